#pragma once
#include <vector>

#include "department/department.h"

namespace yakuba::child_allowance {

/// The letters of one month, printed from the stored decisions and payments; `request.day` lies in
/// the month:
///   decision   認定通知書 to those recognised for this month
///   change     額改定通知書 to those whose monthly amount changed
///   ending     支給事由消滅通知書 to those whose entitlement ended with the month before
///   payment    支払通知書 to those paid in this month
std::vector<DepartmentLetter> letters();

}  // namespace yakuba::child_allowance
