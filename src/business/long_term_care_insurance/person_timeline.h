#pragma once
#include "department/person_page.h"

namespace yakuba::long_term_care_insurance {

/// Enrolment, certification, premium, share, certificates and benefits of one person.
std::vector<TimelineEntry> timeline(const PersonQuestion& question);

}  // namespace yakuba::long_term_care_insurance
