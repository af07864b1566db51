#pragma once
#include <vector>

#include "department/person_page.h"

namespace yakuba::child_allowance {

/// Every version of what was decided for the person, latest first.
std::vector<StoredDecision> decisions(const PersonQuestion& question);

}  // namespace yakuba::child_allowance
