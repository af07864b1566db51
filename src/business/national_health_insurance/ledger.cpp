#include "business/national_health_insurance/ledger.h"

#include <algorithm>

#include "ledger/instalments.h"

namespace yakuba::national_health_insurance {
namespace {

using ledger::Collection;
using ledger::Instalment;

constexpr int kPensionDay = 15;  // the day on which pensions are paid

ledger::Charge charge_of(const StoredLevy& levy, std::string reason) {
    ledger::Charge charge;
    charge.business = ledger::Business::national_health_insurance;
    charge.person_id = levy.person_id;
    charge.fiscal_year = levy.fiscal_year;
    charge.amount = levy.total;
    charge.city = levy.total;
    charge.reason = std::move(reason);
    return charge;
}

Date due_on(const Rates& rates, const OpenDays& office, const Term& term) {
    if (term.collection == Collection::pension)
        return office.on_or_before(Date{term.month.year(), term.month.month(), kPensionDay});
    int day = 31;
    for (const TermMonth& known : rates.terms) {
        if (known.month == term.month.month()) day = known.day;
    }
    const Date last = term.month.last_day();
    return office.on_or_after(
        Date{last.year(), last.month(), std::min(day, static_cast<int>(last.day()))});
}

std::vector<Instalment> plan_of(const Rates& rates, const OpenDays& office,
                                const std::vector<Term>& terms) {
    std::vector<Instalment> plan;
    for (const Term& term : terms) {
        Instalment line;
        line.collection = term.collection;
        line.term = term.term;
        line.month = term.month;
        line.due_on = due_on(rates, office, term);
        line.amount = term.amount;
        plan.push_back(std::move(line));
    }
    return plan;
}

Yen sum_of(const std::vector<Instalment>& plan) {
    Yen sum;
    for (const Instalment& line : plan)
        sum += line.amount;
    return sum;
}

/// Spreads an amount over the ordinary terms still to come, new ones where the plan has none.
void spread(const Rates& rates, const OpenDays& office, FiscalYear year, Yen amount, Date day,
            std::vector<Instalment>& plan) {
    for (Instalment& fresh :
         plan_of(rates, office, ordinary_terms_after(rates, year, amount, day))) {
        const auto same = std::ranges::find_if(plan, [&](const Instalment& line) {
            return line.collection == fresh.collection && line.term == fresh.term;
        });
        if (same == plan.end()) {
            plan.push_back(std::move(fresh));
        } else {
            same->amount += fresh.amount;
        }
    }
}

/// Takes an amount back, from the lines `may` names, the last first.
void take(std::vector<Instalment>& plan, Yen& amount, auto may) {
    std::vector<Instalment*> lines;
    for (Instalment& line : plan) {
        if (may(line)) lines.push_back(&line);
    }
    std::ranges::sort(
        lines, [](const Instalment* a, const Instalment* b) { return a->due_on > b->due_on; });
    for (Instalment* line : lines) {
        const Yen part = std::min(line->amount, amount);
        line->amount -= part;
        amount -= part;
    }
}

}  // namespace

Date first_due_on(const Rates& rates, const OpenDays& office, FiscalYear year) {
    const auto terms = ordinary_terms(rates, year, Yen{1});
    return terms.empty() ? year.first_day() : due_on(rates, office, terms.front());
}

ledger::PlannedCharge first_charge(const Rates& rates, const OpenDays& office,
                                   const StoredLevy& levy, Yen last_february, Date late_on,
                                   std::string reason) {
    ledger::PlannedCharge planned{charge_of(levy, std::move(reason)), {}};
    const FiscalYear year = levy.fiscal_year;
    const bool special = levy.collection == CollectionGround::special;
    const auto terms = late_on ? ordinary_terms_after(rates, year, levy.total, late_on)
                       : special && last_february > 0_yen
                           ? special_terms(year, levy.total, last_february)
                       : special ? first_special_terms(rates, year, levy.total)
                                 : ordinary_terms(rates, year, levy.total);
    planned.plan = plan_of(rates, office, terms);
    return planned;
}

ledger::PlannedCharge changed_charge(const Rates& rates, const OpenDays& office,
                                     const StoredLevy& levy,
                                     const std::vector<Instalment>& old_plan, Date day,
                                     std::string reason) {
    ledger::PlannedCharge planned{charge_of(levy, std::move(reason)), old_plan};
    std::vector<Instalment>& plan = planned.plan;
    const auto open = [&](const Instalment& line) {
        return line.month.first_day() > day && line.due_on > day;
    };
    const auto open_ordinary = [&](const Instalment& line) {
        return open(line) && line.collection == Collection::ordinary;
    };
    Yen ordinary;
    for (Instalment& line : plan) {
        if (!open_ordinary(line)) continue;
        ordinary += line.amount;
    }
    Yen rest = ordinary + levy.total - sum_of(old_plan);
    for (Instalment& line : plan) {
        if (open_ordinary(line)) line.amount = Yen{};
    }
    if (rest > Yen{}) {
        spread(rates, office, levy.fiscal_year, rest, day, plan);
    } else {
        Yen back = -rest;
        take(plan, back, open);
        take(plan, back, [](const Instalment&) { return true; });
    }
    std::erase_if(plan, [](const Instalment& line) { return line.amount == Yen{}; });
    return planned;
}

}  // namespace yakuba::national_health_insurance
