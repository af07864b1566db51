#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "storage/database.h"

/// SQL is written once, for SQLite; here it is turned into what each engine reads.
namespace yakuba::storage {

/// The statements of a migration, in order, for one engine. On PostgreSQL INTEGER becomes BIGINT,
/// BLOB becomes BYTEA, TEXT sorts by bytes as on SQLite (COLLATE "C"), and STRICT and WITHOUT ROWID
/// go. `APPEND ONLY t;` becomes the triggers that refuse UPDATE and DELETE; `SEQUENCE s;` a
/// PostgreSQL sequence (SQLite has one writer and needs none).
std::vector<std::string> statements_of(Engine engine, std::string_view sql);

/// A statement with $1, $2, … for PostgreSQL, and the names they stand for. A name that comes twice
/// has one number; "::" and anything in quotes is left alone.
struct NumberedSql {
    std::string sql;
    std::vector<std::string> names;
};
NumberedSql numbered(std::string_view sql);

}  // namespace yakuba::storage
