#pragma once
#include <string>
#include <vector>

#include "business/national_health_insurance/benefit_rates.h"
#include "kernel/id.h"

/// 高額介護合算療養費 of one household and joint year (1 August to 31 July): pure.
namespace yakuba::national_health_insurance {

/// What one person paid for care to one care insurer, after the high-cost care benefit.
struct JointCare {
    PersonId person;
    std::string insurer;
    Yen paid;
    Yen senior;  // of it, from the month after reaching 70
};

struct JointFacts {
    IncomeClass income_class = IncomeClass::unknown;
    IncomeClass senior_class = IncomeClass::unknown;
    Yen medical;         // the household's, after the high-cost benefits
    Yen medical_senior;  // of it, for care from the month after reaching 70
    std::vector<JointCare> care;
};

/// A care insurer's part.
struct JointCarePart {
    PersonId person;
    std::string insurer;
    Yen paid;
    Yen amount;
};

struct JointSheet {
    Yen senior_total;    // 七十歳以上介護合算一部負担金等世帯合算額
    Yen senior_limit;    // 七十歳以上介護合算算定基準額
    Yen senior_benefit;  // 七十歳以上介護合算支給総額, of both insurances
    Yen total;           // 介護合算一部負担金等世帯合算額
    Yen limit;           // 介護合算算定基準額
    Yen benefit;         // what exceeds it, of both insurances
    Yen medical;         // 高額介護合算療養費, the medical insurance's part of both
    std::vector<JointCarePart> care;
    Yen all_paid;  // everything that was counted, before any benefit
};

/// Source: 国民健康保険法57条の3, 施行令29条の4の2第1項・第2項, 29条の4の3. First what people from
/// 70 paid by their limit, then everything that is left by the household's; each excess is divided
/// by what each side paid, its fractions of a yen dropped. Nothing is paid of an excess of 500 yen
/// or less, or when either side paid nothing. Of 低所得I with several people in care, the care
/// insurance takes a limit of its own (介護保険法施行令22条の3). Errors: none.
JointSheet joint_benefit(const BenefitRates& rates, const JointFacts& facts);

}  // namespace yakuba::national_health_insurance
