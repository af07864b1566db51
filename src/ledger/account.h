#pragma once
#include <optional>
#include <span>
#include <vector>

#include "kernel/result.h"
#include "ledger/records.h"
#include "storage/database.h"

/// One person's account for one year: what each term asks, what came in, what is left.
namespace yakuba::ledger {

/// One term. What was set against it from elsewhere counts as paid; what was taken from it does
/// not.
struct TermAccount {
    Business business = Business::individual_inhabitant_tax;
    PersonId person_id;
    FiscalYear fiscal_year;
    Collection collection = Collection::ordinary;
    int term = 0;
    Date due_on;  // none: a term no plan asks for any more
    Yen due;
    Yen paid;
    Yen open() const { return std::max(due - paid, Yen{}); }  // 未納
    Yen over() const { return std::max(paid - due, Yen{}); }  // 過誤納
};

/// The terms of the charge as it stands, in order of collection and term, and any term that holds
/// money although the plan no longer asks for it.
std::vector<TermAccount> account(storage::Session& session, Business business, PersonId person,
                                 FiscalYear year);

/// 滞納: what is open in terms that fell due before `day`.
Yen arrears(std::span<const TermAccount> terms, Date day);
/// 過誤納: what the terms hold too much.
Yen overpaid(std::span<const TermAccount> terms);

/// A payment that names no term, spread over the open ones, earliest due first; what is left over
/// stays on the last term touched. Pure: the receipts to record, numbered NUMBER-1, NUMBER-2 ….
std::vector<Receipt> allocate(const Receipt& received, std::span<const TermAccount> terms);

/// Records money that came in. A number recorded before with the same content is passed over; with
/// other content, a Problem "receipt.conflict" and nothing is recorded. Answers how many were new.
Result<std::int64_t> record_receipts(storage::Transaction& transaction,
                                     std::span<const Receipt> receipts);

/// What is to be done with over-payments: set against what is open and due by `day` first, earliest
/// due first (地方税法17条の2), the rest refunded (17条). Pure; numbers are given when they are
/// recorded.
std::vector<Overpayment> settle(std::span<const TermAccount> terms, Date day);

/// Records the decisions, giving them numbers without gaps.
std::vector<Overpayment> record_overpayments(storage::Transaction& transaction,
                                             std::vector<Overpayment> decisions);

}  // namespace yakuba::ledger
