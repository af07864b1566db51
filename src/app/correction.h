#pragma once
#include <string>
#include <utility>
#include <vector>

#include "app/town_folder.h"
#include "batch/difference.h"
#include "department/recompute.h"

namespace yakuba::app {

/// A correction of one record's past: which ledger, which record, what was really so, over which
/// days.
struct Correction {
    std::string ledger;                                        // table name: "resident"
    std::vector<std::pair<std::string, std::string>> key;      // person_id=123, …
    std::vector<std::pair<std::string, std::string>> changes;  // birth_date=1990-01-01, …
    Date from;
    Date until = kForever;
    std::string reason;  // 事由, as it will stand in the journal and in the differences
    std::string actor;
    std::string command_key;  // the same key again changes nothing
    Instant at;
    bool dry_run = false;
};

struct CorrectionReport {
    std::vector<batch::ChangedLine> lines;  // of the record itself
    std::vector<DepartmentDifferences> departments;
    bool repeated = false;  // this very correction had been made before: nothing was done
};

/// Corrects a record over the given days and lets every department compute again what that touches
/// (department/recompute.h), in one transaction: old and new decisions, the charge changed by the
/// difference. A dry run does the same work and rolls it back. An entry of the register is
/// corrected by the register's own event (職権修正), with its search keys and until its items
/// change anyway; other ledgers have the corrected lines written over the days given.
///
/// Problems: those of resident_register::correct, "correction.no_ledger", "correction.no_column",
/// "correction.malformed", "correction.no_record", "correction.no_change".
Result<CorrectionReport> correct(OpenTown& town, const Correction& correction);

}  // namespace yakuba::app
