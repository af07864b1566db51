#pragma once
#include <string>
#include <vector>

#include "kernel/date.h"
#include "storage/database.h"
#include "storage/migration.h"
#include "storage/table.h"

namespace yakuba::app {

/// What one long piece of work did and cost: shown in the summary after ./start and on the batch
/// page.
struct RunRecord {
    std::string name;  // "import", "individual-inhabitant-tax assess 2026-04-01"
    std::string label;
    Instant started_at;
    std::int64_t milliseconds = 0;
    std::int64_t rows = 0;
    std::int64_t peak_kib = 0;  // largest resident memory of the process so far
    std::string counts;         // JSON object: label → number
    std::string files;          // where the results are; one path a line
};
const storage::Table& run_record_table();
std::span<const storage::Migration> migrations();

/// Adds one record; the key keeps a repeated command from adding a second.
void record_run(storage::Database& database, const RunRecord& record);
/// The last record of each name, in order of time.
std::vector<RunRecord> last_runs(storage::Database& database);

/// Largest resident memory of this process so far, in KiB.
std::int64_t peak_memory_kib();

}  // namespace yakuba::app
