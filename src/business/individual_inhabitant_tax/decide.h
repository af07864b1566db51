#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "business/individual_inhabitant_tax/gather.h"
#include "business/individual_inhabitant_tax/stored_sheet.h"
#include "department/department.h"
#include "kernel/open_days.h"
#include "registry/resident.h"
#include "registry/tax_status.h"

/// Gathered facts → decisions → rows: what the year's job and a recomputation have in common.
namespace yakuba::individual_inhabitant_tax {

/// Everything one year needs besides the persons: rates, schedule, and the open days.
struct YearOfTax {
    FiscalYear year;
    Resolved<Rates> rates;
    std::string fingerprint;
    OpenDays office;
    Schedule schedule;
};
/// Problems: those of the rate files, "rates.missing" for a year the law is not known for.
Result<std::shared_ptr<const YearOfTax>> year_of_tax(const Town& town, FiscalYear year);

/// One person's decision, and the one it replaces.
struct Decision {
    StoredSheet sheet;
    std::optional<StoredSheet> before;
    Merged merged;
    bool changed() const { return !before || !same_sheet(sheet, *before); }
};

/// Decides for everyone in a range of numbers, from the records as they were known at `known`.
std::vector<Decision> decide(storage::Session& session, const YearOfTax& tax, Instant known,
                             PersonId from, PersonId until, const DoubleClaims& doubles);

/// The rows of the decisions that are new or came out otherwise.
struct Rows {
    std::vector<StoredSheet> sheets;
    std::vector<ledger::PlannedCharge> charges;
    std::vector<registry::TaxStatus> statuses;
};
/// Whether who has no charge yet gets the year's plan (当初) or what is left of it (随時).
enum class FirstCharge { regular, late };
/// `day` is when a change takes effect on instalments; `reason` is written on changed charges.
Rows rows_of(storage::Session& session, const YearOfTax& tax, std::vector<Decision> decisions,
             FirstCharge first, Date day, std::string_view reason);
/// Appends the rows: sheets, charges with their plans, and what other departments may read.
void write(storage::Transaction& transaction, const YearOfTax& tax, const Rows& rows);

}  // namespace yakuba::individual_inhabitant_tax
