#pragma once
#include <span>
#include <string>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "storage/table.h"

namespace yakuba::ledger {

/// Which department's money. The number is kept in the database; the key is the business id.
enum class Business { individual_inhabitant_tax = 1, child_allowance = 2 };
std::span<const Code> codes_of(Business);

/// How an instalment is collected (徴収区分).
enum class Collection {
    ordinary = 1,      // 普通徴収
    salary = 2,        // 給与からの特別徴収
    pension = 3,       // 年金からの特別徴収
};
std::span<const Code> codes_of(Collection);

/// 調定: what one person owes one department for one year. A changed assessment is a new version; the
/// difference from the version before is what is newly charged or given back.
struct Charge {
    Business business = Business::individual_inhabitant_tax;
    PersonId person_id;
    FiscalYear fiscal_year;
    Yen amount;                     // 年税額
    Yen city;                       // 内訳: 市町村分
    Yen prefecture;                 // 都道府県分
    Yen national;                   // 森林環境税
    Yen difference;                 // against the version before
    std::string reason;             // 当初, 更正事由
    std::string notice_number;      // 通知書番号
};
const Description& charge_description();
/// History, keyed by business, person_id, fiscal_year.
const storage::Table& charge_table();

/// 期別・月別: one line of the plan by which a charge is paid. The plan as a whole is replaced by each new
/// version of its charge: `charge_version` says which.
struct Instalment {
    Business business = Business::individual_inhabitant_tax;
    PersonId person_id;
    FiscalYear fiscal_year;
    int charge_version = 1;
    Collection collection = Collection::ordinary;
    int term = 0;                   // 1–4, or the month 1–12 of the plan
    YearMonth month;
    Date due_on;                    // 納期限
    PersonId payer_id;              // 特別徴収義務者; none for ordinary collection
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
    std::string channel;            // 窓口, 口座振替, 特別徴収納入 …
};
const Description& receipt_description();
const storage::Table& receipt_table();

/// 公金の支払先口座. One's own account only.
struct BankAccount {
    PersonId person_id;
    std::string bank_code;          // 4 digits
    std::string branch_code;        // 3 digits
    int account_type = 1;           // 1 普通 2 当座 4 貯蓄
    std::string account_number;     // 7 digits
    std::string holder_kana;        // half-width bank kana
    std::string source;             // 本人申請, 公金受取口座
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
    YearMonth from_month;           // first month covered
    YearMonth to_month;             // last month covered
    Yen entitled;                   // sum of the monthly amounts
    Yen donated;                    // 寄附
    Yen deducted;                   // 学校給食費等の徴収
    Yen offset;                     // 内払調整・過払の充当
    Yen amount;                     // what is transferred
    PaymentState state = PaymentState::planned;
    std::string bank_code;
    std::string branch_code;
    int account_type = 1;
    std::string account_number;
    std::string holder_kana;
    std::string reason;             // 定時, 随時, 差額, 未支払
};
const Description& payment_description();
/// History, keyed by business, person_id, pay_on, reason.
const storage::Table& payment_table();

}  // namespace yakuba::ledger
