#include "business/fixed_asset_tax/unit_holdings.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "storage/as_of.h"

namespace yakuba::fixed_asset_tax {
namespace {

template <class Record>
using ByNumber = std::unordered_map<std::int64_t, Record>;

std::string list_of(const std::set<std::int64_t>& numbers) {
    std::string list;
    for (const std::int64_t number : numbers)
        list += (list.empty() ? "" : ", ") + std::to_string(number);
    return list;
}

template <class Record>
ByNumber<Record> read(storage::Session& session, const storage::Table& table, AsOf as_of,
                      const storage::Where& where, std::int64_t Record::*number) {
    ByNumber<Record> all;
    storage::for_each_as_of<Record>(session, table, as_of, where, [&](Record& record, const auto&) {
        all.emplace(record.*number, std::move(record));
    });
    return all;
}

template <class Record>
const Record* find_in(const ByNumber<Record>& map, std::int64_t number) {
    const auto found = map.find(number);
    return found == map.end() ? nullptr : &found->second;
}

/// One building with everything its owners' bills need.
struct Building {
    std::vector<Unit> units;  // all of them, in order of their numbers
    std::int64_t weight = 0;
    Area area;
};

/// All units of the buildings in which any version ever gave a unit to one of the taxpayers.
storage::Where units_between(PersonId from, PersonId until) {
    return {
        "house_id IN (SELECT mine.house_id FROM fixed_asset_unit mine WHERE mine.taxpayer_id >= "
        ":from_id AND mine.taxpayer_id < :until_id)",
        {{"from_id", from.value()}, {"until_id", until.value()}}};
}

/// Those buildings.
std::map<std::int64_t, Building> buildings_of(storage::Session& session, const Rates& rates,
                                              AsOf as_of, PersonId from, PersonId until) {
    std::map<std::int64_t, Building> buildings;
    storage::for_each_as_of<Unit>(session, unit_table(), as_of, units_between(from, until),
                                  [&](Unit& unit, const auto&) {
                                      if (unit.removed) return;
                                      Building& building = buildings[unit.house_id];
                                      building.weight += weight_of(rates, unit);
                                      building.area = building.area + unit.area;
                                      building.units.push_back(std::move(unit));
                                  });
    return buildings;
}

Holding& holding_among(std::vector<Holding>& holdings, PersonId taxpayer) {
    const auto at = std::ranges::lower_bound(
        holdings, taxpayer, {}, [](const Holding& h) { return h.taxpayer.taxpayer_id; });
    if (at != holdings.end() && at->taxpayer.taxpayer_id == taxpayer) return *at;
    Holding fresh;
    fresh.taxpayer = {.taxpayer_id = taxpayer, .recipient_id = taxpayer, .note = {}};
    return *holdings.insert(at, std::move(fresh));
}

House unit_facts(const HouseRecord& building, const HousePrice* price, const Unit& unit,
                 Ratio share) {
    House house;
    house.place = building.town + unit.number;
    if (price != nullptr) house.price = price->price;
    house.share = share;
    house.area = house.living_area = unit.area;
    house.dwellings = unit.living ? 1 : 0;
    house.rented = building.rented;
    house.built_on = building.built_on;
    if (unit.living) house.reduction = building.reduction;
    house.reduction_from = building.reduction_from;
    house.zone = building.zone;
    house.special = {building.special_numerator, building.special_denominator};
    house.not_taxable = building.not_taxable;
    return house;
}

HouseRecord unit_record(HouseRecord building, const Unit& unit) {
    building.taxpayer_id = unit.taxpayer_id;
    building.number = unit.number;
    building.area = building.living_area = unit.area;
    building.dwellings = unit.living ? 1 : 0;
    return building;
}

}  // namespace

std::vector<Unit> units_of(storage::Session& session, PersonId taxpayer, AsOf as_of) {
    std::vector<Unit> units;
    storage::for_each_as_of<Unit>(session, unit_table(), as_of,
                                  units_between(taxpayer, PersonId{taxpayer.value() + 1}),
                                  [&](Unit& unit, const auto&) {
                                      if (!unit.removed && unit.taxpayer_id == taxpayer)
                                          units.push_back(std::move(unit));
                                  });
    return units;
}

std::int64_t weight_of(const Rates& rates, const Unit& unit) {
    const Ratio step = rates.tower_step;
    const std::int64_t storeys = unit.tower ? std::max(unit.floor, 1) - 1 : 0;
    return unit.area.hundredths * (step.denominator + storeys * step.numerator);
}

void add_units(storage::Session& session, const YearOfTax& tax, Instant known, PersonId from,
               PersonId until, std::vector<Holding>& holdings) {
    const AsOf as_of{tax.year.tax_base_date(), known};
    const auto buildings = buildings_of(session, tax.rates.rates, as_of, from, until);
    if (buildings.empty()) return;
    std::set<std::int64_t> numbers;
    for (const auto& [number, building] : buildings)
        numbers.insert(number);
    const storage::Where among{"house_id IN (" + list_of(numbers) + ")", {}};
    const auto houses = read(session, house_table(), as_of, among, &HouseRecord::house_id);
    const auto prices = read(session, house_price_table(), as_of, among, &HousePrice::house_id);
    std::set<std::int64_t> sites;
    for (const auto& [number, house] : houses)
        sites.insert(house.parcel_id);
    const storage::Where lots{"parcel_id IN (" + list_of(sites) + ")", {}};
    const auto parcels = read(session, parcel_table(), as_of, lots, &ParcelRecord::parcel_id);
    const auto statuses = read(session, land_status_table(), as_of, lots, &LandStatus::parcel_id);
    const auto land_prices =
        read(session, parcel_price_table(), as_of, lots, &ParcelPrice::parcel_id);
    const FiscalYear last{tax.year.value - 1};
    const auto bases =
        read(session, land_base_table(), {last.tax_base_date(), known},
             storage::both(storage::equals("fiscal_year", std::int64_t{last.value}), lots),
             &LandBase::parcel_id);

    for (const auto& [number, building] : buildings) {
        const HouseRecord* const house = find_in(houses, number);
        if (house == nullptr || house->removed) continue;
        std::map<PersonId, Area> owned;
        for (const Unit& unit : building.units) {
            if (unit.taxpayer_id < from || unit.taxpayer_id >= until) continue;
            Holding& holding = holding_among(holdings, unit.taxpayer_id);
            const Ratio share = Ratio::reduced(weight_of(tax.rates.rates, unit), building.weight);
            holding.facts.houses.push_back(
                unit_facts(*house, find_in(prices, number), unit, share));
            holding.houses.push_back(unit_record(*house, unit));
            owned[unit.taxpayer_id] = owned[unit.taxpayer_id] + unit.area;
            if (building.units.front().taxpayer_id != unit.taxpayer_id)
                holding.houses_elsewhere.push_back(number);
        }
        const ParcelRecord* const site = find_in(parcels, house->parcel_id);
        if (site == nullptr || site->removed) continue;
        Parcel facts = parcel_facts(*site, find_in(statuses, site->parcel_id), tax.year);
        facts.place += "（敷地）";
        if (const auto* price = find_in(land_prices, site->parcel_id)) facts.price = price->price;
        if (const auto* base = find_in(bases, site->parcel_id)) set_previous(facts, *base);
        for (const auto& [owner, area] : owned) {
            Holding& holding = holding_among(holdings, owner);
            facts.share = Ratio::reduced(area.hundredths, building.area.hundredths);
            holding.facts.parcels.push_back(facts);
            holding.parcels.push_back(*site);
            holding.parcels.back().taxpayer_id = owner;
            // The bill of the first unit's owner keeps the base of the whole site.
            if (building.units.front().taxpayer_id != owner)
                holding.bases_elsewhere.push_back(site->parcel_id);
        }
    }
}

}  // namespace yakuba::fixed_asset_tax
