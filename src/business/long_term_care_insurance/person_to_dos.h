#pragma once
#include "department/person_page.h"

namespace yakuba::long_term_care_insurance {

/// What clerks and the person have to do: decisions that are due, renewals, arrears.
std::vector<ToDo> to_dos(const PersonQuestion& question);

}  // namespace yakuba::long_term_care_insurance
