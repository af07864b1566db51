#pragma once
#include "department/standing.h"

namespace yakuba::long_term_care_insurance {

/// 資格, 認定, 負担割合, 保険料 as of the day asked.
std::vector<StandingLine> standing(const procedures::Asked& asked);

}  // namespace yakuba::long_term_care_insurance
