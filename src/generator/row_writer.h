#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/description.h"
#include "storage/table.h"

namespace yakuba::generator {

/// Writes rows of one ledger file, the same bytes as exchange::write_ledger_row and several times
/// as fast: how each column is written is decided once, not for every value. Made from the
/// description, so a column added there is written here.
class RowWriter {
public:
    RowWriter(const storage::Table& table, const Description& row);
    explicit RowWriter(const storage::Table& table) : RowWriter(table, *table.record) {}

    void header(std::string& out) const;
    void row(std::string& out, const void* record, const storage::Version& version) const;

private:
    enum class How { text, number, id, boolean, date, month, word, other };
    struct Column {
        const Line* line = nullptr;
        How how = How::other;
        std::vector<std::string> words;  // of a code, by its number
    };
    static Column column_of(const Line& line);

    const storage::Table* table_;
    const Description* description_;
    std::vector<Column> columns_;
};

}  // namespace yakuba::generator
