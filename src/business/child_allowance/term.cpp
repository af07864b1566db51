#include "business/child_allowance/term.h"

#include "business/child_allowance/months.h"

namespace yakuba::child_allowance {

Date payment_day(const Rates& rates, YearMonth month, const OpenDays& bank) {
    const Date wanted =
        std::min(Date{month.year(), month.month(), rates.payment_day}, month.last_day());
    return bank.on_or_before(wanted);
}

Result<PaymentTerm> payment_term(MonthRates& rates, YearMonth paid_in, const OpenDays& bank) {
    const auto now = rates.of(paid_in);
    if (!now) return now.problem();
    PaymentTerm term;
    term.paid_in = paid_in;
    term.pay_on = payment_day((*now)->rates, paid_in, bank);
    term.last = paid_in + -1;
    const auto last = rates.of(term.last);
    if (!last) return last.problem();
    term.regular = payment_month((*last)->rates, term.last) == paid_in;
    term.first = term.regular ? first_month_of_payment((*last)->rates, term.last) : paid_in;

    const Date lapsed = add_months(term.pay_on, -12 * (*now)->rates.prescription_years);
    for (YearMonth month = term.last;; month = month + -1) {
        const auto of_month = rates.of(month);
        if (!of_month) break;  // より前の月は調べていない
        const YearMonth payable_in = payment_month((*of_month)->rates, month);
        const Date payable_on = payment_day((*of_month)->rates, payable_in, bank);
        if (payable_on < lapsed) break;
        term.payable_on[month] = payable_on;
    }
    return term;
}

}  // namespace yakuba::child_allowance
