#pragma once
#include <boost/json/fwd.hpp>

#include "procedures/hooks.h"

namespace yakuba::individual_inhabitant_tax {

/// "individual-inhabitant-tax.status" and ".collection": data/procedures/README.md says the JSON.
Result<boost::json::value> status_facts(const procedures::Asked& asked);
Result<boost::json::value> collection_facts(const procedures::Asked& asked);

}  // namespace yakuba::individual_inhabitant_tax
