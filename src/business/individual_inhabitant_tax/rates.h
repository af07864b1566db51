#pragma once
#include <vector>

#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "rules/term_month.h"

/// What law and ordinance fix for one fiscal year (data/law/individual_inhabitant_tax.toml and
/// data/ordinances/CODE/individual_inhabitant_tax.toml). Limits named `…_max` include their amount.
namespace yakuba::individual_inhabitant_tax {

/// 給与所得: the revenue, cut to a multiple of `step` (別表第五), times `rate`, less `subtract`.
struct SalaryBand {
    Yen below;
    Yen step;
    Ratio rate;
    Yen subtract;
};
/// 公的年金等: revenue times `rate`, less `subtract` (other income up to the first column's limit).
struct PensionBand {
    int age_from = 0;
    Yen below;
    Ratio rate;
    Yen subtract;
};
/// By how much the pension deduction shrinks with other income.
struct PensionColumn {
    Yen other_income_max;
    Yen less;
};
/// A premium paid up to `up_to` is deductible at `rate` plus `plus`.
struct PremiumBand {
    Yen up_to;
    Ratio rate;
    Yen plus;
};
/// 配偶者控除・配偶者特別控除, by the spouse's income and the taxpayer's own band (first, second,
/// third).
struct SpouseBand {
    Yen spouse_income_max;
    Yen first;
    Yen second;
    Yen third;
    Yen difference_first;  // 人的控除額の差 (調整控除)
    Yen difference_second;
    Yen difference_third;
};
/// 特定親族特別控除, by the relative's income.
struct RelativeBand {
    Yen income_max;
    Yen amount;
};
/// 基礎控除, by the taxpayer's 合計所得金額.
struct BasicBand {
    Yen income_max;
    Yen amount;
    Yen difference;
};
/// 特例控除額: the income tax's marginal rate by 課税総所得金額 less the personal difference.
struct GiftBand {
    Yen base_max;
    Ratio special;   // 90% − rate × 1.021
    Ratio one_stop;  // 申告特例控除額 as a part of the special credit
};
/// 住宅借入金等特別税額控除: the cap by the day of moving in.
struct HousingBand {
    Date moved_in_from;
    bool special = false;  // 特定取得・特別特例取得
    Ratio rate;            // of the income tax's taxable income
    Yen cap;
};

struct Rates {
    // 所得 (地方税法313条)
    std::vector<SalaryBand> salary;
    std::vector<PensionBand> pension;
    std::vector<PensionColumn> pension_columns;
    Yen adjustment_salary_from;  // 所得金額調整控除
    Yen adjustment_salary_max;
    Ratio adjustment_rate;
    Yen adjustment_both;
    int adjustment_child_below = 0;
    Yen occasional_special;  // 一時・総合譲渡の特別控除
    Yen forestry_special;
    Yen home_work_minimum;  // 家内労働者等の必要経費
    // 所得控除 (314条の2)
    Ratio casualty_rate;
    Yen casualty_disaster_floor;
    Yen medical_floor;
    Ratio medical_rate;
    Yen medical_max;
    Yen self_medication_floor;
    Yen self_medication_max;
    std::vector<PremiumBand> life_new;
    std::vector<PremiumBand> life_old;
    Yen life_both_max;
    Yen life_total_max;
    Ratio earthquake_rate;
    Yen earthquake_max;
    std::vector<PremiumBand> old_long_term;
    Yen disability;
    Yen disability_special;
    Yen disability_cohabiting;
    Yen widow;
    Yen single_parent;
    Yen family_status_income_max;
    Yen student;
    Yen student_income_max;
    Yen student_other_income_max;
    Yen dependant_income_max;
    Yen own_income_first_max;  // 配偶者控除の所得区分
    Yen own_income_second_max;
    Yen own_income_third_max;
    std::vector<SpouseBand> spouse_general;
    std::vector<SpouseBand> spouse_elderly;
    std::vector<SpouseBand> spouse_special;
    Yen dependant_general;
    Yen dependant_specific;
    Yen dependant_elderly;
    Yen dependant_cohabiting_elderly;
    std::vector<RelativeBand> specific_relative;
    int dependant_age_from = 0;
    int specific_age_from = 0;
    int specific_age_below = 0;
    int elderly_age_from = 0;
    bool abroad_limited = false;  // 国外居住親族の年齢要件
    int abroad_age_from = 0;
    int abroad_age_below = 0;
    std::vector<BasicBand> basic;
    // 人的控除額の差 (314条の6)
    Yen difference_disability;
    Yen difference_disability_special;
    Yen difference_disability_cohabiting;
    Yen difference_widow;
    Yen difference_single_mother;
    Yen difference_single_father;
    Yen difference_student;
    Yen difference_general;
    Yen difference_specific;
    Yen difference_elderly;
    Yen difference_cohabiting_elderly;
    // 非課税 (295条, 附則3条の3)
    Yen protected_income_max;
    int minor_age_below = 0;
    Yen per_capita_limit_basic;
    Yen per_capita_limit_addition;
    Yen limit_constant;
    Yen levy_limit_basic;
    Yen levy_limit_addition;
    Yen forest_limit_basic;
    Yen forest_limit_addition;
    // 税率 (310条, 314条の3)
    Yen city_per_capita;
    Yen pref_per_capita;
    Yen pref_per_capita_surcharge;
    Yen forest_tax;
    Ratio city_rate;
    Ratio pref_rate;
    Ratio city_share;          // 市町村の割合: 3/5; 指定都市 4/5
    Ratio short_general_rate;  // city and prefecture together
    Ratio short_reduced_rate;
    Ratio long_general_rate;
    Ratio long_lower_rate;
    Yen long_qualified_lower_max;
    Yen long_residence_lower_max;
    Ratio securities_rate;
    Ratio futures_rate;
    // 税額控除
    Yen adjustment_credit_base;
    Yen adjustment_credit_minimum;
    Ratio adjustment_credit_rate;
    Yen adjustment_credit_income_max;
    Yen dividend_credit_base;
    Ratio dividend_city_rate;  // (附則5条) up to the base; above it one half
    Ratio dividend_pref_rate;
    Ratio dividend_trust_city_rate;
    Ratio dividend_trust_pref_rate;
    Ratio dividend_foreign_city_rate;
    Ratio dividend_foreign_pref_rate;
    std::vector<HousingBand> housing;
    Yen gift_floor;
    Ratio gift_income_rate;
    Ratio gift_city_rate;
    Ratio gift_pref_rate;
    Ratio gift_special_cap;
    std::vector<GiftBand> gift_bands;
    int one_stop_bodies_max = 0;
    Ratio foreign_city_rate;
    Ratio foreign_pref_rate;
    Yen fixed_reduction;         // 定額減税 (R6)
    Yen fixed_reduction_spouse;  // R7 の同一生計配偶者分
    Yen fixed_reduction_income_max;
    Ratio withheld_city_share;  // 配当割額・株式等譲渡所得割額
    // 退職所得の分離課税 (328条)
    Yen retirement_per_year;
    Yen retirement_per_late_year;
    int retirement_late_years_from = 0;
    Yen retirement_minimum;
    Yen retirement_disability;
    int retirement_short_years = 0;
    Yen retirement_short_halved_max;
    Ratio retirement_city_rate;
    Ratio retirement_pref_rate;
    // 徴収
    std::vector<TermMonth> terms;
    Yen ordinary_unit;
    Yen salary_unit;
    bool per_capita_only_first_term = false;
    Yen pension_minimum;
    int pension_age_from = 0;
};
const Description& rates_description();

}  // namespace yakuba::individual_inhabitant_tax

namespace yakuba {
template <>
const Description& description_of<individual_inhabitant_tax::SalaryBand>();
template <>
const Description& description_of<individual_inhabitant_tax::PensionBand>();
template <>
const Description& description_of<individual_inhabitant_tax::PensionColumn>();
template <>
const Description& description_of<individual_inhabitant_tax::PremiumBand>();
template <>
const Description& description_of<individual_inhabitant_tax::SpouseBand>();
template <>
const Description& description_of<individual_inhabitant_tax::RelativeBand>();
template <>
const Description& description_of<individual_inhabitant_tax::BasicBand>();
template <>
const Description& description_of<individual_inhabitant_tax::GiftBand>();
template <>
const Description& description_of<individual_inhabitant_tax::HousingBand>();
}  // namespace yakuba
