#pragma once
#include <span>
#include <unordered_map>
#include <vector>

#include "business/national_health_insurance/care_premiums.h"
#include "business/national_health_insurance/gather.h"
#include "business/national_health_insurance/records.h"
#include "business/national_health_insurance/stays.h"
#include "registry/tax_status.h"

/// Stays, spells and incomes → who owes for whom: pure. A member belongs to a unit while the
/// register has the member in the household, this person as its head, and a spell of insurance
/// runs. Each such interval is one row of the facts.
namespace yakuba::national_health_insurance {

/// What was read of the persons of some households, by number.
struct Material {
    std::vector<Stay> stays;
    std::unordered_map<std::int64_t, std::vector<Enrolment>> enrolments;
    std::unordered_map<std::int64_t, std::vector<Relief>> reliefs;
    std::unordered_map<std::int64_t, std::vector<registry::TaxStatus>> taxes;
    std::unordered_map<std::int64_t, CarePremium> care_premiums;  // of the heads
};

/// The units of the heads numbered from..until, in order of the head. Sorts the stays.
std::vector<Unit> units_of(Material& material, const Rates& rates, FiscalYear year, PersonId from,
                           PersonId until);

}  // namespace yakuba::national_health_insurance
