#pragma once
#include <span>
#include <vector>

#include "exchange/ledger_files.h"
#include "storage/migration.h"
#include "storage/table.h"

namespace yakuba::procedures {

/// The room's logs, in loading order, and its schema (working tables included).
std::vector<const storage::Table*> tables();
std::span<const storage::Migration> migrations();
std::vector<exchange::ImportPart> imports();

}  // namespace yakuba::procedures
