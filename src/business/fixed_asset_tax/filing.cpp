#include "business/fixed_asset_tax/filing.h"

#include <algorithm>

#include "business/fixed_asset_tax/gather.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::fixed_asset_tax {
namespace {

template <class Record>
void append(storage::Transaction& transaction, const storage::Table& table, Date from,
            const std::vector<Record>& records) {
    std::vector<storage::Versioned<Record>> rows;
    for (const Record& record : records) {
        storage::Version version;
        version.valid_from = from;
        rows.push_back({record, version});
    }
    transaction.append_versions<Record>(table, rows);
}

Problem not_found(std::string_view code, std::string message, std::int64_t number) {
    return Problem{code, std::move(message), std::to_string(number)};
}

/// A taxpayer who has no row yet gets one, so that the year's job comes by.
void open_taxpayer(storage::Transaction& transaction, PersonId person, Date from) {
    const auto known = storage::find_as_of<Taxpayer>(
        transaction.session(), taxpayer_table(), {kForever - std::chrono::days{1}},
        storage::equals("taxpayer_id", person.value()));
    if (known) return;
    append<Taxpayer>(transaction, taxpayer_table(), from,
                     {{.taxpayer_id = person, .recipient_id = person, .note = {}}});
}

int next_asset_number(storage::Session& session, PersonId taxpayer) {
    return static_cast<int>(
        session
            .number("SELECT max(asset_no) FROM fixed_asset_depreciable WHERE taxpayer_id = :person",
                    {{"person", taxpayer.value()}})
            .value_or(0));
}

/// The name under which a group is known: its representative and how many others.
void register_group(storage::Transaction& transaction, PersonId group, PersonId representative,
                    std::size_t members, Date from) {
    registry::Resident entry;
    entry.person_id = group;
    entry.standing = registry::Standing::non_resident;
    entry.notified_on = date_in_japan(transaction.at());
    const auto known = registry::find_resident(transaction.session(), representative,
                                               {date_in_japan(transaction.at())});
    const std::string name = known ? known->record.name : "共有者";
    entry.name = name + "　外" + std::to_string(members - 1) + "名";
    append<registry::Resident>(transaction, registry::resident_table(), from, {entry});
}

PersonId taxpayer_of(storage::Transaction& transaction, const OwnerReport& report) {
    if (report.heirs.size() == 1) {
        open_taxpayer(transaction, report.heirs.front(), report.died_on);
        return report.heirs.front();
    }
    const PersonId group = registry::new_person_number(transaction);
    register_group(transaction, group, report.representative_id, report.heirs.size(),
                   report.died_on);
    append<Taxpayer>(transaction, taxpayer_table(), report.died_on,
                     {{.taxpayer_id = group,
                       .shared = true,
                       .recipient_id = report.representative_id,
                       .note = "現所有者"}});
    std::vector<CoOwner> owners;
    for (const PersonId heir : report.heirs)
        owners.push_back({group, heir, 1, static_cast<int>(report.heirs.size())});
    append<CoOwner>(transaction, co_owner_table(), report.died_on, owners);
    return group;
}

/// The records of the dead person's assets as they stand, whenever they came.
template <class Record>
std::vector<Record> owned_by(storage::Session& session, const storage::Table& table,
                             std::string_view key, PersonId owner, Date day) {
    const std::string column{key};
    std::vector<Record> owned;
    storage::for_each_as_of<Record>(
        session, table, {day},
        {column + " IN (SELECT mine." + column + " FROM " + std::string{table.name} +
             " mine WHERE mine.taxpayer_id = :owner)",
         {{"owner", owner.value()}}},
        [&](Record& record, const storage::Version&) {
            if (!record.removed && record.taxpayer_id == owner) owned.push_back(std::move(record));
        });
    return owned;
}

}  // namespace

Result<Differences> file_assets(const Town& town, storage::Transaction& transaction,
                                const AssetDeclaration& declaration) {
    storage::Session& session = transaction.session();
    const PersonId taxpayer = declaration.taxpayer_id;
    const Date base_date = declaration.fiscal_year.tax_base_date();
    Date since = base_date;
    int number = next_asset_number(session, taxpayer);
    for (AssetRecord asset : declaration.added) {
        asset.taxpayer_id = taxpayer;
        asset.asset_no = ++number;
        const Date from = asset.acquired.last_day() + std::chrono::days{1};
        if (from > base_date) {
            return Problem{.code = "applicant.acquired",
                           .message = "1月1日までに取得した資産を申告してください。",
                           .where = "added",
                           .article = "地方税法383条"};
        }
        since = std::min(since, from);
        append<AssetRecord>(transaction, asset_table(), from, {asset});
    }
    for (const int gone : declaration.removed) {
        auto found = storage::find_as_of<AssetRecord>(
            session, asset_table(), {base_date},
            storage::both(storage::equals("taxpayer_id", taxpayer.value()),
                          storage::equals("asset_no", std::int64_t{gone})));
        if (!found) return not_found("asset.not_found", "減少した資産が台帳にありません。", gone);
        found->record.removed = true;
        append<AssetRecord>(transaction, asset_table(), base_date, {found->record});
    }
    open_taxpayer(transaction, taxpayer, since);
    append<AssetReturn>(transaction, asset_return_table(), base_date,
                        {{declaration.fiscal_year, taxpayer, declaration.filed_on,
                          static_cast<int>(declaration.added.size()),
                          static_cast<int>(declaration.removed.size())}});
    return recompute_all(town, transaction, {std::vector{taxpayer}, since, "償却資産の申告"});
}

