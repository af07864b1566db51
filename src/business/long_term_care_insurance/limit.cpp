#include "business/long_term_care_insurance/limit.h"

#include <algorithm>

namespace yakuba::long_term_care_insurance {
namespace {

/// The stage that income alone gives (規則83条の5).
LimitStage stage_by_income(const LimitRates& rates, const LimitFacts& facts, Yen judged) {
    if (facts.public_assistance || facts.old_age_welfare_pension) return LimitStage::one;
    if (judged <= rates.benefit_low_pension) return LimitStage::two;
    if (judged <= rates.benefit_middle_pension) return LimitStage::three_one;
    return LimitStage::three_two;
}

Yen asset_limit(const LimitRates& rates, const LimitFacts& facts, LimitStage stage) {
    if (facts.second_insured)
        return facts.couple ? rates.assets_second_couple : rates.assets_second;
    for (const AssetLimit& row : rates.assets) {
        if (row.limit_stage == stage) return facts.couple ? row.couple : row.single;
    }
    return {};
}

}  // namespace

LimitSheet limit_certificate(const LimitRates& rates, const LimitFacts& facts, Date day) {
    LimitSheet sheet;
    sheet.judged_amount = facts.pension_and_income + facts.untaxed_pension;
    // From the first of the month applied in, to the end of the July that follows.
    sheet.valid_from = YearMonth{day}.first_day();
    sheet.valid_to = Date{day.month() >= 8 ? day.year() + 1 : day.year(), 7, 31};
    sheet.daily = rates.daily_amounts;
    if (facts.household_taxed && !facts.public_assistance) {
        sheet.ground = LimitGround::household_taxed;
        return sheet;
    }
    const LimitStage stage = stage_by_income(rates, facts, sheet.judged_amount);
    sheet.asset_limit = asset_limit(rates, facts, stage);
    if (!facts.public_assistance && facts.assets > sheet.asset_limit) {
        sheet.ground = LimitGround::too_many_assets;
        return sheet;
    }
    sheet.limit_stage = stage;
    return sheet;
}

}  // namespace yakuba::long_term_care_insurance
