#pragma once
#include <span>
#include <vector>

#include "exchange/ledger_files.h"
#include "storage/migration.h"
#include "storage/table.h"

namespace yakuba::identity {

std::span<const storage::Migration> migrations();

/// Every table of the room, for verify.
std::vector<const storage::Table*> tables();
/// Those that leave with an ordinary export: neither the secrets nor the access log, which tells
/// who asked about protected persons.
std::vector<const storage::Table*> open_tables();

/// The room's files for an import: those of open_tables(). Accounts come without a password, so
/// nobody can sign in before the administrator has set one.
std::vector<exchange::ImportPart> imports();

}  // namespace yakuba::identity
