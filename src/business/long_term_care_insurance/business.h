#pragma once
#include "department/department.h"

namespace yakuba::long_term_care_insurance {

/// 介護保険課: premiums, certifications and benefits of long-term care insurance.
Department department();

}  // namespace yakuba::long_term_care_insurance
