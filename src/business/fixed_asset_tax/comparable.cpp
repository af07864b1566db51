#include <algorithm>
#include <set>
#include <unordered_map>

#include "business/fixed_asset_tax/decide.h"
#include "business/fixed_asset_tax/unit_holdings.h"
#include "business/fixed_asset_tax/valuation.h"
#include "storage/as_of.h"

// 比準課税標準額 (地方税法附則17条7号): where the adjustment of a parcel begins when its use or
// size changed since the 1 January before. The law asks what similar land was taxed at. Here that
// is the parcel as it is now, valued as of last year, times the level (負担水準) at which
//   1. the parcel's own part of the same use stood last year; where it had none,
//   2. land of that use on the same street, 3. in the same town, 4. in the municipality
// stood on the average. Without any, the part begins at the law's full base.
namespace yakuba::fixed_asset_tax {
namespace {

template <class Record>
using ByParcel = std::unordered_map<std::int64_t, Record>;

/// The changed parcels as they stood on the 1 January before.
struct LastYear {
    ByParcel<ParcelRecord> parcels;
    ByParcel<LandStatus> statuses;
    ByParcel<Yen> prices;
    std::unordered_map<std::string, Yen> streets;
};

/// Parcels of these taxpayers of which a version begins or ends after the 1 January before, up to
/// this one, or which were deemed land for dwellings for the last time then: all that can differ.
std::set<std::int64_t> touched_parcels(storage::Session& session, const YearOfTax& tax,
                                       PersonId from, PersonId until) {
    static constexpr std::string_view kTouched =
        "SELECT DISTINCT p.parcel_id FROM fixed_asset_parcel p WHERE p.parcel_id IN (SELECT "
        "mine.parcel_id FROM fixed_asset_parcel mine WHERE mine.taxpayer_id >= :from_id AND "
        "mine.taxpayer_id < :until_id) AND ((p.valid_from > :last AND p.valid_from <= :now) OR "
        "(p.valid_to > :last AND p.valid_to <= :now) OR "
        "p.parcel_id IN (SELECT s.parcel_id FROM fixed_asset_land_status s WHERE s.deemed_until = "
        ":last_year))";
    const FiscalYear last{tax.year.value - 1};
    std::set<std::int64_t> touched;
    session.read_values(kTouched,
                        {{"from_id", from.value()},
                         {"until_id", until.value()},
                         {"last", std::int64_t{last.tax_base_date().packed()}},
                         {"now", std::int64_t{tax.year.tax_base_date().packed()}},
                         {"last_year", std::int64_t{last.value}}},
                        [&](std::span<const storage::Value> row) {
                            touched.insert(std::get<std::int64_t>(row[0]));
                        });
    return touched;
}

LastYear last_year_of(storage::Session& session, const YearOfTax& tax, Instant known,
                      const std::set<std::int64_t>& parcels) {
    std::string list;
    for (const std::int64_t parcel : parcels)
        list += (list.empty() ? "" : ", ") + std::to_string(parcel);
    const storage::Where among{"parcel_id IN (" + list + ")", {}};
    const AsOf as_of{FiscalYear{tax.year.value - 1}.tax_base_date(), known};
    LastYear last;
    storage::for_each_as_of<ParcelRecord>(
        session, parcel_table(), as_of, among, [&](ParcelRecord& record, const auto&) {
            if (!record.removed) last.parcels.emplace(record.parcel_id, std::move(record));
        });
    storage::for_each_as_of<LandStatus>(session, land_status_table(), as_of, among,
                                        [&](const LandStatus& status, const auto&) {
                                            last.statuses.emplace(status.parcel_id, status);
                                        });
    storage::for_each_as_of<ParcelPrice>(session, parcel_price_table(), as_of, among,
                                         [&](const ParcelPrice& price, const auto&) {
                                             last.prices.emplace(price.parcel_id, price.price);
                                         });
    storage::for_each_as_of<StreetValue>(session, street_value_table(), as_of,
                                         storage::everything(),
                                         [&](const StreetValue& value, const auto&) {
                                             last.streets.emplace(value.street, value.unit_price);
                                         });
    return last;
}

template <class Map, class Key>
auto* find_in(const Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

bool same_use(const ParcelRecord& now, const ParcelRecord& last, const ParcelSheet& sheet,
              const ParcelSheet& sheet_last) {
    return now.land == last.land && now.area == last.area &&
           sheet.small_area == sheet_last.small_area &&
           sheet.general_area == sheet_last.general_area &&
           sheet.other_area == sheet_last.other_area;
}

/// What the parcel, as large and of the class it is now, was worth last year.
Yen price_of_last_year(const ParcelRecord& now, const Parcel& parcel, const ParcelRecord* before,
                       const LastYear& last) {
    const Yen* const price = find_in(last.prices, now.parcel_id);
    if (before != nullptr && before->land == now.land && before->area == now.area && price)
        return *price;
    // 評価額は路線価から: as 評価替え works it out.
    if (const Yen* const street = find_in(last.streets, now.street); street && !now.street.empty())
        return land_price(*street, now);
    return parcel.price;
}

class Comparing {
public:
    Comparing(storage::Session& session, const YearOfTax& tax, Instant known,
              const ParcelRecord& record, Parcel& parcel)
        : session_(session), tax_(tax), known_(known), record_(record), parcel_(parcel) {}

    /// `own` is the part's level of last year, 0 when the parcel had no such part.
    int level(LandPart part, LandTax of, Area area, int own) {
        if (area == Area{} || (of == LandTax::city && parcel_.zone == Zone::none)) return 0;
        SimilarLand::Found found{own, Comparable::own};
        if (own == 0) {
            found = tax_.similar->find(session_, tax_.rates.rates, tax_.year, known_,
                                       {record_.street, record_.town}, part, of, record_.land);
        }
        parcel_.comparable = std::max(parcel_.comparable, found.where);
        return found.level;
    }

private:
    storage::Session& session_;
    const YearOfTax& tax_;
    Instant known_;
    const ParcelRecord& record_;
    Parcel& parcel_;
};

void compare(storage::Session& session, const YearOfTax& tax, Instant known,
             const ParcelRecord& record, const LastYear& last, Parcel& parcel) {
    ParcelSheet sheet;
    assess_parcel(tax.rates.rates, parcel, tax.year, sheet);
    const ParcelRecord* const before = find_in(last.parcels, record.parcel_id);
    ParcelSheet was;
    if (before != nullptr) {
        Parcel facts = parcel;  // its bases of last year are those of last year's parts
        const Parcel then = parcel_facts(*before, find_in(last.statuses, record.parcel_id),
                                         FiscalYear{tax.year.value - 1});
        facts.land = then.land;
        facts.area = then.area;
        facts.dwellings = then.dwellings;
        facts.house_area = then.house_area;
        facts.living_area = then.living_area;
        facts.tall_fireproof = then.tall_fireproof;
        facts.advised = then.advised;
        facts.special = then.special;
        if (const Yen* const price = find_in(last.prices, record.parcel_id)) facts.price = *price;
        assess_parcel(tax.rates.rates, facts, FiscalYear{tax.year.value - 1}, was);
        if (same_use(record, *before, sheet, was)) return;
        if (before->land != record.land) was.other_level = was.other_level_city = 0;
    }
    parcel.changed = true;
    parcel.last_price = price_of_last_year(record, parcel, before, last);
    Comparing levels{session, tax, known, record, parcel};
    using enum LandPart;
    using enum LandTax;
    parcel.similar_small = levels.level(small, fixed, sheet.small_area, was.small_level);
    parcel.similar_general = levels.level(general, fixed, sheet.general_area, was.general_level);
    parcel.similar_other = levels.level(other, fixed, sheet.other_area, was.other_level);
    parcel.similar_small_city = levels.level(small, city, sheet.small_area, was.small_level_city);
    parcel.similar_general_city =
        levels.level(general, city, sheet.general_area, was.general_level_city);
    parcel.similar_other_city = levels.level(other, city, sheet.other_area, was.other_level_city);
}

/// What a year was relieved of goes before what a taxpayer is relieved of every year.
void add_reliefs(storage::Session& session, FiscalYear year, Instant known, PersonId from,
                 PersonId until, std::vector<Holding>& holdings) {
    storage::for_each_as_of<Relief>(
        session, relief_table(), {year.tax_base_date(), known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::between("taxpayer_id", from.value(), until.value())),
        [&](const Relief& relief, const auto&) {
            const auto at = std::ranges::lower_bound(
                holdings, relief.taxpayer_id, {},
                [](const Holding& holding) { return holding.taxpayer.taxpayer_id; });
            if (at == holdings.end() || at->taxpayer.taxpayer_id != relief.taxpayer_id) return;
            at->facts.relief = Ratio{relief.percent, 100} *
                               Ratio::reduced(relief.open_numerator, relief.open_denominator);
        });
}

}  // namespace

std::vector<Holding> holdings_of(storage::Session& session, const YearOfTax& tax, Instant known,
                                 PersonId from, PersonId until) {
    std::vector<Holding> holdings = gather(session, tax.year, known, from, until);
    add_units(session, tax, known, from, until, holdings);
    add_reliefs(session, tax.year, known, from, until, holdings);
    const std::set<std::int64_t> touched = touched_parcels(session, tax, from, until);
    if (touched.empty()) return holdings;
    const LastYear last = last_year_of(session, tax, known, touched);
    for (Holding& holding : holdings) {
        for (std::size_t i = 0; i < holding.parcels.size(); ++i) {
            Parcel& parcel = holding.facts.parcels[i];
            if (parcel.changed || parcel.not_taxable || parcel.area == Area{}) continue;
            if (!touched.contains(holding.parcels[i].parcel_id)) continue;
            compare(session, tax, known, holding.parcels[i], last, parcel);
        }
    }
    return holdings;
}

Holding holding_of(storage::Session& session, const YearOfTax& tax, Instant known,
                   PersonId taxpayer) {
    auto all = holdings_of(session, tax, known, taxpayer, PersonId{taxpayer.value() + 1});
    if (!all.empty()) return std::move(all.front());
    return gather_one(session, tax.year, known, taxpayer);
}

}  // namespace yakuba::fixed_asset_tax
