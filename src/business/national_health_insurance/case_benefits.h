#pragma once
#include <vector>

#include "procedures/hooks.h"

/// 支給申請: high-cost care, childbirth, funeral, 療養費.
namespace yakuba::national_health_insurance {

std::vector<procedures::Effect> benefit_effects();

}  // namespace yakuba::national_health_insurance
