#pragma once
#include <string>

#include "business/child_allowance/ledger.h"
#include "business/child_allowance/month_rates.h"
#include "rules/open_days_file.h"

namespace yakuba::child_allowance {

/// The day of payment in a month: the ordinance's day, or the banking day before when banks are
/// closed.
Date payment_day(const Rates& rates, YearMonth month, const OpenDays& bank);

/// The payment of a month. In a payment month it regularly covers the months since the payment
/// before; in any other month only what is owed from before and the last months of entitlements
/// that ended.
Result<PaymentTerm> payment_term(MonthRates& rates, YearMonth paid_in, const OpenDays& bank);

}  // namespace yakuba::child_allowance
