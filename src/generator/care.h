#pragma once
#include <vector>

#include "generator/city.h"
#include "generator/household.h"
#include "generator/life.h"
#include "generator/sheaf.h"

namespace yakuba::generator {

/// Long-term care insurance: everyone of 65 and over is enrolled, most pay from their pension; the
/// older they are, the more are certified, and those use services.
void write_care(const City& city, const Household& household, const std::vector<Life>& lives,
                Sheaf& sheaf);

}  // namespace yakuba::generator
