#pragma once
#include "department/department.h"

namespace yakuba::electoral_roll {

/// 選挙管理委員会: calculator, roll, registrations and papers of the electoral roll.
Department department();

}  // namespace yakuba::electoral_roll
