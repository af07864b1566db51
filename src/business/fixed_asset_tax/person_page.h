#pragma once
#include "department/person_page.h"

namespace yakuba::fixed_asset_tax {

/// A person's assets and bills, with those of the groups the person is a co-owner of.
PersonPage person_page();

}  // namespace yakuba::fixed_asset_tax
