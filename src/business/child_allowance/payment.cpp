#include "business/child_allowance/payment.h"

#include <algorithm>

namespace yakuba::child_allowance {

const Description& payment_description() {
    static const Description description = describe<Payment>(
        "支払の内訳",
        {
            line<&Payment::due>("due", "支払うべき額", "児童手当法8条4項"),
            line<&Payment::set_off>("set_off", "内払とみなした額", "児童手当法13条"),
            line<&Payment::childcare_fees>("childcare_fees", "保育料の特別徴収",
                                           "児童手当法22条1項"),
            line<&Payment::school_costs>("school_costs", "学校給食費等の徴収", "児童手当法21条1項"),
            line<&Payment::paid_to_creditors>("paid_to_creditors", "債権者への支払",
                                              "児童手当法21条2項"),
            line<&Payment::donation>("donation", "寄附", "児童手当法20条1項"),
            line<&Payment::transferred>("transferred", "振込額"),
            line<&Payment::still_overpaid>("still_overpaid", "次回以降に調整する額",
                                           "児童手当法13条"),
        });
    return description;
}

Payment pay(Yen due, const Deductions& wanted) {
    Payment payment;
    payment.due = due;
    Yen left = at_least_zero(due);
    const auto take = [&left](Yen amount) {
        const Yen taken = std::clamp(amount, Yen{0}, left);
        left -= taken;
        return taken;
    };
    payment.set_off = take(wanted.overpaid);
    payment.childcare_fees = take(wanted.childcare_fees);
    payment.school_costs = take(wanted.school_costs);
    payment.paid_to_creditors = take(wanted.paid_to_creditors);
    payment.donation = take(wanted.donation);
    payment.transferred = left;
    payment.still_overpaid = at_least_zero(wanted.overpaid) - payment.set_off;
    return payment;
}

Yen unpaid(std::span<const MonthAmount> months) {
    Yen sum;
    for (const MonthAmount& month : months)
        sum += at_least_zero(month.decided - month.paid);
    return sum;
}

Yen overpaid(std::span<const MonthAmount> months) {
    Yen sum;
    for (const MonthAmount& month : months)
        sum += at_least_zero(month.paid - month.decided);
    return sum;
}

}  // namespace yakuba::child_allowance
