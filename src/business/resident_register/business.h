#pragma once
#include "department/department.h"

namespace yakuba::resident_register {

/// The rule as other programs see it: JSON facts in, JSON sheet out.
Calculator notice_calculator();

/// 市民課: the calculator and the letters of the resident register. Its tables are the registry's.
Department department();

}  // namespace yakuba::resident_register
