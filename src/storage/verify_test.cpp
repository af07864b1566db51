#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>

#include "storage/digest.h"
#include "storage/journal.h"
#include "storage/test_records.h"
#include "support/both_engines.h"

namespace yakuba::storage {
namespace {

using namespace test_records;

/// Someone who may do anything to the database: takes the triggers away, changes it, and leaves.
class Tampering : public test::BothEngines {
protected:
    /// Five entries: 1–3 and 5 write animals, 4 a vaccination.
    std::unique_ptr<Database> town() {
        auto database = open(migrations());
        for (const std::string key : {"a", "b", "c"}) {
            EXPECT_TRUE(keep(*database, key,
                             std::vector{animal(1, 1, key), animal(2, 1, key), animal(3, 1, "")}));
        }
        EXPECT_TRUE(database->transact(command("d"), [](Transaction& t) -> Result<std::string> {
            t.append_rows<Vaccination>(vaccination_table(),
                                       std::vector<Vaccination>{{PersonId{1}, 1, "狂犬病"}});
            t.append_rows<SearchKey>(search_key_table(),
                                     std::vector<SearchKey>{{"ぽち", PersonId{1}}});
            return std::string{"結果"};
        }));
        EXPECT_TRUE(keep(*database, "e", std::vector{animal(4, 1, "e")}));
        return database;
    }

