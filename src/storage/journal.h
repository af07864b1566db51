#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "storage/connection.h"

/// The journal (処理記録): one entry for each transaction, chained by hash. Its table refuses
/// UPDATE and DELETE like every other; `link` is the entry's place in the chain, without gaps.
namespace yakuba::storage {

struct JournalEntry {
    std::int64_t link = 0;
    std::int64_t entry = 0;
    std::int64_t at = 0;  // microseconds
    std::string actor;
    std::string purpose;
    std::string ground;
    std::string command_key;
    std::string summary;
    std::string result;
    std::string rows_digest;
    std::int64_t rows_count = 0;
    std::string previous_hash;
    std::string hash;
};
const Description& journal_description();

/// The hash an entry must have: BLAKE2b-256 over every field but the hash itself, each with its
/// length.
std::string hash_of(const JournalEntry& entry);
/// What stands before the first entry.
std::string beginning_of_chain();

/// The number for an entry about to be written.
std::int64_t next_entry(Connection& connection);
/// The result of the command with this key, when it has been carried out.
std::optional<std::string> result_of(Connection& connection, const std::string& command_key);
/// Fills in link, previous_hash and hash, and writes the entry. From here to the end of the
/// transaction no other can add to the chain.
void add_to_chain(Connection& connection, JournalEntry entry);

/// Notes that `entry` wrote to these tables (last_written in storage/database.h). Call it where the
/// chain is already held.
void note_written(Connection& connection, const std::set<std::string_view>& tables,
                  std::int64_t entry);

}  // namespace yakuba::storage
