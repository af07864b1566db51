#include "business/fixed_asset_tax/rules.h"

#include <algorithm>

// The bill: 免税点 by kind, bases added up, the two taxes, the terms.
namespace yakuba::fixed_asset_tax {
namespace {

/// What one taxpayer has of one kind.
struct Sum {
    Yen price;
    Yen base;
    Yen city;
    Yen city_outer;
    Yen reduction;
    Yen reduction_city;
    std::size_t count = 0;
};

/// 免税点 (351条): below it nothing of the kind is taxed, by the city planning tax neither
/// (702条1項: it is raised on what the fixed asset tax is raised on).
Ground judge(Sum& sum, Yen exemption) {
    if (sum.count == 0) return Ground::none;
    if (sum.base == 0_yen) return Ground::not_taxable;
    if (sum.base >= exemption) return Ground::taxed;
    sum.base = sum.city = sum.city_outer = sum.reduction = sum.reduction_city = 0_yen;
    return Ground::below_exemption;
}

void add_city(Sum& sum, Zone zone, Yen base) {
    if (zone == Zone::inner) sum.city += base;
    if (zone == Zone::outer) sum.city_outer += base;
}

Ratio city_rate(const Rates& rates, Zone zone) {
    return zone == Zone::outer ? rates.city_rate_outer : rates.city_rate;
}

Sum land(const Rates& rates, const Facts& facts, FiscalYear year, Sheet& sheet) {
    Sum sum;
    sum.count = facts.parcels.size();
    sheet.parcels.resize(sum.count);
    for (std::size_t i = 0; i < sum.count; ++i) {
        const Parcel& parcel = facts.parcels[i];
        ParcelSheet& row = sheet.parcels[i];
        assess_parcel(rates, parcel, year, row);
        row.base = floor_to(rates.asset_unit, row.base);
        row.base_city = floor_to(rates.asset_unit, row.base_city);
        row.tax = floor_to(1_yen, row.base * rates.fixed_rate);
        row.tax_city = floor_to(1_yen, row.base_city * city_rate(rates, parcel.zone));
        sum.price += row.price;
        sum.base += row.base;
        if (rates.rise_limit.numerator > 0) {
            const Yen less = floor_to(1_yen, row.relieved * rates.fixed_rate);
            const Yen less_city =
                floor_to(1_yen, row.relieved_city * city_rate(rates, parcel.zone));
            row.tax = at_least_zero(row.tax - less);
            row.tax_city = at_least_zero(row.tax_city - less_city);
            sum.reduction += less;
            sum.reduction_city += less_city;
        }
        add_city(sum, parcel.zone, row.base_city);
    }
    return sum;
}

Sum houses(const Rates& rates, const Facts& facts, FiscalYear year, Sheet& sheet) {
    Sum sum;
    sum.count = facts.houses.size();
    sheet.houses.resize(sum.count);
    for (std::size_t i = 0; i < sum.count; ++i) {
        const House& house = facts.houses[i];
        HouseSheet& row = sheet.houses[i];
        assess_house(rates, house, year, row);
        row.base = floor_to(rates.asset_unit, row.base);
        row.base_city = floor_to(rates.asset_unit, row.base_city);
        row.tax = at_least_zero(floor_to(1_yen, row.base * rates.fixed_rate) - row.reduction);
        row.tax_city = floor_to(1_yen, row.base_city * city_rate(rates, house.zone));
        sum.price += row.price;
        sum.base += row.base;
        sum.reduction += row.reduction;
        add_city(sum, house.zone, row.base_city);
    }
    return sum;
}

Sum assets(const Rates& rates, const Facts& facts, FiscalYear year, Sheet& sheet) {
    Sum sum;
    sum.count = facts.assets.size();
    sheet.assets.resize(sum.count);
    for (std::size_t i = 0; i < sum.count; ++i) {
        const Asset& asset = facts.assets[i];
        AssetSheet& row = sheet.assets[i];
        row.name = asset.name;
        row.years = std::max(year.value - asset.acquired.year(), 0);
        row.value = asset_value(rates, asset, year);
        row.base = asset.not_taxable ? 0_yen : floor_to(1_yen, row.value * asset.special);
        row.base = floor_to(rates.asset_unit, row.base);
        sum.price += row.value;
        sum.base += row.base;
    }
    return sum;
}

/// 都市計画税: bases and tax over the two zones.
void city_tax(const Rates& rates, Yen inner, Yen outer, Sheet& sheet) {
    sheet.city_base = floor_to(rates.base_unit, inner);
    sheet.city_base_outer = floor_to(rates.base_unit, outer);
    if (!rates.zones_apart) {
        // The fraction of the whole is dropped once, from the part with the lower rate.
        const Yen whole = floor_to(rates.base_unit, inner + outer);
        sheet.city_base = std::min(inner, whole);
        sheet.city_base_outer = whole - sheet.city_base;
    }
    const Yen calculated = floor_to(
        1_yen, sheet.city_base * rates.city_rate + sheet.city_base_outer * rates.city_rate_outer);
    sheet.city_tax = floor_to(rates.tax_unit, at_least_zero(calculated - sheet.city_reductions));
}

Ground whole_ground(const Sheet& sheet) {
    const auto any = [&](Ground ground) {
        return sheet.land_ground == ground || sheet.house_ground == ground ||
               sheet.asset_ground == ground;
    };
    for (const Ground ground : {Ground::taxed, Ground::below_exemption, Ground::not_taxable}) {
        if (any(ground)) return ground;
    }
    return Ground::none;
}

}  // namespace

void split_terms(const Rates& rates, Yen annual, std::vector<TermSheet>& terms) {
    terms.clear();
    if (annual == 0_yen || rates.terms.empty()) return;
    const auto count = static_cast<std::int64_t>(rates.terms.size());
    const bool single = annual < rates.single_term_below;
    const Yen each = single ? 0_yen : floor_to(rates.term_unit, annual * Ratio{1, count});
    for (std::int64_t i = 0; i < count; ++i) {
        const Yen amount = i == 0 ? annual - each * (count - 1) : each;
        if (amount == 0_yen) continue;
        const TermMonth& term = rates.terms[static_cast<std::size_t>(i)];
        terms.push_back({static_cast<int>(i) + 1, term.month, amount});
    }
}

void assess(const Rates& rates, const Facts& facts, FiscalYear year, Sheet& sheet) {
    static_cast<Bill&>(sheet) = Bill{};
    Sum on_land = land(rates, facts, year, sheet);
    Sum on_houses = houses(rates, facts, year, sheet);
    Sum on_assets = assets(rates, facts, year, sheet);
    sheet.land_price = on_land.price;
    sheet.land_base = on_land.base;
    sheet.land_base_city = on_land.city + on_land.city_outer;
    sheet.house_price = on_houses.price;
    sheet.house_base = on_houses.base;
    sheet.house_base_city = on_houses.city + on_houses.city_outer;
    sheet.asset_value = on_assets.price;
    sheet.asset_base = on_assets.base;
    sheet.land_ground = judge(on_land, rates.land_exemption);
    sheet.house_ground = judge(on_houses, rates.house_exemption);
    sheet.asset_ground = judge(on_assets, rates.asset_exemption);
    sheet.ground = whole_ground(sheet);

    sheet.fixed_base = floor_to(rates.base_unit, on_land.base + on_houses.base + on_assets.base);
    sheet.fixed_calculated = floor_to(1_yen, sheet.fixed_base * rates.fixed_rate);
    sheet.reductions = on_houses.reduction + on_land.reduction;
    sheet.city_reductions = on_land.reduction_city;
    sheet.fixed_tax =
        floor_to(rates.tax_unit, at_least_zero(sheet.fixed_calculated - sheet.reductions));
    city_tax(rates, on_land.city + on_houses.city, on_land.city_outer + on_houses.city_outer,
             sheet);
    const Yen both = sheet.fixed_tax + sheet.city_tax;
    if (facts.relief.numerator > 0) {
        sheet.annual_tax = floor_to(rates.tax_unit, both * (Ratio{1, 1} - facts.relief));
        sheet.relief = both - sheet.annual_tax;
        if (sheet.annual_tax == 0_yen && both > 0_yen) sheet.ground = Ground::relieved;
    } else {
        sheet.annual_tax = both;
    }
    split_terms(rates, sheet.annual_tax, sheet.terms);
}

Sheet assess(const Rates& rates, const Facts& facts, Date day) {
    Sheet sheet;
    assess(rates, facts, fiscal_year_of(day), sheet);
    return sheet;
}

}  // namespace yakuba::fixed_asset_tax
