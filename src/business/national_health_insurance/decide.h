#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "business/national_health_insurance/gather.h"
#include "business/national_health_insurance/stored_levy.h"
#include "department/department.h"
#include "kernel/open_days.h"
#include "ledger/charges.h"
#include "rules/rates.h"

/// Gathered facts → levies → rows: what the year's job and a recomputation have in common.
namespace yakuba::national_health_insurance {

/// Everything one year needs besides the households.
struct YearOfLevy {
    FiscalYear year;
    Resolved<Rates> rates;
    std::string fingerprint;
    PreparedYear prepared;
    OpenDays office;
};
/// Problems: those of the rate files; "national_health_insurance.no_rates" when the ordinance of
/// the municipality is not on file for the year.
Result<std::shared_ptr<const YearOfLevy>> year_of_levy(const Town& town, FiscalYear year);

/// One household's levy, and the one it replaces.
struct Decision {
    StoredLevy levy;
    std::optional<StoredLevy> before;
    Unit unit;
    Date decidable_until;  // 賦課決定の期間制限 (法110条の2)
    bool changed() const { return !before || !same_sheet(levy, *before); }
    /// It came out otherwise, too late: what stands stays.
    bool too_late(Date today) const { return changed() && today > decidable_until; }
};

/// Decides for the heads numbered from..until, from the records as they were known at `known`.
std::vector<Decision> decide(storage::Session& session, const YearOfLevy& year, Instant known,
                             PersonId from, PersonId until);

struct Rows {
    std::vector<StoredLevy> levies;
    std::vector<ledger::PlannedCharge> charges;
};
/// Whether who has no charge yet gets the year's plan (当初) or what is left of it (随時).
enum class FirstCharge { regular, late };
/// The rows of the decisions that are new or came out otherwise, those left out that come too late.
/// `day` is today, when a change takes effect on instalments; `reason` is written on changed
/// charges.
Rows rows_of(storage::Session& session, const YearOfLevy& year, std::vector<Decision> decisions,
             FirstCharge first, Date day, std::string_view reason);
void write(storage::Transaction& transaction, const YearOfLevy& year, const Rows& rows);

}  // namespace yakuba::national_health_insurance
