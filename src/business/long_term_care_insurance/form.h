#pragma once
#include <vector>

#include "business/long_term_care_insurance/collection.h"
#include "rules/calculator.h"

namespace yakuba::long_term_care_insurance {

/// The whole form of one person and year: what the calculator answers and a clerk explains from.
/// Its first lines are the Sheet's, then comes how it is paid.
struct Form {
    Ground ground = Ground::not_insured;
    int stage = 0;
    Yen restored_salary;
    Yen pension_and_income;
    Yen judged_income;
    Yen base_amount;
    Ratio rate_before;
    Ratio rate;
    Yen full_year;
    int months = 0;
    YearMonth first_month;
    YearMonth last_month;
    Yen before_reduction;
    Yen public_relief;
    Yen reduction;
    Yen annual;
    std::vector<Part> plan;
    Yen over_collected;
};
const Description& form_description();

/// The form of the fiscal year that begins on `day`.
Form form(const Rates& rates, const Facts& facts, Date day);

/// The first month in which a term can be billed: with the year's levy in July, or the month after
/// the acquisition when that is later.
YearMonth first_billing(const Facts& facts, FiscalYear year);

/// "long-term-care-insurance", by fiscal year.
const Calculator& calculator();

}  // namespace yakuba::long_term_care_insurance
