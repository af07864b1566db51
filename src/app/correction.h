#pragma once
#include "department/correction.h"

namespace yakuba::app {

using yakuba::Correction;
using yakuba::CorrectionReport;

/// Corrects a record over the given days and lets every department compute again what that touches
/// (department/recompute.h), in one transaction: old and new decisions, the charge changed by the
/// difference. A dry run does the same work and rolls it back. An entry of the register is
/// corrected by the register's own event (職権修正), with its search keys and until its items
/// change anyway; other ledgers have the corrected lines written over the days given.
///
/// Problems: those of resident_register::correct, "correction.no_ledger", "correction.no_column",
/// "correction.malformed", "correction.no_record", "correction.no_change", "correction.conflict".
Result<CorrectionReport> correct(const Town& town, const Correction& correction);

}  // namespace yakuba::app
