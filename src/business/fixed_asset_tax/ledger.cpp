#include "business/fixed_asset_tax/ledger.h"

#include <algorithm>

#include "ledger/instalments.h"

namespace yakuba::fixed_asset_tax {
namespace {

using ledger::Instalment;

ledger::Charge charge_of(Yen annual, PersonId taxpayer, FiscalYear year, std::string reason) {
    ledger::Charge charge;
    charge.business = ledger::Business::fixed_asset_tax;
    charge.person_id = taxpayer;
    charge.fiscal_year = year;
    charge.amount = annual;
    charge.city = annual;
    charge.reason = std::move(reason);
    charge.notice_number = std::to_string(year.value) + "-" + std::to_string(taxpayer.value());
    return charge;
}

void drop_empty(std::vector<Instalment>& plan) {
    std::erase_if(plan, [](const Instalment& line) { return line.amount == 0_yen; });
}

Yen sum_of(const std::vector<Instalment>& plan) {
    Yen sum;
    for (const Instalment& line : plan)
        sum += line.amount;
    return sum;
}

/// One term more, at the end of the next month.
Instalment extra_term(const Rates& rates, const std::vector<Instalment>& plan, Yen amount, Date day,
                      const OpenDays& office) {
    Instalment extra;
    extra.collection = ledger::Collection::ordinary;
    extra.term = static_cast<int>(rates.terms.size());
    for (const Instalment& line : plan)
        extra.term = std::max(extra.term, line.term);
    ++extra.term;
    extra.month = YearMonth{day} + 1;
    extra.due_on = office.on_or_after(extra.month.last_day());
    extra.amount = amount;
    return extra;
}

/// Takes `less` off the terms, the last one first.
void lower_from_the_end(std::vector<Instalment>& plan, Yen less) {
    std::stable_sort(plan.begin(), plan.end(),
                     [](const Instalment& a, const Instalment& b) { return a.due_on < b.due_on; });
    for (auto line = plan.rbegin(); line != plan.rend() && less > 0_yen; ++line) {
        const Yen taken = std::min(line->amount, less);
        line->amount -= taken;
        less -= taken;
    }
}

}  // namespace

std::vector<Instalment> schedule_of(const Rates& rates, FiscalYear year, const OpenDays& office) {
    std::vector<Instalment> schedule;
    for (std::size_t i = 0; i < rates.terms.size(); ++i) {
        const TermMonth& term = rates.terms[i];
        Instalment line;
        line.collection = ledger::Collection::ordinary;
        line.term = static_cast<int>(i) + 1;
        line.month = YearMonth{term.month >= 4 ? year.value : year.value + 1, term.month};
        const Date last = line.month.last_day();
        line.due_on =
            office.on_or_after(Date{last.year(), last.month(), std::min(term.day, last.day())});
        schedule.push_back(line);
    }
    return schedule;
}

ledger::PlannedCharge plan(const Rates& rates, const std::vector<Instalment>& schedule, Yen annual,
                           PersonId taxpayer, FiscalYear year) {
    ledger::PlannedCharge planned{charge_of(annual, taxpayer, year, "当初"), {}};
    std::vector<TermSheet> terms;
    split_terms(rates, annual, terms);
    for (const TermSheet& term : terms) {
        planned.plan.push_back(schedule[static_cast<std::size_t>(term.term - 1)]);
        planned.plan.back().amount = term.amount;
    }
    return planned;
}

ledger::PlannedCharge change(const Rates& rates, const std::vector<Instalment>& old_plan,
                             Yen annual, PersonId taxpayer, FiscalYear year, Date day,
                             const OpenDays& office, std::string reason) {
    ledger::PlannedCharge planned{charge_of(annual, taxpayer, year, std::move(reason)), old_plan};
    std::vector<Instalment>& plan = planned.plan;
    std::vector<Instalment*> open;
    Yen closed;
    for (Instalment& line : plan) {
        if (line.due_on >= day)
            open.push_back(&line);
        else
            closed += line.amount;
    }
    if (open.empty() && annual > closed) {
        plan.push_back(extra_term(rates, plan, annual - closed, day, office));
    } else if (!open.empty() && annual >= closed) {
        const auto parts =
            ledger::split(annual - closed, static_cast<int>(open.size()), rates.term_unit);
        for (std::size_t i = 0; i < open.size(); ++i)
            open[i]->amount = parts[i];
    } else {
        lower_from_the_end(plan, sum_of(plan) - annual);
    }
    drop_empty(plan);
    return planned;
}

}  // namespace yakuba::fixed_asset_tax
