#pragma once
#include <optional>
#include <string>
#include <vector>

#include "business/national_health_insurance/benefit.h"
#include "business/national_health_insurance/benefits.h"
#include "business/national_health_insurance/rates.h"
#include "registry/town.h"
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
/// From August to July the incomes of the year before August (施行令29条の3第1項2号).
FiscalYear tax_year_of(YearMonth month);

/// A household as it is on the month's last day; the class follows the incomes of the year before
/// (of the one before that until July).
struct HouseholdCare {
    PersonId head;
    BenefitFacts facts;
    bool simplified = false;     // 申請の簡素化
    std::vector<Benefit> known;  // what is on file of the head
};
/// By head, of the households whose head is numbered from..until and of which anybody paid for care
/// in the month. Where the law has a yearly limit, what they bore since August is worked out from
/// the bills since then. Cost: that of care_material.
std::vector<HouseholdCare> gather_care(storage::Session& session, const MonthOfCare& month,
                                       PersonId from, PersonId until);

/// What decides the classes of one head's household.
BenefitFacts household_class(storage::Session& session, const MonthOfCare& month, PersonId head);

/// What is due to one household; none when the care stays below the limit.
std::optional<Benefit> high_cost_of(const MonthOfCare& month, const HouseholdCare& care);

}  // namespace yakuba::national_health_insurance
