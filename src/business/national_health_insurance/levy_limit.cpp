#include "business/national_health_insurance/levy_limit.h"

#include <algorithm>

#include "business/national_health_insurance/ledger.h"

namespace yakuba::national_health_insurance {

Date decidable_until(const Rates& rates, const OpenDays& office, FiscalYear year, Date liable_on) {
    const Date first = std::max(first_due_on(rates, office, year), liable_on);
    return add_months(first, 12 * rates.prescription_years);
}

}  // namespace yakuba::national_health_insurance
