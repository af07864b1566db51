#pragma once
#include <span>
#include <string>
#include <vector>

#include "department/department.h"

namespace yakuba::electoral_roll {

/// After the past of these persons changed: the roll says at once what it should (27条, 28条). One
/// left out of a registration is entered (26条), an entry that should never have been is removed
/// (28条4号), one removed in error comes back.
Result<std::vector<batch::Difference>> recompute(const Town& town,
                                                 storage::Transaction& transaction,
                                                 const PastChange& change);

/// The registration of the person as of the base date `day`, as known at `known`: decided again
/// from what was known when it was made, and explained line by line. Problem
/// "electoral_roll.not_found".
Result<std::string> explain(const Town& town, PersonId person, Date day, Instant known,
                            bool as_json);

}  // namespace yakuba::electoral_roll
