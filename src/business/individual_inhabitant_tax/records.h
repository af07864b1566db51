#pragma once
#include <span>
#include <string>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "storage/migration.h"
#include "storage/table.h"

/// The ledgers of the department: what others reported about a person's income of the year before
/// the fiscal year (課税資料). Every record is a history row keyed by person, fiscal year and
/// number; its valid_from is by convention 1 January of the fiscal year (賦課期日), its valid_to
/// open: a corrected report is a new version of the same number, a withdrawn one a version marked
/// `withdrawn`.
namespace yakuba::individual_inhabitant_tax {

/// 障害者・特別障害者 (地方税法292条1項10号, 施行令7条・7条の2).
enum class Disability { none = 0, general = 1, special = 2 };
std::span<const Code> codes_of(Disability);

/// 寡婦・ひとり親 (地方税法292条1項11号・12号). The parent's sex counts in the adjustment credit
/// only.
enum class FamilyStatus { none = 0, widow = 1, single_mother = 2, single_father = 3 };
std::span<const Code> codes_of(FamilyStatus);

/// What the relative is to the taxpayer, as far as the tax asks.
enum class Relation { other = 0, spouse = 1, ascendant = 2, child = 3 };
std::span<const Code> codes_of(Relation);

/// A relative living abroad (国外居住親族) and, between 30 and 69, why still deductible.
enum class Abroad { no = 0, yes = 1, student = 2, remittance = 3 };
std::span<const Code> codes_of(Abroad);

/// 給与支払報告書: one employer, one employee, one year (地方税法317条の6第1項).
struct SalaryReport {
    PersonId person_id;
    FiscalYear fiscal_year;  // 賦課年度; the salary was paid in the calendar year before
    int record_no = 1;
    PersonId payer_id;          // the employer, a corporation of the registry
    std::string staff_number;   // 受給者番号
    Yen revenue;                // 支払金額
    Yen income_tax_deductions;  // 所得控除の額の合計額 (所得税)
    Yen income_tax_withheld;    // 源泉徴収税額
    Yen social_insurance;       // 社会保険料等の金額, the inner amount excluded
    Yen small_enterprise;       // 社会保険料等の内書き: 小規模企業共済等掛金
    Yen life_new_general;       // premiums paid
    Yen life_old_general;
    Yen life_care;
    Yen life_new_pension;
    Yen life_old_pension;
    Yen earthquake;
    Yen old_long_term;
    bool spouse_deduction = false;  // 控除対象配偶者の有無
    bool spouse_elderly = false;
    Yen spouse_income;  // 配偶者の合計所得
    int dependants_specific = 0;
    int dependants_elderly = 0;  // 同居老親等 included
    int dependants_cohabiting_elderly = 0;
    int dependants_general = 0;
    int dependants_under_16 = 0;
    int disabled_general = 0;  // 本人を除く
    int disabled_special = 0;  // 同居特別障害者 included
    int disabled_cohabiting_special = 0;
    Disability disability = Disability::none;  // 本人
    FamilyStatus family_status = FamilyStatus::none;
    bool working_student = false;
    bool income_adjustment = false;  // 所得金額調整控除の適用
    Yen housing_available;           // 住宅借入金等特別控除可能額
    Yen housing_used;       // 住宅借入金等特別控除の額 (所得税で控除した額)
    Date housing_moved_in;  // 居住開始年月日
    bool housing_special = false;    // 特定取得・特別特例取得等
    bool second_column = false;      // 乙欄
    Date left_on;                    // 退職年月日
    bool special_collection = true;  // 特別徴収を希望; false: 普通徴収切替理由書
    bool withdrawn = false;          // 取消
};
const Description& salary_report_description();
const storage::Table& salary_report_table();

/// 公的年金等支払報告書 (地方税法317条の6第4項).
struct PensionReport {
    PersonId person_id;
    FiscalYear fiscal_year;
    int record_no = 1;
    PersonId payer_id;         // 年金保険者
    std::string pension_code;  // 年金コード
    Yen revenue;               // 支払金額
    Yen income_tax_withheld;
    Yen social_insurance;                      // 年金から引かれた社会保険料
    bool special_collection_eligible = false;  // 老齢基礎年金等から特別徴収できる
    Disability disability = Disability::none;
    FamilyStatus family_status = FamilyStatus::none;
    bool withdrawn = false;
};
const Description& pension_report_description();
const storage::Table& pension_report_table();

/// Which paper a return is.
enum class ReturnKind { income_tax = 1, inhabitant_tax = 2 };
std::span<const Code> codes_of(ReturnKind);

/// 所得税の確定申告書・住民税申告書 (地方税法317条の2・317条の3). Incomes are amounts of income
/// (所得金額) unless the line says revenue; a loss is negative.
struct TaxReturn {
    PersonId person_id;
    FiscalYear fiscal_year;
    int record_no = 1;
    ReturnKind kind = ReturnKind::income_tax;
    Date filed_on;
    Yen salary;              // 給与の収入金額
    Yen specified_expenses;  // 特定支出
    Yen public_pension;      // 公的年金等の収入金額
    Yen business;
    Yen farming;
    Yen real_estate;
    Yen home_work_revenue;  // 家内労働者等の収入
    Yen home_work_expenses;
    Yen interest;
    Yen dividend;                // 総合課税の配当 (配当控除の率が通常のもの)
    Yen dividend_trust;          // 証券投資信託の収益の分配
    Yen dividend_foreign_trust;  // 外貨建等証券投資信託
    Yen miscellaneous;           // 業務・その他の雑所得
    Yen transfer_short;          // 総合短期譲渡 (特別控除前)
    Yen transfer_long;           // 総合長期譲渡 (特別控除前)
    Yen occasional;              // 一時 (収入−経費、特別控除前)
    Yen short_general;           // 分離短期譲渡 (特別控除前)
    Yen short_general_special;   // 特別控除額
    Yen short_reduced;           // 国等への譲渡
    Yen short_reduced_special;
    Yen long_general;  // 分離長期譲渡
    Yen long_general_special;
    Yen long_qualified;  // 優良住宅地等
    Yen long_qualified_special;
    Yen long_residence;  // 居住用財産 (軽課)
    Yen long_residence_special;
    Yen residence_loss;  // 居住用財産の譲渡損失 (損益通算する額)
    Yen stocks_general;
    Yen stocks_listed;
    Yen listed_dividend;  // 上場株式等の配当 (申告分離)
    Yen futures;
    Yen forestry;               // 山林 (特別控除前)
    Yen retirement;             // 退職所得 (総合して課税するもの)
    Yen net_loss_carried;       // 純損失の繰越控除
    Yen casualty_loss_carried;  // 雑損失の繰越控除
    Yen stock_loss_carried;
    Yen futures_loss_carried;
    Yen dividend_withheld;           // 配当割額
    Yen stock_withheld;              // 株式等譲渡所得割額
    Yen casualty_loss;               // 差引損失額
    Yen casualty_disaster_spending;  // うち災害関連支出
    Yen medical_paid;
    Yen medical_reimbursed;
    Yen self_medication;  // 特定一般用医薬品等購入費
    Yen social_insurance;
    Yen small_enterprise;
    Yen life_new_general;
    Yen life_old_general;
    Yen life_care;
    Yen life_new_pension;
    Yen life_old_pension;
    Yen earthquake;
    Yen old_long_term;
    Disability disability = Disability::none;
    FamilyStatus family_status = FamilyStatus::none;
    bool working_student = false;
    int family_employees_spouse = 0;  // 専従者
    int family_employees_other = 0;
    Yen family_employee_deduction;  // 専従者給与・控除額 (事業所得から引いた額)
    Yen gift_furusato;              // 都道府県・市区町村への寄附 (特例控除対象)
    Yen gift_both;                  // 共同募金会・日赤支部・県と市の条例指定
    Yen gift_prefecture;            // 県の条例指定のみ
    Yen gift_city;                  // 市の条例指定のみ
    Yen foreign_tax;                // 所得税で控除しきれない外国所得税額
    Yen foreign_tax_limit;          // 所得税の外国税額控除限度額
    Yen income_tax_taxable;         // 所得税の課税総所得金額等
    Yen housing_available;
    Yen housing_used;
    Date housing_moved_in;
    bool housing_special = false;
    bool salary_collection_wish = false;  // 給与・年金以外の所得も給与から引く
    bool withdrawn = false;
};
const Description& tax_return_description();
const storage::Table& tax_return_table();

/// A relative claimed by a taxpayer in a report or return (扶養親族等), of any age.
struct DependantRecord {
    PersonId person_id;  // the taxpayer
    FiscalYear fiscal_year;
    int record_no = 1;
    PersonId dependant_id;  // 宛名番号, none when not known to the registry
    std::string name;
    Relation relation = Relation::other;
    PartialDate birth_date;
    Yen income;  // 合計所得金額 as stated
    bool cohabiting = true;
    Disability disability = Disability::none;
    Abroad abroad = Abroad::no;
    bool family_employee = false;  // 専従者: no deduction
    Date died_on;
    bool withdrawn = false;  // 扶養の取消・是正
};
const Description& dependant_record_description();
const storage::Table& dependant_record_table();

/// 寄附金税額控除に係る申告特例通知 (地方税法附則7条): one hometown gift without a return.
struct OneStopGift {
    PersonId person_id;
    FiscalYear fiscal_year;
    int record_no = 1;
    std::string recipient_code;  // 寄附先の団体コード
    Yen amount;
    bool withdrawn = false;
};
const Description& one_stop_gift_description();
const storage::Table& one_stop_gift_table();

/// What the taxpayer is on 1 January besides a resident: from other departments and own inquiries.
struct TaxpayerStatus {
    PersonId person_id;
    FiscalYear fiscal_year;
    bool welfare = false;  // 生活扶助を受けている (地方税法295条1項1号)
    Disability disability = Disability::none;
    FamilyStatus family_status = FamilyStatus::none;
    bool working_student = false;
    bool house_only = false;  // 家屋敷・事務所等だけがある (地方税法294条1項2号)
    bool pension_collection_stopped = false;  // 年金からの特別徴収の中止
};
const Description& taxpayer_status_description();
/// History, keyed by fiscal_year, person_id.
const storage::Table& taxpayer_status_table();

/// All tables above and the stored sheets, in the order they are loaded.
std::span<const storage::Table* const> tables();
std::span<const storage::Migration> migrations();

}  // namespace yakuba::individual_inhabitant_tax
