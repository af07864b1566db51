#include "business/fixed_asset_tax/gather.h"

#include <algorithm>
#include <unordered_map>

#include "storage/as_of.h"

namespace yakuba::fixed_asset_tax {
namespace {

/// Assets that any version ever gave to one of the taxpayers: a condition on the key, so that the
/// version which took an asset away from them is read too.
storage::Where assets_of(std::string_view table, std::string_view key, PersonId from,
                         PersonId until) {
    const std::string column{key};
    return {column + " IN (SELECT mine." + column + " FROM " + std::string{table} +
                " mine WHERE mine.taxpayer_id >= :from_id AND mine.taxpayer_id < :until_id)",
            {{"from_id", from.value()}, {"until_id", until.value()}}};
}
storage::Where parcels_of(PersonId from, PersonId until) {
    return assets_of("fixed_asset_parcel", "parcel_id", from, until);
}

/// The holdings by number of taxpayer. An asset whose taxpayer has no row of its own is not lost.
class Holdings {
public:
    explicit Holdings(std::vector<storage::Versioned<Taxpayer>> taxpayers) {
        for (auto& taxpayer : taxpayers)
            open(taxpayer.record.taxpayer_id).taxpayer = std::move(taxpayer.record);
    }
    Holding& open(PersonId taxpayer) {
        const auto [at, added] = place_.try_emplace(taxpayer.value(), all_.size());
        if (added) {
            all_.emplace_back();
            all_.back().taxpayer = {.taxpayer_id = taxpayer, .recipient_id = taxpayer, .note = {}};
        }
        return all_[at->second];
    }
    std::vector<Holding> in_order() && {
        std::sort(all_.begin(), all_.end(), [](const Holding& a, const Holding& b) {
            return a.taxpayer.taxpayer_id < b.taxpayer.taxpayer_id;
        });
        return std::move(all_);
    }
    std::vector<Holding>& all() { return all_; }

private:
    std::vector<Holding> all_;
    std::unordered_map<std::int64_t, std::size_t> place_;
};

template <class Record>
std::unordered_map<std::int64_t, Record> by_number(storage::Session& session,
                                                   const storage::Table& table, AsOf as_of,
                                                   const storage::Where& where,
                                                   std::int64_t Record::*number) {
    std::unordered_map<std::int64_t, Record> all;
    storage::for_each_as_of<Record>(session, table, as_of, where,
                                    [&](Record& record, const storage::Version&) {
                                        all.emplace(record.*number, std::move(record));
                                    });
    return all;
}

std::string place_of(const std::string& town, const std::string& number) {
    return number.empty() ? town + "（未登記）" : town + number;
}

House facts_of(const HouseRecord& record, const HousePrice* price) {
    House house;
    house.place = place_of(record.town, record.number);
    if (price != nullptr) house.price = price->price;
    house.area = record.area;
    house.living_area = record.living_area;
    house.dwellings = record.dwellings;
    house.rented = record.rented;
    house.built_on = record.built_on;
    house.reduction = record.reduction;
    house.reduction_from = record.reduction_from;
    house.zone = record.zone;
    house.special = {record.special_numerator, record.special_denominator};
    house.not_taxable = record.not_taxable;
    return house;
}

Asset facts_of(const AssetRecord& record) {
    Asset asset;
    asset.name = record.name;
    asset.kind = record.kind;
    asset.quantity = record.quantity;
    asset.acquired = record.acquired;
    asset.cost = record.cost;
    asset.useful_life = record.useful_life;
    asset.special = {record.special_numerator, record.special_denominator};
    asset.not_taxable = record.not_taxable;
    return asset;
}

template <class Map>
auto* find_in(const Map& map, std::int64_t number) {
    const auto found = map.find(number);
    return found == map.end() ? nullptr : &found->second;
}

/// What names no taxpayer is a condominium's: its units do (unit_holdings.h).
bool within(PersonId person, PersonId from, PersonId until) {
    return person && from <= person && person < until;
}

storage::Where bases_of(FiscalYear year, PersonId from, PersonId until) {
    return storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                         parcels_of(from, until));
}

}  // namespace

Parcel parcel_facts(const ParcelRecord& record, const LandStatus* status, FiscalYear year) {
    Parcel parcel;
    parcel.place = record.town + record.lot;
    parcel.land = record.land;
    parcel.area = record.area;
    parcel.tall_fireproof = record.tall_fireproof;
    parcel.advised = record.advised;
    parcel.zone = record.zone;
    parcel.special = {record.special_numerator, record.special_denominator};
    parcel.not_taxable = record.not_taxable;
    if (status != nullptr) {
        parcel.urban_since = status->urban_since;
        if (status->deemed != Deemed::none && year.value > status->deemed_until) return parcel;
        parcel.deemed = status->deemed;
    }
    parcel.dwellings = record.dwellings;
    parcel.house_area = record.house_area;
    parcel.living_area = record.living_area;
    return parcel;
}

