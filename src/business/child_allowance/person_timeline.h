#pragma once
#include <vector>

#include "department/person_page.h"

namespace yakuba::child_allowance {

/// Claims, children, requests, reports and decisions of the person, one row for each filing; months
/// decided again by one correction are one row. Of a child: the claims it is counted in.
std::vector<TimelineEntry> timeline(const PersonQuestion& question);

}  // namespace yakuba::child_allowance
