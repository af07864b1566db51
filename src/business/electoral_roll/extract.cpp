#include "business/electoral_roll/extract.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::electoral_roll {
namespace {

/// Which household each person belongs to on a day, last word last.
struct HouseholdRow {
    PersonId person_id;
    registry::Standing standing = registry::Standing::resident;
    HouseholdId household_id;
};

const Description& household_row_description() {
    using R = HouseholdRow;
    static const Description description =
        describe<R>("世帯", {
                                line<&R::person_id>("person_id", "宛名番号"),
                                line<&R::standing>("standing", "住民の区分"),
                                line<&R::household_id>("household_id", "世帯番号"),
                            });
    return description;
}

constexpr std::string_view kHouseholds =
    "SELECT person_id, standing, household_id FROM resident WHERE valid_from <= :valid "
    "AND valid_to > :valid AND recorded_at <= :known ORDER BY person_id, version";

std::unordered_map<std::int64_t, HouseholdId> households(storage::Session& session, AsOf as_of) {
    std::unordered_map<std::int64_t, HouseholdId> all;
    HouseholdRow row;
    session.read(
        household_row_description(), kHouseholds,
        {{"valid", std::int64_t{as_of.valid.packed()}}, {"known", as_of.known.microseconds}},
        [&] { return &(row = HouseholdRow{}); },
        [&] {
            all[row.person_id.value()] =
                registry::is_resident(row.standing) ? row.household_id : HouseholdId{};
        });
    return all;
}

bool is_protected(const registry::Disclosure& gate, const ExtractLine& line) {
    registry::Resident who;
    who.person_id = line.entry.person_id;
    who.household_id = line.household;
    return gate.is_protected(who);
}

}  // namespace

std::map<std::string, std::vector<ExtractLine>> extract(storage::Session& session, AsOf as_of,
                                                        const registry::Disclosure& gate) {
    const auto homes = households(session, as_of);
    std::map<std::string, std::vector<ExtractLine>> by_district;
    storage::for_each_as_of<Entry>(session, entry_table(), as_of, storage::everything(),
                                   [&](Entry& entry, const storage::Version&) {
                                       if (entry.state != EntryState::registered) return;
                                       ExtractLine line;
                                       const auto home = homes.find(entry.person_id.value());
                                       if (home != homes.end()) line.household = home->second;
                                       line.entry = std::move(entry);
                                       line.is_protected = is_protected(gate, line);
                                       by_district[line.entry.district].push_back(std::move(line));
                                   });
    for (auto& [district, lines] : by_district) {
        std::ranges::sort(lines, {}, [](const ExtractLine& l) {
            return std::tie(l.entry.address, l.household, l.entry.birth_date, l.entry.person_id);
        });
        int number = 0;
        for (ExtractLine& line : lines)
            line.number = ++number;
    }
    return by_district;
}

std::string mark_text(const Entry& entry) {
    std::string text;
    const auto add = [&](std::string_view word) {
        text += (text.empty() ? "" : "・") + std::string{word};
    };
    if (entry.moved_mark) add("転出");
    if (entry.former_mark) add("旧住所地");
    if (entry.disqualified_mark) add("失権");
    return text;
}

std::map<std::string, District> districts(storage::Session& session, Date day) {
    std::map<std::string, District> all;
    storage::for_each_as_of<District>(session, district_table(), {day}, storage::everything(),
                                      [&](District& district, const storage::Version&) {
                                          std::string number = district.district;
                                          all.emplace(std::move(number), std::move(district));
                                      });
    return all;
}

}  // namespace yakuba::electoral_roll
