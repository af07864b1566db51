#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "batch/job.h"
#include "business/electoral_roll/keep.h"
#include "business/electoral_roll/run_calendar.h"
#include "storage/as_of.h"
#include "storage/database.h"

/// The facts of a day, gathered in sets.
namespace yakuba::electoral_roll {

/// The polling district of each town, as of a day.
class Districts {
public:
    static Districts load(storage::Session& session, Date day);
    /// Empty where no district is laid down.
    const std::string& of(const std::string& town_code) const;

private:
    std::unordered_map<std::string, std::string> by_town_;
};

/// What a registration asks of everybody, and no more: some 200 bytes a person.
struct Candidates {
    std::vector<PersonId> persons;
    std::vector<Elector> electors;  // beside persons
    std::int64_t on_roll = 0;       // entries there already
};
Candidates candidates(storage::Session& session, const Rates& rates, batch::Range range,
                      AsOf as_of);

/// Everything about the persons of a range, in order of number.
std::vector<PersonState> states(storage::Session& session, batch::Range range, AsOf as_of,
                                const Districts& districts);
/// The same of one person.
PersonState state_of(storage::Session& session, PersonId person, AsOf as_of,
                     const Districts& districts);

/// The doubts about one person.
Doubts doubts_of(storage::Session& session, PersonId person, Instant known = kEndOfTime);

/// All elections known, by number.
std::vector<ElectionRecord> elections(storage::Session& session, Instant known = kEndOfTime);
/// The registrations made, the latest first.
std::vector<RunRecord> runs(storage::Session& session, Instant known = kEndOfTime);
/// The entry on the day; none where there never was one.
std::optional<storage::Versioned<Entry>> find_entry(storage::Session& session, PersonId person,
                                                    AsOf as_of);

/// The days of the election that runs on the day, or the next; none when there is none.
ElectionDays days_of(const std::vector<ElectionRecord>& elections, Date day);
/// The election for which the base date is; none when it is none's.
const ElectionRecord* election_based_on(const std::vector<ElectionRecord>& elections, Date base);

}  // namespace yakuba::electoral_roll
