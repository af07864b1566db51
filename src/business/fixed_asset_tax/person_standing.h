#pragma once
#include "department/standing.h"

namespace yakuba::fixed_asset_tax {

/// What a person owns, alone or with others, as the year's 1 January found it, and the year's tax.
std::vector<StandingLine> standing(const procedures::Asked& asked);

}  // namespace yakuba::fixed_asset_tax
