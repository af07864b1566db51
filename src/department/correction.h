#pragma once
#include <string>
#include <utility>
#include <vector>

#include "batch/difference.h"
#include "department/recompute.h"
#include "kernel/date.h"

/// Correcting the past of a record, as the pages ask for it. The work is done where all departments
/// are known (app/correction.h) and reached through Offices.
namespace yakuba {

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
    /// The number of the record's last version as whoever corrects has seen it: when there is a
    /// later one, Problem "correction.conflict" and nothing is written. 0: not asked.
    int based_on = 0;
};

struct CorrectionReport {
    std::vector<batch::ChangedLine> lines;  // of the record itself
    std::vector<DepartmentDifferences> departments;
    bool repeated = false;  // this very correction had been made before: nothing was done
};

}  // namespace yakuba
