#pragma once
#include <map>
#include <string>
#include <vector>

#include "kernel/date.h"
#include "storage/database.h"

namespace yakuba::portal::staff {

/// Who wrote each of these journal entries, as people read it: 市民課 佐藤　恵, 一括処理, 移行.
/// Two queries, however many entries.
std::map<std::int64_t, std::string> authors_of(storage::Session& session,
                                               const std::vector<std::int64_t>& entries,
                                               Date today);

}  // namespace yakuba::portal::staff
