#include "business/individual_inhabitant_tax/ledger.h"

#include <algorithm>

#include "ledger/instalments.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

using ledger::Collection;
using ledger::Instalment;

constexpr int kMonths = 12;
constexpr int kPensionPayments = 6;

YearMonth month_of(FiscalYear year, int month) {
    return YearMonth{month >= 4 ? year.value : year.value + 1, month};
}

/// Withheld by the payer in a month and paid in by the 10th of the next (321条の5, 321条の7の6).
Instalment withheld(Collection collection, int term, YearMonth month, const OpenDays& office) {
    Instalment line;
    line.collection = collection;
    line.term = term;
    line.month = month;
    const YearMonth next = month + 1;
    line.due_on = office.on_or_after(Date{next.year(), next.month(), 10});
    return line;
}

bool reduced(const Rates& rates, const Sheet& sheet) {
    return rates.fixed_reduction > 0_yen &&
           sheet.city_fixed_reduction + sheet.pref_fixed_reduction > 0_yen;
}

Yen flat_part(const Sheet& sheet) {
    return sheet.city_per_capita + sheet.pref_per_capita + sheet.forest_tax;
}

/// 令和6年度の定額減税: the reduction comes off the first terms until it is used up, so the parts
/// are counted before it (附則5条の8–5条の11).
std::vector<Yen> use_up(std::vector<Yen> parts, Yen reduction) {
    for (Yen& part : parts) {
        const Yen taken = std::min(part, reduction);
        part -= taken;
        reduction -= taken;
    }
    return parts;
}

/// One instalment of the schedule, with its amount and who withholds it.
void add(const Instalment& scheduled, PersonId payer, Yen amount, std::vector<Instalment>& plan) {
    if (amount == 0_yen) return;
    plan.push_back(scheduled);
    plan.back().payer_id = payer;
    plan.back().amount = amount;
}

void add_salary(const Rates& rates, const Schedule& schedule, const Sheet& sheet, PersonId payer,
                Yen amount, std::vector<Instalment>& plan) {
    // 定額減税を受ける人は6月に徴収せず、7月から11回 (令和6年度).
    const std::size_t skipped = reduced(rates, sheet) ? 1 : 0;
    const std::vector<Yen> parts =
        ledger::split(amount, kMonths - static_cast<int>(skipped), rates.salary_unit);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        add(schedule.salary[skipped + i], payer, parts[i], plan);
    }
}

std::vector<Yen> ordinary_parts(const Rates& rates, const Sheet& sheet, Yen amount,
                                bool everything) {
    const int terms = static_cast<int>(rates.terms.size());
    const bool flat_only = sheet.city_income_levy + sheet.pref_income_levy == 0_yen;
    if (flat_only && rates.per_capita_only_first_term) {
        std::vector<Yen> parts(rates.terms.size());
        parts.front() = amount;
        return parts;
    }
    if (everything && reduced(rates, sheet)) {
        const Yen reduction = sheet.city_fixed_reduction + sheet.pref_fixed_reduction;
        return use_up(ledger::split(amount + reduction, terms, rates.ordinary_unit), reduction);
    }
    return ledger::split(amount, terms, rates.ordinary_unit);
}

/// Adds the pension's payments; answers what the first year collects by ordinary terms.
std::vector<Yen> add_pension(const Schedule& schedule, const Collecting& collecting, Yen amount,
                             std::vector<Instalment>& plan) {
    std::vector<Yen> payments(kPensionPayments);
    std::vector<Yen> by_terms;
    if (collecting.last_year_pension_tax > 0_yen) {
        const ledger::PensionPlan split =
            ledger::split_pension(amount, collecting.last_year_pension_tax);
        std::copy(split.provisional.begin(), split.provisional.end(), payments.begin());
        std::copy(split.main.begin(), split.main.end(), payments.begin() + 3);
        // 仮徴収 above the year's amount is given back: the plan asks for the year's amount only.
        Yen over = split.over_collected;
        for (auto payment = payments.rbegin(); payment != payments.rend(); ++payment) {
            const Yen taken = std::min(*payment, over);
            *payment -= taken;
            over -= taken;
        }
    } else {
        const ledger::FirstPensionYear split = ledger::split_first_pension_year(amount);
        by_terms = split.ordinary;
        std::copy(split.main.begin(), split.main.end(), payments.begin() + 3);
    }
    for (std::size_t i = 0; i < payments.size(); ++i) {
        add(schedule.pension[i], collecting.pension_payer, payments[i], plan);
    }
    return by_terms;
}

