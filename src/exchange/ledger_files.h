#pragma once
#include <cstdint>
#include <functional>
#include <memory>
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
    std::int64_t rows = 0;    // rows loaded
    bool repeated = false;    // these very files had been loaded before: nothing was done
    std::vector<BadRow> bad;  // not empty: nothing was loaded, unless good rows were asked for
};

/// Checks one row beyond its types (a check digit, an unknown town); may be empty. Called on a
/// reading thread, with the row of the file. A problem's `where` names the column.
using RowCheck = std::function<std::vector<Problem>(const void* record)>;

/// A ledger whose file holds something else than its columns: the My Number vault, of which the
/// file has the numbers and the table their sealed form.
struct FileForm {
    const Description* record = nullptr;  // a row of the file
    /// Fills a fresh row of the table from a row of the file, or says what is wrong with it.
    std::function<std::vector<Problem>(const void* file_row, void* table_row)> to_table;
    std::function<Result<Done>(const void* table_row, void* file_row)> to_file;
};

/// Rows of a derived table (search keys), one made from each row loaded, on the reading thread.
struct DerivedRows {
    const storage::Table* table = nullptr;
    std::function<void(const void* record, void* derived)> derive;
};

/// What to load: a table, its file in the folder (NAME.csv), and the extra check.
struct ImportPart {
    const storage::Table* table = nullptr;
    RowCheck check;
    /// Called inside the transaction after each set of rows is appended, with the rows of the
    /// table.
    std::function<void(storage::Transaction&, std::span<const void* const> records)> after;
    DerivedRows derived;
    FileForm form;  // when the file is not the table itself
    /// Called inside the transaction before the first and after the last row of this part.
    std::function<void(storage::Transaction&)> begin;
    std::function<void(storage::Transaction&)> finish;
};

using Progress = std::function<void(std::string_view what, std::int64_t done, std::int64_t total)>;

/// Loads CSV files of a folder into a database, in one transaction: all of it or nothing. Every row
/// of every file is read and checked; if any is bad, all bad rows are reported and nothing is
/// loaded, unless `good_rows_only`. The command's key is extended by the files' content, so a
/// repeated import changes nothing. A file that is absent is an empty ledger.
///
/// Columns: the record's keys, each needed, in any order; for a history table also valid_from,
/// valid_to (empty: without end), recorded_at (empty: now); for a log table recorded_at (empty:
/// now). Rows of one key stand together, in order of versions.
///
/// One thread reads, checks and derives while the other inserts; memory is a few sets of rows.
ImportReport import_folder(storage::Database& database, const std::string& folder,
                           std::span<const ImportPart> parts, const storage::Command& command,
                           bool good_rows_only = false, const Progress& progress = {});

/// Writes NAME.csv and NAME.schema.json (each column's key, Japanese name, type, article) for every
/// table, rows in key and version order. What import_folder reads back gives byte-identical files.
/// Answers the number of rows.
Result<std::int64_t> export_folder(storage::Database& database, const std::string& folder,
                                   std::span<const storage::Table* const> tables,
                                   const Progress& progress = {});
/// The same for one table whose file is not its columns.
Result<std::int64_t> export_table(storage::Database& database, const std::string& folder,
                                  const storage::Table& table, const FileForm& form,
                                  const Progress& progress = {});

/// Writes one ledger file row by row, exactly as export does: FOLDER/NAME.csv with its header, and
/// FOLDER/NAME.schema.json. For whoever makes files for import.
class LedgerFile {
public:
    /// `row` describes the rows of the file; the table says which version columns follow.
    LedgerFile(const std::string& folder, const storage::Table& table, const Description& row);
    LedgerFile(const std::string& folder, const storage::Table& table)
        : LedgerFile(folder, table, *table.record) {}
    ~LedgerFile();
    LedgerFile(LedgerFile&&) noexcept;

    /// recorded_at 0 is written empty: the import fills in its own moment.
    void write(const void* record, const storage::Version& version = {});
    /// Flushes and closes. Problem "file.cannot_write" if anything could not be written.
    Result<std::int64_t> close();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// One row of a ledger file as text appended to `out`: what LedgerFile::write writes. For
/// generators that fill buffers on many threads and write them in order.
void write_ledger_row(std::string& out, const storage::Table& table, const Description& row,
                      const void* record, const storage::Version& version = {});
/// The header line of that file.
void write_ledger_header(std::string& out, const storage::Table& table, const Description& row);

}  // namespace yakuba::exchange
