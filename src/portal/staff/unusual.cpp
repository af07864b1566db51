#include <map>
#include <set>

#include "portal/staff/audit.h"

namespace yakuba::portal::staff {
namespace {

using identity::AccessFound;

constexpr std::int64_t kHour = std::int64_t{3'600} * 1'000'000;
constexpr std::int64_t kMorning = 7;
constexpr std::int64_t kNight = 22;

bool outside_hours(Instant at) {
    const std::int64_t hour =
        (at.microseconds - start_of_day(date_in_japan(at)).microseconds) / kHour;
    return hour < kMorning || hour >= kNight;
}

struct Key {
    Finding::Kind kind;
    std::string actor;
    PersonId person;
    Date on;
    friend auto operator<=>(const Key&, const Key&) = default;
};

}  // namespace

std::vector<Finding> find_unusual(
    const std::vector<AccessFound>& accesses, std::int64_t many,
    const std::function<PersonId(const std::string&)>& own_number,
    const std::function<std::string(const std::string&)>& surname_of_staff,
    const std::function<std::string(PersonId)>& surname_of_person) {
    using Kind = Finding::Kind;
    std::map<Key, std::int64_t> counts;
    std::map<std::pair<std::string, Date>, std::set<PersonId>> seen;
    for (const AccessFound& found : accesses) {
        const identity::Access& access = found.access;
        if (access.door != identity::Door::staff) continue;
        const Date on = date_in_japan(found.at);
        if (outside_hours(found.at)) ++counts[{Kind::night, access.actor, PersonId{}, on}];
        if (!access.person_id) continue;
        seen[{access.actor, on}].insert(access.person_id);
        if (own_number(access.actor) == access.person_id) {
            ++counts[{Kind::own, access.actor, access.person_id, on}];
            continue;
        }
        const std::string surname = surname_of_staff(access.actor);
        if (!surname.empty() && surname == surname_of_person(access.person_id))
            ++counts[{Kind::surname, access.actor, access.person_id, on}];
    }
    for (const auto& [who, persons] : seen) {
        const auto number = static_cast<std::int64_t>(persons.size());
        if (number > many) counts[{Kind::mass, who.first, PersonId{}, who.second}] = number;
    }
    std::vector<Finding> findings;
    for (const auto& [key, count] : counts)
        findings.push_back({key.kind, key.actor, key.person, key.on, count});
    return findings;
}

}  // namespace yakuba::portal::staff
