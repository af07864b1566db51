#pragma once
#include <vector>

#include "generator/city.h"
#include "generator/family.h"
#include "generator/life.h"

namespace yakuba::generator {

/// The child allowance ledgers of a household: who was recognised for which children since when,
/// incomes for the months with a ceiling, what is taken from the payments, and the account.
void write_allowance(const City& city, const Household& household, const std::vector<Life>& lives,
                     Sheaf& sheaf);

/// An account of one's own at a real bank's branch; its number is invented.
void write_account(const City& city, Random& random, const registry::Resident& owner, Date from,
                   Sheaf& sheaf);

}  // namespace yakuba::generator
