#pragma once
#include <optional>

#include "ledger/records.h"
#include "storage/database.h"

/// 公金の支払先口座: whose account receives what the municipality owes.
namespace yakuba::ledger {

std::optional<BankAccount> find_account(storage::Session& session, PersonId person, AsOf as_of);

/// Registers the account, or another one in its place, from a day on. It is checked as an import
/// would: an account no bank would accept is the Problem that says why. The account that stands
/// already is not written again.
Result<Done> set_account(storage::Transaction& transaction, const BankAccount& account, Date from);

}  // namespace yakuba::ledger
