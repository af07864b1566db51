#pragma once
#include "department/person_page.h"

namespace yakuba::fixed_asset_tax {

/// What has to be done for a person: the heirs' return, the return of depreciable assets, and until
/// when the price may be objected to.
std::vector<ToDo> person_to_dos(const PersonQuestion& question);

}  // namespace yakuba::fixed_asset_tax
