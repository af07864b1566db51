#pragma once
#include "business/national_health_insurance/rates.h"
#include "kernel/open_days.h"

/// 賦課決定の期間制限: how long a year's levy may still be decided or changed.
namespace yakuba::national_health_insurance {

/// The last day on which the levy of a year may be decided, upwards or downwards: two years from
/// the day after the first due date or, when the household became liable after it, the day of
/// becoming liable (国民健康保険法110条の2第1項; `Rates::prescription_years`). What is not changed
/// is not refunded either (110条1項).
Date decidable_until(const Rates& rates, const OpenDays& office, FiscalYear year, Date liable_on);

}  // namespace yakuba::national_health_insurance
