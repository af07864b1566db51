#pragma once
#include <span>
#include <vector>

#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/description.h"

/// What law and ordinance fix for the benefits of one month
/// (data/law/national_health_insurance_benefit.toml and the ordinances).
namespace yakuba::national_health_insurance {

/// 所得区分. The first five are of people under 70, the others of those from 70 to 74.
enum class IncomeClass {
    unknown = 0,
    a = 1,              // ア
    i = 2,              // イ
    u = 3,              // ウ
    e = 4,              // エ
    o = 5,              // オ: 市町村民税非課税世帯
    active_third = 11,  // 現役並みIII
    active_second = 12,
    active_first = 13,
    general = 14,     // 一般
    low_second = 15,  // 低所得II
    low_first = 16,   // 低所得I
};
std::span<const Code> codes_of(IncomeClass);

/// 特定疾病 (健康保険法施行令41条9項): of which care costs no more than a fixed amount a month.
enum class SpecifiedDisease {
    none = 0,
    dialysis = 1,     // 人工透析を行う慢性腎不全
    haemophilia = 2,  // 先天性血液凝固因子障害
    hiv = 3,          // 血液製剤によるHIV感染症
};
std::span<const Code> codes_of(SpecifiedDisease);

/// 高額療養費算定基準額 of one class: `base` plus 1% of what the cost exceeds `cost_over` by.
struct LimitBand {
    IncomeClass income_class = IncomeClass::unknown;
    Yen base;
    Yen cost_over;   // 0: no part by cost
    Yen multiple;    // 多数回該当; 0: none
    Yen outpatient;  // 外来（個人）; 0: none
    Yen yearly;      // 年間上限; 0: none
    Yen joint;       // 介護合算算定基準額
};

struct BenefitRates {
    std::vector<LimitBand> limits;
    Ratio cost_rate;        // 百分の一
    int multiple_hits = 0;  // 12月以内の支給月数
    Yen summing_from;       // 世帯合算の対象となる額
    Yen outpatient_yearly;  // 年間外来合算の基準額
    // 特定疾病
    Yen specified;       // 一か月の額
    Yen specified_high;  // 区分ア・イの人工透析
    // 高額介護合算
    Yen joint_over;             // 支給基準額: no more than this is not paid
    Yen joint_several_in_care;  // 低所得Iで介護を受ける人が複数いるときの介護の側の額
    // 所得区分
    Yen class_a_over;
    Yen class_i_over;
    Yen class_u_over;
    Yen active_base;
    Yen active_second_base;
    Yen active_third_base;
    Yen active_revenue_one;
    Yen active_revenue_more;
    Yen active_income_max;
    Yen low_pension_deduction;  // 低所得Iの判定で年金収入から差し引く額
    Yen low_salary_deduction;
    // 一部負担金の割合
    Ratio share_preschool;
    Ratio share;
    Ratio share_senior;
    int senior_age = 0;
    int preschool_age = 0;
    // 出産育児一時金・葬祭費
    Yen childbirth;
    Yen childbirth_plain;
    Yen funeral;
    int prescription_years = 0;
};
const Description& benefit_rates_description();

/// The limits of a class; those of 0 yen when it has none.
const LimitBand& limit_band(const BenefitRates& rates, IncomeClass wanted);

}  // namespace yakuba::national_health_insurance

namespace yakuba {
template <>
const Description& description_of<national_health_insurance::LimitBand>();
}  // namespace yakuba
