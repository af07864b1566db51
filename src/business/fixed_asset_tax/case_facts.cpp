#include "business/fixed_asset_tax/case_facts.h"

#include <boost/json.hpp>

#include "business/fixed_asset_tax/gather.h"
#include "business/fixed_asset_tax/unit_holdings.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::fixed_asset_tax {
namespace {

namespace json = boost::json;
using procedures::Asked;

json::object choice(std::int64_t number, std::string label) {
    return {{"value", std::to_string(number)}, {"label", std::move(label)}};
}

/// As the ledgers stand today, not on 1 January: what is declared has just changed.
struct Today {
    json::array parcels;
    json::array houses;
    json::array unregistered;  // of the houses
    json::array assets;
    json::array taxpayers;  // the person and the groups the person answers for
    bool units = false;     // of condominiums
};

template <class Record>
void for_each_owned(storage::Session& session, const storage::Table& table, std::string_view key,
                    PersonId taxpayer, AsOf as_of, auto each) {
    const std::string column{key};
    storage::for_each_as_of<Record>(
        session, table, as_of,
        {column + " IN (SELECT mine." + column + " FROM " + std::string{table.name} +
             " mine WHERE mine.taxpayer_id = :taxpayer)",
         {{"taxpayer", taxpayer.value()}}},
        [&](const Record& record, const storage::Version&) {
            if (!record.removed && record.taxpayer_id == taxpayer) each(record);
        });
}

Today today_of(const Asked& asked) {
    Today all;
    for (const PersonId taxpayer : taxpayers_of(asked.session, asked.person, asked.as_of)) {
        const auto entry = registry::find_resident(asked.session, taxpayer, {asked.today});
        all.taxpayers.push_back(choice(taxpayer.value(), taxpayer == asked.person ? "あなたの名義"
                                                         : entry
                                                             ? "共有・代理：" + entry->record.name
                                                             : "共有・代理"));
        all.units |= !units_of(asked.session, taxpayer, asked.as_of).empty();
        for_each_owned<ParcelRecord>(
            asked.session, parcel_table(), "parcel_id", taxpayer, asked.as_of,
            [&](const ParcelRecord& record) {
                all.parcels.push_back(
                    choice(record.parcel_id, record.town + record.lot + "（" + record.use + "、" +
                                                 FieldForm<Area>::format(record.area) + "㎡）"));
            });
        for_each_owned<HouseRecord>(
            asked.session, house_table(), "house_id", taxpayer, asked.as_of,
            [&](const HouseRecord& record) {
                all.houses.push_back(
                    choice(record.house_id, record.town + record.number + "（" + record.use + "、" +
                                                FieldForm<Area>::format(record.area) + "㎡）"));
                if (record.number.empty()) all.unregistered.push_back(all.houses.back());
            });
    }
    storage::for_each_as_of<AssetRecord>(
        asked.session, asset_table(), asked.as_of,
        storage::equals("taxpayer_id", asked.person.value()),
        [&](const AssetRecord& record, const storage::Version&) {
            if (record.removed) return;
            all.assets.push_back(choice(
                record.asset_no, record.name + "（" + short_month(asked.town, record.acquired) +
                                     " 取得、" + notices::yen_text(record.cost) + "）"));
        });
    return all;
}

constexpr std::string_view kDeadOfHousehold =
    "SELECT DISTINCT r.person_id FROM resident r JOIN resident mine ON "
    "mine.household_id = r.household_id WHERE mine.person_id = :person AND "
    "mine.household_id > 0 AND r.person_id <> :person";

}  // namespace

Result<json::value> asset_facts(const Asked& asked) {
    Today all = today_of(asked);
    const FiscalYear year{asked.today.year()};
    const bool any =
        !all.parcels.empty() || !all.houses.empty() || !all.assets.empty() || all.units;
    return json::value(json::object{{"has_any", any},
                                    {"has_house", !all.houses.empty()},
                                    {"has_parcel", !all.parcels.empty()},
                                    {"has_unregistered", !all.unregistered.empty()},
                                    {"fiscal_year", year.value},
                                    {"return_due_on", to_iso(Date{year.value, 1, 31})},
                                    {"parcels", std::move(all.parcels)},
                                    {"houses", std::move(all.houses)},
                                    {"unregistered", std::move(all.unregistered)},
                                    {"taxpayers", std::move(all.taxpayers)},
                                    {"assets", std::move(all.assets)}});
}

Result<json::value> deceased_facts(const Asked& asked) {
    std::vector<PersonId> persons;
    asked.session.read_values(kDeadOfHousehold, {{"person", asked.person.value()}},
                              [&](std::span<const storage::Value> row) {
                                  persons.emplace_back(std::get<std::int64_t>(row[0]));
                              });
    json::array list;
    for (const PersonId person : persons) {
        const auto entry = registry::find_resident(asked.session, person, {asked.today});
        if (!entry || entry->record.standing != registry::Standing::dead) continue;
        int owned = 0;
        for_each_owned<ParcelRecord>(asked.session, parcel_table(), "parcel_id", person,
                                     asked.as_of, [&](const ParcelRecord&) { ++owned; });
        for_each_owned<HouseRecord>(asked.session, house_table(), "house_id", person, asked.as_of,
                                    [&](const HouseRecord&) { ++owned; });
        owned += static_cast<int>(units_of(asked.session, person, asked.as_of).size());
        if (owned == 0) continue;
        json::object one = choice(
            person.value(), entry->record.name + "（土地・家屋 " + std::to_string(owned) + "件）");
        one["died_on"] = to_iso(entry->version.valid_from);
        list.push_back(std::move(one));
    }
    return json::value(std::move(list));
}

}  // namespace yakuba::fixed_asset_tax
