#pragma once
#include "business/department.h"

namespace yakuba::resident_register {

/// 市民課: the calculator of notices and measures. The register itself is kept by src/registry.
Department department();

}  // namespace yakuba::resident_register
