#pragma once
#include <vector>

#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/description.h"

namespace yakuba::child_allowance {

/// A month in which the allowance is paid (支払期月).
struct PaymentMonth {
    int month = 0;
};

/// What law and municipality fix for one month: data/law/child_allowance.toml and the ordinances.
/// A limit of 0 yen means that the law of that month knows no such limit.
struct Rates {
    // 額
    Yen under_three;
    Yen over_three;
    Yen third_or_later;
    Yen special_benefit;
    // 年齢の区切り
    int under_three_age = 0;
    int elementary_age = 0;
    int child_age = 0;
    int paid_age = 0;
    int counted_age = 0;
    // 所得 (令和6年9月分まで)
    Yen income_limit;
    Yen income_ceiling;
    Yen per_dependant;
    Yen per_elderly_dependant;
    Yen salary_and_pension_deduction;
    Yen flat_deduction;
    // 請求と支払
    int claim_days = 0;
    YearMonth transition_month;
    Date transition_until;
    std::vector<PaymentMonth> payment_months;
    int payment_day = 0;
    int prescription_years = 0;
};
const Description& rates_description();

}  // namespace yakuba::child_allowance
