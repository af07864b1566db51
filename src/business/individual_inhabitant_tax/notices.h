#pragma once
#include <vector>

#include "department/department.h"

namespace yakuba::individual_inhabitant_tax {

/// The letters of the year:
///   tax-notice                    納税通知書 to everyone with something to pay by term or by
///   pension special-collection-employer   特別徴収税額通知書 to each employer, with the staff and
///   the months special-collection-employee   特別徴収税額通知書 to each employee, in order of
///   employer
/// Printed from the stored sheets, charges and plans as they stand; `request.day` lies in the year.
std::vector<DepartmentLetter> letters();

}  // namespace yakuba::individual_inhabitant_tax
