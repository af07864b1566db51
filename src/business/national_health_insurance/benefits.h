#pragma once
#include <optional>
#include <string>
#include <vector>

#include "business/national_health_insurance/records.h"
#include "storage/database.h"

/// Benefits as they stand, and what follows from a decision.
namespace yakuba::national_health_insurance {

/// The benefit as it stands.
std::optional<Benefit> find_benefit(storage::Session& session, PersonId person, BenefitKind kind,
                                    YearMonth month, PersonId about);
std::vector<Benefit> benefits_of(storage::Session& session, PersonId person,
                                 Instant known = kEndOfTime);

/// Writes benefits as given: those that wait for an application.
void write_benefits(storage::Transaction& transaction, const std::vector<Benefit>& benefits);
/// Writes decided benefits and what is to be paid for them: to the household's account, or withheld
/// until there is one.
void decide_benefits(storage::Transaction& transaction, std::vector<Benefit> benefits, Date pay_on);

/// What stands beside the payment of a benefit.
std::string payment_reason(const Benefit& benefit);

/// The last day of claiming (法110条1項): two years from the first of the month after the care or
/// the event, from the day after the base date where a year is settled.
Date claimable_until(const Benefit& benefit, int prescription_years);

}  // namespace yakuba::national_health_insurance
