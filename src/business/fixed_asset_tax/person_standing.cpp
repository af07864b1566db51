#include "business/fixed_asset_tax/person_standing.h"

#include "business/fixed_asset_tax/gather.h"
#include "business/fixed_asset_tax/stored_bill.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "storage/as_of.h"

namespace yakuba::fixed_asset_tax {
namespace {

std::string area_text(Area area) { return FieldForm<Area>::format(area) + "㎡"; }

/// Where one's land is tells where one lives.
void add_holding(const procedures::Asked& asked, const Holding& holding, const std::string& shared,
                 std::vector<StandingLine>& lines) {
    for (std::size_t i = 0; i < holding.parcels.size(); ++i) {
        const ParcelRecord& parcel = holding.parcels[i];
        lines.push_back({"土地" + shared, own_place(asked, parcel.town + parcel.lot),
                         parcel.use + "　" + area_text(parcel.area) + "　評価額 " +
                             notices::yen_text(holding.facts.parcels[i].price)});
    }
    for (std::size_t i = 0; i < holding.houses.size(); ++i) {
        const HouseRecord& house = holding.houses[i];
        lines.push_back({"家屋" + shared, own_place(asked, house.town + house.number),
                         house.use + "　" + area_text(house.area) + "　評価額 " +
                             notices::yen_text(holding.facts.houses[i].price)});
    }
    if (holding.assets.empty()) return;
    lines.push_back({"償却資産" + shared, std::to_string(holding.assets.size()) + "件"});
}

void add_tax(const procedures::Asked& asked, FiscalYear year, PersonId taxpayer,
             const std::string& shared, std::vector<StandingLine>& lines) {
    const auto bill = storage::find_as_of<StoredBill>(
        asked.session, stored_bill_table(), {year.tax_base_date(), asked.as_of.known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::equals("taxpayer_id", taxpayer.value())));
    if (!bill) return;
    const Yen tax = bill->record.annual_tax;
    lines.push_back({short_year(asked.town, year) + "の税額" + shared,
                     tax > 0_yen ? notices::yen_text(tax) : "課税なし"});
}

}  // namespace

std::vector<StandingLine> standing(const procedures::Asked& asked) {
    std::vector<StandingLine> lines;
    const FiscalYear year = fiscal_year_of(asked.as_of.valid);
    for (const PersonId taxpayer : taxpayers_of(asked.session, asked.person, asked.as_of)) {
        const std::string shared = taxpayer == asked.person ? "" : "（共有）";
        add_tax(asked, year, taxpayer, shared, lines);
        add_holding(asked, gather_one(asked.session, year, asked.as_of.known, taxpayer), shared,
                    lines);
    }
    return lines;
}

}  // namespace yakuba::fixed_asset_tax
