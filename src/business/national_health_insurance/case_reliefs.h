#pragma once
#include <vector>

#include "procedures/hooks.h"

/// 届出 of what lowers the levy or changes its collection: unemployment, maternity, former
/// dependants, exemption from the care part, payment by transfer.
namespace yakuba::national_health_insurance {

std::vector<procedures::Effect> relief_effects();

}  // namespace yakuba::national_health_insurance
