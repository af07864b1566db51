#pragma once
#include <vector>

#include "generator/city.h"
#include "generator/family.h"
#include "generator/life.h"

namespace yakuba::generator {

/// National health insurance of a household: who has which scheme, the spells of those insured by
/// the town (with ends the ledger does not know yet), students between two towns, unemployment and
/// births, and the care of the
/// last months that reaches the high-cost benefit.
void write_health_insurance(const City& city, const Household& household, const TaxHousehold& tax,
                            const std::vector<Life>& lives, Sheaf& sheaf);

}  // namespace yakuba::generator