ledger::Charge charge_of(const Sheet& sheet, PersonId person, FiscalYear year, std::string reason) {
    ledger::Charge charge;
    charge.business = ledger::Business::individual_inhabitant_tax;
    charge.person_id = person;
    charge.fiscal_year = year;
    charge.amount = sheet.payable;
    // What was set off comes off the city's part first, then the prefecture's, then the state's.
    Yen off = sheet.set_off;
    const auto after = [&off](Yen part) {
        const Yen taken = std::min(part, off);
        off -= taken;
        return part - taken;
    };
    charge.city = after(sheet.city_income_levy + sheet.city_per_capita);
    charge.prefecture = after(sheet.pref_income_levy + sheet.pref_per_capita);
    charge.national = after(sheet.forest_tax);
    charge.reason = std::move(reason);
    charge.notice_number = std::to_string(year.value) + "-" + std::to_string(person.value());
    return charge;
}

Yen sum_of(const std::vector<Instalment>& plan) {
    Yen sum;
    for (const Instalment& line : plan)
        sum += line.amount;
    return sum;
}

bool still_open(const Instalment& line, Date day) {
    return line.collection == Collection::ordinary ? line.due_on >= day
                                                   : line.month > YearMonth{day};
}

/// The open instalments that share a difference: the salary's, else the ordinary ones, else the
/// pension's. A pension is never raised within the year (321条の7の9).
std::vector<Instalment*> sharing(std::vector<Instalment>& plan, Date day, bool increase) {
    for (const Collection collection :
         {Collection::salary, Collection::ordinary, Collection::pension}) {
        if (increase && collection == Collection::pension) continue;
        std::vector<Instalment*> open;
        for (Instalment& line : plan) {
            if (line.collection == collection && still_open(line, day)) open.push_back(&line);
        }
        if (!open.empty()) return open;
    }
    return {};
}

void raise(const Rates& rates, std::vector<Instalment>& plan, Yen more, Date day,
           const OpenDays& office) {
    const std::vector<Instalment*> open = sharing(plan, day, true);
    if (open.empty()) {
        Instalment extra;
        extra.collection = Collection::ordinary;
        for (const Instalment& line : plan) {
            if (line.collection == Collection::ordinary)
                extra.term = std::max(extra.term, line.term);
        }
        extra.term = std::max(extra.term, static_cast<int>(rates.terms.size())) + 1;
        extra.month = YearMonth{day} + 1;
        extra.due_on = office.on_or_after(extra.month.last_day());
        extra.amount = more;
        plan.push_back(extra);
        return;
    }
    const Yen unit =
        open.front()->collection == Collection::salary ? rates.salary_unit : rates.ordinary_unit;
    const std::vector<Yen> parts = ledger::split(more, static_cast<int>(open.size()), unit);
    for (std::size_t i = 0; i < open.size(); ++i)
        open[i]->amount += parts[i];
}

void lower(const Rates& rates, std::vector<Instalment>& plan, Yen less, Date day) {
    // Over the open ones evenly, as far as they go; then, from the last to the first, whatever is
    // left: those still open, and then those already collected (過誤納).
    const std::vector<Instalment*> open = sharing(plan, day, false);
    Yen open_sum;
    for (const Instalment* line : open)
        open_sum += line->amount;
    if (!open.empty() && open_sum >= less) {
        const Yen unit = open.front()->collection == Collection::salary ? rates.salary_unit
                                                                        : rates.ordinary_unit;
        const std::vector<Yen> parts =
            ledger::split(open_sum - less, static_cast<int>(open.size()), unit);
        for (std::size_t i = 0; i < open.size(); ++i)
            open[i]->amount = parts[i];
        return;
    }
    std::vector<Instalment*> order;
    for (Instalment& line : plan)
        order.push_back(&line);
    std::stable_sort(order.begin(), order.end(), [](const Instalment* a, const Instalment* b) {
        return a->due_on > b->due_on;
    });
    for (Instalment* line : order) {
        const Yen taken = std::min(line->amount, less);
        line->amount -= taken;
        less -= taken;
    }
}

}  // namespace

