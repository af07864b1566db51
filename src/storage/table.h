#pragma once
#include <string_view>
#include <vector>

#include "rules/description.h"

namespace yakuba::storage {

/// How rows of a table come and go.
enum class Keeping {
    history,  // versions in two times: only ever appended, the database refuses anything else
    log,  // appended once, no valid time (receipts, journal): the database refuses anything else
    derived,  // rebuilt from the others at any time (search keys)
};

/// One table: its name, its record, and the leading key columns.
///
/// A history table also has, after the record's columns, `version` (1, 2, … within the key),
/// `valid_from`, `valid_to` (half-open, yyyymmdd), `recorded_at` (microseconds) and `entry` (the
/// journal entry that wrote it). A log table has `recorded_at` and `entry`.
struct Table {
    std::string_view name;   // SQL name and CSV file name: "resident"
    std::string_view label;  // 住民
    const Description* record = nullptr;
    std::vector<std::string_view> key;  // history: the entity, without version
    Keeping keeping = Keeping::history;
};

/// The columns storage adds to a history row.
///
/// A version says "from valid_from until valid_to the record is this", and whoever reads as of
/// (valid, known) takes, among the versions recorded by `known` that cover `valid`, the last one.
/// So an ordinary event is one row to kForever, a correction of the past one row over the days it
/// corrects, a cancellation the former record over the cancelled days. Nothing is ever closed or
/// changed.
struct Version {
    int number = 0;
    Date valid_from;
    Date valid_to = kForever;
    Instant recorded_at;
    std::int64_t entry = 0;
};

template <class Record>
struct Versioned {
    Record record;
    Version version;
};

}  // namespace yakuba::storage
