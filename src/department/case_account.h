#pragma once
#include "department/answers.h"
#include "ledger/accounts.h"

/// The account for payments that people write on their applications.
namespace yakuba {

/// The account an answer names, as the ledger keeps it; registered for the person from the day on.
/// Nothing happens when none was given. Problems as ledger::set_account.
Result<Done> register_account(storage::Transaction& transaction, const Answers& answers,
                              PersonId person, Date from);

}  // namespace yakuba
