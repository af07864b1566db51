#pragma once
#include <memory>

#include "business/electoral_roll/rates.h"
#include "kernel/result.h"
#include "registry/town.h"

namespace yakuba::electoral_roll {

/// The rates of a town on a day, read once. Problem "rates.missing" where the day is not answered.
Result<std::shared_ptr<const Rates>> rates_on(const Town& town, Date day);

}  // namespace yakuba::electoral_roll
