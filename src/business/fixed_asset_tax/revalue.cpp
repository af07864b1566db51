#include <algorithm>
#include <map>
#include <unordered_map>

#include "business/fixed_asset_tax/decide.h"
#include "business/fixed_asset_tax/jobs.h"
#include "business/fixed_asset_tax/unit_holdings.h"
#include "business/fixed_asset_tax/valuation.h"
#include "storage/as_of.h"

// 評価替え. Land: the street's price of 1 January × area × 画地補正. Houses: points × the change of
// building costs × age × yen per point, and never above the price before (据置).
namespace yakuba::fixed_asset_tax {
namespace {

constexpr std::int64_t kWhole = 10'000;

using Streets = std::unordered_map<std::string, Yen>;

Streets streets_of(storage::Session& session, FiscalYear year, Instant known) {
    Streets streets;
    storage::for_each_as_of<StreetValue>(
        session, street_value_table(), {year.tax_base_date(), known}, storage::everything(),
        [&](StreetValue& value, const storage::Version&) {
            streets.emplace(std::move(value.street), value.unit_price);
        });
    return streets;
}

struct Prices {
    std::vector<ParcelPrice> parcels;
    std::vector<HousePrice> houses;
};

template <class Price>
std::unordered_map<std::int64_t, Price> standing_prices(storage::Session& session,
                                                        const storage::Table& table,
                                                        std::int64_t Price::*number, AsOf as_of,
                                                        std::span<const std::int64_t> numbers) {
    std::unordered_map<std::int64_t, Price> prices;
    if (numbers.empty()) return prices;
    const std::string column = table.key.front() == "parcel_id" ? "parcel_id" : "house_id";
    std::string list;
    for (const std::int64_t n : numbers)
        list += (list.empty() ? "" : ", ") + std::to_string(n);
    storage::for_each_as_of<Price>(
        session, table, as_of, {column + " IN (" + list + ")", {}},
        [&](Price& price, const storage::Version&) { prices.emplace(price.*number, price); });
    return prices;
}

void value_land(const ParcelRecord& parcel, const Streets& streets, const ParcelPrice* before,
                const YearOfTax& tax, Prices& prices, batch::Counts& counts) {
    const auto street = streets.find(parcel.street);
    if (street == streets.end()) {
        counts.add("路線価のない土地", 1);
        return;
    }
    const Yen price = land_price(street->second, parcel);
    // 附則17条の2: between the base years a price is only lowered.
    const bool kept = before != nullptr && !tax.rates.rates.base_year && price >= before->price;
    if (kept || (before != nullptr && before->price == price)) return;
    counts.add(before == nullptr ? "新しい土地" : "価格の変わった土地", 1);
    prices.parcels.push_back({parcel.parcel_id, tax.year, price});
}

/// The points carried on from the last valuation, and the new price.
void value_house(const HouseRecord& house, const HousePrice* before, const YearOfTax& tax,
                 Prices& prices, batch::Counts& counts) {
    const Rates& rates = tax.rates.rates;
    if (before == nullptr || before->points == 0) {
        counts.add("評点のない家屋", 1);
        return;
    }
    if (!rates.base_year || before->fiscal_year == tax.year) return;
    const bool wood = house.structure == Structure::wood;
    HousePrice price;
    price.house_id = house.house_id;
    price.fiscal_year = tax.year;
    const Ratio change = wood ? rates.cost_change_wood : rates.cost_change_other;
    price.points = floor_to(1_yen, Yen{before->points} * change).amount();
    price.age_correction =
        age_correction(rates, house.structure, std::max(1, tax.year.value - house.built_on.year()));
    price.point_value = point_value(rates, house.structure);
    House facts;
    facts.points = price.points;
    facts.age_correction = {price.age_correction, kWhole};
    facts.yen_per_point = {price.point_value, 100};
    facts.previous_price = before->price;
    price.price = house_price(facts);
    counts.add(price.price == before->price ? "据え置いた家屋" : "価格の下がった家屋", 1);
    prices.houses.push_back(price);
}

template <class Map>
auto* find_in(const Map& map, std::int64_t number) {
    const auto found = map.find(number);
    return found == map.end() ? nullptr : &found->second;
}

/// The parcels and houses to be valued for these holdings, each once: of a condominium's by the
/// owner who comes first.
struct ToValue {
    std::map<std::int64_t, const ParcelRecord*> parcels;
    std::map<std::int64_t, const HouseRecord*> houses;
};
ToValue to_value(const std::vector<Holding>& holdings) {
    const auto among = [](const std::vector<std::int64_t>& numbers, std::int64_t number) {
        return std::ranges::find(numbers, number) != numbers.end();
    };
    ToValue all;
    for (const Holding& holding : holdings) {
        for (const ParcelRecord& parcel : holding.parcels) {
            if (!among(holding.bases_elsewhere, parcel.parcel_id))
                all.parcels.emplace(parcel.parcel_id, &parcel);
        }
        for (const HouseRecord& house : holding.houses) {
            if (!among(holding.houses_elsewhere, house.house_id))
                all.houses.emplace(house.house_id, &house);
        }
    }
    return all;
}

std::vector<std::int64_t> numbers_of(const auto& records) {
    std::vector<std::int64_t> numbers;
    for (const auto& [number, record] : records)
        numbers.push_back(number);
    return numbers;
}

batch::Prepared prepare(storage::Session& session, batch::Range range, const YearOfTax& tax,
                        const Streets& streets, Instant now) {
    batch::Prepared prepared;
    auto prices = std::make_shared<Prices>();
    auto holdings = gather(session, tax.year, now, range.from, range.until);
    add_units(session, tax, now, range.from, range.until, holdings);
    const ToValue all = to_value(holdings);
    const AsOf as_of{tax.year.tax_base_date(), now};
    const auto land = standing_prices(session, parcel_price_table(), &ParcelPrice::parcel_id, as_of,
                                      numbers_of(all.parcels));
    const auto built = standing_prices(session, house_price_table(), &HousePrice::house_id, as_of,
                                       numbers_of(all.houses));
    prepared.counts.add("土地（筆）", static_cast<std::int64_t>(all.parcels.size()));
    prepared.counts.add("家屋（棟）", static_cast<std::int64_t>(all.houses.size()));
    for (const auto& [number, parcel] : all.parcels)
        value_land(*parcel, streets, find_in(land, number), tax, *prices, prepared.counts);
    for (const auto& [number, house] : all.houses)
        value_house(*house, find_in(built, number), tax, *prices, prepared.counts);
    prepared.work = prices;
    return prepared;
}

void write_prices(storage::Transaction& transaction, const Prices& prices, FiscalYear year) {
    const auto version = [&](std::size_t) {
        storage::Version from_base_date;
        from_base_date.valid_from = year.tax_base_date();
        return from_base_date;
    };
    transaction.append(
        parcel_price_table(), prices.parcels.size(),
        [&](std::size_t i) -> const void* { return &prices.parcels[i]; }, version);
    transaction.append(
        house_price_table(), prices.houses.size(),
        [&](std::size_t i) -> const void* { return &prices.houses[i]; }, version);
}

}  // namespace

Result<batch::Report> revalue_year(const Town& town, const batch::Request& request) {
    const FiscalYear year = fiscal_year_of(request.day);
    auto tax = year_of_tax(town, year);
    if (!tax) return tax.problem();
    std::shared_ptr<const Streets> streets;
    {
        const auto session = town.database->session();
        streets = std::make_shared<const Streets>(streets_of(*session, year, request.now));
    }
    batch::Job job;
    job.name = "fixed-asset-tax revalue " + std::to_string(year.value);
    job.label = "固定資産の評価替え " +
                (town.calendar ? town.calendar->format(year) : std::to_string(year.value) + "年度");
    job.table = taxpayer_table().name;
    job.id_column = "taxpayer_id";
    job.prepare = [tax = *tax, streets, now = request.now](storage::Session& session,
                                                           batch::Range range) {
        return prepare(session, range, *tax, *streets, now);
    };
    job.write = [year](storage::Transaction& transaction, const batch::Prepared& prepared) {
        write_prices(transaction, *static_cast<const Prices*>(prepared.work.get()), year);
    };
    return batch::run(*town.database, job, request);
}

}  // namespace yakuba::fixed_asset_tax
