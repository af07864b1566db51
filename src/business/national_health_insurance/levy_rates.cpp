#include "business/national_health_insurance/levy_rates.h"

#include "rules/rate_shelf.h"

namespace yakuba::national_health_insurance {

Result<std::shared_ptr<const Rates>> rates_of(const Town& town, FiscalYear year) {
    static RateShelf<Rates> shelf("national_health_insurance", &rates_description);
    return shelf.of(town.data_folder, town.code, year.first_day());
}

}  // namespace yakuba::national_health_insurance
