#include <algorithm>

#include "business/fixed_asset_tax/rules.h"

// 土地: the parts of a parcel, 住宅用地の特例 (地方税法349条の3の2・702条の3), and the adjustment
// of each part by itself, for each of the two taxes by itself (adjustment.cpp).
namespace yakuba::fixed_asset_tax {
namespace {

constexpr std::int64_t kWholeLevel = 10'000;

Yen floor_yen(Unrounded amount) { return floor_to(1_yen, amount); }

/// part/whole >= limit, without rounding.
bool reaches(Area part, Area whole, Ratio limit) {
    return static_cast<Int128>(part.hundredths) * limit.denominator >=
           static_cast<Int128>(whole.hundredths) * limit.numerator;
}

/// Which part of the land belongs to the dwellings (施行令52条の11第2項).
Ratio residential_share(const Rates& rates, const Parcel& parcel) {
    if (parcel.house_area == Area{} || parcel.living_area == Area{}) return {1, 1};
    if (parcel.living_area == parcel.house_area) return {1, 1};
    Ratio share{0, 1};
    for (const MixedUse& row : rates.mixed_use) {
        if (row.tall_fireproof != parcel.tall_fireproof) continue;
        if (reaches(parcel.living_area, parcel.house_area, row.living_from)) share = row.land_share;
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

/// A residential part is 宅地等 that is no 商業地等 and follows the general scheme; 市街化区域農地
/// rise like farmland, but 特定市街化区域農地 like 宅地等 (附則19条・19条の4).
Part adjust(const Rates& rates, LandClass land, Unrounded full, Yen previous, bool changed) {
    switch (land) {
        case LandClass::lot:
            return adjust_commercial(rates, full, previous, changed);
        case LandClass::farm:
        case LandClass::urban_farm:
            return adjust_farm(rates, full, previous, changed);
        default:
            return adjust_general(rates, full, previous, changed);
    }
}

/// 附則19条の3第1項: land new to the tax of 特定市街化区域農地 comes into it over four years.
Ratio phase_of(const Rates& rates, const Parcel& parcel, FiscalYear year) {
    if (parcel.land != LandClass::special_urban_farm || parcel.urban_since == 0) return {1, 1};
    for (const UrbanFarmPhase& phase : rates.urban_farm_phases) {
        if (parcel.urban_since + phase.year - 1 == year.value) return phase.share;
    }
    return {1, 1};
}

/// The shares of the price that the law taxes the parts at, for one tax.
struct Shares {
    Ratio small;
    Ratio general;
    Ratio other;
};
Shares shares_of(const Rates& rates, LandClass land, bool city) {
    const bool farm = land == LandClass::urban_farm || land == LandClass::special_urban_farm;
    const Ratio farm_rate = city ? rates.urban_farm_rate_city : rates.urban_farm_rate;
    return {city ? rates.small_rate_city : rates.small_rate,
            city ? rates.general_rate_city : rates.general_rate, farm ? farm_rate : Ratio{1, 1}};
}

/// Where one tax keeps what it knows of a part.
struct TaxFields {
    Yen Parcel::*stated;  // last year's base
    int Parcel::*similar;
    Yen ParcelSheet::*previous;
    Yen ParcelSheet::*base;
    int ParcelSheet::*level;
};
struct PartFields {
    Area Areas::*area;
    Yen Prices::*price;
    Ratio Shares::*share;
    bool home;
    Yen ParcelSheet::*principal;
    Adjustment ParcelSheet::*adjustment;
    TaxFields fixed;
    TaxFields city;
};
using Row = ParcelSheet;
constexpr PartFields kParts[] = {
    {&Areas::small,
     &Prices::small,
     &Shares::small,
     true,
     &Row::small_principal,
     &Row::small_adjustment,
     {&Parcel::previous_small, &Parcel::similar_small, &Row::small_previous, &Row::small_base,
      &Row::small_level},
     {&Parcel::previous_small_city, &Parcel::similar_small_city, &Row::small_previous_city,
      &Row::small_base_city, &Row::small_level_city}},
    {&Areas::general,
     &Prices::general,
     &Shares::general,
     true,
     &Row::general_principal,
     &Row::general_adjustment,
     {&Parcel::previous_general, &Parcel::similar_general, &Row::general_previous,
      &Row::general_base, &Row::general_level},
     {&Parcel::previous_general_city, &Parcel::similar_general_city, &Row::general_previous_city,
      &Row::general_base_city, &Row::general_level_city}},
    {&Areas::other,
     &Prices::other,
     &Shares::other,
     false,
     &Row::other_principal,
     &Row::other_adjustment,
     {&Parcel::previous_other, &Parcel::similar_other, &Row::other_previous, &Row::other_base,
      &Row::other_level},
     {&Parcel::previous_other_city, &Parcel::similar_other_city, &Row::other_previous_city,
      &Row::other_base_city, &Row::other_level_city}},
};

/// 附則21条の2: how far the base stands above the ordinance's limit of last year's.
Yen above_limit(const Rates& rates, LandClass land, Yen base, Yen previous) {
    const bool farm = land == LandClass::farm || land == LandClass::urban_farm;
    if (rates.rise_limit.numerator == 0 || previous == 0_yen || farm) return {};
    return at_least_zero(base - floor_yen(previous * rates.rise_limit));
}

/// One parcel while it is assessed.
struct Assessing {
    const Rates& rates;
    const Parcel& parcel;
    Ratio special;  // of the whole parcel, beside the shares of its parts
    Prices now;
    Prices last;  // 用途変更等: as the parcel, used as it is now, would have been valued last year

    Unrounded full(Yen price, Ratio share) const {
        // Nearly all land has no special rate besides those of dwellings.
        if (special.numerator == special.denominator) return price * share;
        return price * share * special;
    }

    /// 附則17条7号: when the use changed, the part is taken to have been taxed as near to the law's
    /// base as similar land was.
    Yen previous(const PartFields& part, const TaxFields& tax, Ratio share) const {
        if (parcel.last_price == 0_yen) return parcel.*tax.stated;
        return floor_yen(full(last.*part.price, share) * Ratio{parcel.*tax.similar, kWholeLevel});
    }

    Part assess(const PartFields& part, const TaxFields& tax, Ratio share, Row& sheet) const {
        const LandClass land = part.home ? LandClass::other : parcel.land;
        const Yen before = previous(part, tax, share);
        const Part one = adjust(rates, land, full(now.*part.price, share), before, parcel.changed);
        sheet.*tax.previous = before;
        sheet.*tax.base = one.base;
        sheet.*tax.level = one.level;
        return one;
    }
};

/// 区分所有の敷地: the adjustment is the whole parcel's, the tax the owner's share of it.
Yen shared(const Parcel& parcel, Yen base) {
    if (parcel.share.numerator == parcel.share.denominator) return base;
    return floor_yen(base * parcel.share);
}

}  // namespace

void assess_parcel(const Rates& rates, const Parcel& parcel, FiscalYear year, ParcelSheet& sheet) {
    sheet = ParcelSheet{};
    sheet.place = parcel.place;
    sheet.price = shared(parcel, parcel.price);
    const Areas areas = areas_of(rates, parcel);
    sheet.small_area = areas.small;
    sheet.general_area = areas.general;
    sheet.other_area = areas.other;
    if (parcel.not_taxable) return;
    const Assessing one{rates, parcel, parcel.special * phase_of(rates, parcel, year),
                        prices_of(parcel.price, areas, parcel.area),
                        prices_of(parcel.last_price, areas, parcel.area)};
    const bool in_city = parcel.zone != Zone::none;
    const Shares fixed_shares = shares_of(rates, parcel.land, false);
    const Shares city_shares = shares_of(rates, parcel.land, true);
    for (const PartFields& part : kParts) {
        if (areas.*part.area == Area{}) continue;
        const LandClass land = part.home ? LandClass::other : parcel.land;
        const Part fixed = one.assess(part, part.fixed, fixed_shares.*part.share, sheet);
        sheet.*part.principal = fixed.principal;
        sheet.*part.adjustment = fixed.adjustment;
        sheet.base += fixed.base;
        sheet.relieved += above_limit(rates, land, fixed.base, sheet.*part.fixed.previous);
        if (!in_city) continue;
        const Part city = one.assess(part, part.city, city_shares.*part.share, sheet);
        sheet.base_city += city.base;
        sheet.relieved_city += above_limit(rates, land, city.base, sheet.*part.city.previous);
    }
    sheet.base = shared(parcel, sheet.base);
    sheet.base_city = shared(parcel, sheet.base_city);
    sheet.relieved = shared(parcel, sheet.relieved);
    sheet.relieved_city = shared(parcel, sheet.relieved_city);
}

}  // namespace yakuba::fixed_asset_tax
