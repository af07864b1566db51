#pragma once
#include <vector>

#include "department/person_page.h"

namespace yakuba::individual_inhabitant_tax {

/// Papers, assessments and charges of the person over the years the department keeps.
std::vector<TimelineEntry> timeline(const PersonQuestion& question);

}  // namespace yakuba::individual_inhabitant_tax
