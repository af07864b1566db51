#pragma once
#include "department/person_page.h"

namespace yakuba::individual_inhabitant_tax {

/// 住民の画面の個人住民税: the tax of the year, every paper, assessment and change of collection
/// with what it changed, and a missing declaration. Reads the person's rows of each year by their
/// keys.
PersonPage person_page();

}  // namespace yakuba::individual_inhabitant_tax
