#include <algorithm>

#include "business/fixed_asset_tax/rules.h"

// 償却資産 (固定資産評価基準第3章): the price falls by the table year by year, each year's fraction
// of a yen dropped, and never below the least share of what was paid.
namespace yakuba::fixed_asset_tax {
namespace {

/// The table is in order of lives without gaps; a life beyond its end takes the last row.
const Decline* decline_of(const Rates& rates, int life) {
    if (rates.declines.empty()) return nullptr;
    const int index = life - rates.declines.front().life;
    const int last = static_cast<int>(rates.declines.size()) - 1;
    return &rates.declines[static_cast<std::size_t>(std::clamp(index, 0, last))];
}

}  // namespace

Yen asset_value(const Rates& rates, const Asset& asset, FiscalYear year) {
    const int years = year.value - asset.acquired.year();
    const Decline* const decline = decline_of(rates, asset.useful_life);
    if (years <= 0 || decline == nullptr) return {};
    const Yen least = floor_to(1_yen, asset.cost * rates.asset_least);
    Yen value = floor_to(1_yen, asset.cost * decline->first);
    for (int i = 1; i < years && value > least; ++i)
        value = floor_to(1_yen, value * decline->later);
    return std::max(value, least);
}

}  // namespace yakuba::fixed_asset_tax