void set_previous(Parcel& parcel, const LandBase& before) {
    parcel.previous_small = before.small;
    parcel.previous_general = before.general;
    parcel.previous_other = before.other;
    parcel.previous_small_city = before.small_city;
    parcel.previous_general_city = before.general_city;
    parcel.previous_other_city = before.other_city;
    parcel.changed = before.comparable;
    if (before.comparable) parcel.comparable = Comparable::entered;
}

std::vector<LandBase> land_bases(storage::Session& session, FiscalYear year, Instant known,
                                 PersonId from, PersonId until) {
    std::vector<LandBase> bases;
    storage::for_each_as_of<LandBase>(
        session, land_base_table(), {year.tax_base_date(), known}, bases_of(year, from, until),
        [&](LandBase& base, const storage::Version&) { bases.push_back(base); });
    return bases;
}

std::vector<Holding> gather(storage::Session& session, FiscalYear year, Instant known,
                            PersonId from, PersonId until) {
    const AsOf as_of{year.tax_base_date(), known};
    const storage::Where numbers = storage::between("taxpayer_id", from.value(), until.value());
    Holdings holdings{storage::select_as_of<Taxpayer>(session, taxpayer_table(), as_of, numbers)};

    const storage::Where parcels = parcels_of(from, until);
    const auto prices = by_number<ParcelPrice>(session, parcel_price_table(), as_of, parcels,
                                               &ParcelPrice::parcel_id);
    const auto statuses =
        by_number<LandStatus>(session, land_status_table(), as_of, parcels, &LandStatus::parcel_id);
    const FiscalYear last{year.value - 1};
    const auto before =
        by_number<LandBase>(session, land_base_table(), {last.tax_base_date(), known},
                            bases_of(last, from, until), &LandBase::parcel_id);
    storage::for_each_as_of<ParcelRecord>(
        session, parcel_table(), as_of, parcels, [&](ParcelRecord& record, const auto&) {
            if (record.removed || !within(record.taxpayer_id, from, until)) return;
            Holding& holding = holdings.open(record.taxpayer_id);
            Parcel& parcel = holding.facts.parcels.emplace_back(
                parcel_facts(record, find_in(statuses, record.parcel_id), year));
            if (const auto* price = find_in(prices, record.parcel_id)) parcel.price = price->price;
            if (const auto* base = find_in(before, record.parcel_id)) set_previous(parcel, *base);
            holding.parcels.push_back(std::move(record));
        });

    const storage::Where houses = assets_of("fixed_asset_house", "house_id", from, until);
    const auto house_prices =
        by_number<HousePrice>(session, house_price_table(), as_of, houses, &HousePrice::house_id);
    storage::for_each_as_of<HouseRecord>(
        session, house_table(), as_of, houses, [&](HouseRecord& record, const auto&) {
            if (record.removed || !within(record.taxpayer_id, from, until)) return;
            Holding& holding = holdings.open(record.taxpayer_id);
            holding.facts.houses.push_back(
                facts_of(record, find_in(house_prices, record.house_id)));
            holding.houses.push_back(std::move(record));
        });

    storage::for_each_as_of<AssetRecord>(session, asset_table(), as_of, numbers,
                                         [&](AssetRecord& record, const auto&) {
                                             if (record.removed) return;
                                             Holding& holding = holdings.open(record.taxpayer_id);
                                             holding.facts.assets.push_back(facts_of(record));
                                             holding.assets.push_back(std::move(record));
                                         });

    for (Holding& holding : holdings.all())
        holding.facts.relief = {holding.taxpayer.relief_percent, 100};
    return std::move(holdings).in_order();
}

Holding gather_one(storage::Session& session, FiscalYear year, Instant known, PersonId taxpayer) {
    auto all = gather(session, year, known, taxpayer, PersonId{taxpayer.value() + 1});
    if (!all.empty()) return std::move(all.front());
    Holding nothing;
    nothing.taxpayer = {.taxpayer_id = taxpayer, .recipient_id = taxpayer, .note = {}};
    return nothing;
}

std::vector<PersonId> taxpayers_of(storage::Session& session, PersonId person, AsOf as_of) {
    std::vector<PersonId> all{person};
    const storage::Parameters parameters{{"person", person.value()},
                                         {"as_of_valid", std::int64_t{as_of.valid.packed()}},
                                         {"as_of_known", as_of.known.microseconds}};
    const auto add = [&](std::span<const storage::Value> row) {
        all.emplace_back(std::get<std::int64_t>(row[0]));
    };
    session.read_values(
        "SELECT c.taxpayer_id FROM fixed_asset_co_owner c WHERE c.person_id = "
        ":person AND c.share_numerator > 0 AND " +
            storage::last_as_of(co_owner_table(), "c"),
        parameters, add);
    session.read_values(
        "SELECT t.taxpayer_id FROM fixed_asset_taxpayer t WHERE t.recipient_id = :person AND " +
            storage::last_as_of(taxpayer_table(), "t"),
        parameters, add);
    std::sort(all.begin() + 1, all.end());
    all.erase(std::unique(all.begin() + 1, all.end()), all.end());
    all.erase(std::remove(all.begin() + 1, all.end(), person), all.end());
    return all;
}

}  // namespace yakuba::fixed_asset_tax
