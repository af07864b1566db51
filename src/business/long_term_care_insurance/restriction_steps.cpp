#include "business/long_term_care_insurance/restriction_steps.h"

#include <algorithm>

namespace yakuba::long_term_care_insurance {
namespace {

bool is_circumstance(RestrictionEnd reason) {
    return reason >= RestrictionEnd::disaster && reason <= RestrictionEnd::medical_benefit;
}

int next_number(const std::vector<Restriction>& standing, RestrictionKind kind) {
    int last = 0;
    for (const Restriction& restriction : standing)
        if (restriction.kind == kind) last = std::max(last, restriction.record_no);
    return last + 1;
}

/// What a payment, or the passing of two years, has left.
RestrictionEnd how_it_went(const ArrearsState& state) {
    const bool lost = state.arrears.arrears == Yen{0} && state.reduction.lost > Yen{0};
    return lost ? RestrictionEnd::lost : RestrictionEnd::paid;
}

void decide(Restriction& restriction, Date today) {
    restriction.state = RestrictionState::decided;
    restriction.decided_on = today;
    restriction.starts_on = (YearMonth{today} + 1).first_day();
}

void show(const RestrictionSheet& sheet, Restriction& restriction) {
    restriction.arrears = sheet.arrears;
    restriction.oldest_due_on = sheet.oldest_due_on;
}

/// 66条・67条: by arrears.
void step_of_arrears(const RestrictionRates& rates, const ArrearsState& state,
                     const std::vector<Restriction>& standing, RestrictionKind kind, bool due,
                     Date today, std::vector<Restriction>& steps) {
    const auto open = std::ranges::find_if(
        standing, [&](const Restriction& r) { return r.kind == kind && is_open(r); });
    if (open == standing.end()) {
        if (!due || !state.certified) return;
        steps.push_back(warn(rates, state.person_id, kind, standing, today));
        show(state.arrears, steps.back());
        return;
    }
    Restriction next = *open;
    show(state.arrears, next);
    if (next.state == RestrictionState::warned && !due) {
        steps.push_back(end(next, how_it_went(state), today));
    } else if (next.state == RestrictionState::warned && today > next.answer_by) {
        decide(next, today);
        steps.push_back(next);
    } else if (next.state == RestrictionState::decided && state.arrears.arrears == Yen{0}) {
        steps.push_back(end(next, how_it_went(state), today));
    }
}

/// 69条: entered together with a certification, for the months that the lost claims make.
void step_of_reduction(const ArrearsState& state, const std::vector<Restriction>& standing,
                       Date today, std::vector<Restriction>& steps) {
    for (const Restriction& r : standing) {
        if (r.kind == RestrictionKind::reduction && r.state == RestrictionState::decided &&
            r.ends_on < today)
            steps.push_back(end(r, RestrictionEnd::period_over, today));
    }
    if (state.application_no == 0 || state.reduction.reduction_months == 0) return;
    const bool entered = std::ranges::any_of(standing, [&](const Restriction& r) {
        return r.kind == RestrictionKind::reduction && r.application_no == state.application_no;
    });
    if (entered) return;
    Restriction reduction;
    reduction.person_id = state.person_id;
    reduction.kind = RestrictionKind::reduction;
    reduction.record_no = next_number(standing, reduction.kind);
    decide(reduction, today);
    reduction.months = state.reduction.reduction_months;
    reduction.ends_on = (YearMonth{reduction.starts_on} + (reduction.months - 1)).last_day();
    reduction.lost_permille = state.reduction.lost_permille;
    reduction.paid_permille = state.reduction.paid_permille;
    reduction.counted_until = state.reduction.lost_until;
    reduction.application_no = state.application_no;
    steps.push_back(reduction);
}

}  // namespace

Date excused_until(const std::vector<Restriction>& standing, RestrictionKind kind) {
    Date last;
    for (const Restriction& r : standing)
        if (r.kind == kind && is_circumstance(r.end_reason)) last = std::max(last, r.ended_on);
    return last;
}

Date counted_until(const std::vector<Restriction>& standing) {
    Date last;
    for (const Restriction& r : standing)
        if (r.kind == RestrictionKind::reduction) last = std::max(last, r.counted_until);
    return last;
}

Restriction warn(const RestrictionRates& rates, PersonId person, RestrictionKind kind,
                 const std::vector<Restriction>& standing, Date today) {
    Restriction warning;
    warning.person_id = person;
    warning.kind = kind;
    warning.record_no = next_number(standing, kind);
    warning.warned_on = today;
    warning.answer_by = today + std::chrono::days{rates.restriction_answer_days};
    return warning;
}

Restriction end(Restriction restriction, RestrictionEnd reason, Date today) {
    restriction.state = restriction.state == RestrictionState::warned ? RestrictionState::withdrawn
                                                                      : RestrictionState::ended;
    restriction.end_reason = reason;
    restriction.ended_on = today;
    return restriction;
}

std::vector<Restriction> steps_due(const RestrictionRates& rates, const ArrearsState& state,
                                   const std::vector<Restriction>& standing, Date today) {
    std::vector<Restriction> steps;
    if (!state.insured) {
        for (const Restriction& r : standing)
            if (is_open(r)) steps.push_back(end(r, RestrictionEnd::not_insured, today));
        return steps;
    }
    step_of_arrears(rates, state, standing, RestrictionKind::payment_method,
                    state.arrears.payment_method, today, steps);
    step_of_arrears(rates, state, standing, RestrictionKind::withholding, state.arrears.withholding,
                    today, steps);
    for (const Restriction& r : standing) {
        if (r.kind != RestrictionKind::second_withholding || r.state != RestrictionState::warned ||
            today <= r.answer_by)
            continue;
        steps.push_back(r);
        decide(steps.back(), today);
    }
    step_of_reduction(state, standing, today, steps);
    return steps;
}

}  // namespace yakuba::long_term_care_insurance
