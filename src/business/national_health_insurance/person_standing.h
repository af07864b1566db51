#pragma once
#include "department/standing.h"

namespace yakuba::national_health_insurance {

/// Which health insurance, since when; what the household pays, asked of its head.
std::vector<StandingLine> standing(const procedures::Asked& asked);

}  // namespace yakuba::national_health_insurance
