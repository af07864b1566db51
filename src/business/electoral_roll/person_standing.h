#pragma once
#include "department/standing.h"

namespace yakuba::electoral_roll {

/// Whether a person is on the roll, where she votes, and why not if not. Nothing of a child or a
/// foreigner.
std::vector<StandingLine> standing(const procedures::Asked& asked);

}  // namespace yakuba::electoral_roll
