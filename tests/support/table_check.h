#pragma once
#include <span>
#include <string>

#include "storage/database.h"

namespace yakuba::test {

/// Where the tables of a migrated database and their descriptions part ways: other columns, or the
/// same in another order, and tables that do not refuse UPDATE though they should. Empty when all
/// is well.
///
///     EXPECT_EQ(test::misfits(*open(migrations()), {&resident_table(), …}), "");
std::string misfits(storage::Database& database, std::span<const storage::Table* const> tables);
inline std::string misfits(storage::Database& database,
                           std::initializer_list<const storage::Table*> tables) {
    return misfits(database, std::span(tables.begin(), tables.size()));
}

}  // namespace yakuba::test
