#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "exchange/csv.h"
#include "rules/description.h"
#include "storage/table.h"

namespace yakuba::exchange {

/// A value that could not be read, and in which column.
struct BadColumn {
    std::string column;
    Problem problem;
};

/// Turns the rows of one ledger file into records: binds the header to the description once, then
/// reads each row field by field into a record that may have been used before.
class RowReader {
public:
    RowReader(const storage::Table& table, const Description& row) : table_(table), row_(row) {}

    /// Binds the header. Not empty: columns unknown, twice or missing; no row can be read.
    std::vector<BadColumn> bind(const std::vector<std::string_view>& header);
    /// Reads one row; what was wrong is added to `bad`, and the record is then not to be used.
    void read(const std::vector<std::string_view>& fields, void* record, storage::Version& version,
              std::vector<BadColumn>& bad) const;

private:
    enum class Target { field, valid_from, valid_to, recorded_at };
    struct Column {
        Target target = Target::field;
        const Line* line = nullptr;
        std::string_view key;
    };
    Column column_named(std::string_view key) const;
    static bool read_version(Target target, std::string_view text, storage::Version& version);

    const storage::Table& table_;
    const Description& row_;
    std::vector<Column> columns_;
};

}  // namespace yakuba::exchange
