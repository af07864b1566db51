#pragma once
#include "department/person_page.h"

namespace yakuba::national_health_insurance {

/// What the staff screen and my-page show of one person.
PersonPage person_page();

}  // namespace yakuba::national_health_insurance
