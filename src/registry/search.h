#pragma once
#include <string>
#include <vector>

#include "kernel/date.h"
#include "kernel/result.h"
#include "registry/resident.h"
#include "storage/database.h"

/// Finding persons at the counter.
namespace yakuba::registry {

/// What is known of the person looked for. Empty parts are not asked; at least one must be given.
struct PersonQuery {
    std::string name;        // beginning of 氏名, or of 振り仮名 when written in kana alone
    PartialDate birth_date;  // 00 in month or day: any
    std::string town_code;
    std::string lot;  // beginning of 番地; only together with a town
    std::string resident_code;
    std::size_t limit = 50;
};

/// One person found: the present state, and whether it was a former name or address that matched.
struct Found {
    Resident resident;
    bool formerly = false;
};

/// Persons that match all parts given, best first: present matches before former ones, residents
/// before removed entries, whole names before beginnings, then by kana and birth date. At most
/// `limit`.
///
/// Protected persons are among them: the caller passes every address through disclosure.
/// Cost: one range of an index and `limit` look-ups; ≤ 10 ms (p99) over 1.3 million persons.
/// Problems: "search.too_wide" when nothing that an index can find is given.
Result<std::vector<Found>> find_persons(storage::Session& session, const PersonQuery& query,
                                        AsOf as_of);

}  // namespace yakuba::registry
