#pragma once
#include "department/person_page.h"

namespace yakuba::national_health_insurance {

/// Spells, declarations, levies and benefits of one person.
std::vector<TimelineEntry> timeline(const PersonQuestion& question);

}  // namespace yakuba::national_health_insurance
