#pragma once
#include "business/national_health_insurance/care_material.h"
#include "business/national_health_insurance/high_cost.h"

/// What was read → the facts of one household's month: pure.
namespace yakuba::national_health_insurance {

/// What decides the classes of a household: the incomes of its head and its insured (施行令29条の3
/// 第1項・第4項), and who of them is 70 or older.
BenefitFacts class_facts(const MonthOfCare& month, const CareMaterial& material,
                         const CareHousehold& household);

/// The class facts with the household's bills of a month, of the days insured here.
BenefitFacts month_facts(const MonthOfCare& month, const CareMaterial& material,
                         const CareHousehold& household, const BenefitFacts& classes,
                         YearMonth care_month);

/// Months of the eleven before in which the household had a high-cost benefit that counts
/// (29条の2第1項–第4項).
int earlier_hits(std::span<const Benefit> benefits, YearMonth month);

/// Once applied for, later benefits are paid without an application (簡素化).
bool is_simplified(const CareMaterial& material, PersonId head);

}  // namespace yakuba::national_health_insurance
