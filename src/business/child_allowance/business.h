#pragma once
#include "department/department.h"

namespace yakuba::child_allowance {

/// 子育て支援課: calculator, ledgers, jobs and letters of child allowance.
Department department();

}  // namespace yakuba::child_allowance
