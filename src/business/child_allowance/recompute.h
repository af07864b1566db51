#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "business/child_allowance/month_rates.h"
#include "department/department.h"

namespace yakuba::child_allowance {

/// After the past of these persons changed: every month decided since is decided again for the
/// claimants among them and the claimants of the children among them, inside the transaction of the
/// correction, oldest first. Months that come out otherwise are new versions with the cause 訂正;
/// what was paid too much or too little for them is a line of the difference, and is settled by the
/// next payment run.
Result<std::vector<batch::Difference>> recompute(const Town& town,
                                                 storage::Transaction& transaction,
                                                 const PastChange& change);

/// The stored decision of the month that holds `day`, as known at `known`: computed again from the
/// facts known when it was decided, and explained line by line. Problem "decision.not_found".
Result<std::string> explain(const Town& town, PersonId claimant, Date day, Instant known,
                            bool as_json);

}  // namespace yakuba::child_allowance
