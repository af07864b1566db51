#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "business/child_allowance/decision.h"
#include "business/child_allowance/payment.h"
#include "business/child_allowance/records.h"
#include "kernel/date.h"
#include "ledger/records.h"

/// From decided months to what leaves the town hall, to whom, on which day (8条4項, 11条–13条,
/// 20条–22条). Pure.
namespace yakuba::child_allowance {

/// 定時: the regular payment of a payment month. 随時: months owed from before, and the last months
/// of an entitlement that ended. 未支払: to the child of a claimant who died.
inline constexpr std::string_view kRegular = "定時";
inline constexpr std::string_view kExtra = "随時";
inline constexpr std::string_view kUnpaidAtDeath = "未支払";

/// One payment day: what it regularly covers, and when the months before it were due. A month whose
/// payment day lies two years back has lapsed (23条1項) and is not in `payable_on`.
struct PaymentTerm {
    YearMonth paid_in;
    Date pay_on;  // the ordinance's day, or the banking day before
    bool regular = false;
    YearMonth first;  // first and last month of the regular payment
    YearMonth last;   // the last month that can be paid at all: the month before paid_in
    std::map<YearMonth, Date> payable_on;  // the regular payment day of each month not yet lapsed
};

/// What one child's share of a month is, for the unpaid months of a claimant who died.
struct ChildShare {
    PersonId child_id;
    YearMonth month;
    Yen amount;
};

/// Whom an unpaid allowance goes to.
struct UnpaidPayee {
    PersonId child_id;
    const ledger::BankAccount* account = nullptr;
};

/// All that is known of one claimant on a payment day.
struct Standing {
    PersonId person_id;
    const Claim* claim = nullptr;  // as of the payment month
    const ledger::BankAccount* account = nullptr;
    std::span<const MonthAmount> months;  // decided and paid, in order
    std::span<const Offset> offsets;      // 寄附・徴収の申出
    std::span<const UnpaidPayee> payees;  // after a death
    std::span<const ChildShare> shares;   // after a death
};

/// The payments of one claimant and how each is spread over months.
struct PlannedPayments {
    std::vector<ledger::Payment> payments;
    std::vector<MonthPaid> parts;
    std::int64_t repaying = 0;  // claimants whose entitlement ended while they were paid too much
    Yen repayable;  // 返納を求める額: no later payment to set it off against (13条, 14条)
};

/// What is paid to one claimant on the day of `term`: the regular payment, what is owed from
/// before, less what was paid too much and what is taken on request. Held back, with the reason in
/// `note`, when there is no account a bank would accept, when payments are suspended (11条), or
/// while nobody has claimed the unpaid allowance of one who died.
void plan_payments(const PaymentTerm& term, const Standing& standing, PlannedPayments& out);

/// What is wanted from a payment that covers `months`: the claimant's requests made before the day.
Deductions wanted(std::span<const Offset> offsets, std::span<const YearMonth> months, Date pay_on,
                  Yen due);

}  // namespace yakuba::child_allowance
