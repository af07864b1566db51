#pragma once
#include <vector>

#include "business/national_health_insurance/certificates.h"
#include "business/national_health_insurance/records.h"
#include "business/national_health_insurance/special_residence.h"
#include "exchange/ledger_files.h"

namespace yakuba::national_health_insurance {

/// The ledgers as files, each row checked beyond its types.
std::vector<exchange::ImportPart> imports();

/// What is wrong with a record; `where` names the column.
std::vector<Problem> check(const Enrolment& spell);
std::vector<Problem> check(const CareBill& bill);
std::vector<Problem> check(const SpecialResidence& special);
std::vector<Problem> check(const CareCertificate& certificate);

}  // namespace yakuba::national_health_insurance
