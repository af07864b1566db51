#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace yakuba::storage {

/// One step of the schema. `sql` is a list of statements ended by ";" lines, written for SQLite
/// (STRICT tables, INTEGER and TEXT) and turned into PostgreSQL by the storage room's dialect
/// (INTEGER → BIGINT, BLOB → BYTEA, no STRICT or WITHOUT ROWID). The pseudo-statement
/// `APPEND ONLY table_name;` makes the triggers that refuse UPDATE and DELETE on that table.
struct Migration {
    std::string_view name;  // "0001 registry": unique, sorts in order
    std::string_view sql;
};

}  // namespace yakuba::storage
