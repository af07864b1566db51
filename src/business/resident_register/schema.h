#pragma once
#include <span>
#include <vector>

#include "storage/migration.h"
#include "storage/table.h"

namespace yakuba::resident_register {

/// The department's own tables beside the register: bookings of visits, and what its pages keep.
std::vector<const storage::Table*> tables();
std::span<const storage::Migration> migrations();

}  // namespace yakuba::resident_register
