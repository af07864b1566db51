#include <algorithm>

#include "business/fixed_asset_tax/rules.h"

// 土地: 住宅用地の特例 (地方税法349条の3の2・702条の3) and 負担調整措置 (附則18条–19条の4,
// 25条–27条). Each part of a parcel is adjusted by itself, and for each of the two taxes by itself.
namespace yakuba::fixed_asset_tax {
namespace {

Yen floor_yen(Unrounded amount) { return floor_to(1_yen, amount); }

/// a/b >= c/d for areas and yen, without rounding.
bool reaches(std::int64_t part, std::int64_t whole, Ratio limit) {
    return static_cast<Int128>(part) * limit.denominator >=
           static_cast<Int128>(whole) * limit.numerator;
}
bool at_least(Yen part, Yen whole, Ratio limit) {
    return reaches(part.amount(), whole.amount(), limit);
}

int level_of(Yen previous, Yen principal) {
    if (principal <= 0_yen) return 0;
    const Yen level = floor_to(1_yen, previous * Ratio{10'000, principal.amount()});
    return static_cast<int>(std::min<std::int64_t>(level.amount(), 9'999'999));
}

/// Which part of the land belongs to the dwellings (施行令52条の11第2項).
Ratio residential_share(const Rates& rates, const Parcel& parcel) {
    if (parcel.house_area == Area{} || parcel.living_area == Area{}) return {1, 1};
    if (parcel.living_area == parcel.house_area) return {1, 1};
    Ratio share{0, 1};
    for (const MixedUse& row : rates.mixed_use) {
        if (row.tall_fireproof != parcel.tall_fireproof) continue;
        if (reaches(parcel.living_area.hundredths, parcel.house_area.hundredths, row.living_from))
            share = row.land_share;
    }
    return share;
}

struct Areas {
    Area small;
    Area general;
    Area other;
};

Areas areas_of(const Rates& rates, const Parcel& parcel) {
    Areas areas{{}, {}, parcel.area};
    if (parcel.land != LandClass::lot || parcel.dwellings == 0 || parcel.advised) return areas;
    Area limit = parcel.area;
    if (parcel.house_area > Area{})
        limit = std::min(limit, parcel.house_area * rates.floor_area_times);
    const Ratio share = residential_share(rates, parcel);
    const Area residential{limit.hundredths * share.numerator / share.denominator};
    areas.small = std::min(residential, rates.small_area * parcel.dwellings);
    areas.general = residential - areas.small;
    areas.other = parcel.area - residential;
    return areas;
}

/// The price of each part by its area; what is left of rounding stays with the last part.
struct Prices {
    Yen small;
    Yen general;
    Yen other;
};
Prices prices_of(Yen price, const Areas& areas, Area whole) {
    if (areas.small == whole) return {price, {}, {}};
    if (areas.other == whole) return {{}, {}, price};
    Prices prices;
    prices.small = floor_yen(share_of(price, areas.small, whole));
    if (areas.other == Area{}) {
        prices.general = price - prices.small;
        return prices;
    }
    prices.general = floor_yen(share_of(price, areas.general, whole));
    prices.other = price - prices.small - prices.general;
    return prices;
}

/// 令和3年度: what would rise stays at last year's base, unless the use changed.
void freeze(const Rates& rates, Yen previous, bool changed, Part& part) {
    if (!rates.frozen || changed || part.base <= previous) return;
    part.base = previous;
    part.adjustment = Adjustment::frozen;
}

Part adjust(const Rates& rates, LandClass land, Unrounded full, Yen previous, bool changed) {
    switch (land) {
        case LandClass::lot:
            return adjust_commercial(rates, full, previous, changed);
        case LandClass::farm:
            return adjust_farm(rates, full, previous, changed);
        default:
            return adjust_general(rates, full, previous, changed);
    }
}

}  // namespace

Part adjust_general(const Rates& rates, Unrounded full, Yen previous, bool changed) {
    Part part;
    part.principal = floor_yen(full);
    part.base = part.principal;
    part.adjustment = Adjustment::full;
    part.level = level_of(previous, part.principal);
    if (previous == 0_yen || previous >= part.principal) return part;
    const Yen raised = previous + floor_yen(full * rates.step);
    const Yen least = floor_yen(full * rates.least);
    if (raised < part.principal) {
        part.base = std::max(raised, least);
        part.adjustment = raised < least ? Adjustment::at_least : Adjustment::raised;
    }
    freeze(rates, previous, changed, part);
    return part;
}

Part adjust_commercial(const Rates& rates, Unrounded full, Yen previous, bool changed) {
    Part part;
    part.principal = floor_yen(full);
    part.level = level_of(previous, part.principal);
    const Yen upper = floor_yen(full * rates.commercial_upper);
    // 附則18条5項: the level is above the upper limit, or nothing comparable is known.
    if (previous == 0_yen || previous > upper) {
        part.base = upper;
        part.adjustment = Adjustment::upper;
        return part;
    }
    // 附則18条4項: between the limits last year's base stays.
    if (at_least(previous, part.principal, rates.commercial_lower)) {
        part.base = previous;
        part.adjustment = Adjustment::kept;
        return part;
    }
    const Yen raised = previous + floor_yen(full * rates.commercial_step);
    const Yen lower = floor_yen(full * rates.commercial_lower);
    const Yen least = floor_yen(full * rates.commercial_least);
    part.base = raised;
    part.adjustment = Adjustment::raised;
    if (raised > lower) {
        part.base = lower;
        part.adjustment = Adjustment::lower_limit;
    } else if (raised < least) {
        part.base = least;
        part.adjustment = Adjustment::at_least;
    }
    freeze(rates, previous, changed, part);
    return part;
}

Part adjust_farm(const Rates& rates, Unrounded full, Yen previous, bool changed) {
    Part part;
    part.principal = floor_yen(full);
    part.base = part.principal;
    part.adjustment = Adjustment::full;
    part.level = level_of(previous, part.principal);
    if (previous == 0_yen || previous >= part.principal) return part;
    for (const FarmStep& step : rates.farm_steps) {
        if (!at_least(previous, part.principal, step.level_from)) continue;
        const Yen raised = floor_yen(previous * step.factor);
        if (raised < part.principal) {
            part.base = raised;
            part.adjustment = Adjustment::farm;
        }
        break;
    }
    freeze(rates, previous, changed, part);
    return part;
}

void assess_parcel(const Rates& rates, const Parcel& parcel, ParcelSheet& sheet) {
    sheet = ParcelSheet{};
    sheet.place = parcel.place;
    sheet.price = parcel.price;
    const Areas areas = areas_of(rates, parcel);
    sheet.small_area = areas.small;
    sheet.general_area = areas.general;
    sheet.other_area = areas.other;
    if (parcel.not_taxable) return;
    const Prices prices = prices_of(parcel.price, areas, parcel.area);
    const bool in_city = parcel.zone != Zone::none;
    // Nearly all land has no special rate besides those of dwellings.
    const bool plain = parcel.special.numerator == parcel.special.denominator;
    const auto part = [&](LandClass land, Yen price, Ratio rate, Yen previous) {
        const Unrounded full = plain ? price * rate : price * rate * parcel.special;
        return adjust(rates, land, full, previous, parcel.changed);
    };
    // A residential part is 宅地等 that is no 商業地等: it follows the general scheme.
    const LandClass home = LandClass::other;
    if (areas.small > Area{}) {
        const Part fixed = part(home, prices.small, rates.small_rate, parcel.previous_small);
        sheet.small_principal = fixed.principal;
        sheet.small_base = fixed.base;
        sheet.small_level = fixed.level;
        sheet.small_adjustment = fixed.adjustment;
        if (in_city) {
            const Part city =
                part(home, prices.small, rates.small_rate_city, parcel.previous_small_city);
            sheet.small_base_city = city.base;
            sheet.small_level_city = city.level;
        }
    }
    if (areas.general > Area{}) {
        const Part fixed = part(home, prices.general, rates.general_rate, parcel.previous_general);
        sheet.general_principal = fixed.principal;
        sheet.general_base = fixed.base;
        sheet.general_level = fixed.level;
        sheet.general_adjustment = fixed.adjustment;
        if (in_city) {
            const Part city =
                part(home, prices.general, rates.general_rate_city, parcel.previous_general_city);
            sheet.general_base_city = city.base;
            sheet.general_level_city = city.level;
        }
    }
    if (areas.other > Area{}) {
        const bool urban_farm = parcel.land == LandClass::urban_farm;
        const Ratio rate = urban_farm ? rates.urban_farm_rate : Ratio{1, 1};
        const Part fixed = part(parcel.land, prices.other, rate, parcel.previous_other);
        sheet.other_principal = fixed.principal;
        sheet.other_base = fixed.base;
        sheet.other_level = fixed.level;
        sheet.other_adjustment = fixed.adjustment;
        if (in_city) {
            const Ratio city_rate = urban_farm ? rates.urban_farm_rate_city : Ratio{1, 1};
            const Part city =
                part(parcel.land, prices.other, city_rate, parcel.previous_other_city);
            sheet.other_base_city = city.base;
            sheet.other_level_city = city.level;
        }
    }
    sheet.base = sheet.small_base + sheet.general_base + sheet.other_base;
    sheet.base_city = sheet.small_base_city + sheet.general_base_city + sheet.other_base_city;
}

}  // namespace yakuba::fixed_asset_tax
