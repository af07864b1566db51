#pragma once
#include "procedures/hooks.h"

namespace yakuba::child_allowance {

/// What the department hangs on the procedures ①–⑩: facts, effects, letters.
procedures::Part procedures_part();

}  // namespace yakuba::child_allowance
