#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "department/department.h"

namespace yakuba::app {

/// Every department of the house, in the order of the floor plan. This list is the only place where
/// a department is plugged in.
const std::vector<Department>& departments();

/// The department with this id ("child-allowance"); nullptr when there is none.
const Department* find_department(std::string_view id);

/// The calculator of this name, of whichever department; nullptr when there is none.
const Calculator* find_calculator(std::string_view business);

/// Every department asked in turn to compute again what a change of the past touches.
const Recomputing& recomputing();

/// Every table of every room and department: what verify recounts.
std::vector<const storage::Table*> all_tables();
/// Those that leave with an ordinary export: all but the vault of individual numbers and its log.
std::vector<const storage::Table*> open_tables();
/// Every migration, rooms first.
std::vector<storage::Migration> all_migrations();
/// Every ledger file an import looks for, in loading order.
std::vector<exchange::ImportPart> all_imports(const Town& town);

}  // namespace yakuba::app
