#pragma once
#include <span>
#include <vector>

#include "storage/migration.h"
#include "storage/table.h"

namespace yakuba::resident_register {

/// What the department's own pages keep: events being entered, visits to the counter, and the
/// ledger of certificates issued.
std::span<const storage::Migration> page_migrations();
std::vector<const storage::Table*> page_tables();

}  // namespace yakuba::resident_register
