#pragma once
#include <span>

#include "storage/migration.h"

namespace yakuba::storage {

/// The tables storage keeps for itself: the journal and the number series. Database::migrate runs
/// these before any others.
std::span<const Migration> own_migrations();

}  // namespace yakuba::storage
