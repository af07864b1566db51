#pragma once
#include "procedures/hooks.h"

namespace yakuba::national_health_insurance {

/// What the department hangs on its procedures: facts, effects, letters.
procedures::Part procedures_part();

}  // namespace yakuba::national_health_insurance
