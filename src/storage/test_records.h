#pragma once
#include <string>
#include <vector>

#include "storage/database.h"

/// A small town for the tests of this room: one history table, one log, one derived table, one wide
/// one.
namespace yakuba::storage::test_records {

struct Animal {
    PersonId owner;
    int number = 0;
    std::string name;
    Date born;
    Yen price;
};
inline const Description& animal_description() {
    static const Description description =
        describe<Animal>("動物", {
                                     line<&Animal::owner>("owner", "飼い主"),
                                     line<&Animal::number>("number", "番号"),
                                     line<&Animal::name>("name", "名"),
                                     line<&Animal::born>("born", "出生年月日"),
                                     line<&Animal::price>("price", "価額"),
                                 });
    return description;
}
inline const Table& animal_table() {
    static const Table table{
        "animal", "動物", &animal_description(), {"owner", "number"}, Keeping::history};
    return table;
}

struct Vaccination {
    PersonId owner;
    int number = 0;
    std::string vaccine;
};
inline const Description& vaccination_description() {
    static const Description description =
        describe<Vaccination>("予防接種", {
                                              line<&Vaccination::owner>("owner", "飼い主"),
                                              line<&Vaccination::number>("number", "番号"),
                                              line<&Vaccination::vaccine>("vaccine", "ワクチン"),
                                          });
    return description;
}
inline const Table& vaccination_table() {
    static const Table table{
        "vaccination", "予防接種", &vaccination_description(), {"owner", "number"}, Keeping::log};
    return table;
}

struct SearchKey {
    std::string text;
    PersonId owner;
};
inline const Description& search_key_description() {
    static const Description description =
        describe<SearchKey>("検索語", {
                                          line<&SearchKey::text>("text", "語"),
                                          line<&SearchKey::owner>("owner", "飼い主"),
                                      });
    return description;
}
inline const Table& search_key_table() {
    static const Table table{
        "search_key", "検索語", &search_key_description(), {"text"}, Keeping::derived};
    return table;
}

inline std::span<const Migration> migrations() {
    static const Migration all[] = {{"0001 animals", R"(
CREATE TABLE animal (
    owner INTEGER NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, born INTEGER NOT NULL,
    price INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (owner, number, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY animal;
CREATE TABLE vaccination (
    owner INTEGER NOT NULL, number INTEGER NOT NULL, vaccine TEXT NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL
) STRICT;
APPEND ONLY vaccination;
CREATE TABLE search_key (text TEXT NOT NULL, owner INTEGER NOT NULL) STRICT;
)"}};
    return all;
}
inline const std::vector<const Table*>& tables() {
    static const std::vector<const Table*> all{&animal_table(), &vaccination_table(),
                                               &search_key_table()};
    return all;
}

inline constexpr Instant kNow{1'790'000'000'000'000};

inline Command command(std::string key, Instant at = kNow) {
    return {.actor = "clerk-1", .purpose = "動物の登録", .key = std::move(key), .at = at};
}
inline Versioned<Animal> animal(std::int64_t owner, int number, std::string name,
                                Date from = Date{2026, 4, 1}, Date to = kForever) {
    return {{PersonId{owner}, number, std::move(name), Date{2020, 1, 2}, Yen{-5'000'000'000}},
            {.valid_from = from, .valid_to = to}};
}
/// Appends these versions in one transaction.
inline Result<std::string> keep(Database& database, std::string key,
                                std::span<const Versioned<Animal>> rows, Instant at = kNow) {
    return database.transact(command(std::move(key), at),
                             [&](Transaction& t) -> Result<std::string> {
                                 t.append_versions(animal_table(), rows);
                                 return std::string{"ok"};
                             });
}
inline std::vector<Versioned<Animal>> all_animals(Session& session) {
    return session.select_versions<Animal>(animal_description(),
                                           "SELECT " + version_columns_of(animal_description()) +
                                               " FROM animal ORDER BY owner, number, version");
}

}  // namespace yakuba::storage::test_records
