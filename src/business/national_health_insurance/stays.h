#pragma once
#include <string>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "storage/as_of.h"
#include "storage/database.h"

/// Who was in which household when, under whom: the register cut into days for the levy.
namespace yakuba::national_health_insurance {

/// Days on which one record of the register holds.
struct Stay {
    PersonId person;
    HouseholdId household;
    bool head = false;
    Date birth;
    Date from;
    Date until;
    /// A household of its own that no register here has: who is in a facility elsewhere (116条の2).
    bool apart = false;
};

/// Everybody who was ever in a household whose head is numbered from..until, and those of that
/// range who are insured here while living elsewhere. A condition with :from_id and :until_id.
storage::Where of_households(PersonId from, PersonId until);

/// Their stays as known at `known`. Students elsewhere stay in the household they left (116条), and
/// who is in a facility elsewhere is a household alone (116条の2).
std::vector<Stay> stays_of(storage::Session& session, Instant known, PersonId from, PersonId until);

}  // namespace yakuba::national_health_insurance
