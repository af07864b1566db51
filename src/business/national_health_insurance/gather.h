#pragma once
#include <vector>

#include "business/national_health_insurance/facts.h"
#include "business/national_health_insurance/rates.h"
#include "kernel/id.h"
#include "storage/database.h"

/// From the register, the spells of insurance and the tax office's incomes to the facts of a levy.
namespace yakuba::national_health_insurance {

/// Adults of whom the tax office knows nothing are 未申告; of children it need not know.
inline constexpr int kDeclaringAge = 18;

/// Who owes for whom: one head, with everybody of the household during the time of this head. A
/// change of head is another unit (国民健康保険法76条の2).
struct Unit {
    PersonId head;
    HouseholdId household;
    Facts facts;
    std::vector<PersonId> persons;  // of facts.members, in the same order
};

/// The units of the heads numbered from..until that have anybody insured in the year, in order of
/// the head, as everything was known at `known`. Cost: eight range reads, whatever the range holds.
std::vector<Unit> gather(storage::Session& session, const Rates& rates, FiscalYear year,
                         Instant known, PersonId from, PersonId until);

}  // namespace yakuba::national_health_insurance
