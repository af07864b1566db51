#pragma once
#include "business/child_allowance/decision.h"
#include "business/child_allowance/gather.h"
#include "department/department.h"

/// The month's decisions for everyone (月次の支給決定), with the changes made ex officio
/// (職権改定・職権消滅).
namespace yakuba::child_allowance {

/// What one chunk decided.
struct Assessed {
    std::vector<Decision> decisions;
    std::vector<Claim> ended;  // claims the register ended, with their last month
};

/// Decides the month for the families gathered for it. A month is stored while the entitlement
/// runs, and once more when it has ended. `before` are the stored decisions of the month before, in
/// order of person. Pure.
Assessed assess(const Month& last_month, const Month& month, const Families& families,
                std::span<const Decision> before);

/// The stored decisions of one month to claimants in a range, in order of person.
std::vector<Decision> decisions_of(storage::Session& session, batch::Range range, YearMonth month,
                                   Instant known = kEndOfTime);

/// Appends decisions as new versions.
void write_decisions(storage::Transaction& transaction, std::span<const Decision> decisions);
/// Appends the ends of claims, valid from the month after the last.
void write_ended_claims(storage::Transaction& transaction, std::span<const Claim> claims);

/// The job: `request.day` lies in the month. The same month again changes nothing; what became
/// known since is for recompute.
Result<batch::Report> assess_month(const Town& town, const batch::Request& request);

}  // namespace yakuba::child_allowance
