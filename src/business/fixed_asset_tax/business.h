#pragma once
#include "department/department.h"

namespace yakuba::fixed_asset_tax {

/// The rule as other programs see it: JSON facts in, JSON sheet out.
Calculator tax_calculator();

/// 資産税課: calculator, ledgers, jobs, letters and procedures of the fixed asset tax and the city
/// planning tax, which is raised together with it (地方税法702条の8).
Department department();

}  // namespace yakuba::fixed_asset_tax
