#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "storage/as_of.h"

namespace yakuba::national_health_insurance {

/// The records of each person by number, all of them however often.
template <class Record>
std::unordered_map<std::int64_t, std::vector<Record>> by_person(storage::Session& session,
                                                                const storage::Table& table,
                                                                AsOf as_of,
                                                                const storage::Where& where) {
    std::unordered_map<std::int64_t, std::vector<Record>> records;
    storage::for_each_as_of<Record>(
        session, table, as_of, where, [&](Record& record, const storage::Version&) {
            records[record.person_id.value()].push_back(std::move(record));
        });
    return records;
}

/// The records of one person; none when there are none.
template <class Record>
const std::vector<Record>& records_of(
    const std::unordered_map<std::int64_t, std::vector<Record>>& records, PersonId person) {
    static const std::vector<Record> none;
    const auto found = records.find(person.value());
    return found == records.end() ? none : found->second;
}

}  // namespace yakuba::national_health_insurance
