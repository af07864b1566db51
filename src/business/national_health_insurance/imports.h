#pragma once
#include <vector>

#include "business/national_health_insurance/records.h"
#include "exchange/ledger_files.h"

namespace yakuba::national_health_insurance {

/// The ledgers as files, each row checked beyond its types.
std::vector<exchange::ImportPart> imports();

/// What is wrong with a record; `where` names the column.
std::vector<Problem> check(const Enrolment& spell);
std::vector<Problem> check(const CareBill& bill);

}  // namespace yakuba::national_health_insurance
