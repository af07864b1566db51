#include "business/child_allowance/decision.h"

#include "business/child_allowance/rules.h"

namespace yakuba::child_allowance {
namespace {

bool is_amount(ChildGround ground) { return ground <= ChildGround::special_benefit; }

/// Why one child's row came out otherwise than the month before.
Cause cause_of(ChildGround before, ChildGround now) {
    switch (now) {
        case ChildGround::too_old:
            return is_amount(before) ? Cause::paid_age_end : Cause::counted_age_end;
        case ChildGround::counted_only:
            return is_amount(before) ? Cause::paid_age_end : Cause::child_added;
        case ChildGround::not_confirmed:
            return is_amount(before) ? Cause::paid_age_end : Cause::not_confirmed;
        case ChildGround::ended:
        case ChildGround::not_raised:
        case ChildGround::child_abroad:
            return Cause::child_left;
        case ChildGround::in_facility:
        case ChildGround::not_in_facility:
            return Cause::facility;
        case ChildGround::not_paid:
            return Cause::income;
        default:
            break;
    }
    if (before == ChildGround::under_three) return Cause::turned_three;
    if (before == ChildGround::in_facility) return Cause::facility;
    if (!is_amount(before)) return Cause::child_added;
    if (now == ChildGround::special_benefit || before == ChildGround::special_benefit) {
        return Cause::income;
    }
    return Cause::none;  // a place in the order moved: another child is the reason
}

/// Getting older or leaving never raises an amount, a child more never lowers it.
bool explains(Cause cause, Change change) {
    switch (cause) {
        case Cause::turned_three:
        case Cause::paid_age_end:
        case Cause::counted_age_end:
        case Cause::child_left:
        case Cause::not_confirmed:
            return change != Change::increased;
        case Cause::child_added:
            return change == Change::increased;
        default:
            return true;
    }
}

}  // namespace

Decision decision_of(PersonId person, YearMonth month, const Sheet& sheet,
                     const std::string& rates_fingerprint) {
    Decision d;
    d.person_id = person;
    d.month = month;
    d.ground = sheet.ground;
    d.counted_only = sheet.counted_only;
    d.over_three = sheet.over_three;
    d.under_three = sheet.under_three;
    d.third_or_later = sheet.third_or_later;
    d.special = sheet.special;
    d.monthly_amount = sheet.monthly_amount;
    d.rates = rates_fingerprint;
    return d;
}

Sheet sheet_of(const Decision& d) {
    return Sheet{d.ground,         d.counted_only, d.over_three,    d.under_three,
                 d.third_or_later, d.special,      d.monthly_amount};
}

Change change_of(const Decision* before, const Decision& now, const Claimant& claimant) {
    const bool was_paid = before != nullptr && is_paid(before->ground);
    if (is_paid(now.ground) && !was_paid) {
        // 移行後の最初の月は継続とみる。
        if (before == nullptr && claimant.starts != now.month) return Change::none;
        return Change::first;
    }
    if (was_paid && !is_paid(now.ground)) return Change::ended;
    if (!was_paid || before->monthly_amount == now.monthly_amount) return Change::none;
    return before->monthly_amount < now.monthly_amount ? Change::increased : Change::decreased;
}

Cause cause_of(Change change, const Month& before, const Month& now, const Claimant& claimant,
               std::span<const Child> children) {
    const auto old_rows = child_sheets(before.rates, before.month, claimant, children);
    const auto new_rows = child_sheets(now.rates, now.month, claimant, children);
    Cause otherwise = before.fingerprint == now.fingerprint ? Cause::other : Cause::reform;
    for (std::size_t i = 0; i < old_rows.size() && i < new_rows.size(); ++i) {
        if (old_rows[i].ground == new_rows[i].ground) continue;
        const Cause cause = cause_of(old_rows[i].ground, new_rows[i].ground);
        if (cause == Cause::none) continue;
        if (explains(cause, change)) return cause;
        if (otherwise == Cause::other) otherwise = cause;
    }
    return otherwise;
}

}  // namespace yakuba::child_allowance
