#include "business/long_term_care_insurance/high_cost.h"

#include <algorithm>

namespace yakuba::long_term_care_insurance {
namespace {

HighCostClass class_of(const HighCostRates& rates, const HighCostFacts& facts, Yen base) {
    const bool all_assisted =
        !facts.users.empty() && std::ranges::all_of(facts.users, &HighCostUser::public_assistance);
    if (all_assisted) return HighCostClass::public_assistance;
    if (!facts.household_taxed) return HighCostClass::untaxed;
    if (base >= rates.high_cost_income_upper) return HighCostClass::upper;
    if (base >= rates.high_cost_income_middle) return HighCostClass::middle;
    return HighCostClass::taxed;
}

Yen limit_of(const HighCostRates& rates, HighCostClass income_class) {
    switch (income_class) {
        case HighCostClass::upper:
            return rates.high_cost_upper;
        case HighCostClass::middle:
            return rates.high_cost_middle;
        case HighCostClass::taxed:
            return rates.high_cost_taxed;
        case HighCostClass::untaxed:
            return rates.high_cost_untaxed;
        case HighCostClass::public_assistance:
            break;
    }
    return rates.high_cost_low;
}

/// The limit divided by what each has borne; yen left over go to whoever used least, so that the
/// parts add up to the limit.
void divide(HighCostSheet& sheet) {
    Yen divided;
    HighCostPart* least = nullptr;
    for (HighCostPart& part : sheet.users) {
        const Ratio own{part.share.amount(), sheet.household_share.amount()};
        part.borne = floor_to(Yen{1}, sheet.household_limit * own);
        divided += part.borne;
        if (part.share == Yen{0}) continue;
        if (least == nullptr || part.share < least->share) least = &part;
    }
    if (least != nullptr) least->borne += sheet.household_limit - divided;
}

}  // namespace

HighCostSheet high_cost(const HighCostRates& rates, const HighCostFacts& facts, Date) {
    HighCostSheet sheet;
    sheet.judged_base = at_least_zero(facts.highest_base -
                                      rates.high_cost_child_under_16 * facts.children_under_16 -
                                      rates.high_cost_child_under_19 * facts.children_under_19);
    sheet.income_class = class_of(rates, facts, sheet.judged_base);
    sheet.household_limit = limit_of(rates, sheet.income_class);
    for (const HighCostUser& user : facts.users) {
        sheet.users.push_back({user.person_id, user.share, user.share, {}});
        sheet.household_share += user.share;
    }
    if (sheet.household_share > sheet.household_limit) divide(sheet);
    for (std::size_t i = 0; i < sheet.users.size(); ++i) {
        HighCostPart& part = sheet.users[i];
        const HighCostUser& user = facts.users[i];
        // 個人の上限: the better of the two.
        const bool own_limit =
            user.public_assistance || (user.low && sheet.income_class == HighCostClass::untaxed);
        if (own_limit) part.borne = std::min(part.borne, rates.high_cost_low);
        part.benefit = part.share - part.borne;
        sheet.benefit += part.benefit;
    }
    return sheet;
}

}  // namespace yakuba::long_term_care_insurance
