#pragma once
#include <vector>

#include "procedures/hooks.h"

/// 資格取得届, 資格喪失届, and the notifications of who lives in one municipality and is insured in
/// another.
namespace yakuba::national_health_insurance {

std::vector<procedures::Effect> enrolment_effects();

}  // namespace yakuba::national_health_insurance
