#pragma once
#include <string>
#include <vector>

#include "business/national_health_insurance/stored_levy.h"
#include "kernel/open_days.h"
#include "ledger/charges.h"

/// Levy → what is owed, by whom, on which day: pure.
namespace yakuba::national_health_insurance {

/// The first due date of a year's ordinary terms (最初の納期).
Date first_due_on(const Rates& rates, const OpenDays& office, FiscalYear year);

/// A first levy's charge with its plan. `last_february` is what the pension paid in February of the
/// year before (仮徴収 takes as much); 0: not collected from the pension until now. After
/// `late_on`, when there is one, only terms still to come are asked for.
ledger::PlannedCharge first_charge(const Rates& rates, const OpenDays& office,
                                   const StoredLevy& levy, Yen last_february, Date late_on,
                                   std::string reason);

/// The charge after the levy came out otherwise. What is due by `day` stays; more or less is spread
/// over the ordinary terms still to come, or asked for in a term of its own. Less than what is left
/// is taken from later pension months, then from the terms past, the last first: what they hold is
/// then paid too much (過誤納).
ledger::PlannedCharge changed_charge(const Rates& rates, const OpenDays& office,
                                     const StoredLevy& levy,
                                     const std::vector<ledger::Instalment>& old_plan, Date day,
                                     std::string reason);

}  // namespace yakuba::national_health_insurance
