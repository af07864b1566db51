#pragma once
#include <span>
#include <vector>

#include "exchange/ledger_files.h"
#include "registry/vault.h"
#include "storage/migration.h"
#include "storage/table.h"

namespace yakuba::registry {

std::span<const storage::Migration> migrations();

/// Every table of the room, for verify.
std::vector<const storage::Table*> tables();
/// Those that leave with an ordinary export: all but the vault and its access log.
std::vector<const storage::Table*> open_tables();

/// The room's files for an import: resident.csv with its search keys, corporation.csv,
/// protective_measure.csv, tax_status.csv, welfare_status.csv, insurance_status.csv,
/// joint_care_payment.csv, joint_care_benefit.csv, and my_number.csv when there is a vault to seal
/// it in. The vault must outlive the parts.
std::vector<exchange::ImportPart> imports(const Vault* vault = nullptr);

}  // namespace yakuba::registry
