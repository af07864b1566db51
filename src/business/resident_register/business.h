#pragma once
#include "department/department.h"

namespace yakuba::resident_register {

/// The rule as other programs see it: JSON facts in, JSON sheet out.
Calculator notice_calculator();

/// 市民課: calculator, letters, bookings and certificates of the resident register. The register
/// itself is the registry's.
Department department();

}  // namespace yakuba::resident_register
