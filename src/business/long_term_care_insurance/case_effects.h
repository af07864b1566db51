#pragma once
#include "procedures/hooks.h"

namespace yakuba::long_term_care_insurance {

/// Facts, effects and letters of the procedures ⑯–㉖ (data/procedures/long-term-care-*.toml).
procedures::Part procedures_part();

}  // namespace yakuba::long_term_care_insurance
