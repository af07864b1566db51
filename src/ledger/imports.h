#pragma once
#include <vector>

#include "exchange/ledger_files.h"
#include "ledger/records.h"

namespace yakuba::ledger {

/// The room's files for an import, each row checked beyond its types: accounts a bank would accept,
/// amounts that add up, receipts of at least one yen.
std::vector<exchange::ImportPart> imports();

/// What is wrong with a record; `where` names the column. Empty: nothing.
std::vector<Problem> check(const BankAccount& account);
std::vector<Problem> check(const Charge& charge);
std::vector<Problem> check(const Receipt& receipt);
std::vector<Problem> check(const Payment& payment);

}  // namespace yakuba::ledger
