#pragma once
#include "procedures/hooks.h"

namespace yakuba::resident_register {

/// What the department hangs on the procedures: facts for every form, 転出届, 来庁予約,
/// 住民票の写し.
procedures::Part procedures_part();

}  // namespace yakuba::resident_register
