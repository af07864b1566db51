#pragma once
#include <span>
#include <string>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "storage/migration.h"
#include "storage/table.h"

/// 収納: what citizens owe the municipality and what it owes them. Every table is append-only: a
/// changed assessment, a returned transfer, a new account are new versions; money that moved is
/// logged once.
namespace yakuba::ledger {

/// Which department's money. The number is kept in the database; the key is the business id.
enum class Business {
    individual_inhabitant_tax = 1,
    child_allowance = 2,
    long_term_care_insurance = 4,
    fixed_asset_tax = 5,
    national_health_insurance = 24,
};
std::span<const Code> codes_of(Business);

/// How an instalment is collected (徴収区分).
enum class Collection {
    ordinary = 1,  // 普通徴収
    salary = 2,    // 給与からの特別徴収
    pension = 3,   // 年金からの特別徴収
};
std::span<const Code> codes_of(Collection);

/// 調定: what one person owes one department for one year. A changed assessment is a new version;
/// the difference from the version before is what is newly charged or given back.
struct Charge {
    Business business = Business::individual_inhabitant_tax;
    PersonId person_id;
    FiscalYear fiscal_year;
    Yen amount;                 // 年税額
    Yen city;                   // 内訳: 市町村分
    Yen prefecture;             // 都道府県分
    Yen national;               // 森林環境税
    Yen difference;             // against the version before
    std::string reason;         // 当初, 更正事由
    std::string notice_number;  // 通知書番号
};
const Description& charge_description();
/// History, keyed by business, person_id, fiscal_year.
const storage::Table& charge_table();

/// 期別・月別: one line of the plan by which a charge is paid. The plan as a whole is replaced by
/// each new version of its charge: `charge_version` says which.
struct Instalment {
    Business business = Business::individual_inhabitant_tax;
    PersonId person_id;
    FiscalYear fiscal_year;
    int charge_version = 1;
    Collection collection = Collection::ordinary;
    int term = 0;  // 1–4, or the month 1–12 of the plan
    YearMonth month;
    Date due_on;        // 納期限
    PersonId payer_id;  // 特別徴収義務者; none for ordinary collection
    Yen amount;
};
const Description& instalment_description();
/// Log, keyed by business, person_id, fiscal_year, charge_version, collection, term.
const storage::Table& instalment_table();

/// 収納: money that came in.
struct Receipt {
    std::string receipt_number;
    Business business = Business::individual_inhabitant_tax;
    PersonId person_id;
    FiscalYear fiscal_year;
    Collection collection = Collection::ordinary;
    int term = 0;
    Date paid_on;
    Yen amount;
    std::string channel;  // 窓口, 口座振替, 特別徴収納入 …
};
const Description& receipt_description();
/// Log, keyed by receipt_number.
const storage::Table& receipt_table();

/// What became of money paid too much or by mistake (過誤納金).
enum class OverpaymentUse {
    appropriated = 1,  // 充当 (地方税法17条の2): set against another unpaid term
    refunded = 2,      // 還付 (地方税法17条)
};
std::span<const Code> codes_of(OverpaymentUse);

/// 過誤納金の処理: one decision on money that one term has too much of.
struct Overpayment {
    std::string overpayment_number;  // 過誤納整理番号
    Business business = Business::individual_inhabitant_tax;
    PersonId person_id;
    FiscalYear fiscal_year;  // the term that has too much
    Collection collection = Collection::ordinary;
    int term = 0;
    OverpaymentUse use = OverpaymentUse::refunded;
    FiscalYear to_fiscal_year;  // 充当先; none for a refund
    Collection to_collection = Collection::ordinary;
    int to_term = 0;
    Date decided_on;
    Yen amount;
};
const Description& overpayment_description();
/// Log, keyed by overpayment_number.
const storage::Table& overpayment_table();

/// 公金の支払先口座. One's own account only.
struct BankAccount {
    PersonId person_id;
    std::string bank_code;       // 4 digits
    std::string branch_code;     // 3 digits
    int account_type = 1;        // 1 普通 2 当座 4 貯蓄
    std::string account_number;  // 7 digits
    std::string holder_kana;     // half-width bank kana
    std::string source;          // 本人申請, 公金受取口座
    Date inquired_on;
};
const Description& bank_account_description();
/// History, keyed by person_id.
const storage::Table& bank_account_table();

enum class PaymentState { planned = 1, sent = 2, paid = 3, returned = 4, withheld = 5 };
std::span<const Code> codes_of(PaymentState);

/// 支払: what the municipality pays one citizen on one day, for which months.
struct Payment {
    Business business = Business::child_allowance;
    PersonId person_id;
    Date pay_on;
    YearMonth from_month;  // first month covered
    YearMonth to_month;    // last month covered
    Yen entitled;          // sum of the monthly amounts
    Yen donated;           // 寄附
    Yen deducted;          // 学校給食費等の徴収
    Yen recovered;         // 内払調整・過払の充当
    Yen amount;            // what is transferred
    PaymentState state = PaymentState::planned;
    std::string bank_code;
    std::string branch_code;
    int account_type = 1;
    std::string account_number;
    std::string holder_kana;
    std::string reason;  // 定時, 随時, 差額, 未支払
    PersonId payee_id;   // whose account receives it; the person's own unless 未支払
    std::string note;    // why withheld or returned
};
const Description& payment_description();
/// History, keyed by business, person_id, payee_id, pay_on, reason.
const storage::Table& payment_table();

/// The tables of this room in loading order, and its schema.
std::vector<const storage::Table*> tables();
std::span<const storage::Migration> migrations();

}  // namespace yakuba::ledger
