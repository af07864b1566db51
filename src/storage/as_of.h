#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/database.h"

/// Reading a history table as of two times: for each key the last version, among those recorded by
/// `known`, that covers `valid`.
///
///     // Everyone between two numbers, one record each, in order of the key:
///     for_each_as_of<Resident>(session, resident_table(), as_of, between("person_id", from,
///     until),
///                              [&](Resident& resident, const Version&) { … });
///     // One person:
///     auto resident = find_as_of<Resident>(session, resident_table(), as_of, equals("person_id",
///     id));
///
/// Cost: one scan in the order of the primary key; no sorting, one record in memory.
namespace yakuba::storage {

/// A condition on the rows that are looked at, with the values of its names.
///
/// Only key columns belong in it. A condition on another column would hide the version that
/// overrides, and so bring back the one it overrode; for such questions ask with `last_as_of`, or
/// look at each record.
struct Where {
    std::string condition = "1 = 1";
    Parameters parameters = {};
};
Where everything();
Where equals(std::string_view column, std::int64_t value);
Where equals(std::string_view column, std::string value);
/// Half-open: from <= column < until.
Where between(std::string_view column, std::int64_t from, std::int64_t until);
Where both(Where a, const Where& b);

/// SELECT of record and version columns, in order of key and version, of the versions that cover
/// as_of.valid and were recorded by as_of.known. Its parameters are :as_of_valid, :as_of_known and
/// those of `where`.
std::string as_of_query(const Table& table, const Where& where);
Parameters as_of_parameters(AsOf as_of, const Where& where);

/// For SQL that asks about other columns or joins: true for rows of `alias` that are what
/// for_each_as_of would hand out. Uses the same two parameters.
///
///     "SELECT … FROM resident r WHERE r.household_id = :household AND " +
///     last_as_of(resident_table(), "r")
std::string last_as_of(const Table& table, std::string_view alias);

/// Whether two records of the table are versions of one thing.
bool same_key(const Table& table, const void* a, const void* b);

/// Hands out one record for each key, which `each` may move from.
template <class Record, class Each>
void for_each_as_of(Session& session, const Table& table, AsOf as_of, const Where& where,
                    Each each) {
    Versioned<Record> last, next;
    bool any = false;
    session.read_versions(
        *table.record, as_of_query(table, where), as_of_parameters(as_of, where),
        [&]() -> void* { return &(next.record = Record{}); },
        [&](const Version& version) {
            next.version = version;
            if (any && !same_key(table, &last.record, &next.record))
                each(last.record, last.version);
            std::swap(last, next);
            any = true;
        });
    if (any) each(last.record, last.version);
}

template <class Record>
std::vector<Versioned<Record>> select_as_of(Session& session, const Table& table, AsOf as_of,
                                            const Where& where) {
    std::vector<Versioned<Record>> rows;
    for_each_as_of<Record>(session, table, as_of, where,
                           [&](Record& record, const Version& version) {
                               rows.push_back({std::move(record), version});
                           });
    return rows;
}

/// The first of them, when `where` names one key.
template <class Record>
std::optional<Versioned<Record>> find_as_of(Session& session, const Table& table, AsOf as_of,
                                            const Where& where) {
    std::vector<Versioned<Record>> rows = select_as_of<Record>(session, table, as_of, where);
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

}  // namespace yakuba::storage
