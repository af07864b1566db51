#pragma once
#include <string>
#include <vector>

#include "business/fixed_asset_tax/rules.h"
#include "kernel/open_days.h"
#include "ledger/charges.h"

/// Bill → what is owed, and on which days. Pure. The fixed asset tax and the city planning tax are
/// collected together (地方税法702条の8第1項), by ordinary collection alone (364条1項).
namespace yakuba::fixed_asset_tax {

/// The terms of the year with their due days: a closed day gives the next open one (20条の5第2項).
std::vector<ledger::Instalment> schedule_of(const Rates& rates, FiscalYear year,
                                            const OpenDays& office);

/// 当初: the first charge and its plan.
ledger::PlannedCharge plan(const Rates& rates, const std::vector<ledger::Instalment>& schedule,
                           Yen annual, PersonId taxpayer, FiscalYear year);

/// 随時・更正: the charge for a bill decided or changed on `day`. Terms due before it stay, the
/// rest is split over those still open; an increase with none open is one term more, due at the end
/// of the next month; what is lowered below the terms already due comes off the last of them, so
/// that the receipts show the over-payment.
ledger::PlannedCharge change(const Rates& rates, const std::vector<ledger::Instalment>& old_plan,
                             Yen annual, PersonId taxpayer, FiscalYear year, Date day,
                             const OpenDays& office, std::string reason);

}  // namespace yakuba::fixed_asset_tax
