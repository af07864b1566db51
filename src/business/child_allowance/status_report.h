#pragma once
#include <span>

#include "business/child_allowance/records.h"
#include "registry/resident.h"
#include "storage/database.h"

/// 現況届: the yearly report of those whose state the registers do not show.
namespace yakuba::child_allowance {

/// Whether the claimant must report: corporate guardians and facilities, and those who live apart
/// from their spouse or are not registered here. For all others the municipality looks into its own
/// registers (施行規則4条1項ただし書).
bool must_report(const Claim& claim, registry::Standing standing);

/// 1 to 30 June of the fiscal year (施行規則4条1項).
Date report_opens(FiscalYear year);
Date report_due(FiscalYear year);

/// Whether the report of the year has come.
bool has_reported(storage::Session& session, PersonId claimant, FiscalYear year,
                  Instant known = kEndOfTime);

}  // namespace yakuba::child_allowance
