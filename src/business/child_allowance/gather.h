#pragma once
#include <span>
#include <vector>

#include "batch/job.h"
#include "business/child_allowance/facts.h"
#include "business/child_allowance/records.h"
#include "business/child_allowance/rules.h"
#include "storage/database.h"

/// The facts of a month, gathered in sets: claims and children from the department's ledgers,
/// births, deaths and moves from the register.
namespace yakuba::child_allowance {

/// What the register says ended an entitlement that the ledger still shows as open.
struct RegisterEnd {
    std::size_t family = 0;
    EndReason reason = EndReason::none;
    Date ended_on;
};

/// Families in order of the claimant's number. Small flat arrays: the run holds some thousand
/// families.
struct Families {
    std::vector<Claim> claims;
    std::vector<Claimant> claimants;
    std::vector<std::size_t> first_child;  // one more than families: children of i are [i, i + 1)
    std::vector<Child> children;
    std::vector<PersonId> child_ids;   // beside children
    std::vector<RegisterEnd> ended;    // 職権消滅: already in claimants[].ends
    std::vector<PersonId> missing;     // children without an entry in the register: left out
    std::int64_t unknown_incomes = 0;  // 未申告: counted as no income

    std::size_t size() const { return claims.size(); }
    std::span<const Child> children_of(std::size_t family) const {
        return std::span{children}.subspan(first_child[family],
                                           first_child[family + 1] - first_child[family]);
    }
    std::span<const PersonId> child_ids_of(std::size_t family) const {
        return std::span{child_ids}.subspan(first_child[family],
                                            first_child[family + 1] - first_child[family]);
    }
};

/// The claimants numbered from..until as of the first day of `month`, as known at `known`. Incomes
/// are read when `rates` know an income limit. Entitlements and children that begin later are
/// included: the rule says before_start. Cost: four range reads, no row per person.
Families gather(storage::Session& session, batch::Range range, YearMonth month, const Rates& rates,
                Instant known = kEndOfTime);
/// One claimant's family; empty when there is no claim.
Families gather(storage::Session& session, PersonId claimant, YearMonth month, const Rates& rates,
                Instant known = kEndOfTime);

/// The year of the income a month is tested with: from June the year before, until May the one
/// before that (令和6年改正前の5条1項).
int income_year_of(YearMonth month);

}  // namespace yakuba::child_allowance