Shares shares_of(const Sheet& sheet, const Collecting& collecting) {
    const bool salary = static_cast<bool>(collecting.salary_payer);
    const bool pension =
        static_cast<bool>(collecting.pension_payer) && sheet.pension_income > 0_yen;
    Shares shares;
    if (!salary && !pension) {
        shares.ordinary = sheet.payable;
        return shares;
    }
    const Yen flat = std::min(flat_part(sheet), sheet.payable);
    const Yen levy = sheet.payable - flat;
    const Yen from_salary = at_least_zero(sheet.salary_income);
    const Yen from_pension = at_least_zero(sheet.pension_income);
    const Yen other = at_least_zero(sheet.total_income - from_salary - from_pension);
    const Yen all = from_salary + from_pension + other;
    // The pension's part that no pension is there to pay goes with the salary below 65.
    const bool pension_with_salary = !pension && collecting.under_65;
    Yen elsewhere = collecting.other_from_salary ? 0_yen : other;
    if (!pension && !pension_with_salary) elsewhere += from_pension;
    const auto part = [&](Yen income) {
        if (all == 0_yen) return 0_yen;
        return floor_to(100_yen, levy * Ratio{income.amount(), all.amount()});
    };
    if (pension) shares.pension = part(from_pension);
    if (salary) {
        shares.ordinary = part(elsewhere);
        shares.salary = sheet.payable - shares.pension - shares.ordinary;
    } else {
        shares.ordinary = part(other + from_salary);
        shares.pension = sheet.payable - shares.ordinary;
    }
    return shares;
}

Schedule schedule_of(const Rates& rates, FiscalYear year, const OpenDays& office) {
    Schedule schedule;
    for (std::size_t i = 0; i < rates.terms.size(); ++i) {
        Instalment line;
        line.collection = Collection::ordinary;
        line.term = static_cast<int>(i) + 1;
        line.month = month_of(year, rates.terms[i].month);
        const Date last = line.month.last_day();
        const int day = std::min(rates.terms[i].day, last.day());
        line.due_on = office.on_or_after(Date{last.year(), last.month(), day});
        schedule.ordinary.push_back(line);
    }
    for (int term = 1; term <= kMonths; ++term) {
        const YearMonth month = YearMonth{year.value, 6} + (term - 1);
        schedule.salary.push_back(withheld(Collection::salary, term, month, office));
    }
    for (int term = 1; term <= kPensionPayments; ++term) {
        const YearMonth month = YearMonth{year.value, 4} + 2 * (term - 1);
        schedule.pension.push_back(withheld(Collection::pension, term, month, office));
    }
    return schedule;
}

ledger::PlannedCharge plan(const Rates& rates, const Schedule& schedule, const Sheet& sheet,
                           const Collecting& collecting, PersonId person, FiscalYear year) {
    ledger::PlannedCharge planned{charge_of(sheet, person, year, "当初"), {}};
    const Shares shares = shares_of(sheet, collecting);
    if (shares.salary > 0_yen) {
        add_salary(rates, schedule, sheet, collecting.salary_payer, shares.salary, planned.plan);
    }
    std::vector<Yen> terms(rates.terms.size());
    if (shares.ordinary > 0_yen) {
        terms = ordinary_parts(rates, sheet, shares.ordinary, shares.ordinary == sheet.payable);
    }
    if (shares.pension > 0_yen) {
        const std::vector<Yen> first =
            add_pension(schedule, collecting, shares.pension, planned.plan);
        for (std::size_t i = 0; i < first.size() && i < terms.size(); ++i)
            terms[i] += first[i];
    }
    for (std::size_t i = 0; i < terms.size(); ++i) {
        add(schedule.ordinary[i], {}, terms[i], planned.plan);
    }
    return planned;
}

ledger::PlannedCharge late_plan(const Rates& rates, const Schedule& schedule, const Sheet& sheet,
                                const Collecting& collecting, PersonId person, FiscalYear year,
                                Date day, const OpenDays& office, std::string reason) {
    std::vector<Instalment> to_come = plan(rates, schedule, sheet, collecting, person, year).plan;
    std::erase_if(to_come, [day](const Instalment& line) { return !still_open(line, day); });
    return change(rates, sheet, to_come, person, year, day, office, std::move(reason));
}

ledger::PlannedCharge change(const Rates& rates, const Sheet& sheet,
                             const std::vector<Instalment>& old_plan, PersonId person,
                             FiscalYear year, Date day, const OpenDays& office,
                             std::string reason) {
    ledger::PlannedCharge planned{charge_of(sheet, person, year, std::move(reason)), old_plan};
    const Yen difference = sheet.payable - sum_of(old_plan);
    if (difference > 0_yen) raise(rates, planned.plan, difference, day, office);
    if (difference < 0_yen) lower(rates, planned.plan, -difference, day);
    std::erase_if(planned.plan, [](const Instalment& line) { return line.amount == 0_yen; });
    return planned;
}

}  // namespace yakuba::individual_inhabitant_tax
