#pragma once
#include <span>

#include "storage/connection.h"

namespace yakuba::storage {

/// Storage's own migrations and then these, each once and in its own transaction. See
/// Database::migrate.
Result<int> run_migrations(Connection& connection, std::span<const Migration> migrations);

}  // namespace yakuba::storage
