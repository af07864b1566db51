#pragma once
#include <boost/json/value.hpp>

#include "procedures/hooks.h"

/// What the department knows of an applicant, for the forms of its procedures.
namespace yakuba::fixed_asset_tax {

/// The applicant's parcels, houses and depreciable assets, and the year to be declared.
Result<boost::json::value> asset_facts(const procedures::Asked& asked);
/// Those of the applicant's household who have died and are still registered as owners.
Result<boost::json::value> deceased_facts(const procedures::Asked& asked);

}  // namespace yakuba::fixed_asset_tax
