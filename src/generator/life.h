#pragma once
#include <vector>

#include "generator/household.h"
#include "generator/identity.h"
#include "generator/words.h"
#include "registry/resident.h"
#include "storage/table.h"

namespace yakuba::generator {

struct Life {
    registry::Resident now;                                        // as of the last version
    std::vector<storage::Versioned<registry::Resident>> versions;  // in the order recorded
};

/// What the register wrote of each member, in the sense of storage/table.h: an ordinary event is
/// one row without end, a correction of the past a row over the days it corrects, a cancellation
/// the former record over the cancelled days.
std::vector<Life> tell_lives(std::uint64_t seed, Date today, const Words& words,
                             const Household& household, PersonId first_person);

/// A moment in office hours on the first working day (Monday to Friday) from `day` on, but not
/// after `today`.
Instant office_hour(Random& random, Date day, Date today);

}  // namespace yakuba::generator
