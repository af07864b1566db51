#include "business/national_health_insurance/stays.h"

#include <algorithm>
#include <map>
#include <string>

#include "business/national_health_insurance/special_residence.h"
#include "registry/residents.h"

namespace yakuba::national_health_insurance {
namespace {

/// What the levy asks of the register.
struct Entry {
    PersonId person_id;
    registry::Standing standing = registry::Standing::resident;
    HouseholdId household_id;
    std::string relation;
    PartialDate birth_date;
};

const Description& entry_description() {
    static const Description description =
        describe<Entry>("住民", {
                                    line<&Entry::person_id>("person_id", "宛名番号"),
                                    line<&Entry::standing>("standing", "区分"),
                                    line<&Entry::household_id>("household_id", "世帯番号"),
                                    line<&Entry::relation>("relation", "続柄"),
                                    line<&Entry::birth_date>("birth_date", "生年月日"),
                                });
    return description;
}

constexpr std::string_view kPersons =
    "(SELECT m.person_id FROM resident m WHERE m.household_id IN (SELECT h.household_id FROM "
    "resident h WHERE h.person_id >= :from_id AND h.person_id < :until_id AND h.relation = "
    "'世帯主' AND h.household_id > 0) UNION SELECT e.person_id FROM health_special_residence e "
    "WHERE e.person_id >= :from_id AND e.person_id < :until_id)";

using EntryVersion = storage::Versioned<Entry>;

/// The versions that hold, each clipped to the days on which it is the last word.
void add_stays(std::vector<EntryVersion>& versions, std::vector<Stay>& stays) {
    std::vector<Date> days;
    for (const EntryVersion& v : versions) {
        days.push_back(v.version.valid_from);
        days.push_back(v.version.valid_to);
    }
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    std::size_t first = stays.size();
    for (std::size_t i = 0; i + 1 < days.size(); ++i) {
        const EntryVersion* last = nullptr;
        for (const EntryVersion& v : versions) {
            if (v.version.valid_from <= days[i] && days[i] < v.version.valid_to &&
                (last == nullptr || v.version.number > last->version.number)) {
                last = &v;
            }
        }
        if (last == nullptr || !registry::is_resident(last->record.standing) ||
            !last->record.household_id) {
            continue;
        }
        const Stay stay{last->record.person_id,
                        last->record.household_id,
                        last->record.relation == "世帯主",
                        last->record.birth_date.earliest(),
                        days[i],
                        days[i + 1],
                        false};
        const bool goes_on = stays.size() > first && stays.back().until == stay.from &&
                             stays.back().household == stay.household &&
                             stays.back().head == stay.head;
        if (goes_on) {
            stays.back().until = stay.until;
        } else {
            stays.push_back(stay);
        }
    }
}

/// The time a person of ours lives elsewhere: from the day the register let the person go, to the
/// end of the special case or to the day of coming back. `first` is the person's first stay.
void add_elsewhere(const std::vector<SpecialResidence>& specials, std::size_t first,
                   std::vector<Stay>& stays) {
    std::vector<Stay> away;
    for (const SpecialResidence& special : specials) {
        if (special.side != SpecialSide::ours) continue;
        const Date ends = special.ended_on ? special.ended_on : kForever;
        for (std::size_t i = first; i < stays.size(); ++i) {
            if (stays[i].until < special.began_on || stays[i].until >= ends) continue;
            Stay stay = stays[i];
            stay.from = stays[i].until;
            stay.until = i + 1 < stays.size() ? std::min(ends, stays[i + 1].from) : ends;
            stay.apart = special.kind == SpecialKind::facility;
            stay.head = stay.apart;
            if (stay.from < stay.until) away.push_back(stay);
        }
    }
    stays.insert(stays.end(), away.begin(), away.end());
}

std::map<std::int64_t, std::vector<SpecialResidence>> specials_of(storage::Session& session,
                                                                  Instant known,
                                                                  const storage::Where& where) {
    std::map<std::int64_t, std::vector<SpecialResidence>> specials;
    storage::for_each_as_of<SpecialResidence>(
        session, special_residence_table(), {kForever - std::chrono::days{1}, known}, where,
        [&](SpecialResidence& special, const storage::Version&) {
            specials[special.person_id.value()].push_back(std::move(special));
        });
    return specials;
}

}  // namespace

storage::Where of_households(PersonId from, PersonId until) {
    return {"person_id IN " + std::string{kPersons},
            {{"from_id", from.value()}, {"until_id", until.value()}}};
}

std::vector<Stay> stays_of(storage::Session& session, Instant known, PersonId from,
                           PersonId until) {
    const storage::Where where = of_households(from, until);
    const auto specials = specials_of(session, known, where);
    const std::string sql = "SELECT " + storage::version_columns_of(entry_description(), "r.") +
                            " FROM resident r WHERE r.recorded_at <= :known AND r." +
                            where.condition + " ORDER BY r.person_id, r.version";
    storage::Parameters parameters = where.parameters;
    parameters.push_back({"known", known.microseconds});
    std::vector<Stay> stays;
    std::vector<EntryVersion> own;
    Entry entry;
    const auto close = [&] {
        if (own.empty()) return;
        const std::size_t first = stays.size();
        add_stays(own, stays);
        const auto special = specials.find(own.front().record.person_id.value());
        if (special != specials.end()) add_elsewhere(special->second, first, stays);
        own.clear();
    };
    session.read_versions(
        entry_description(), sql, parameters, [&]() -> void* { return &(entry = Entry{}); },
        [&](const storage::Version& version) {
            if (!own.empty() && own.back().record.person_id != entry.person_id) close();
            own.push_back({std::move(entry), version});
        });
    close();
    return stays;
}

}  // namespace yakuba::national_health_insurance
