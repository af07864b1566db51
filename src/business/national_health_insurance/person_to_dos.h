#pragma once
#include "department/person_page.h"

namespace yakuba::national_health_insurance {

/// What is due for one person: an enrolment, a declaration, an application, an end.
std::vector<ToDo> to_dos(const PersonQuestion& question);

}  // namespace yakuba::national_health_insurance
