#pragma once
#include <string>
#include <vector>

#include "batch/job.h"

/// A job over a small town: each person owes twice their number, and every seventh owes nothing.
namespace yakuba::batch::test_job {

struct Person {
    PersonId person_id;
    std::string name;
};
inline const Description& person_description() {
    static const Description description =
        describe<Person>("住民", {
                                     line<&Person::person_id>("person_id", "宛名番号"),
                                     line<&Person::name>("name", "氏名"),
                                 });
    return description;
}
inline const storage::Table& person_table() {
    static const storage::Table table{"resident", "住民", &person_description(), {"person_id"}};
    return table;
}

struct Debt {
    PersonId person_id;
    Yen amount;
};
inline const Description& debt_description() {
    static const Description description =
        describe<Debt>("調定", {
                                   line<&Debt::person_id>("person_id", "宛名番号"),
                                   line<&Debt::amount>("amount", "年額"),
                               });
    return description;
}
inline const storage::Table& debt_table() {
    static const storage::Table table{"debt", "調定", &debt_description(), {"person_id"}};
    return table;
}
inline const std::vector<const storage::Table*>& tables() {
    static const std::vector<const storage::Table*> all{&person_table(), &debt_table()};
    return all;
}

inline std::span<const storage::Migration> migrations() {
    static const storage::Migration all[] = {{"0001 town", R"(
CREATE TABLE resident (
    person_id INTEGER NOT NULL, name TEXT NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY resident;
CREATE TABLE debt (
    person_id INTEGER NOT NULL, amount INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY debt;
)"}};
    return all;
}

inline constexpr Instant kNow{1'790'000'000'000'000};

inline void settle(storage::Database& database, std::int64_t first, std::int64_t last) {
    std::vector<storage::Versioned<Person>> people;
    for (std::int64_t id = first; id <= last; ++id) {
        people.push_back(
            {{PersonId{id}, "人" + std::to_string(id)}, {.valid_from = Date{2020, 1, 1}}});
    }
    const auto done = database.transact({.actor = "test", .purpose = "転入", .key = "", .at = kNow},
                                        [&](storage::Transaction& t) -> Result<std::string> {
                                            t.append_versions<Person>(person_table(), people);
                                            return std::string{};
                                        });
    if (!done) throw std::runtime_error(done.problem().detail);
}

Job assess();

}  // namespace yakuba::batch::test_job
