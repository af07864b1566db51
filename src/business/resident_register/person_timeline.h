#pragma once
#include <vector>

#include "department/person_page.h"

namespace yakuba::resident_register {

/// Every event of the person's entry, one row for each, in order of recording, and after them the
/// steps of a support measure (for staff alone). Addresses appear as the question's gate allows.
std::vector<TimelineEntry> timeline(const PersonQuestion& question);

}  // namespace yakuba::resident_register
