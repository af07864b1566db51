#include "business/long_term_care_insurance/collection.h"

#include <algorithm>

#include "ledger/instalments.h"

namespace yakuba {

template <>
const Description& description_of<long_term_care_insurance::Part>() {
    using Row = long_term_care_insurance::Part;
    static const Description description = describe<Row>(
        "期別の額", {
                        line<&Row::collection>("collection", "徴収の方法", "介護保険法131条"),
                        line<&Row::term>("term", "期・月"),
                        line<&Row::month>("month", "納付月"),
                        line<&Row::due_on>("due_on", "納期限", "介護保険法133条"),
                        line<&Row::amount>("amount", "額"),
                    });
    return description;
}

namespace long_term_care_insurance {
namespace {

constexpr int kProvisional[] = {4, 6, 8};
constexpr int kMain[] = {10, 12, 2};

YearMonth month_of(FiscalYear year, int month) {
    return YearMonth{month >= 4 ? year.value : year.value + 1, month};
}

Date due_on(YearMonth month, int day) {
    return std::min(Date{month.year(), month.month(), day}, month.last_day());
}

void add_special(Plan& plan, FiscalYear year, int month, Yen amount) {
    const YearMonth when = month_of(year, month);
    plan.parts.push_back({ledger::Collection::pension, month, when, when.last_day(), amount});
}

/// The terms that can still be billed before `until`.
std::vector<int> open_terms(const Rates& rates, FiscalYear year, YearMonth from, YearMonth until) {
    std::vector<int> open;
    for (int i = 0; i < static_cast<int>(rates.terms.size()); ++i) {
        const YearMonth month = month_of(year, rates.terms[static_cast<std::size_t>(i)].month);
        if (month >= from && month < until) open.push_back(i);
    }
    return open;
}

/// 随時: once the terms have passed, one bill at the end of the month asked for.
Part occasional(const Rates& rates, YearMonth month, Yen amount) {
    return {ledger::Collection::ordinary, static_cast<int>(rates.terms.size()) + 1, month,
            month.last_day(), amount};
}

void add_ordinary(const Rates& rates, Plan& plan, FiscalYear year, YearMonth from, YearMonth until,
                  Yen amount) {
    if (amount == Yen{0}) return;
    const std::vector<int> open = open_terms(rates, year, from, until);
    if (open.empty()) {
        plan.parts.push_back(occasional(rates, from, amount));
        return;
    }
    const auto amounts =
        ledger::split(amount, static_cast<int>(open.size()), rates.instalment_unit);
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (amounts[i] == Yen{0}) continue;
        const TermMonth& term = rates.terms[static_cast<std::size_t>(open[i])];
        const YearMonth month = month_of(year, term.month);
        plan.parts.push_back({ledger::Collection::ordinary, open[i] + 1, month,
                              due_on(month, term.day), amounts[i]});
    }
}

void add_main(const Rates& rates, Plan& plan, FiscalYear year, Yen amount) {
    const auto amounts = ledger::split(amount, 3, rates.special_unit);
    for (std::size_t i = 0; i < 3; ++i)
        if (amounts[i] != Yen{0}) add_special(plan, year, kMain[i], amounts[i]);
}

/// 仮徴収 takes what was taken in February; with 平準化 August takes what makes the first half half
/// of the year (介護保険法140条3項).
void continuing(const Rates& rates, const Facts& facts, const Sheet& sheet, FiscalYear year,
                Plan& plan) {
    Yen taken;
    for (const int month : kProvisional) {
        Yen amount = facts.last_february;
        if (month == 8 && rates.levelling) {
            amount =
                at_least_zero(floor_to(rates.special_unit, sheet.annual * Ratio{1, 2}) - taken);
        }
        if (amount == Yen{0}) continue;
        add_special(plan, year, month, amount);
        taken += amount;
    }
    if (taken >= sheet.annual) {
        plan.over_collected = taken - sheet.annual;
        return;
    }
    add_main(rates, plan, year, sheet.annual - taken);
}

}  // namespace

Plan provisional_plan(const Facts& facts, FiscalYear year) {
    Plan plan;
    if (facts.special != SpecialCollection::continuing) return plan;
    for (const int month : kProvisional)
        add_special(plan, year, month, facts.last_february);
    return plan;
}

Plan collection_plan(const Rates& rates, const Facts& facts, const Sheet& sheet, FiscalYear year,
                     YearMonth open_from) {
    Plan plan;
    const YearMonth october = month_of(year, 10);
    const YearMonth next_april = month_of(year, 3) + 1;
    if (facts.special == SpecialCollection::continuing && facts.last_february != Yen{0}) {
        continuing(rates, facts, sheet, year, plan);
    } else if (facts.special == SpecialCollection::october) {
        const Yen main = floor_to(rates.special_unit, sheet.annual * Ratio{1, 2});
        add_ordinary(rates, plan, year, open_from, october, sheet.annual - main);
        add_main(rates, plan, year, main);
    } else {
        add_ordinary(rates, plan, year, open_from, next_april, sheet.annual);
    }
    std::ranges::stable_sort(plan.parts, {}, &Part::month);
    return plan;
}

}  // namespace long_term_care_insurance
}  // namespace yakuba
