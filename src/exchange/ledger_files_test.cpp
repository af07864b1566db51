#include "exchange/ledger_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/both_engines.h"

namespace yakuba::exchange {
namespace {

enum class Colour { none = 0, red = 1 };
std::span<const Code> codes_of(Colour) {
    static constexpr Code kCodes[] = {{0, "none", "なし"}, {1, "red", "赤"}};
    return kCodes;
}

struct Thing {
    PersonId person_id;
    std::string name;
    Colour colour = Colour::none;
    PartialDate born;
    Yen price;
};
const Description& thing_description() {
    static const Description description = describe<Thing>(
        "物",
        {line<&Thing::person_id>("person_id", "宛名番号"),
         line<&Thing::name>("name", "名前", "物品法1条"), line<&Thing::colour>("colour", "色"),
         line<&Thing::born>("born", "生まれ"), line<&Thing::price>("price", "値段")});
    return description;
}
const storage::Table kThing{
    "thing", "物", &thing_description(), {"person_id"}, storage::Keeping::history};
const storage::Table kEventLog{
    "thing_log", "物の記録", &thing_description(), {"person_id"}, storage::Keeping::log};

struct Shadow {
    PersonId person_id;
    std::string key;
};
const Description& shadow_description() {
    static const Description description = describe<Shadow>(
        "影", {line<&Shadow::person_id>("person_id", "宛名番号"), line<&Shadow::key>("key", "鍵")});
    return description;
}
const storage::Table kShadow{
    "thing_shadow", "影", &shadow_description(), {"person_id"}, storage::Keeping::derived};

constexpr storage::Migration kMigrations[] = {{"0001 things", R"sql(
CREATE TABLE thing (person_id INTEGER NOT NULL, name TEXT NOT NULL, colour INTEGER NOT NULL, born INTEGER NOT NULL,
  price INTEGER NOT NULL, version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (person_id, version)) STRICT, WITHOUT ROWID;
APPEND ONLY thing;
CREATE TABLE thing_log (person_id INTEGER NOT NULL, name TEXT NOT NULL, colour INTEGER NOT NULL, born INTEGER NOT NULL,
  price INTEGER NOT NULL, recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (person_id)) STRICT, WITHOUT ROWID;
APPEND ONLY thing_log;
CREATE TABLE thing_shadow (person_id INTEGER NOT NULL, key TEXT NOT NULL) STRICT;
)sql"}};

constexpr std::string_view kHeader =
    "person_id,name,colour,born,price,valid_from,valid_to,recorded_at\r\n";
constexpr std::string_view kGoodFile =
    "person_id,name,colour,born,price,valid_from,valid_to,recorded_at\r\n"
    "1,\"辻\U000E0101,\"\"花\"\"\",red,1935-04-00,100,2020-04-01,9999-12-31,2020-04-01T09:30:00."
    "000000+09:00\r\n"
    "1,辻 花,none,1935-00-00,-5,2021-04-01,2022-04-01,2021-04-01T09:30:00.000001+09:00\r\n"
    "2,\"a\r\nb\",none,,0,2020-04-01,9999-12-31,2020-04-01T09:30:00.000000+09:00\r\n";
constexpr std::string_view kGoodLog =
    "person_id,name,colour,born,price,recorded_at\r\n"
    "7,受,red,2000-01-01,3,2020-04-01T09:30:00.000000+09:00\r\n";

void put(const std::string& path, std::string_view text) {
    std::filesystem::create_directories(std::filesystem::path{path}.parent_path());
    std::ofstream{path, std::ios::binary} << text;
}

std::string content(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

storage::Command command() {
    storage::Command command;
    command.actor = "migration";
    command.purpose = "取込の試験";
    command.key = "import";
    command.at = start_of_day(Date{2026, 4, 1});
    return command;
}

std::vector<ImportPart> parts() {
    ImportPart thing;
    thing.table = &kThing;
    thing.derived = {&kShadow, [](const void* record, void* derived) {
                         const auto& t = *static_cast<const Thing*>(record);
                         *static_cast<Shadow*>(derived) = {t.person_id, "鍵" + t.name};
                     }};
    ImportPart log;
    log.table = &kEventLog;
    return {thing, log};
}

class LedgerFiles : public test::BothEngines {
protected:
    std::string path(const std::string& name) const { return folder().path() + "/" + name; }
    std::int64_t count(storage::Database& database, const std::string& table) {
        return *database.session()->number("SELECT count(*) FROM " + table);
    }
};

TEST_P(LedgerFiles, go_in_and_out_byte_for_byte) {
    const auto first = open(kMigrations);
    put(path("in/thing.csv"), kGoodFile);
    put(path("in/thing_log.csv"), kGoodLog);
    const auto report = import_folder(*first, path("in"), parts(), command());
    ASSERT_TRUE(report.bad.empty()) << report.bad[0].problem.message << report.bad[0].line;
    EXPECT_EQ(report.rows, 4);
    EXPECT_EQ(count(*first, "thing"), 3);
    EXPECT_EQ(count(*first, "thing_shadow"), 3);

    const storage::Table* const tables[] = {&kThing, &kEventLog};
    const auto exported = export_folder(*first, path("out"), tables);
    ASSERT_TRUE(exported);
    EXPECT_EQ(*exported, 4);
    EXPECT_EQ(content(path("out/thing.csv")), kGoodFile);
    EXPECT_EQ(content(path("out/thing_log.csv")), kGoodLog);
    EXPECT_NE(content(path("out/thing.schema.json")).find("物品法1条"), std::string::npos);

    const auto second = open(kMigrations);
    ASSERT_TRUE(import_folder(*second, path("out"), parts(), command()).bad.empty());
    ASSERT_TRUE(export_folder(*second, path("again"), tables));
    EXPECT_EQ(content(path("again/thing.csv")), kGoodFile);
    EXPECT_EQ(content(path("again/thing_log.csv")), kGoodLog);
    EXPECT_TRUE(storage::verify(*second, tables).first_broken_entry == 0);
}

TEST_P(LedgerFiles, are_loaded_once) {
    const auto database = open(kMigrations);
    put(path("in/thing.csv"), kGoodFile);
    EXPECT_FALSE(import_folder(*database, path("in"), parts(), command()).repeated);
    EXPECT_TRUE(import_folder(*database, path("in"), parts(), command()).repeated);
    EXPECT_EQ(count(*database, "thing"), 3);
}

TEST_P(LedgerFiles, with_a_bad_row_load_nothing_and_name_every_bad_row) {
    const auto database = open(kMigrations);
    put(path("in/thing.csv"), std::string{kHeader} +
                                  "1,a,red,,1,2020-04-01,,\r\n"             // good
                                  "x,b,red,,1,2020-04-01,,\r\n"             // 3: person_id
                                  "2,c,blue,2020-02-30,1,2020-04-01,,\r\n"  // 4: colour and born
                                  "3,d,red,,1,2020-04-01\r\n"               // 5: columns
                                  "4,e,red,,1,2020-04-02,2020-04-02,\r\n"   // 6: empty period
                                  "5,\"f\"g,red,,1,2020-04-01,,\r\n"        // 7: malformed
                                  "6,h,red,,1,,,\r\n");                     // 8: no beginning
    const auto report = import_folder(*database, path("in"), parts(), command());
    std::vector<std::pair<std::int64_t, std::string>> places;
    for (const BadRow& bad : report.bad) {
        EXPECT_EQ(bad.file, "thing.csv");
        EXPECT_FALSE(bad.problem.message.empty());
        places.emplace_back(bad.line, bad.column);
    }
    EXPECT_EQ(places, (std::vector<std::pair<std::int64_t, std::string>>{{3, "person_id"},
                                                                         {4, "colour"},
                                                                         {4, "born"},
                                                                         {5, ""},
                                                                         {6, "valid_to"},
                                                                         {7, ""},
                                                                         {8, "valid_from"}}));
    EXPECT_EQ(report.rows, 0);
    EXPECT_EQ(count(*database, "thing"), 0);
    EXPECT_EQ(count(*database, "thing_shadow"), 0);

    const auto good = import_folder(*database, path("in"), parts(), command(), true);
    EXPECT_EQ(good.rows, 1);
    EXPECT_EQ(good.bad.size(), 7U);
    EXPECT_EQ(count(*database, "thing"), 1);
}

TEST_P(LedgerFiles, need_every_column_and_know_every_column) {
    const auto database = open(kMigrations);
    put(path("in/thing.csv"), "person_id,name,colour,price,weight,price,valid_from\r\n");
    const auto report = import_folder(*database, path("in"), parts(), command());
    std::vector<std::string> columns;
    for (const BadRow& bad : report.bad)
        columns.push_back(bad.column);
    EXPECT_EQ(columns, (std::vector<std::string>{"weight", "price", "born"}));
}

TEST_P(LedgerFiles, of_a_second_delivery_become_the_next_versions) {
    const auto database = open(kMigrations);
    put(path("one/thing.csv"), kGoodFile);
    put(path("two/thing.csv"), std::string{kHeader} + "1,新,red,,1,2023-04-01,,\r\n");
    import_folder(*database, path("one"), parts(), command());
    ASSERT_TRUE(import_folder(*database, path("two"), parts(), command()).bad.empty());
    EXPECT_EQ(*database->session()->number("SELECT max(version) FROM thing WHERE person_id = 1"),
              3);
}

TEST_P(LedgerFiles, count_versions_in_the_database_when_rows_are_not_in_order) {
    const auto database = open(kMigrations);
    put(path("in/thing.csv"), std::string{kHeader} +
                                  "2,a,red,,1,2020-04-01,,\r\n"
                                  "1,b,red,,1,2020-04-01,,\r\n"
                                  "2,c,red,,1,2021-04-01,,\r\n");
    ASSERT_TRUE(import_folder(*database, path("in"), parts(), command()).bad.empty());
    EXPECT_EQ(*database->session()->number("SELECT max(version) FROM thing WHERE person_id = 2"),
              2);
}

YAKUBA_ON_BOTH_ENGINES(LedgerFiles);

}  // namespace
}  // namespace yakuba::exchange
