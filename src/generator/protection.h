#pragma once
#include <vector>

#include "generator/city.h"
#include "generator/household.h"
#include "generator/life.h"

namespace yakuba::generator {

/// 支援措置 of a household, for the few that need it: one row per protected person and change of
/// state. Among them are measures past their last day that nobody has ended, and counterparts who
/// were in the same household or live at the same address.
void write_protection(const City& city, const Household& household, const std::vector<Life>& lives,
                      Sheaf& sheaf);

}  // namespace yakuba::generator
