#pragma once
#include "procedures/hooks.h"

namespace yakuba::fixed_asset_tax {

/// What the department's procedures fill in, write and print.
procedures::Part procedures_part();

}  // namespace yakuba::fixed_asset_tax
