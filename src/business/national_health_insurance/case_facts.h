#pragma once
#include <boost/json/fwd.hpp>
#include <string>
#include <vector>

#include "business/national_health_insurance/records.h"
#include "procedures/hooks.h"
#include "registry/resident.h"

/// Facts of the procedures, as data/procedures/README.md writes them.
namespace yakuba::national_health_insurance {

/// The members of the applicant's household who are insured, and who are not.
Result<boost::json::value> insured_facts(const procedures::Asked& asked);
Result<boost::json::value> uninsured_facts(const procedures::Asked& asked);
/// The benefits for care that wait for the application: months, years of outpatient care, joint
/// years.
Result<boost::json::value> high_cost_facts(const procedures::Asked& asked);
/// The value of such a benefit in the list: "2026-07", "2026-07 outpatient_year 12".
std::string waiting_value(const Benefit& benefit);
/// Who left the household for another municipality, insured here until the move or still.
Result<boost::json::value> departed_facts(const procedures::Asked& asked);
/// The special cases of residence that last, of the household and of those who left it.
Result<boost::json::value> special_facts(const procedures::Asked& asked);
/// Those of the household who died insured, within the time of the claim.
Result<boost::json::value> deceased_facts(const procedures::Asked& asked);

/// Who died insured in the household the person lives in, and on which day.
struct Deceased {
    registry::Resident resident;
    Date died_on;
};
std::vector<Deceased> deceased_of(storage::Session& session, PersonId person, Date today);

}  // namespace yakuba::national_health_insurance
