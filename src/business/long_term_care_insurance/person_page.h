#pragma once
#include "department/person_page.h"

namespace yakuba::long_term_care_insurance {

/// 介護保険 on the staff screen and the resident's own page: the tile, the timeline, the to-dos and
/// the premiums decided.
PersonPage person_page();

}  // namespace yakuba::long_term_care_insurance
