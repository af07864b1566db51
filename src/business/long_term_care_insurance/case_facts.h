#pragma once
#include "procedures/hooks.h"

namespace yakuba::long_term_care_insurance {

/// "long-term-care-insurance.status": what the ledgers say of the person
/// (data/procedures/README.md).
Result<boost::json::value> status_facts(const procedures::Asked& asked);

}  // namespace yakuba::long_term_care_insurance
