#pragma once
#include "department/department.h"

namespace yakuba::national_health_insurance {

/// 保険年金課: calculators, ledgers, jobs, letters and procedures of national health insurance.
Department department();

}  // namespace yakuba::national_health_insurance
