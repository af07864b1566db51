#pragma once
#include <span>
#include <vector>

#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "rules/term_month.h"

namespace yakuba::long_term_care_insurance {

/// Whom a stage is for (介護保険法施行令38条1項各号). The untaxed are told apart by pension and
/// income, the taxed by income alone.
enum class Condition {
    lowest = 1,  // 生活保護, 老齢福祉年金, 世帯非課税で年金収入等が低い方の境以下
    low = 2,                // 世帯非課税で高い方の境以下
    untaxed_household = 3,  // 世帯非課税のその他
    untaxed_low = 4,        // 本人非課税で年金収入等が低い方の境以下
    untaxed = 5,            // 本人非課税のその他
    taxed = 6,              // 本人課税
};
std::span<const Code> codes_of(Condition);

/// 段階: the rate charged, and the rate before public money lowers it (介護保険法124条の2).
struct Stage {
    int stage = 0;
    Condition condition = Condition::taxed;
    Yen income_below;  // of the taxed: 合計所得金額がこの額未満; 0: no upper limit
    Ratio before;
    Ratio rate;
};

/// The salary deduction before the tax reform of R7, up to a revenue (令和8年度の特例).
struct FormerSalary {
    Yen revenue_max;
    Ratio former_rate;
    Yen former_plus;
    Yen present;
};

enum class Rounding { floor = 1, half_up = 2, ceiling = 3 };
std::span<const Code> codes_of(Rounding);
/// `amount` to a multiple of `unit`, the way the ordinance says.
constexpr Yen rounded(Rounding mode, Yen unit, Unrounded amount) {
    if (mode == Rounding::half_up) return round_half_up_to(unit, amount);
    return mode == Rounding::ceiling ? ceil_to(unit, amount) : floor_to(unit, amount);
}

/// What law and ordinance fix of one fiscal year's premium: data/law/long_term_care_insurance.toml
/// and the ordinances.
struct Rates {
    int first_age = 0;
    Yen base_amount;
    std::vector<Stage> stages;
    Yen low_pension;
    Yen middle_pension;
    Yen salary_deduction;
    Yen taxed_deduction;
    std::vector<FormerSalary> former_salary;
    Yen rounding_unit;
    Rounding rounding = Rounding::floor;
    Yen part_year_unit;
    Rounding part_year_rounding = Rounding::floor;
    // 徴収
    Yen pension_floor;
    Yen instalment_unit;
    Yen special_unit;
    std::vector<TermMonth> terms;
    bool levelling = false;
};
const Description& rates_description();

}  // namespace yakuba::long_term_care_insurance

namespace yakuba {
template <>
const Description& description_of<long_term_care_insurance::Stage>();
template <>
const Description& description_of<long_term_care_insurance::FormerSalary>();
}  // namespace yakuba
