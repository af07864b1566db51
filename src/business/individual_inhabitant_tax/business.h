#pragma once
#include "department/department.h"

namespace yakuba::individual_inhabitant_tax {

/// The rule as other programs see it: JSON facts in, JSON sheet out.
Calculator tax_calculator();

/// 市民税課: calculator, ledgers, jobs and letters of individual inhabitant tax.
Department department();

}  // namespace yakuba::individual_inhabitant_tax
