#pragma once
#include <vector>

#include "generator/city.h"
#include "generator/family.h"
#include "generator/life.h"

namespace yakuba::generator {

/// Whether this member lives on public assistance (生活保護) by what the year brought: somebody
/// alone, of 30 and over, with hardly an income. The same answer for every ledger.
bool lives_on_assistance(std::uint64_t seed, const Household& household, const TaxHousehold& tax,
                         std::size_t place);

/// Since when, and until when, as the welfare office tells the register.
void write_assistance(const City& city, const Household& household, const TaxHousehold& tax,
                      const std::vector<Life>& lives, Sheaf& sheaf);

}  // namespace yakuba::generator
