#pragma once
#include <string>

#include "business/national_health_insurance/collection.h"
#include "business/national_health_insurance/rules.h"
#include "storage/table.h"

namespace yakuba::national_health_insurance {

/// A levy as it is kept: the sheet, and what it takes to compute it again.
struct StoredLevy : Sheet {
    PersonId person_id;  // 世帯主
    FiscalYear fiscal_year;
    HouseholdId household_id;
    CollectionGround collection = CollectionGround::nothing;
    std::string rates_fingerprint;
    Instant known_at;
};
const Description& stored_levy_description();
/// History, keyed by fiscal_year, person_id; valid from 1 April of the fiscal year.
const storage::Table& stored_levy_table();

/// True when every line of the two calculations is the same.
bool same_sheet(const Sheet& a, const Sheet& b);

}  // namespace yakuba::national_health_insurance
