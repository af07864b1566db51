#pragma once
#include <vector>

#include "department/person_page.h"

namespace yakuba::child_allowance {

/// Claims for children nobody claims for (8条3項), 現況届, 確認書, the end of an entitlement, and
/// transfers the bank returned.
std::vector<ToDo> to_dos(const PersonQuestion& question);

}  // namespace yakuba::child_allowance
