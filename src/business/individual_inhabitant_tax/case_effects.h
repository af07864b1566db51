#pragma once
#include "procedures/hooks.h"

namespace yakuba::individual_inhabitant_tax {

/// What the department hangs on the procedures: 住民税申告 and 特別徴収への切替.
procedures::Part procedures_part();

}  // namespace yakuba::individual_inhabitant_tax
