#include "storage/database.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "storage/test_records.h"
#include "support/both_engines.h"

namespace yakuba::storage {
namespace {

using namespace test_records;

class Store : public test::BothEngines {};

TEST_P(Store, gives_back_what_was_appended) {
    const auto database = open(migrations());
    const std::vector<Versioned<Animal>> rows{animal(7, 1, "ぽち"), animal(9'000'000'000, 2, "")};
    ASSERT_TRUE(keep(*database, "a", rows));
    const auto session = database->session();
    const auto found = all_animals(*session);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].record.name, "ぽち");
    EXPECT_EQ(found[0].record.born, (Date{2020, 1, 2}));
    EXPECT_EQ(found[0].version.number, 1);
    EXPECT_EQ(found[0].version.valid_to, kForever);
    EXPECT_EQ(found[0].version.recorded_at, kNow);
    EXPECT_EQ(found[0].version.entry, 1);
    EXPECT_EQ(found[1].record.owner, PersonId{9'000'000'000});
    EXPECT_EQ(found[1].record.price, Yen{-5'000'000'000});
    EXPECT_EQ(session->number("SELECT count(*) FROM animal WHERE name = ''"), 1);
}

TEST_P(Store, numbers_versions_within_their_key) {
    const auto database = open(migrations());
    ASSERT_TRUE(keep(*database, "a",
                     std::vector{animal(1, 1, "a"), animal(2, 1, "b"), animal(1, 1, "a2")}));
    ASSERT_TRUE(keep(*database, "b",
                     std::vector{animal(900'000, 1, "z"), animal(1, 1, "a3"), animal(1, 2, "c")}));
    ASSERT_TRUE(keep(*database, "c",
                     std::vector{animal(1, 1, "a4"), animal(1, 2, "c2"), animal(2, 1, "b2")}));
    std::string all;
    for (const auto& row : all_animals(*database->session())) {
        all += row.record.name + ":" + std::to_string(row.version.number) + " ";
    }
    EXPECT_EQ(all, "a:1 a2:2 a3:3 a4:4 c:1 c2:2 b:1 b2:2 z:1 ");
}

TEST_P(Store, numbers_versions_of_records_built_in_one_place) {
    const auto database = open(migrations());
    const auto keep_ids = [&](std::vector<std::int64_t> ids) {
        return database->transact(command(""), [&](Transaction& t) -> Result<std::string> {
            Animal scratch;
            t.append(
                animal_table(), ids.size(),
                [&](std::size_t i) -> const void* {
                    scratch = animal(ids[i], 1, std::to_string(ids[i])).record;
                    return &scratch;
                },
                [](std::size_t) {
                    return Version{.valid_from = Date{2026, 4, 1}};
                });
            return std::string{};
        });
    };
    std::vector<std::int64_t> near, apart;  // close enough for one query, and too far for it
    for (std::int64_t id = 1; id <= 40; ++id)
        near.push_back(id);
    for (std::int64_t id = 40; id > 0; --id)
        apart.push_back(id * 10'000'000);
    for (int round = 0; round < 3; ++round) {
        ASSERT_TRUE(keep_ids(near));
        ASSERT_TRUE(keep_ids(apart));
        ASSERT_TRUE(keep_ids({1, 10'000'000}));
    }
    const auto session = database->session();
    EXPECT_EQ(session->number("SELECT count(*) FROM animal"), 3 * 82);
    EXPECT_EQ(session->number("SELECT count(*) FROM animal WHERE version = 6"), 2);
    EXPECT_EQ(session->number("SELECT count(*) FROM animal WHERE version = 3"), 80);
}

TEST_P(Store, appends_to_logs_and_derived_tables) {
    const auto database = open(migrations());
    const auto done = database->transact(command("x"), [](Transaction& t) -> Result<std::string> {
        t.append_rows<Vaccination>(vaccination_table(),
                                   std::vector<Vaccination>{{PersonId{1}, 1, "狂犬病"}});
        t.append_rows<SearchKey>(search_key_table(), std::vector<SearchKey>{{"ぽち", PersonId{1}}});
        t.session().execute("DELETE FROM search_key WHERE text = :text",
                            {{"text", std::string{"ぽち"}}});
        return std::string{};
    });
    ASSERT_TRUE(done);
    const auto session = database->session();
    EXPECT_EQ(session->number("SELECT entry FROM vaccination"), 1);
    EXPECT_EQ(session->number("SELECT recorded_at FROM vaccination"), kNow.microseconds);
    EXPECT_EQ(session->number("SELECT count(*) FROM search_key"), 0);
}

TEST_P(Store, reads_many_rows_and_other_queries_meanwhile) {
    const auto database = open(migrations());
    std::vector<Versioned<Animal>> rows;
    for (int i = 1; i <= 5'001; ++i)
        rows.push_back(animal(i, 1, "n" + std::to_string(i)));
    ASSERT_TRUE(keep(*database, "a", rows));
    const auto session = database->session();
    std::int64_t sum = 0, count = 0;
    session->read_values(
        "SELECT owner FROM animal ORDER BY owner", {}, [&](std::span<const Value> row) {
            ++count;
            if (count % 1'000 == 0) {
                sum += *session->number("SELECT number FROM animal WHERE owner = :owner",
                                        {{"owner", row[0]}});
            }
        });
    EXPECT_EQ(count, 5'001);
    EXPECT_EQ(sum, 5);
    EXPECT_EQ(session->number("SELECT sum(owner) FROM animal"), 5'001 * 5'002 / 2);
    EXPECT_EQ(session->number("SELECT owner FROM animal WHERE owner < 0"), std::nullopt);
    EXPECT_EQ(session->text("SELECT name FROM animal WHERE owner = :o AND name = :n OR owner = :o",
                            {{"n", std::string{"x"}}, {"o", 17}}),
              "n17");
}

TEST_P(Store, a_snapshot_does_not_move) {
    const auto database = open(migrations());
    const auto session = database->session();
    session->begin_snapshot();
    EXPECT_EQ(session->number("SELECT count(*) FROM animal"), 0);
    ASSERT_TRUE(keep(*database, "a", std::vector{animal(1, 1, "a")}));
    EXPECT_EQ(session->number("SELECT count(*) FROM animal"), 0);
    EXPECT_EQ(database->session()->number("SELECT count(*) FROM animal"), 1);
}

TEST_P(Store, says_which_entry_last_wrote_to_a_history) {
    const auto database = open(migrations());
    const auto last = [&] { return last_written(*database->session(), animal_table()); };
    EXPECT_EQ(last(), 0);
    ASSERT_TRUE(keep(*database, "a", std::vector{animal(1, 1, "a")}));
    const std::int64_t first = last();
    EXPECT_GT(first, 0);
    ASSERT_TRUE(database->transact(command("b"), [](Transaction& t) -> Result<std::string> {
        t.next_number("tag");
        return std::string{"wrote to no history"};
    }));
    EXPECT_EQ(last(), first);
    ASSERT_FALSE(database->transact(command("c"), [](Transaction& t) -> Result<std::string> {
        t.append_versions<Animal>(animal_table(), std::vector{animal(2, 1, "b")});
        return Problem{"animal.refused", "登録できません。"};
    }));
    EXPECT_EQ(last(), first);
    ASSERT_TRUE(keep(*database, "d", std::vector{animal(1, 1, "a2")}));
    EXPECT_GT(last(), first);
}

TEST_P(Store, a_problem_or_an_exception_leaves_nothing) {
    const auto database = open(migrations());
    const auto refused =
        database->transact(command("x"), [](Transaction& t) -> Result<std::string> {
            t.append_versions<Animal>(animal_table(), std::vector{animal(1, 1, "a")});
            t.next_number("tag");
            return Problem{"animal.refused", "登録できません。"};
        });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem().code, "animal.refused");
    EXPECT_THROW((void)database->transact(command("x"),
                                          [](Transaction& t) -> Result<std::string> {
                                              t.append_versions<Animal>(
                                                  animal_table(), std::vector{animal(1, 1, "a")});
                                              throw std::runtime_error("our own mistake");
                                          }),
                 std::runtime_error);
    EXPECT_EQ(database->session()->number("SELECT count(*) FROM animal"), 0);
    EXPECT_EQ(database->session()->number("SELECT count(*) FROM journal"), 0);
    const auto later = database->transact(command("x"), [](Transaction& t) -> Result<std::string> {
        return std::to_string(t.next_number("tag"));
    });
    EXPECT_EQ(*later, "1");
}

TEST_P(Store, the_same_key_is_carried_out_once) {
    const auto database = open(migrations());
    int called = 0;
    const auto work = [&](Transaction&) -> Result<std::string> {
        return "call " + std::to_string(++called);
    };
    EXPECT_EQ(*database->transact(command("k"), work), "call 1");
    EXPECT_EQ(*database->transact(command("k"), work), "call 1");
    EXPECT_EQ(*database->transact(command(""), work), "call 2");
    EXPECT_EQ(*database->transact(command(""), work), "call 3");
    EXPECT_EQ(called, 3);
}

TEST_P(Store, eight_threads_with_one_key_do_it_once) {
    const auto database = open(migrations());
    for (int round = 0; round < 20; ++round) {
        std::atomic<int> called = 0;
        std::vector<std::string> results(8);
        {
            std::vector<std::jthread> threads;
            for (std::string& result : results) {
                threads.emplace_back([&] {
                    result = *database->transact(command("r" + std::to_string(round)),
                                                 [&](Transaction& t) -> Result<std::string> {
                                                     ++called;
                                                     return std::to_string(t.next_number("tag"));
                                                 });
                });
            }
        }
        EXPECT_EQ(called, 1);
        for (const std::string& result : results)
            EXPECT_EQ(result, std::to_string(round + 1));
    }
}

TEST_P(Store, two_programs_that_write_at_once_wait_for_each_other) {
    const auto one = open(migrations());
    const auto other = open_again();
    {
        std::vector<std::jthread> threads;
        for (Database* database : {one.get(), other.get()}) {
            threads.emplace_back([database] {
                for (int i = 0; i < 50; ++i) {
                    ASSERT_TRUE(keep(*database, "", std::vector{animal(1, 1, "a")}));
                }
            });
        }
    }
    EXPECT_EQ(one->session()->number("SELECT max(version) FROM animal"), 100);
    EXPECT_EQ(verify(*one, tables()).first_broken_entry, 0);
}

TEST_P(Store, history_and_journal_refuse_update_and_delete) {
    const auto database = open(migrations());
    ASSERT_TRUE(keep(*database, "a", std::vector{animal(1, 1, "a")}));
    for (const std::string sql :
         {"UPDATE animal SET name = 'b'", "DELETE FROM animal", "UPDATE journal SET actor = ''",
          "DELETE FROM journal", "DELETE FROM animal WHERE owner = 1",
          "INSERT INTO animal SELECT * FROM animal WHERE true ON CONFLICT (owner, number, version) "
          "DO UPDATE SET name = 'b'"}) {
        EXPECT_THROW(database->session()->execute(sql), DatabaseError) << sql;
    }
    if (GetParam() == Engine::postgresql) {
        EXPECT_THROW(database->session()->execute("TRUNCATE animal"), DatabaseError);
    } else {
        EXPECT_THROW(
            database->session()->execute("INSERT OR REPLACE INTO animal SELECT * FROM animal"),
            DatabaseError);
    }
}

TEST_P(Store, a_transaction_inside_a_transaction_is_refused) {
    const auto database = open(migrations());
    const auto nothing = [](Transaction&) -> Result<std::string> { return std::string{}; };
    EXPECT_THROW(
        (void)database->transact(
            command("a"), [&](Transaction&) { return database->transact(command("b"), nothing); }),
        DatabaseError);
    EXPECT_TRUE(database->transact(command("a"), nothing));
}

TEST_P(Store, working_tables_come_and_go_without_a_journal_entry) {
    const auto database = open(migrations());
    database->amend([](Session& session) {
        session.execute("INSERT INTO number_series (series, last) VALUES (:s, 1)",
                        {{"s", "draft"}});
    });
    EXPECT_THROW(database->amend([](Session& session) {
        session.execute("UPDATE number_series SET last = 7 WHERE series = :s", {{"s", "draft"}});
        throw std::runtime_error("thought better of it");
    }),
                 std::runtime_error);
    const auto session = database->session();
    EXPECT_EQ(session->number("SELECT last FROM number_series WHERE series = 'draft'"), 1);
    EXPECT_EQ(session->number("SELECT count(*) FROM journal"), 0);
}

TEST_P(Store, gathers_statistics_while_in_use) {
    const auto database = open(migrations());
    ASSERT_TRUE(keep(*database, "a", std::vector{animal(1, 1, "a")}));
    database->gather_statistics();
    EXPECT_EQ(database->session()->number("SELECT count(*) FROM animal"), 1);
}

TEST_P(Store, mistakes_in_sql_are_named) {
    const auto database = open(migrations());
    const auto session = database->session();
    EXPECT_THROW(session->execute("SELECT nothing FROM nowhere"), DatabaseError);
    EXPECT_THROW(session->number("SELECT nothing FROM nowhere"), DatabaseError);
    EXPECT_THROW(session->number("SELECT owner FROM animal WHERE owner = :who"), DatabaseError);
    EXPECT_THROW(session->select<Animal>(animal_description(), "SELECT owner FROM animal"),
                 DatabaseError);
    EXPECT_EQ(session->number("SELECT count(*) FROM animal"), 0);
}

YAKUBA_ON_BOTH_ENGINES(Store);

TEST(Database, that_cannot_be_opened_is_a_problem) {
    for (const std::string url :
         {"sqlite:/nowhere/at/all/town.db", "postgresql:///town?host=/nowhere"}) {
        const auto database = Database::open(url);
        ASSERT_FALSE(database);
        EXPECT_EQ(database.problem().code, "database.cannot_open");
    }
}

}  // namespace
}  // namespace yakuba::storage
