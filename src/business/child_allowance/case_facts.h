#pragma once
#include <boost/json/fwd.hpp>
#include <map>
#include <vector>

#include "kernel/money.h"
#include "procedures/hooks.h"

/// What forms of the department are filled in with: data/procedures/README.md says the JSON.
namespace yakuba::child_allowance {

Result<boost::json::value> claim_facts(const procedures::Asked& asked);
Result<boost::json::value> children_facts(const procedures::Asked& asked);
Result<boost::json::value> account_facts(const procedures::Asked& asked);
Result<boost::json::value> unpaid_facts(const procedures::Asked& asked);
Result<boost::json::value> offset_facts(const procedures::Asked& asked);
Result<boost::json::value> status_report_facts(const procedures::Asked& asked);

/// A claimant who died, with what was left unpaid and the children it goes to (12条).
struct LateClaimant {
    PersonId person_id;
    Date died_on;
    Yen amount;
    std::vector<PersonId> children;
};
/// Those for whose children this person may ask: children of the household, or the person.
std::vector<LateClaimant> late_claimants(storage::Session& session, PersonId applicant, Date today);

/// The month as it would be decided from what is known now, with the amount of each child.
struct MonthNow {
    Yen monthly_amount;
    std::map<PersonId, Yen> by_child;
    std::map<PersonId, bool> counted_only;
};
Result<MonthNow> month_now(const Town& town, storage::Session& session, PersonId claimant,
                           YearMonth month);

}  // namespace yakuba::child_allowance
