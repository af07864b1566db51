#include "registry/residents.h"

#include <algorithm>

#include "registry/search_keys.h"
#include "storage/as_of.h"

namespace yakuba::registry {
namespace {

const std::string& versions_sql() {
    static const std::string sql = "SELECT " + storage::version_columns_of(resident_description()) +
                                   " FROM resident WHERE person_id = :person_id ORDER BY version";
    return sql;
}

const std::string& members_sql() {
    static const std::string sql = "SELECT " +
                                   storage::version_columns_of(resident_description(), "r.") +
                                   " FROM resident r WHERE r.household_id = :household_id AND " +
                                   storage::last_as_of(resident_table(), "r");
    return sql;
}

/// The next number of a series, past the highest one that came in from outside.
std::int64_t new_number(storage::Transaction& transaction, std::string_view series,
                        std::string_view highest_sql) {
    const std::int64_t next = transaction.next_number(series);
    const std::int64_t highest = transaction.session().number(highest_sql).value_or(0);
    if (next > highest) return next;
    return transaction.next_number(series, highest + 1 - next) + highest - next;
}

}  // namespace

std::string address_of(const Resident& resident) {
    std::string address = resident.town + resident.lot;
    if (!resident.building.empty()) address += "　" + resident.building;
    return address;
}

std::optional<ResidentVersion> find_resident(storage::Session& session, PersonId person,
                                             AsOf as_of) {
    return storage::find_as_of<Resident>(session, resident_table(), as_of,
                                         storage::equals("person_id", person.value()));
}

std::vector<Resident> household_members(storage::Session& session, HouseholdId household,
                                        AsOf as_of) {
    std::vector<Resident> members;
    if (!household) return members;
    Resident member;
    session.read_versions(
        resident_description(), members_sql(),
        storage::as_of_parameters(as_of, storage::equals("household_id", household.value())),
        [&] { return &(member = Resident{}); },
        [&](const storage::Version&) {
            if (is_resident(member.standing)) members.push_back(std::move(member));
        });
    std::ranges::sort(members, [](const Resident& a, const Resident& b) {
        if (is_head(a) != is_head(b)) return is_head(a);
        if (a.birth_date != b.birth_date) return a.birth_date < b.birth_date;
        return a.person_id < b.person_id;
    });
    return members;
}

std::vector<ResidentVersion> versions_of(storage::Session& session, PersonId person) {
    return session.select_versions<Resident>(resident_description(), versions_sql(),
                                             {{"person_id", person.value()}});
}

std::vector<ResidentVersion> timeline_of(std::vector<ResidentVersion> versions, Instant known) {
    std::erase_if(versions,
                  [&](const ResidentVersion& v) { return v.version.recorded_at > known; });
    std::vector<Date> days;
    for (const ResidentVersion& v : versions) {
        days.push_back(v.version.valid_from);
        days.push_back(v.version.valid_to);
    }
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());

    std::vector<ResidentVersion> states;
    for (std::size_t i = 0; i + 1 < days.size(); ++i) {
        const ResidentVersion* last = nullptr;
        for (const ResidentVersion& v : versions) {
            const bool covers = v.version.valid_from <= days[i] && days[i] < v.version.valid_to;
            if (covers && (last == nullptr || v.version.number > last->version.number)) last = &v;
        }
        if (last == nullptr) continue;
        const bool goes_on = !states.empty() &&
                             states.back().version.number == last->version.number &&
                             states.back().version.valid_to == days[i];
        if (!goes_on) {
            states.push_back(*last);
            states.back().version.valid_from = days[i];
        }
        states.back().version.valid_to = days[i + 1];
    }
    return states;
}

std::vector<Resident> duplicate_candidates(storage::Session& session, const Resident& resident,
                                           AsOf as_of) {
    const SearchKeys keys = search_keys_of(resident);
    std::vector<std::int64_t> ids;
    const auto add = [&](std::span<const storage::Value> row) {
        const auto id = std::get<std::int64_t>(row[0]);
        if (id != resident.person_id.value()) ids.push_back(id);
    };
    storage::Parameters same_person;
    same_person.push_back({"name_key", keys.name_key});
    same_person.push_back({"birth_date", std::int64_t{keys.birth_date.packed()}});
    session.read_values(
        "SELECT DISTINCT person_id FROM resident_search "
        "WHERE name_key = :name_key AND birth_date = :birth_date",
        same_person, add);
    if (!keys.resident_code.empty()) {
        session.read_values(
            "SELECT DISTINCT person_id FROM resident_search WHERE resident_code = :resident_code",
            {{"resident_code", keys.resident_code}}, add);
    }
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<Resident> candidates;
    for (const std::int64_t id : ids) {
        auto found = find_resident(session, PersonId{id}, as_of);
        if (found) candidates.push_back(std::move(found->record));
    }
    return candidates;
}

PersonId new_person_number(storage::Transaction& transaction) {
    return PersonId{
        new_number(transaction, "person",
                   "SELECT max(highest) FROM (SELECT max(person_id) AS highest FROM "
                   "resident UNION ALL SELECT max(corporation_id) FROM corporation) n")};
}

HouseholdId new_household_number(storage::Transaction& transaction) {
    return HouseholdId{
        new_number(transaction, "household", "SELECT max(household_id) FROM resident")};
}

std::optional<ProtectiveMeasure> find_protection(storage::Session& session, PersonId person) {
    auto versions = session.select_versions<ProtectiveMeasure>(
        protective_measure_description(),
        "SELECT " + storage::version_columns_of(protective_measure_description()) +
            " FROM protective_measure WHERE person_id = :person_id ORDER BY version DESC LIMIT 1",
        {{"person_id", person.value()}});
    if (versions.empty()) return std::nullopt;
    const MeasureState state = versions.front().record.state;
    if (state == MeasureState::ended || state == MeasureState::withdrawn) return std::nullopt;
    return std::move(versions.front().record);
}

}  // namespace yakuba::registry
