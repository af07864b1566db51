#pragma once
#include <string>
#include <vector>

namespace yakuba::bench {

/// The rows of one table; those of one business alone where the condition says so.
struct FloorRows {
    std::string table;
    std::string condition = "1 = 1";
};

/// The floor of an assessment: plain prepared statements, one thread, no rule, that read every row
/// of the `read` tables and write rows equal to those `written` into empty tables of the same
/// shape, 10,000 rows a transaction with the same durability.
struct FloorTables {
    std::vector<std::string> read;
    std::vector<FloorRows> written;
};

/// Seconds, for a SQLite file; the copies go to a new file in `work_folder`.
double sqlite_floor_seconds(const std::string& path, const FloorTables& tables,
                            const std::string& work_folder);
/// Seconds, for PostgreSQL; the copies are temporary-schema tables, dropped afterwards.
double postgresql_floor_seconds(const std::string& url, const FloorTables& tables);

}  // namespace yakuba::bench
