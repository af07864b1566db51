#include <algorithm>

#include "business/fixed_asset_tax/rules.h"

// 家屋: the price, and the reductions of the tax (地方税法附則15条の6–15条の9の3).
namespace yakuba::fixed_asset_tax {
namespace {

Yen rounded(Rounding rounding, Unrounded amount) {
    switch (rounding) {
        case Rounding::half_up:
            return round_half_up_to(1_yen, amount);
        case Rounding::up:
            return ceil_to(1_yen, amount);
        default:
            return floor_to(1_yen, amount);
    }
}

/// The first fiscal year in which a new house is taxed: 1 January itself still counts.
int first_taxed(Date built_on, FiscalYear year) {
    if (!built_on) return year.value;
    const bool on_base_date = built_on.month() == 1 && built_on.day() == 1;
    return on_base_date ? built_on.year() : built_on.year() + 1;
}

/// The floor area on whose tax the reduction is given; none when a condition is not met.
Area reduced_area(const Rates& rates, const ReductionRule& rule, const House& house,
                  FiscalYear year) {
    const int first =
        house.reduction_from > 0 ? house.reduction_from : first_taxed(house.built_on, year);
    if (year.value < first || year.value >= first + rule.years) return {};
    const Area living = house.living_area > Area{} ? house.living_area : house.area;
    const Ratio least = rates.living_share_min;
    if (living.hundredths * least.denominator < house.area.hundredths * least.numerator) return {};
    const int dwellings = std::max(house.dwellings, 1);
    const Area each{living.hundredths / dwellings};
    if (each < (house.rented ? rule.area_from_rented : rule.area_from)) return {};
    if (each > rule.area_until) return {};
    return std::min(living, rule.area_max * dwellings);
}

}  // namespace

Yen house_price(const House& house) {
    Yen price = house.price;
    if (price == 0_yen)
        price = floor_to(1_yen, Yen{house.points} * house.age_correction * house.yen_per_point);
    // 据置: a revaluation never raises the price of a house that has not changed.
    if (house.previous_price > 0_yen) price = std::min(price, house.previous_price);
    return price;
}

void assess_house(const Rates& rates, const House& house, FiscalYear year, HouseSheet& sheet) {
    sheet = HouseSheet{};
    sheet.place = house.place;
    sheet.price = house_price(house);
    // 352条: the tax of the whole building is divided among the owners of its units.
    if (house.share.numerator != house.share.denominator)
        sheet.price = floor_to(1_yen, sheet.price * house.share);
    if (house.not_taxable) return;
    sheet.base = floor_to(1_yen, sheet.price * house.special);
    if (house.zone != Zone::none) sheet.base_city = sheet.base;
    if (house.reduction == HouseReduction::none) return;
    for (const ReductionRule& rule : rates.reductions) {
        if (rule.kind != house.reduction) continue;
        sheet.reduced_area = reduced_area(rates, rule, house, year);
        if (sheet.reduced_area == Area{}) return;
        sheet.reduction =
            rounded(rates.reduction_rounding, share_of(sheet.base, sheet.reduced_area, house.area) *
                                                  rates.fixed_rate * rule.share);
        return;
    }
}

}  // namespace yakuba::fixed_asset_tax