    Verification after(Database& database, const std::string& sql) {
        const auto session = database.session();
        for (const std::string table : {"animal", "vaccination", "journal"}) {
            if (GetParam() == Engine::sqlite) {
                session->execute("DROP TRIGGER IF EXISTS " + table + "_refuses_update");
                session->execute("DROP TRIGGER IF EXISTS " + table + "_refuses_delete");
            } else {
                session->execute("DROP TRIGGER IF EXISTS " + table + "_refuses_change ON " + table);
            }
        }
        EXPECT_GE(session->execute(sql), 1) << sql;
        return verify(database, tables());
    }
};

TEST_P(Tampering, untouched_is_whole) {
    const auto database = town();
    const Verification whole = verify(*database, tables());
    EXPECT_EQ(whole.entries, 5);
    EXPECT_EQ(whole.rows, 11);
    EXPECT_EQ(whole.first_broken_entry, 0);
    EXPECT_EQ(whole.reason, "");
    EXPECT_EQ(whole.head, *database->session()->text("SELECT hash FROM journal WHERE link = 5"));
}

TEST_P(Tampering, of_one_journal_byte_is_found_in_every_column) {
    for (const std::string column : {"actor", "purpose", "ground", "command_key", "summary",
                                     "result", "rows_digest", "previous_hash", "hash"}) {
        const auto database = town();
        const Verification found =
            after(*database, "UPDATE journal SET " + column + " = 'x' || substr(" + column +
                                 ", 2) WHERE entry = 3");
        EXPECT_EQ(found.first_broken_entry, 3) << column;
        EXPECT_NE(found.reason, "") << column;
        if (GetParam() == Engine::postgresql)
            break;  // one database is enough where each costs more
        std::filesystem::remove(folder().file("town.db"));
        std::filesystem::remove(folder().file("town.db-wal"));
        std::filesystem::remove(folder().file("town.db-shm"));
    }
}

TEST_P(Tampering, of_journal_numbers_is_found) {
    const auto database = town();
    EXPECT_EQ(after(*database, "UPDATE journal SET at = at + 1 WHERE entry = 2").first_broken_entry,
              2);
    EXPECT_EQ(after(*database, "UPDATE journal SET at = at - 1 WHERE entry = 2").first_broken_entry,
              0);
    EXPECT_EQ(
        after(*database, "UPDATE journal SET rows_count = 4 WHERE entry = 2").first_broken_entry,
        2);
}

TEST_P(Tampering, of_a_row_names_the_entry_that_wrote_it) {
    const auto database = town();
    EXPECT_EQ(
        after(*database, "UPDATE animal SET price = price + 1 WHERE owner = 2 AND version = 2")
            .first_broken_entry,
        2);
    EXPECT_EQ(
        after(*database, "UPDATE animal SET price = price - 1 WHERE owner = 2 AND version = 2")
            .first_broken_entry,
        0);
    EXPECT_EQ(after(*database, "UPDATE animal SET valid_to = 20270101 WHERE owner = 4")
                  .first_broken_entry,
              5);
    EXPECT_EQ(after(*database, "UPDATE vaccination SET vaccine = ''").first_broken_entry, 4);
}

TEST_P(Tampering, by_deleting_or_inserting_rows_is_found) {
    const auto database = town();
    EXPECT_EQ(after(*database, "DELETE FROM animal WHERE owner = 4").first_broken_entry, 5);
    EXPECT_EQ(
        after(*database, "INSERT INTO vaccination VALUES (1, 2, 'x', 3, 4)").first_broken_entry, 4);
    EXPECT_EQ(after(*database, "INSERT INTO animal VALUES (9, 9, 'x', 0, 0, 1, 0, 1, 1, 2)")
                  .first_broken_entry,
              2);
}

TEST_P(Tampering, by_moving_a_row_to_another_entry_is_found) {
    const auto database = town();
    EXPECT_EQ(after(*database, "UPDATE animal SET entry = 3 WHERE owner = 1 AND version = 2")
                  .first_broken_entry,
              2);
}

TEST_P(Tampering, by_taking_entries_out_is_found) {
    const auto database = town();
    EXPECT_EQ(after(*database, "DELETE FROM journal WHERE entry = 5").first_broken_entry,
              5);  // its row is orphaned
    EXPECT_EQ(after(*database, "DELETE FROM journal WHERE entry = 2").first_broken_entry, 3);
}

TEST_P(Tampering, of_what_can_be_rebuilt_does_not_matter) {
    const auto database = town();
    EXPECT_EQ(after(*database, "DELETE FROM search_key").first_broken_entry, 0);
}

YAKUBA_ON_BOTH_ENGINES(Tampering);

TEST(RowsDigest, does_not_depend_on_order_but_on_everything_else) {
    const auto hash = [](std::string_view table, std::initializer_list<Value> values) {
        RowForm form(table);
        form.begin();
        for (const Value& value : values) {
            if (const auto* i = std::get_if<std::int64_t>(&value))
                form.integer(*i);
            else
                form.text(std::get<std::string>(value));
        }
        return form.hash();
    };
    const auto sum = [](std::initializer_list<Lanes> rows) {
        RowsDigest digest;
        for (const Lanes& row : rows)
            digest.add(row);
        return digest.hex();
    };
    const Lanes a = hash("t", {1, "x"}), b = hash("t", {2, "y"});
    EXPECT_EQ(sum({a, b}), sum({b, a}));
    EXPECT_EQ(hash("t", {1, "x"}), a);
    EXPECT_NE(sum({a, b}), sum({a, b, b}));
    EXPECT_NE(sum({a, b}), sum({hash("t", {1, "y"}), hash("t", {2, "x"})}));
    EXPECT_NE(a, hash("s", {1, "x"}));
    EXPECT_NE(a, hash("t", {-1, "x"}));
    EXPECT_NE(hash("t", {"ab", "c"}), hash("t", {"a", "bc"}));
    EXPECT_NE(hash("t", {1, ""}), hash("t", {"", 1}));
    EXPECT_NE(hash("t", {std::numeric_limits<std::int64_t>::min()}),
              hash("t", {std::numeric_limits<std::int64_t>::max()}));
}

RC_GTEST_PROP(RowsDigest, tells_any_two_rows_apart,
              (const std::vector<std::string>& a, const std::vector<std::string>& b)) {
    const auto hash = [](const std::vector<std::string>& row) {
        RowForm form("t");
        form.begin();
        for (const std::string& text : row)
            form.text(text);
        return form.hash();
    };
    RC_ASSERT((hash(a) == hash(b)) == (a == b));
}

}  // namespace
}  // namespace yakuba::storage
