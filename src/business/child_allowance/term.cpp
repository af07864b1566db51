#include "business/child_allowance/term.h"

#include <fstream>
#include <sstream>

#include "business/child_allowance/months.h"

namespace yakuba::child_allowance {

Result<OpenDays> open_days(const std::string& data_folder, Closed who) {
    const std::string path = data_folder + "/codes/holidays.csv";
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return Problem{"holidays.missing",
                       "祝日の一覧を読めません。data/codes を確認してください。", path};
    }
    std::ostringstream text;
    text << file.rdbuf();
    auto holidays = Holidays::from_csv(text.str());
    if (!holidays) return holidays.problem();
    return OpenDays{*std::move(holidays), who};
}

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
