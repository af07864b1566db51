#pragma once
#include "storage/database.h"

namespace yakuba::storage {

/// 試す: does `work` as transact would, with every check and every write, answers what it answered,
/// and leaves nothing behind: no row, no number, no journal entry. The command's key is not looked
/// at, so that what was done already can be tried again.
Result<std::string> rehearse(Database& database, Command command,
                             const std::function<Result<std::string>(Transaction&)>& work);

}  // namespace yakuba::storage
