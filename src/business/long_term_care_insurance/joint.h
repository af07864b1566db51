#pragma once
#include <map>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "storage/database.h"

/// 高額医療合算介護サービス費 (介護保険法51条の2): what people paid for care from 1 August to 31
/// July is told to their medical insurer, which decides; the care insurer pays its part.
namespace yakuba::long_term_care_insurance {

/// What one person paid in a month, and what of it was given back.
struct CareMonth {
    YearMonth month;
    Yen share;
    Yen benefit;  // 高額介護サービス費
    Yen paid() const { return at_least_zero(share - benefit); }
};
/// The months of a joint year in which somebody of persons numbered from..until used care.
std::map<PersonId, std::vector<CareMonth>> care_months(storage::Session& session, int joint_year,
                                                       PersonId from, PersonId until,
                                                       Instant known = kEndOfTime);

}  // namespace yakuba::long_term_care_insurance
