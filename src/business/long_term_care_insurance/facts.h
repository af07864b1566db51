#pragma once
#include <span>
#include <vector>

#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/description.h"

namespace yakuba::long_term_care_insurance {

/// Whether the premium is taken from the pension this year (介護保険法135条).
enum class SpecialCollection {
    none = 1,        // 普通徴収
    continuing = 2,  // 4月から: 仮徴収と本徴収
    october = 3,     // 10月から: the first half by ordinary collection
};
std::span<const Code> codes_of(SpecialCollection);

/// One insured person of 65 and over as of the levy's day: 1 April, or the day of acquisition
/// (介護保険法130条の賦課期日). Small and flat: the yearly levy keeps a city's in one array.
struct Facts {
    // 資格
    Date acquired_on;  // 資格取得日 in this year; none: insured before 1 April
    Date lost_on;      // 資格喪失日; none: still insured
    // 段階
    bool public_assistance = false;        // 生活保護・支援給付
    bool old_age_welfare_pension = false;  // 老齢福祉年金の受給権者
    int boundary_stage = 0;                // 境界層該当: the stage to be applied; 0: none
    bool provisional = false;      // 転入して所得を照会中: the lowest stage for the time
    bool self_taxed = false;       // 本人が市町村民税課税
    bool household_taxed = false;  // 世帯のだれかが市町村民税課税
    /// R8: would have been taxed with the salary deduction before the reform of R7.
    bool self_taxed_before_reform = false;
    bool household_taxed_before_reform = false;
    // 所得 (前年)
    Yen total_income;            // 合計所得金額
    Yen special_gain_deduction;  // 長期・短期譲渡所得の特別控除額
    Yen pension_revenue;         // 公的年金等の収入金額 (課税年金)
    Yen pension_income;          // 公的年金等に係る雑所得
    Yen salary_revenue;          // 給与等の収入金額
    Yen salary_income;           // 給与所得, after 所得金額調整控除
    Yen salary_adjustment;       // 所得金額調整控除額
    // 徴収
    SpecialCollection special = SpecialCollection::none;
    Yen last_february;  // 前年度2月に特別徴収した額
    Yen reduction;      // 減免額 (介護保険法142条)
};
const Description& facts_description();

/// Facts no person can have, each with its path.
std::vector<Problem> impossible(const Facts& facts, Date day);

}  // namespace yakuba::long_term_care_insurance
