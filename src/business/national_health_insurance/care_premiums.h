#pragma once
#include <cstdint>
#include <unordered_map>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "storage/database.h"

/// What the ledger knows of the long-term care premiums of heads: the test of 特別徴収 asks for it
/// (国民健康保険法施行令29条の13).
namespace yakuba::national_health_insurance {

struct CarePremium {
    Yen amount;                 // 年額
    bool from_pension = false;  // some of it is taken from the pension (特別徴収)
};

/// By number of the person, of persons numbered from..until, as charged by `known`. Who has no
/// charge for the year yet is answered with that of the year before, of which the provisional
/// collection (仮徴収) goes on. Cost: two range reads.
std::unordered_map<std::int64_t, CarePremium> care_premiums(storage::Session& session,
                                                            FiscalYear year, Instant known,
                                                            PersonId from, PersonId until);

}  // namespace yakuba::national_health_insurance
