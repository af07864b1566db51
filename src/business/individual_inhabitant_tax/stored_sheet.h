#pragma once
#include <string>

#include "business/individual_inhabitant_tax/rules.h"
#include "storage/table.h"

namespace yakuba::individual_inhabitant_tax {

/// A decision as it is kept: the sheet, and what it takes to compute it again — which rates, and
/// the records as they were known at which moment.
struct StoredSheet : Sheet {
    PersonId person_id;
    FiscalYear fiscal_year;
    std::string rates_fingerprint;
    Instant known_at;
};
/// Person and year, every line of the sheet, fingerprint and moment.
const Description& stored_sheet_description();
/// History, keyed by fiscal_year, person_id; valid from 1 January of the fiscal year.
const storage::Table& stored_sheet_table();

/// True when every line of the two calculations is the same.
bool same_sheet(const Sheet& a, const Sheet& b);

}  // namespace yakuba::individual_inhabitant_tax
