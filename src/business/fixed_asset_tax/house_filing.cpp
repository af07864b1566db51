#include "business/fixed_asset_tax/house_filing.h"

#include <algorithm>

#include "business/fixed_asset_tax/decide.h"
#include "business/fixed_asset_tax/valuation.h"

namespace yakuba::fixed_asset_tax {
namespace {

std::optional<HouseRecord> house_on(storage::Session& session, std::int64_t number, Date day) {
    auto found = storage::find_as_of<HouseRecord>(session, house_table(), {day},
                                                  storage::equals("house_id", number));
    if (!found || found->record.removed) return std::nullopt;
    return std::move(found->record);
}

Problem no_house(std::int64_t number) {
    return Problem{.code = "house.not_found",
                   .message = "その日に台帳にある家屋ではありません。",
                   .detail = std::to_string(number),
                   .where = "house"};
}

Area less(Area from, Area taken) { return taken < from ? from - taken : Area{}; }

/// Takes the house's dwellings and floors off its land.
Result<Done> clear_land(const Town& town, storage::Transaction& transaction,
                        const HouseRecord& house, const HouseGone& report) {
    auto found =
        storage::find_as_of<ParcelRecord>(transaction.session(), parcel_table(), {report.gone_on},
                                          storage::equals("parcel_id", house.parcel_id));
    if (!found || found->record.removed || found->record.dwellings == 0) return Done{};
    ParcelRecord& parcel = found->record;
    if (report.site != Deemed::none)
        return keep_status(town, transaction, parcel.parcel_id, report.site, report.gone_on);
    parcel.dwellings = std::max(0, parcel.dwellings - house.dwellings);
    parcel.house_area = less(parcel.house_area, house.area);
    parcel.living_area = less(parcel.living_area, house.living_area);
    if (parcel.dwellings == 0) parcel.house_area = parcel.living_area = Area{};
    append<ParcelRecord>(transaction, parcel_table(), report.gone_on, {parcel});
    return Done{};
}

}  // namespace

Result<Differences> report_gone(const Town& town, storage::Transaction& transaction,
                                const HouseGone& report) {
    auto house = house_on(transaction.session(), report.house_id, report.gone_on);
    if (!house) return no_house(report.house_id);
    std::vector<PersonId> persons{house->taxpayer_id};
    if (house->parcel_id > 0) {
        if (auto cleared = clear_land(town, transaction, *house, report); !cleared)
            return cleared.problem();
        const auto land = storage::find_as_of<ParcelRecord>(
            transaction.session(), parcel_table(), {report.gone_on},
            storage::equals("parcel_id", house->parcel_id));
        if (land && land->record.taxpayer_id != house->taxpayer_id)
            persons.push_back(land->record.taxpayer_id);
    }
    house->removed = true;
    append<HouseRecord>(transaction, house_table(), report.gone_on, {*house});
    return recompute_all(town, transaction, {persons, report.gone_on, "家屋の滅失"});
}

Result<Differences> report_extended(const Town& town, storage::Transaction& transaction,
                                    const HouseExtended& report) {
    auto house = house_on(transaction.session(), report.house_id, report.finished_on);
    if (!house) return no_house(report.house_id);
    house->area = house->area + report.area;
    house->living_area = house->living_area + report.living_area;
    append<HouseRecord>(transaction, house_table(), report.finished_on, {*house});
    if (report.points > 0) {
        const FiscalYear year = first_year_after(report.finished_on);
        const auto tax = year_of_tax(town, FiscalYear{report.finished_on.year()});
        if (!tax) return tax.problem();
        auto price = storage::find_as_of<HousePrice>(transaction.session(), house_price_table(),
                                                     {report.finished_on},
                                                     storage::equals("house_id", report.house_id));
        HousePrice record = price ? price->record : HousePrice{.house_id = report.house_id};
        record.fiscal_year = year;
        record.points += report.points;
        record.price += added_price((*tax)->rates.rates, *house, report.points);
        append<HousePrice>(transaction, house_price_table(), year.tax_base_date(), {record});
    }
    return recompute_all(town, transaction,
                         {std::vector{house->taxpayer_id}, report.finished_on, "家屋の増築"});
}

}  // namespace yakuba::fixed_asset_tax