Result<Differences> report_land(const Town& town, storage::Transaction& transaction,
                                const LandReport& report) {
    auto found = storage::find_as_of<ParcelRecord>(transaction.session(), parcel_table(),
                                                   {report.changed_on},
                                                   storage::equals("parcel_id", report.parcel_id));
    if (!found || found->record.removed) {
        return not_found("parcel.not_found", "その日に台帳にある土地ではありません。",
                         report.parcel_id);
    }
    ParcelRecord& parcel = found->record;
    parcel.dwellings = report.dwellings;
    parcel.house_area = report.dwellings == 0 ? Area{} : report.house_area;
    parcel.living_area = report.dwellings == 0 ? Area{} : report.living_area;
    append<ParcelRecord>(transaction, parcel_table(), report.changed_on, {parcel});
    return recompute_all(town, transaction,
                         {std::vector{parcel.taxpayer_id}, report.changed_on, "住宅用地の申告"});
}

Result<Differences> report_reduction(const Town& town, storage::Transaction& transaction,
                                     const ReductionReport& report) {
    auto found = storage::find_as_of<HouseRecord>(transaction.session(), house_table(),
                                                  {report.completed_on},
                                                  storage::equals("house_id", report.house_id));
    if (!found || found->record.removed) {
        return not_found("house.not_found", "その日に台帳にある家屋ではありません。",
                         report.house_id);
    }
    HouseRecord& house = found->record;
    house.reduction = report.reduction;
    const bool on_base_date = report.completed_on.month() == 1 && report.completed_on.day() == 1;
    house.reduction_from = report.completed_on.year() + (on_base_date ? 0 : 1);
    append<HouseRecord>(transaction, house_table(), report.completed_on, {house});
    return recompute_all(town, transaction,
                         {std::vector{house.taxpayer_id}, report.completed_on, "減額の申告"});
}

Result<OwnersReported> report_owners(const Town& town, storage::Transaction& transaction,
                                     const OwnerReport& report) {
    const auto& heirs = report.heirs;
    if (heirs.empty() || std::ranges::find(heirs, report.representative_id) == heirs.end()) {
        return Problem{.code = "applicant.heirs",
                       .message = "現所有者と、その中の代表者を選んでください。",
                       .where = "heirs",
                       .article = "地方税法384条の3"};
    }
    storage::Session& session = transaction.session();
    const PersonId dead = report.deceased_id;
    auto parcels =
        owned_by<ParcelRecord>(session, parcel_table(), "parcel_id", dead, report.died_on);
    auto houses = owned_by<HouseRecord>(session, house_table(), "house_id", dead, report.died_on);
    if (parcels.empty() && houses.empty()) {
        return Problem{.code = "applicant.no_assets",
                       .message = "亡くなった方の名義の土地・家屋が台帳にありません。",
                       .where = "deceased",
                       .article = "地方税法384条の3"};
    }
    OwnersReported reported;
    reported.taxpayer_id = taxpayer_of(transaction, report);
    for (ParcelRecord& parcel : parcels)
        parcel.taxpayer_id = reported.taxpayer_id;
    for (HouseRecord& house : houses)
        house.taxpayer_id = reported.taxpayer_id;
    append<ParcelRecord>(transaction, parcel_table(), report.died_on, parcels);
    append<HouseRecord>(transaction, house_table(), report.died_on, houses);
    append<Taxpayer>(
        transaction, taxpayer_table(), report.died_on,
        {{.taxpayer_id = dead, .recipient_id = report.representative_id, .note = "相続人代表者"}});
    reported.parcels = static_cast<int>(parcels.size());
    reported.houses = static_cast<int>(houses.size());
    auto differences =
        recompute_all(town, transaction,
                      {std::vector{dead, reported.taxpayer_id}, report.died_on, "現所有者の申告"});
    if (!differences) return differences.problem();
    reported.differences = *std::move(differences);
    return reported;
}

}  // namespace yakuba::fixed_asset_tax
