#include "business/long_term_care_insurance/rules.h"

#include <algorithm>

namespace yakuba::long_term_care_insurance {
namespace {

/// 給与所得 as the stages of the untaxed count it: 所得金額調整控除 put back, then less 100,000
/// yen, never below zero (施行令22条の2第3項).
Yen counted_salary(const Rates& rates, Yen salary_income, Yen adjustment) {
    if (rates.salary_deduction == Yen{0}) return salary_income;
    return at_least_zero(salary_income + adjustment - rates.salary_deduction);
}

/// 公的年金等の収入金額とその他の合計所得金額 (第1段階から第5段階まで).
Yen pension_and_income(const Rates& rates, const Facts& facts, Yen restored) {
    const Yen total = facts.total_income + restored - facts.special_gain_deduction;
    const Yen salary = facts.salary_income + restored;
    const Yen others = total - facts.pension_income - salary +
                       counted_salary(rates, salary, facts.salary_adjustment);
    return facts.pension_revenue + at_least_zero(others);
}

/// 合計所得金額 as the stages of the taxed count it.
Yen judged_income(const Rates& rates, const Facts& facts, Yen restored) {
    const Yen earned = facts.salary_income + restored + facts.pension_income;
    const Yen less = std::min(rates.taxed_deduction, at_least_zero(earned));
    return at_least_zero(facts.total_income + restored - facts.special_gain_deduction - less);
}

const Stage& stage_for(const Rates& rates, Condition condition, Yen income = {}) {
    for (const Stage& stage : rates.stages) {
        if (stage.condition != condition) continue;
        if (stage.income_below == Yen{0} || income < stage.income_below) return stage;
    }
    return rates.stages.back();
}

const Stage* numbered(const Rates& rates, int number) {
    for (const Stage& stage : rates.stages) {
        if (stage.stage == number) return &stage;
    }
    return nullptr;
}

/// The ladder of 施行令38条1項各号, and why.
const Stage& choose(const Rates& rates, const Facts& facts, Sheet& sheet) {
    const bool special = !rates.former_salary.empty();
    const bool deemed = special && facts.self_taxed_before_reform;
    const bool household = facts.self_taxed || facts.household_taxed || deemed ||
                           (special && facts.household_taxed_before_reform);
    if (facts.public_assistance) {
        sheet.ground = Ground::public_assistance;
        return stage_for(rates, Condition::lowest);
    }
    if (const Stage* boundary = numbered(rates, facts.boundary_stage)) {
        sheet.ground = Ground::boundary;
        return *boundary;
    }
    if (facts.provisional) {
        sheet.ground = Ground::provisional;
        return stage_for(rates, Condition::lowest);
    }
    if (facts.self_taxed || deemed) {
        sheet.ground = facts.self_taxed ? Ground::taxed : Ground::deemed_taxed;
        return stage_for(rates, Condition::taxed, sheet.judged_income);
    }
    const bool low = sheet.pension_and_income <= rates.low_pension;
    if (household) {
        sheet.ground = Ground::untaxed;
        return stage_for(rates, low ? Condition::untaxed_low : Condition::untaxed);
    }
    if (facts.old_age_welfare_pension) {
        sheet.ground = Ground::welfare_pension;
        return stage_for(rates, Condition::lowest);
    }
    sheet.ground = Ground::untaxed_household;
    if (low) return stage_for(rates, Condition::lowest);
    return stage_for(rates, sheet.pension_and_income <= rates.middle_pension
                                ? Condition::low
                                : Condition::untaxed_household);
}

/// 年額 × 月数 ÷ 12, rounded as the ordinance says; a whole year is the year's amount itself.
Yen part_of_year(const Rates& rates, Yen full_year, int months) {
    if (months == 12) return full_year;
    return rounded(rates.part_year_rounding, rates.part_year_unit, full_year * Ratio{months, 12});
}

}  // namespace

Months insured_months(Date acquired_on, Date lost_on, FiscalYear year) {
    const YearMonth april{year.first_day()};
    Months months;
    months.first = acquired_on > year.first_day() ? YearMonth{acquired_on} : april;
    months.last = april + 11;
    if (lost_on && YearMonth{lost_on} + -1 < months.last) months.last = YearMonth{lost_on} + -1;
    if (months.last < months.first) return {};
    months.count = months.last - months.first + 1;
    return months;
}

Yen restored_salary(const Rates& rates, Yen revenue) {
    for (const FormerSalary& row : rates.former_salary) {
        if (revenue > row.revenue_max) continue;
        const Yen former = floor_to(Yen{1}, revenue * row.former_rate + Unrounded{row.former_plus});
        return at_least_zero(revenue - former) - at_least_zero(revenue - row.present);
    }
    return {};
}

Sheet premium(const Rates& rates, const Facts& facts, FiscalYear year) {
    Sheet sheet;
    sheet.restored_salary = restored_salary(rates, facts.salary_revenue);
    sheet.pension_and_income = pension_and_income(rates, facts, sheet.restored_salary);
    sheet.judged_income = judged_income(rates, facts, sheet.restored_salary);
    const Stage& stage = choose(rates, facts, sheet);
    sheet.stage = stage.stage;
    sheet.base_amount = rates.base_amount;
    sheet.rate_before = stage.before;
    sheet.rate = stage.rate;
    sheet.full_year = rounded(rates.rounding, rates.rounding_unit, rates.base_amount * stage.rate);
    const Months months = insured_months(facts.acquired_on, facts.lost_on, year);
    sheet.months = months.count;
    sheet.first_month = months.first;
    sheet.last_month = months.last;
    if (months.count == 0) {
        sheet.ground = Ground::not_insured;
        return sheet;
    }
    sheet.before_reduction = part_of_year(rates, sheet.full_year, months.count);
    if (!(stage.before == stage.rate)) {
        const Yen without =
            rounded(rates.rounding, rates.rounding_unit, rates.base_amount * stage.before);
        sheet.public_relief = part_of_year(rates, without, months.count) - sheet.before_reduction;
    }
    sheet.reduction = std::min(facts.reduction, sheet.before_reduction);
    sheet.annual = sheet.before_reduction - sheet.reduction;
    return sheet;
}

void premiums(const Rates& rates, std::span<const Facts> facts, FiscalYear year,
              std::span<Sheet> sheets) {
    for (std::size_t i = 0; i < facts.size(); ++i)
        sheets[i] = premium(rates, facts[i], year);
}

}  // namespace yakuba::long_term_care_insurance
