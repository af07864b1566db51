#pragma once
#include <memory>

#include "business/national_health_insurance/rates.h"
#include "registry/town.h"

namespace yakuba::national_health_insurance {

/// The year's rates, kept for whoever asks again and again (screens, events of the register).
/// Problems: those of RateBook.
Result<std::shared_ptr<const Rates>> rates_of(const Town& town, FiscalYear year);

}  // namespace yakuba::national_health_insurance
