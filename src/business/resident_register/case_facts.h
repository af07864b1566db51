#pragma once
#include "procedures/hooks.h"

namespace yakuba::resident_register {

/// "resident-register.person" and "resident-register.household": what forms are filled in with. An
/// address is given only where the gate lets the applicant see it.
Result<boost::json::value> person_facts(const procedures::Asked& asked);
Result<boost::json::value> household_facts(const procedures::Asked& asked);
/// "resident-register.children": those of the household up to the 31 March after the 22nd birthday.
Result<boost::json::value> children_facts(const procedures::Asked& asked);

}  // namespace yakuba::resident_register
