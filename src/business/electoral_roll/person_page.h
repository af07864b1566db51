#pragma once
#include "department/person_page.h"

namespace yakuba::electoral_roll {

/// What the staff screen and the resident's own page show of the roll: whether one is on it, in
/// which polling district, the marks and their ends; what was asked of the commission.
PersonPage person_page();

}  // namespace yakuba::electoral_roll
