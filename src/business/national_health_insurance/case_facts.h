#pragma once
#include <boost/json/fwd.hpp>
#include <vector>

#include "procedures/hooks.h"
#include "registry/resident.h"

/// Facts of the procedures, as data/procedures/README.md writes them.
namespace yakuba::national_health_insurance {

/// The members of the applicant's household who are insured, and who are not.
Result<boost::json::value> insured_facts(const procedures::Asked& asked);
Result<boost::json::value> uninsured_facts(const procedures::Asked& asked);
/// The months for which a high-cost benefit waits for the application.
Result<boost::json::value> high_cost_facts(const procedures::Asked& asked);
/// Those of the household who died insured, within the time of the claim.
Result<boost::json::value> deceased_facts(const procedures::Asked& asked);

/// Who died insured in the household the person lives in, and on which day.
struct Deceased {
    registry::Resident resident;
    Date died_on;
};
std::vector<Deceased> deceased_of(storage::Session& session, PersonId person, Date today);

}  // namespace yakuba::national_health_insurance
