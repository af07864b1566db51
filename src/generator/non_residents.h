#pragma once
#include "generator/city.h"

namespace yakuba::generator {

/// 住登外者: people who live elsewhere and have a house, an office or nothing but an old address
/// here.
std::int64_t write_non_residents(const City& city, Sheaf& sheaf);

}  // namespace yakuba::generator
