#pragma once
#include <string>

#include "business/child_allowance/ledger.h"
#include "business/child_allowance/month_rates.h"
#include "department/department.h"

/// The payment run (支払): planned by one person, approved by another, then a file for the bank.
namespace yakuba::child_allowance {

/// What a run of some claimants reads: decisions, payments so far, accounts, requests. Plans their
/// payments.
PlannedPayments plan_range(storage::Session& session, batch::Range range, const PaymentTerm& term,
                           MonthRates& rates);

/// What each month of one claimant was decided at and has been paid, in order.
std::vector<MonthAmount> amounts_of(storage::Session& session, PersonId person);

/// The job `pay`: `request.day` lies in the month of payment. Decides the months it covers where
/// that is not done, plans every payment, and records who made the run and the SHA-256 of its
/// transfer file. The same month again changes nothing.
Result<batch::Report> pay_month(const Town& town, const batch::Request& request);

/// The job `approve`: another person than the maker (Problem "payment.same_person") releases the
/// run, if the file is still the one that was made ("payment.file_changed"). Payments become
/// 振込依頼済.
Result<batch::Report> approve_month(const Town& town, const batch::Request& request);

/// The run's transfer file as the payments stand now.
struct TransferOrder {
    Date pay_on;
    std::string bytes;
    std::int64_t payments = 0;
    Yen amount;
    std::map<std::string, std::pair<std::int64_t, Yen>> by_bank;  // 金融機関コード → 件数, 金額
};
/// Problem "payment.none" when the day has no payment to transfer.
Result<TransferOrder> transfer_order(const Town& town, storage::Session& session, Date pay_on);

/// The letter-like output `transfer`: writes the approved file into the folder. Problem
/// "payment.not_approved" before that.
Result<LetterReport> write_transfer_file(const Town& town, const LetterRequest& request);

}  // namespace yakuba::child_allowance
