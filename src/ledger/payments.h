#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "ledger/records.h"
#include "storage/database.h"

/// 支払: what the municipality owes citizens, from the decision to the bank's answer.
namespace yakuba::ledger {

/// Appends payments that are not there yet; one that stands with the same key is left alone, so a
/// second run changes nothing. Answers how many were new.
std::int64_t write_payments(storage::Transaction& transaction, std::span<const Payment> payments);

/// The payments of one business on one day as they stand, in order of person.
std::vector<Payment> payments_on(storage::Session& session, Business business, Date pay_on);
/// All payments to persons numbered from..until, in order of person.
std::vector<Payment> payments_to(storage::Session& session, Business business, PersonId from,
                                 PersonId until, Instant known = kEndOfTime);

/// A new version of each payment in another state: sent to the bank, returned by it.
void set_state(storage::Transaction& transaction, std::span<const Payment> payments,
               PaymentState state, std::string_view note = {});

/// True when the payment has left or is on its way: what it covers needs no second payment.
bool counts_as_paid(PaymentState state);

/// The accounts of persons numbered from..until as of a day, in order of person.
std::vector<BankAccount> accounts_of(storage::Session& session, PersonId from, PersonId until,
                                     AsOf as_of);

}  // namespace yakuba::ledger
