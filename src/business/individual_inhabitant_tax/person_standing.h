#pragma once
#include "department/standing.h"

namespace yakuba::individual_inhabitant_tax {

/// The year's tax, and last year's until it is decided.
std::vector<StandingLine> standing(const procedures::Asked& asked);

}  // namespace yakuba::individual_inhabitant_tax
