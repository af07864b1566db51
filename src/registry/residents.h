#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "registry/resident.h"
#include "storage/database.h"

/// Reading the register as of two times, and the numbers of new entries.
namespace yakuba::registry {

using ResidentVersion = storage::Versioned<Resident>;

/// Whether the entry is one of the living residents (住民): resident, or leaving on a planned day.
constexpr bool is_resident(Standing standing) {
    return standing == Standing::resident || standing == Standing::planned_out;
}
inline bool is_head(const Resident& resident) { return resident.relation == "世帯主"; }

/// 住所 in one line: 町字, 番地, 方書. Every output passes it through disclosure first.
std::string address_of(const Resident& resident);

/// The state of one person; none when there was no entry then.
std::optional<ResidentVersion> find_resident(storage::Session& session, PersonId person,
                                             AsOf as_of);

/// The residents of a household: the head first, then by birth date and number.
std::vector<Resident> household_members(storage::Session& session, HouseholdId household,
                                        AsOf as_of);

/// All versions ever recorded of one person, in order of recording.
std::vector<ResidentVersion> versions_of(storage::Session& session, PersonId person);

/// The states that hold, in order of days, as known at `known`: every day from the first entry on
/// belongs to exactly one of them (or to none), each clipped to the days on which it is the last
/// word.
std::vector<ResidentVersion> timeline_of(std::vector<ResidentVersion> versions,
                                         Instant known = kEndOfTime);

/// Who may already be this person: the same name and birth date, or the same 住民票コード.
/// Former names and removed entries are looked at too.
std::vector<Resident> duplicate_candidates(storage::Session& session, const Resident& resident,
                                           AsOf as_of);

/// The next 宛名番号 and 世帯番号, without gaps, past every number that was imported.
PersonId new_person_number(storage::Transaction& transaction);
HouseholdId new_household_number(storage::Transaction& transaction);

/// The measure in force for a person as it is known now; none when there is none or staff ended it.
/// A passed `ends_on` is still in force (see ProtectiveMeasure).
std::optional<ProtectiveMeasure> find_protection(storage::Session& session, PersonId person);

}  // namespace yakuba::registry
