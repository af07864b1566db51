#pragma once
#include <vector>

#include "department/department.h"

namespace yakuba::resident_register {

/// The register's papers, as of `request.day`:
///   resident-record-copy   住民票の写し for the persons named (everything that is shown on request
///   only
///                          left out; see record_copy.h for the counter), or for heads of
///                          households
///   household-sheet        世帯票 for the households of the persons named, or for all: for staff
std::vector<DepartmentLetter> letters();

}  // namespace yakuba::resident_register
