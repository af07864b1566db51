#pragma once
#include <cstdint>
#include <vector>

#include "business/national_health_insurance/benefit_rates.h"
#include "rules/calculator.h"

/// What the insurance pays a household for one month of care: pure.
namespace yakuba::national_health_insurance {

/// What one person paid one institution in the month, inpatient and outpatient, medicine and
/// dentistry apart (29条の2第1項1号).
struct Bill {
    int person = 1;       // the same number is the same person
    bool senior = false;  // from the month after the 70th birthday
    bool inpatient = false;
    bool turning_75 = false;                            // 75歳到達時特例対象療養
    SpecifiedDisease disease = SpecifiedDisease::none;  // 認定を受けた特定疾病に係る療養
    Yen cost;                                           // 療養に要した費用の額
    Yen paid;                                           // 一部負担金
};

struct BenefitFacts {
    IncomeClass income_class = IncomeClass::unknown;  // of those under 70; unknown: judged
    IncomeClass senior_class = IncomeClass::unknown;  // of those from 70
    // 所得区分の判定
    bool undeclared = false;  // 所得の不明な人がいる
    bool untaxed = false;     // 世帯主と被保険者の全員が市町村民税非課税
    Yen base_income;          // 被保険者の基礎控除後の総所得金額等の合計
    Yen senior_base;          // 70歳以上の被保険者の課税所得の最も多い額
    Yen senior_revenue;  // 70歳以上の被保険者 (特定同一世帯所属者を含む) の収入の合計
    int seniors = 0;              // その人数
    Yen low_income;               // 低所得Iの判定に用いる所得の合計
    int earlier_hits = 0;         // 前11月のうち支給のあった月数
    bool moved_in_month = false;  // 県内の他の市町村から月の途中に転入し世帯が続く
    Yen borne_this_year;  // 8月からこの月の前までの自己負担の合計 (年間上限)
    std::vector<Bill> bills;
    // 出産育児一時金・葬祭費
    int births = 0;        // 産科医療補償制度の対象の出産児
    int births_plain = 0;  // 対象外の出産児
    Yen childbirth_paid_directly;
    int funerals = 0;
};
const Description& benefit_facts_description();
std::vector<Problem> benefit_impossible(const BenefitFacts& facts, Date day);

struct BenefitSheet {
    IncomeClass income_class = IncomeClass::unknown;
    IncomeClass senior_class = IncomeClass::unknown;
    bool multiple = false;  // 多数回該当
    bool counted = false;   // 多数回該当の月数に数える支給がある
    Yen specified;          // 特定疾病の高額療養費
    Yen senior_outpatient;  // 70歳以上の外来（個人）の高額療養費
    Yen senior_paid;        // 70歳以上の世帯合算額
    Yen senior_limit;
    Yen senior_household;       // 70歳以上の世帯の高額療養費
    Yen counted_paid;           // 一部負担金等世帯合算額
    Yen counted_cost;           // それに係る療養に要した費用の額
    Yen limit;                  // 高額療養費算定基準額
    Yen household;              // 世帯全体の高額療養費
    Yen yearly;                 // 年間上限による支給額
    Yen high_cost;              // 高額療養費の合計
    Yen borne;                  // 支給の後の自己負担
    Yen childbirth;             // 出産育児一時金
    Yen childbirth_difference;  // うち世帯主に支給する差額
    Yen funeral;                // 葬祭費
};
const Description& benefit_sheet_description();

/// 高額療養費, 出産育児一時金 and 葬祭費 of one household and month.
///
/// Source: 国民健康保険法42条・57条の2・58条, 施行令27条の2・29条の2・29条の3. Order: care
/// of a specified disease by each institution, outpatient care of each person from 70, then the
/// household's from 70, then everybody (each earlier benefit taken off). Errors: none.
BenefitSheet benefit(const BenefitRates& rates, const BenefitFacts& facts, Date day);

/// What a person from 70 bore for outpatient care in the month, after the household's benefits:
/// those of the household are taken off in proportion (施行令29条の2の2第1項1号).
Yen outpatient_borne(const BenefitRates& rates, const BenefitFacts& facts,
                     const BenefitSheet& sheet, int person);
/// What those from 70 bore together (29条の4の2第2項).
Yen senior_borne(const BenefitSheet& sheet);

/// 所得区分 of those under 70 and from 70 to 74.
IncomeClass class_under_70(const BenefitRates& rates, const BenefitFacts& facts);
IncomeClass class_from_70(const BenefitRates& rates, const BenefitFacts& facts);
/// 一部負担金の割合 of one person in a month (法42条1項).
Ratio share_of_cost(const BenefitRates& rates, Date birth, YearMonth month, IncomeClass from_70);
/// The first month with the share of people from 70: the one after the day of reaching it.
YearMonth senior_from(Date birth, int senior_age);

/// `yakuba calc national-health-insurance-benefit`.
Calculator benefit_calculator();

}  // namespace yakuba::national_health_insurance

namespace yakuba {
template <>
const Description& description_of<national_health_insurance::Bill>();
}  // namespace yakuba
