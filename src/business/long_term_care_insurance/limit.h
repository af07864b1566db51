#pragma once
#include <span>
#include <vector>

#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/calculator.h"

/// 負担限度額認定: what a person of low income and few assets bears of meals and rooms. Pure.
namespace yakuba::long_term_care_insurance {

enum class LimitStage { one = 1, two = 2, three_one = 3, three_two = 4, none = 5 };
std::span<const Code> codes_of(LimitStage);

/// Meals and rooms (食費・居住費).
enum class DailyItem {
    meals_facility = 1,
    meals_short_stay = 2,
    multi_bed_welfare = 3,
    multi_bed_charged = 4,
    multi_bed_other = 5,
    private_welfare = 6,
    private_health = 7,
    unit_semi_private = 8,
    unit_private = 9,
};
std::span<const Code> codes_of(DailyItem);

struct AssetLimit {
    LimitStage limit_stage = LimitStage::none;
    Yen single;
    Yen couple;
};
struct DailyAmount {
    DailyItem item = DailyItem::meals_facility;
    Yen standard;  // 基準費用額
    Yen one;
    Yen two;
    Yen three_one;
    Yen three_two;
};
/// What is borne a day at a stage; the standard amount at none.
constexpr Yen borne_at(const DailyAmount& row, LimitStage stage) {
    switch (stage) {
        case LimitStage::one:
            return row.one;
        case LimitStage::two:
            return row.two;
        case LimitStage::three_one:
            return row.three_one;
        case LimitStage::three_two:
            return row.three_two;
        case LimitStage::none:
            break;
    }
    return row.standard;
}

struct LimitRates {
    Yen benefit_low_pension;
    Yen benefit_middle_pension;
    std::vector<AssetLimit> assets;
    Yen assets_second;
    Yen assets_second_couple;
    std::vector<DailyAmount> daily_amounts;
};
const Description& limit_rates_description();

struct LimitFacts {
    bool second_insured = false;
    bool public_assistance = false;
    bool old_age_welfare_pension = false;
    bool household_taxed = false;  // 世帯員・別世帯の配偶者のだれかが課税
    Yen pension_and_income;        // 課税年金収入とその他の合計所得金額
    Yen untaxed_pension;           // 遺族年金・障害年金
    bool couple = false;
    Yen assets;  // 預貯金等 (夫婦は合計)
};
const Description& limit_facts_description();

enum class LimitGround {
    granted = 1,
    household_taxed = 2,
    too_many_assets = 3,
};
std::span<const Code> codes_of(LimitGround);

struct LimitSheet {
    LimitGround ground = LimitGround::granted;
    LimitStage limit_stage = LimitStage::none;
    Yen judged_amount;  // 年金収入等 (遺族・障害年金を含む)
    Yen asset_limit;
    Date valid_from;
    Date valid_to;
    std::vector<DailyAmount> daily;
};
const Description& limit_sheet_description();

/// Source: 介護保険法51条の3, 61条の3; 規則83条の5, 83条の6. `day`: of the application.
LimitSheet limit_certificate(const LimitRates& rates, const LimitFacts& facts, Date day);

/// "long-term-care-limit", by day.
const Calculator& limit_calculator();

}  // namespace yakuba::long_term_care_insurance

namespace yakuba {
template <>
const Description& description_of<long_term_care_insurance::AssetLimit>();
template <>
const Description& description_of<long_term_care_insurance::DailyAmount>();
}  // namespace yakuba
