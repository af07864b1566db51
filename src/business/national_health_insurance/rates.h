#pragma once
#include <span>
#include <vector>

#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "rules/term_month.h"

/// What law and ordinance fix for one fiscal year of the levy
/// (data/law/national_health_insurance.toml, data/ordinances/CODE/national_health_insurance.toml).
namespace yakuba::national_health_insurance {

/// 保険料か保険税か: the municipality's choice (国民健康保険法76条1項).
enum class LevyKind { premium = 1, tax = 2 };
std::span<const Code> codes_of(LevyKind);

/// Where a fraction goes.
enum class Direction { down = 1, half_up = 2, up = 3 };
std::span<const Code> codes_of(Direction);

/// What an insurer rounds the income part of.
enum class IncomePer { person = 1, household = 2 };
std::span<const Code> codes_of(IncomePer);

/// One of the parts: 医療分, 支援金分, 介護分, 子ども分.
struct PartRates {
    Ratio income_rate;  // 所得割の率
    Ratio asset_rate;   // 資産割の率
    Yen per_capita;     // 均等割額
    Yen per_household;  // 平等割額
    Yen cap;            // 賦課限度額
};

/// 基礎控除 by total income.
struct BasicBand {
    Yen income_max;
    Yen amount;
};

/// A unit of 0 yen means: not rounded at this step.
struct Rates {
    LevyKind levy_kind = LevyKind::premium;
    PartRates medical;
    PartRates support;
    PartRates care;
    PartRates child;
    Yen child_adult_per_capita;  // 18歳以上均等割額
    std::vector<BasicBand> basic;
    // 軽減の判定と割合 (施行令29条の7第5項)
    Yen reduction_base;
    Yen reduction_per_earner;
    Yen reduction_per_person_half;
    Yen reduction_per_person_fifth;
    Ratio reduction_seventy;
    Ratio reduction_fifty;
    Ratio reduction_twenty;
    int senior_age = 0;
    Yen senior_pension_deduction;
    Yen earner_salary_over;
    Yen earner_pension_over;
    Yen earner_senior_pension_over;
    Ratio unemployed_salary_share;
    // 子ども
    int preschool_age = 0;
    Ratio preschool_share;
    int child_age = 0;
    // 産前産後
    YearMonth maternity_from;
    int maternity_before = 0;
    int maternity_before_multiple = 0;
    int maternity_after = 0;
    // 旧被扶養者 (条例)
    Ratio former_dependant_share;
    int former_dependant_months = 0;
    // 特定世帯
    int specified_months = 0;
    Ratio specified_share;
    int continuing_months = 0;
    Ratio continuing_share;
    // 年齢
    int care_age_from = 0;
    int care_age_until = 0;
    int elderly_age = 0;
    int notify_days = 0;  // 届出の期限
    // 端数
    IncomePer income_per = IncomePer::person;
    Yen income_unit;
    Direction income_direction = Direction::down;
    Yen reduction_unit;
    Direction reduction_direction = Direction::up;
    Yen person_unit;
    Direction person_direction = Direction::down;
    Yen part_unit;
    Direction part_direction = Direction::down;
    Yen total_unit;
    Direction total_direction = Direction::down;
    // 徴収
    std::vector<TermMonth> terms;
    Yen instalment_unit;
    Yen special_pension_min;
    Ratio special_pension_share;
    int prescription_years = 0;
};
const Description& rates_description();

}  // namespace yakuba::national_health_insurance

namespace yakuba {
template <>
const Description& description_of<national_health_insurance::BasicBand>();
}  // namespace yakuba
