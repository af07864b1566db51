#pragma once
#include <span>
#include <string>
#include <vector>

#include "business/national_health_insurance/benefit_rates.h"
#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "storage/migration.h"
#include "storage/table.h"

/// The ledgers of the department: who is insured since when, what of a person changes the levy,
/// what was paid for care, and the benefits decided. The levy itself is kept as stored_levy.h says.
namespace yakuba::national_health_insurance {

/// 取得事由.
enum class Gain {
    migrated = 1,          // 移行
    move_in = 2,           // 転入
    left_employment = 3,   // 社会保険離脱
    birth = 4,             // 出生
    assistance_ended = 5,  // 生活保護廃止
    other = 9,
};
std::span<const Code> codes_of(Gain);

/// 喪失事由.
enum class Loss {
    none = 0,
    move_out = 1,    // 転出
    employment = 2,  // 社会保険加入
    death = 3,       // 死亡
    assistance = 4,  // 生活保護開始
    elderly = 5,     // 後期高齢者医療加入
    elsewhere = 6,   // 他の市町村の被保険者となった (修学・施設の特例)
    other = 9,
};
std::span<const Code> codes_of(Loss);

/// 資格: one spell of insurance of one person (法7条・8条). Its end is a later version of the same
/// spell.
struct Enrolment {
    PersonId person_id;
    Date acquired_on;  // 資格取得年月日
    Gain gain = Gain::migrated;
    Date lost_on;  // 資格喪失年月日, the first day no longer insured; none while insured
    Loss loss = Loss::none;
    Date notified_on;    // 届出年月日 of the last change
    std::string number;  // 被保険者記号・番号, of the household
    int branch = 0;      // 枝番
    bool card_linked = false;  // マイナ保険証の利用登録あり: 資格情報のお知らせ, else 資格確認書
};
const Description& enrolment_description();
/// History, keyed by person_id, acquired_on.
const storage::Table& enrolment_table();

/// What of a person changes the levy, or how it is collected or paid.
enum class ReliefKind {
    unemployed = 1,        // 特例対象被保険者等: the day of leaving
    maternity = 2,         // 産前産後: the (expected) day of birth
    former_dependant = 3,  // 旧被扶養者: the day it began
    care_exempt = 4,       // 介護保険の適用除外: the day it began
    transfer = 5,          // 口座振替の申出: the day of the application
    simplified = 6,        // 高額療養費の申請の簡素化: the day of the application
};
std::span<const Code> codes_of(ReliefKind);

/// 届出: unemployment, maternity and the like.
struct Relief {
    PersonId person_id;
    ReliefKind kind = ReliefKind::unemployed;
    Date event_on;
    bool multiple = false;  // 多胎
    Date filed_on;
    bool withdrawn = false;
};
const Description& relief_description();
/// History, keyed by person_id, kind, event_on.
const storage::Table& relief_table();

/// 診療報酬明細書 as far as the high-cost benefit needs it: what one person paid one institution in
/// one month, inpatient and outpatient apart.
struct CareBill {
    PersonId person_id;
    YearMonth month;
    int bill_no = 1;
    bool inpatient = false;
    bool specified = false;  // 特定疾病に係る療養
    Yen cost;
    Yen paid;
};
const Description& care_bill_description();
/// History, keyed by person_id, month, bill_no.
const storage::Table& care_bill_table();

enum class BenefitKind {
    high_cost = 1,
    childbirth = 2,
    funeral = 3,
    outpatient_year = 4,  // 年間外来合算: the month is the last July, `about` the person
    joint = 5,            // 高額介護合算: the month is the last July
    treatment = 6,        // 療養費
};
std::span<const Code> codes_of(BenefitKind);

enum class BenefitState {
    due = 1,      // 申請を待つ (勧奨)
    decided = 2,  // 支給決定
};
std::span<const Code> codes_of(BenefitState);

/// 給付: what is due or was decided.
struct Benefit {
    PersonId person_id;  // 世帯主; of a funeral, who held it
    BenefitKind kind = BenefitKind::high_cost;
    YearMonth month;    // 診療月, or the month of the birth or death
    PersonId about_id;  // 出産した人, 死亡した人; none for 高額療養費
    IncomeClass income_class = IncomeClass::unknown;
    IncomeClass senior_class = IncomeClass::unknown;
    bool multiple = false;
    bool counted = true;  // counts for 多数回該当
    Yen paid;             // 一部負担金等世帯合算額, or what went to the institution
    Yen limit;            // 算定基準額
    Yen amount;           // 支給額
    BenefitState state = BenefitState::due;
    Date decided_on;
    std::string rates;  // fingerprint
};
const Description& benefit_description();
/// History, keyed by person_id, kind, month, about_id.
const storage::Table& benefit_table();

/// The department's tables, in loading order, and its schema.
std::vector<const storage::Table*> tables();
std::span<const storage::Migration> migrations();

}  // namespace yakuba::national_health_insurance
