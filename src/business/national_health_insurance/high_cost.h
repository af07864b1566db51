#pragma once
#include <optional>
#include <string>
#include <vector>

#include "business/national_health_insurance/benefit.h"
#include "business/national_health_insurance/rates.h"
#include "business/national_health_insurance/records.h"
#include "department/department.h"
#include "registry/resident.h"
#include "rules/rates.h"

/// 高額療養費 of a month: bills and incomes of a household → what is due.
namespace yakuba::national_health_insurance {

struct MonthOfCare {
    YearMonth month;
    Resolved<BenefitRates> rates;
    std::string fingerprint;
    Resolved<Rates> levy;  // of the year whose incomes decide the class: the basic deduction
};
Result<MonthOfCare> month_of_care(const Town& town, YearMonth month);

/// The household's facts of a month, of which one insured person lived in on its last day; the
/// class follows the incomes of the year before (of the one before that until July).
struct HouseholdCare {
    PersonId head;
    BenefitFacts facts;
};
/// By head, of everybody who paid for care in the month and is numbered from..until or lives with
/// one who is.
std::vector<HouseholdCare> gather_care(storage::Session& session, const MonthOfCare& month,
                                       PersonId from, PersonId until);

/// What decides the classes of a household whose register entries are given.
BenefitFacts household_class(storage::Session& session, const MonthOfCare& month,
                             std::span<const registry::Resident> members);

/// What is due to one household; none when the care stays below the limit.
std::optional<Benefit> high_cost_of(const MonthOfCare& month, const HouseholdCare& care);

/// Writes decided benefits and what is to be paid for them: to the household's account, or withheld
/// until there is one.
void decide_benefits(storage::Transaction& transaction, std::vector<Benefit> benefits, Date pay_on);

/// The benefit as it stands.
std::optional<Benefit> find_benefit(storage::Session& session, PersonId person, BenefitKind kind,
                                    YearMonth month, PersonId about);
std::vector<Benefit> benefits_of(storage::Session& session, PersonId person,
                                 Instant known = kEndOfTime);

}  // namespace yakuba::national_health_insurance
