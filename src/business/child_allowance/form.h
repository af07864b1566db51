#pragma once
#include <vector>

#include "business/child_allowance/rules.h"
#include "rules/calculator.h"

namespace yakuba::child_allowance {

/// The whole form of one claimant and month: what the calculator answers and a clerk explains from.
/// Its middle lines are the Sheet's.
struct Form {
    // 請求
    Date claim_deadline;    // 請求の期限; none without an event
    YearMonth first_month;  // 支給開始年月; none when nothing says when it starts
    YearMonth last_month;   // 支給終了年月
    // 所得 (令和6年9月分まで)
    Yen income_for_test;
    Yen income_limit;
    Yen income_ceiling;
    // 月額
    Ground ground = Ground::no_child;
    int counted_only = 0;
    int over_three = 0;
    int under_three = 0;
    int third_or_later = 0;
    int special = 0;
    Yen monthly_amount;
    std::vector<ChildSheet> children;
    // 支払
    YearMonth payment_month;
    Yen childcare_fees;
    Yen school_costs;
    Yen paid_to_creditors;
    Yen donation;
    Yen transferred;
};
const Description& form_description();

/// The form for the month that begins on `day`.
Form form(const Rates& rates, const Facts& facts, Date day);

/// The claimant of the facts, with the months the claim leads to.
Claimant claimant_of(const Rates& rates, const Facts& facts);

/// "child-allowance", by month.
const Calculator& calculator();

}  // namespace yakuba::child_allowance
