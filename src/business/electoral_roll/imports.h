#pragma once
#include <vector>

#include "business/electoral_roll/doubt.h"
#include "business/electoral_roll/records.h"
#include "exchange/ledger_files.h"

namespace yakuba::electoral_roll {

/// The department's files for an import, each row checked beyond its types.
std::vector<exchange::ImportPart> imports();

/// What is wrong with a record; `where` names the column. Empty: nothing.
std::vector<Problem> check(const Entry& entry);
std::vector<Problem> check(const SentenceRecord& sentence);
std::vector<Problem> check(const ElectionRecord& election);
std::vector<Problem> check(const Inspection& inspection);
std::vector<Problem> check(const Doubt& doubt);

}  // namespace yakuba::electoral_roll
