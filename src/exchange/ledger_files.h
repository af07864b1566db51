#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "storage/database.h"
#include "storage/table.h"

namespace yakuba::exchange {

/// One bad row of an import.
struct BadRow {
    std::string file;
    std::int64_t line = 0;
    std::string column;
    Problem problem;
};

struct ImportReport {
    std::int64_t rows = 0;          // rows loaded
    bool repeated = false;          // these very files had been loaded before: nothing was done
    std::vector<BadRow> bad;        // not empty: nothing was loaded, unless good rows were asked for
};

/// Checks one row beyond its types (a check digit, an unknown town); may be empty.
using RowCheck = std::function<std::vector<Problem>(const void* record)>;

/// What to load: a table, its file in the folder (NAME.csv), and the extra check.
struct ImportPart {
    const storage::Table* table = nullptr;
    RowCheck check;
    /// Called inside the chunk's transaction after its rows are appended (search keys and the like).
    std::function<void(storage::Transaction&, std::span<const void* const> records)> after;
};

using Progress = std::function<void(std::string_view what, std::int64_t done, std::int64_t total)>;

/// Loads CSV files of a folder into a database, in one transaction: all of it or nothing. Every row of every
/// file is read and checked; if any is bad, all bad rows are reported and nothing is loaded, unless
/// `good_rows_only`. The command's key is extended by the files' content, so a repeated import changes
/// nothing. A file that is absent is an empty ledger.
///
/// Columns: the record's keys, and for a history table valid_from, valid_to, recorded_at (empty: now);
/// for a log table recorded_at.
ImportReport import_folder(storage::Database& database, const std::string& folder,
                           std::span<const ImportPart> parts, const storage::Command& command,
                           bool good_rows_only = false, const Progress& progress = {});

/// Writes NAME.csv and NAME.schema.json (each column's key, Japanese name, type, article) for every table,
/// rows in key and version order. What import_folder reads back gives byte-identical files.
Result<std::int64_t> export_folder(storage::Database& database, const std::string& folder,
                                   std::span<const storage::Table* const> tables,
                                   const Progress& progress = {});

}  // namespace yakuba::exchange
