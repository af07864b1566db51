#pragma once
#include <string>

#include "business/fixed_asset_tax/rules.h"
#include "kernel/id.h"
#include "storage/table.h"

namespace yakuba::fixed_asset_tax {

/// A decision as it is kept: the bill, and what it takes to compute it again — which rates, and the
/// ledgers as they were known at which moment.
struct StoredBill : Bill {
    PersonId taxpayer_id;
    FiscalYear fiscal_year;
    std::string rates_fingerprint;
    Instant known_at;
};
const Description& stored_bill_description();
/// History, keyed by fiscal_year, taxpayer_id; valid from 1 January of the fiscal year.
const storage::Table& stored_bill_table();

/// True when every line of the two bills is the same.
bool same_bill(const Bill& a, const Bill& b);

}  // namespace yakuba::fixed_asset_tax
