#include "storage/schema.h"

namespace yakuba::storage {

std::span<const Migration> own_migrations() {
    static const Migration migrations[] = {
        {"0000 storage", R"(
SEQUENCE journal_entry;

CREATE TABLE journal (
    link INTEGER NOT NULL PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    purpose TEXT NOT NULL,
    ground TEXT NOT NULL,
    command_key TEXT NOT NULL UNIQUE,
    summary TEXT NOT NULL,
    result TEXT NOT NULL,
    rows_digest TEXT NOT NULL,
    rows_count INTEGER NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
APPEND ONLY journal;

CREATE TABLE number_series (
    series TEXT NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)"},
        {"0001 storage last written", R"(
CREATE TABLE last_written (
    table_name TEXT NOT NULL PRIMARY KEY,
    entry INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)"},
    };
    return migrations;
}

}  // namespace yakuba::storage
