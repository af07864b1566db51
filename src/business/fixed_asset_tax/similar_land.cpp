#include "business/fixed_asset_tax/similar_land.h"

#include <unordered_map>

#include "storage/as_of.h"

namespace yakuba::fixed_asset_tax {
namespace {

/// A condition on the key, so that the version which moved a parcel elsewhere is read too.
storage::Where parcels_at(Comparable where, const std::string& name) {
    if (where == Comparable::municipality) return storage::everything();
    const std::string column = where == Comparable::street ? "street" : "town";
    return {"parcel_id IN (SELECT near.parcel_id FROM fixed_asset_parcel near WHERE near." +
                column + " = :place)",
            {{"place", name}}};
}

bool lies_at(const ParcelRecord& parcel, Comparable where, const std::string& name) {
    if (where == Comparable::street) return parcel.street == name;
    return where != Comparable::town || parcel.town == name;
}

/// The law's rates of a part are those of every year; only the step of the adjustment changes.
Levels read_levels(storage::Session& session, const Rates& rates, FiscalYear last, Instant known,
                   Comparable where, const std::string& name) {
    const AsOf as_of{last.tax_base_date(), known};
    const storage::Where parcels = parcels_at(where, name);
    std::unordered_map<std::int64_t, Yen> prices;
    storage::for_each_as_of<ParcelPrice>(session, parcel_price_table(), as_of, parcels,
                                         [&](const ParcelPrice& price, const auto&) {
                                             prices.emplace(price.parcel_id, price.price);
                                         });
    std::unordered_map<std::int64_t, LandBase> bases;
    storage::for_each_as_of<LandBase>(
        session, land_base_table(), as_of,
        storage::both(storage::equals("fiscal_year", std::int64_t{last.value}), parcels),
        [&](const LandBase& base, const auto&) { bases.emplace(base.parcel_id, base); });
    std::unordered_map<std::int64_t, LandStatus> statuses;
    storage::for_each_as_of<LandStatus>(
        session, land_status_table(), as_of, parcels,
        [&](const LandStatus& status, const auto&) { statuses.emplace(status.parcel_id, status); });
    Levels levels;
    ParcelSheet sheet;
    storage::for_each_as_of<ParcelRecord>(
        session, parcel_table(), as_of, parcels, [&](const ParcelRecord& record, const auto&) {
            const auto price = prices.find(record.parcel_id);
            const auto base = bases.find(record.parcel_id);
            if (record.removed || record.not_taxable || !lies_at(record, where, name)) return;
            if (price == prices.end() || base == bases.end()) return;
            const auto status = statuses.find(record.parcel_id);
            Parcel parcel =
                parcel_facts(record, status == statuses.end() ? nullptr : &status->second, last);
            parcel.price = price->second;
            // Held against its own base, a part's level is what it was taxed at.
            set_previous(parcel, base->second);
            assess_parcel(rates, parcel, last, sheet);
            levels.add(parcel, sheet);
        });
    return levels;
}

}  // namespace

std::size_t Levels::place(LandPart part, LandTax tax, LandClass land) {
    const auto kind = part == LandPart::other ? static_cast<std::size_t>(land) : std::size_t{0};
    return (static_cast<std::size_t>(part) * 2 + static_cast<std::size_t>(tax)) * 6 + kind;
}

void Levels::add(const Parcel& parcel, const ParcelSheet& sheet) {
    const auto add_part = [&](LandPart part, LandTax tax, int level, Area area) {
        if (level == 0 || area == Area{}) return;
        Sum& sum = sums_[place(part, tax, parcel.land)];
        sum.weighted += level * area.hundredths;
        sum.area += area.hundredths;
    };
    add_part(LandPart::small, LandTax::fixed, sheet.small_level, sheet.small_area);
    add_part(LandPart::general, LandTax::fixed, sheet.general_level, sheet.general_area);
    add_part(LandPart::other, LandTax::fixed, sheet.other_level, sheet.other_area);
    add_part(LandPart::small, LandTax::city, sheet.small_level_city, sheet.small_area);
    add_part(LandPart::general, LandTax::city, sheet.general_level_city, sheet.general_area);
    add_part(LandPart::other, LandTax::city, sheet.other_level_city, sheet.other_area);
}

int Levels::of(LandPart part, LandTax tax, LandClass land) const {
    const Sum& sum = sums_[place(part, tax, land)];
    if (sum.area == 0) return 0;
    return static_cast<int>((sum.weighted + sum.area / 2) / sum.area);
}

const Levels& SimilarLand::levels(storage::Session& session, const Rates& rates, FiscalYear last,
                                  Instant known, Comparable where, const std::string& name) {
    const Key key{where, name, known.microseconds};
    {
        const std::lock_guard lock{mutex_};
        const auto found = known_.find(key);
        if (found != known_.end()) return found->second;
    }
    Levels read = read_levels(session, rates, last, known, where, name);
    const std::lock_guard lock{mutex_};
    return known_.emplace(key, std::move(read)).first->second;
}

SimilarLand::Found SimilarLand::find(storage::Session& session, const Rates& rates, FiscalYear year,
                                     Instant known, const Surroundings& place, LandPart part,
                                     LandTax tax, LandClass land) {
    const FiscalYear last{year.value - 1};
    for (const auto& [where, name] : {std::pair{Comparable::street, place.street},
                                      {Comparable::town, place.town},
                                      {Comparable::municipality, std::string{}}}) {
        if (name.empty() && where != Comparable::municipality) continue;
        const int level = levels(session, rates, last, known, where, name).of(part, tax, land);
        if (level > 0) return {level, where};
    }
    return {};
}

}  // namespace yakuba::fixed_asset_tax
