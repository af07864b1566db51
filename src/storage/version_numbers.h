#pragma once
#include <functional>
#include <vector>

#include "storage/connection.h"

namespace yakuba::storage {

/// The version numbers of rows about to be appended to a history table, in the order given. A row
/// that already has a number keeps it; 0 becomes the next one of its key, after what the table
/// holds and after the rows before it. One query for keys that lie together (a bulk load, a chunk
/// of a job), one per key for a few that lie apart.
std::vector<int> version_numbers(Connection& connection, const Table& table, std::size_t count,
                                 const std::function<const void*(std::size_t)>& record,
                                 const std::function<Version(std::size_t)>& version);

}  // namespace yakuba::storage
