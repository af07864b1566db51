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

/// 高額療養費算定基準額 of one class: `base` plus 1% of what the cost exceeds `cost_over` by.
struct LimitBand {
    IncomeClass income_class = IncomeClass::unknown;
    Yen base;
    Yen cost_over;   // 0: no part by cost
    Yen multiple;    // 多数回該当; 0: none
    Yen outpatient;  // 外来（個人）; 0: none
    Yen yearly;      // 年間上限; 0: none
};

struct BenefitRates {
    std::vector<LimitBand> limits;
    Ratio cost_rate;        // 百分の一
    int multiple_hits = 0;  // 12月以内の支給月数
    Yen summing_from;       // 世帯合算の対象となる額
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

}  // namespace yakuba::national_health_insurance

namespace yakuba {
template <>
const Description& description_of<national_health_insurance::LimitBand>();
}  // namespace yakuba
