#include "business/child_allowance/months.h"

#include <algorithm>

#include "kernel/period.h"

namespace yakuba::child_allowance {
namespace {

bool is_payment_month(const Rates& rates, YearMonth month) {
    return std::ranges::any_of(rates.payment_months, [&](const PaymentMonth& payment) {
        return payment.month == month.month();
    });
}

}  // namespace

Date claim_deadline(const Rates& rates, const ClaimTiming& claim) {
    if (!claim.event_on) return Date{};
    const Date hindrance_ended = std::max(claim.event_on, claim.hindered_until);
    const Date last = last_day_of_period(first_day_after(hindrance_ended), Days{rates.claim_days});
    return std::max(last, claim.extended_until);
}

YearMonth first_month(const Rates& rates, const ClaimTiming& claim) {
    if (claim.reason == ClaimReason::reform && claim.claimed_on <= rates.transition_until) {
        return rates.transition_month;
    }
    const YearMonth after_claim = YearMonth{claim.claimed_on} + 1;
    if (!claim.event_on || claim.claimed_on > claim_deadline(rates, claim)) return after_claim;
    return YearMonth{claim.event_on} + 1;
}

YearMonth last_month(Date ended_on) { return YearMonth{ended_on}; }

YearMonth first_lower_month(Date event_on) { return YearMonth{event_on} + 1; }

YearMonth payment_month(const Rates& rates, YearMonth month) {
    for (int later = 1; later <= 12; ++later) {
        if (is_payment_month(rates, month + later)) return month + later;
    }
    return YearMonth{};
}

YearMonth first_month_of_payment(const Rates& rates, YearMonth month) {
    for (int earlier = 0; earlier < 12; ++earlier) {
        if (is_payment_month(rates, month + -earlier)) return month + -earlier;
    }
    return YearMonth{};
}

}  // namespace yakuba::child_allowance
