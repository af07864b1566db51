#pragma once
#include <vector>

#include "generator/city.h"
#include "generator/household.h"
#include "generator/life.h"

/// Who owns what: parcels, houses, depreciable assets, their prices, and what land was taxed at the
/// year before, so that the year's assessment has something to adjust from.
namespace yakuba::generator {

/// The assets of a household: the home of its head or of the couple together, farms, woods, land
/// that is let, a small business's tools. Owners who have died stay registered, as they do.
void write_fixed_assets(const City& city, const Household& household,
                        const std::vector<Life>& lives, Sheaf& sheaf);

/// Those of non-residents and of companies, and the price of every street.
void write_other_fixed_assets(const City& city, Sheaf& sheaf);

}  // namespace yakuba::generator
