#include "business/individual_inhabitant_tax/rules.h"

#include "business/individual_inhabitant_tax/steps.h"

// The order of the calculation: income, personal and other deductions, exemption, levy, credits.
// One sheet takes a few hundred nanoseconds; nothing is allocated.
namespace yakuba::individual_inhabitant_tax {
namespace {

void assess_into(const Rates& rates, const Facts& facts, int fiscal_year, Sheet& sheet) {
    const int income_year = fiscal_year - 1;
    const Income income = income_of(rates, facts, income_year, sheet);
    const Family family = family_of(rates, facts, income_year, sheet);
    deductions(rates, facts, sheet);
    exemption(rates, facts, fiscal_year, sheet);
    if (sheet.ground == Ground::taxed) levy(rates, income, sheet);
    credits(rates, facts, family, sheet);
}

}  // namespace

Sheet assess(const Rates& rates, const Facts& facts, Date day) {
    Sheet sheet;
    assess_into(rates, facts, fiscal_year_of(day).value, sheet);
    return sheet;
}

void assess(const Rates& rates, std::span<const Facts> facts, std::span<Sheet> sheets,
            FiscalYear year) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        sheets[i] = Sheet{};
        assess_into(rates, facts[i], year.value, sheets[i]);
    }
}

RetirementSheet retirement_tax(const Rates& rates, const RetirementFacts& facts) {
    RetirementSheet sheet;
    // 退職所得控除額 (所得税法30条3項・6項).
    const int early = std::min(facts.service_years, rates.retirement_late_years_from);
    const int late = facts.service_years - early;
    sheet.deduction =
        std::max(rates.retirement_per_year * early + rates.retirement_per_late_year * late,
                 rates.retirement_minimum);
    if (facts.disability) sheet.deduction += rates.retirement_disability;
    // 2分の1 (同条2項): not for officers of five years or less, nor, for others of so few years,
    // for what exceeds the limit.
    const Yen net = at_least_zero(facts.payment - sheet.deduction);
    Unrounded income = net * Ratio{1, 2};
    if (facts.service_years <= rates.retirement_short_years) {
        if (facts.officer) {
            income = Unrounded{net};
        } else {
            const Yen halved = std::min(net, rates.retirement_short_halved_max);
            income = halved * Ratio{1, 2} + Unrounded{net - halved};
        }
    }
    sheet.income_base = floor_to(1'000_yen, income);
    sheet.city_tax = floor_to(100_yen, sheet.income_base * rates.retirement_city_rate);
    sheet.pref_tax = floor_to(100_yen, sheet.income_base * rates.retirement_pref_rate);
    return sheet;
}

}  // namespace yakuba::individual_inhabitant_tax
