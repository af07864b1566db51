#include "business/fixed_asset_tax/owner_filing.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "business/fixed_asset_tax/unit_holdings.h"
#include "registry/residents.h"

namespace yakuba::fixed_asset_tax {
namespace {

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
        open_taxpayer(transaction, report.heirs.front().person, report.died_on);
        return report.heirs.front().person;
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
    for (const HeirShare& heir : report.heirs)
        owners.push_back({group, heir.person, heir.numerator, heir.denominator});
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

std::vector<HeirShare> equal_shares(const std::vector<PersonId>& heirs) {
    std::vector<HeirShare> shares;
    for (const PersonId heir : heirs)
        shares.push_back({heir, 1, static_cast<int>(heirs.size())});
    return shares;
}

bool make_the_whole(const std::vector<HeirShare>& heirs) {
    std::set<PersonId> named;
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    for (const HeirShare& heir : heirs) {
        if (heir.numerator <= 0 || heir.denominator <= 0 || !named.insert(heir.person).second)
            return false;
        const std::int64_t common = std::lcm(denominator, std::int64_t{heir.denominator});
        numerator =
            numerator * (common / denominator) + heir.numerator * (common / heir.denominator);
        denominator = common;
    }
    return !heirs.empty() && numerator == denominator;
}

Result<OwnersReported> report_owners(const Town& town, storage::Transaction& transaction,
                                     const OwnerReport& report) {
    const auto& heirs = report.heirs;
    if (std::ranges::find(heirs, report.representative_id, &HeirShare::person) == heirs.end()) {
        return Problem{.code = "applicant.heirs",
                       .message = "現所有者と、その中の代表者を選んでください。",
                       .where = "heirs",
                       .article = "地方税法384条の3"};
    }
    if (!make_the_whole(heirs)) {
        return Problem{.code = "applicant.shares",
                       .message = "持分を足して1になるように、一人に一つずつ書いてください。",
                       .where = "shares",
                       .article = "地方税法384条の3"};
    }
    storage::Session& session = transaction.session();
    const PersonId dead = report.deceased_id;
    auto parcels =
        owned_by<ParcelRecord>(session, parcel_table(), "parcel_id", dead, report.died_on);
    auto houses = owned_by<HouseRecord>(session, house_table(), "house_id", dead, report.died_on);
    auto units = units_of(session, dead, {report.died_on});
    if (parcels.empty() && houses.empty() && units.empty()) {
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
    for (Unit& unit : units)
        unit.taxpayer_id = reported.taxpayer_id;
    append<Unit>(transaction, unit_table(), report.died_on, units);
    append<ParcelRecord>(transaction, parcel_table(), report.died_on, parcels);
    append<HouseRecord>(transaction, house_table(), report.died_on, houses);
    append<Taxpayer>(
        transaction, taxpayer_table(), report.died_on,
        {{.taxpayer_id = dead, .recipient_id = report.representative_id, .note = "相続人代表者"}});
    reported.parcels = static_cast<int>(parcels.size());
    reported.houses = static_cast<int>(houses.size() + units.size());
    auto differences =
        recompute_all(town, transaction,
                      {std::vector{dead, reported.taxpayer_id}, report.died_on, "現所有者の申告"});
    if (!differences) return differences.problem();
    reported.differences = *std::move(differences);
    return reported;
}

Result<Done> name_representative(storage::Transaction& transaction, PersonId deceased,
                                 PersonId representative, bool by_town) {
    const Date today = date_in_japan(transaction.at());
    if (!registry::find_resident(transaction.session(), representative, {today})) {
        return Problem{.code = "applicant.representative",
                       .message = "代表者になる方が見つかりません。",
                       .where = "representative",
                       .article = "地方税法9条の2第1項"};
    }
    Taxpayer taxpayer = taxpayer_as_of(transaction.session(), deceased, today);
    taxpayer.recipient_id = representative;
    taxpayer.note = by_town ? "相続人代表者（市町村の指定）" : "相続人代表者";
    append<Taxpayer>(transaction, taxpayer_table(), today, {taxpayer});
    return Done{};
}

Result<PersonId> name_manager(storage::Transaction& transaction, PersonId taxpayer,
                              const std::optional<NamedPerson>& manager, Date from) {
    Taxpayer record = taxpayer_as_of(transaction.session(), taxpayer, from);
    record.recipient_id = taxpayer;
    record.note = manager ? "納税管理人" : "";
    if (manager) {
        const auto number = number_of(transaction, *manager, from, "manager_name");
        if (!number) return number.problem();
        record.recipient_id = *number;
    }
    append<Taxpayer>(transaction, taxpayer_table(), from, {record});
    return record.recipient_id;
}

Result<Differences> transfer_house(const Town& town, storage::Transaction& transaction,
                                   const HouseTransfer& transfer) {
    auto found = storage::find_as_of<HouseRecord>(transaction.session(), house_table(),
                                                  {transfer.changed_on},
                                                  storage::equals("house_id", transfer.house_id));
    if (!found || found->record.removed || !found->record.number.empty()) {
        return Problem{.code = "house.registered",
                       .message =
                           "その日に台帳にある未登記の家屋ではありません。登記された家屋は、"
                           "法務局で登記を移してください。",
                       .detail = std::to_string(transfer.house_id),
                       .where = "house",
                       .article = "地方税法343条2項"};
    }
    const auto owner = number_of(transaction, transfer.to, transfer.changed_on, "owner_name");
    if (!owner) return owner.problem();
    const std::vector persons{found->record.taxpayer_id, *owner};
    open_taxpayer(transaction, *owner, transfer.changed_on);
    found->record.taxpayer_id = *owner;
    append<HouseRecord>(transaction, house_table(), transfer.changed_on, {found->record});
    return recompute_all(town, transaction,
                         {persons, transfer.changed_on, "未登記家屋の所有者変更"});
}

}  // namespace yakuba::fixed_asset_tax
