#pragma once
#include <span>
#include <vector>

#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/description.h"

/// What leaves the town hall of a month's or a payment's allowance (12条–14条, 20条–22条).
namespace yakuba::child_allowance {

/// What is to be taken from one payment.
struct Deductions {
    Yen overpaid;           // 内払調整 (13条): paid before without reason
    Yen childcare_fees;     // 保育料の特別徴収 (22条)
    Yen school_costs;       // 申出による学校給食費等の徴収 (21条1項)
    Yen paid_to_creditors;  // 申出による債権者への支払 (21条2項)
    Yen donation;           // 寄附 (20条)
};

/// One payment, from the allowance due to the transfer. The parts add up to `due`.
struct Payment {
    Yen due;      // 支払うべき額
    Yen set_off;  // 内払とみなした額
    Yen childcare_fees;
    Yen school_costs;
    Yen paid_to_creditors;
    Yen donation;
    Yen transferred;     // 振込額
    Yen still_overpaid;  // 次回以降に調整する額
    friend bool operator==(const Payment&, const Payment&) = default;
};
const Description& payment_description();

/// Takes each deduction in turn from what is left, never more than is left.
Payment pay(Yen due, const Deductions& wanted);

/// A month decided and what has been paid for it.
struct MonthAmount {
    YearMonth month;
    Yen decided;
    Yen paid;
};
/// What is still owed for months whose regular payment has passed or for all when the entitlement
/// has ended (8条4項ただし書, 12条): the months decided higher than paid.
Yen unpaid(std::span<const MonthAmount> months);
/// What was paid beyond the decision (13条, 14条): the months paid higher than decided.
Yen overpaid(std::span<const MonthAmount> months);

}  // namespace yakuba::child_allowance
