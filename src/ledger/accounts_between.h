#pragma once
#include <map>
#include <vector>

#include "ledger/account.h"

namespace yakuba::ledger {

/// The accounts of all years of many persons at once, as `account` answers one year of one person:
/// for jobs that look for arrears. Persons numbered from..until who were ever charged.
/// Cost: four range reads, two of them over the persons' receipts and over-payments.
std::map<PersonId, std::vector<TermAccount>> accounts_between(storage::Session& session,
                                                              Business business, PersonId from,
                                                              PersonId until);

}  // namespace yakuba::ledger
