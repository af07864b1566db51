#pragma once
#include <vector>

#include "business/child_allowance/records.h"
#include "exchange/ledger_files.h"

namespace yakuba::child_allowance {

/// The department's files for an import, each row checked beyond its types.
std::vector<exchange::ImportPart> imports();

/// What is wrong with a record; `where` names the column. Empty: nothing.
std::vector<Problem> check(const Claim& claim);
std::vector<Problem> check(const ClaimChild& child);
std::vector<Problem> check(const Offset& offset);

}  // namespace yakuba::child_allowance
