#include "storage/migrate.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "storage/dialect.h"
#include "storage/test_records.h"
#include "support/both_engines.h"
#include "support/table_check.h"

namespace yakuba::storage {
namespace {

using namespace test_records;

class Migrations : public test::BothEngines {};

TEST_P(Migrations, run_once) {
    const auto database = open_again();
    EXPECT_EQ(*database->migrate(migrations()), 3);  // storage's own and the animals
    EXPECT_EQ(*database->migrate(migrations()), 0);
    EXPECT_EQ(*open_again()->migrate(migrations()), 0);
    EXPECT_EQ(database->session()->number("SELECT count(*) FROM migration"), 3);
    EXPECT_GT(database->session()->number("SELECT min(applied_at) FROM migration"), 0);
}

TEST_P(Migrations, whose_text_changed_are_refused) {
    const auto database = open(migrations());
    const Migration changed[] = {
        {"0001 animals", "CREATE TABLE animal (owner INTEGER NOT NULL) STRICT;"}};
    const auto result = database->migrate(changed);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.problem().code, "migration.changed");
    EXPECT_EQ(result.problem().detail, "0001 animals");
}

TEST_P(Migrations, that_fail_leave_nothing_half_done) {
    const auto database = open(migrations());
    const Migration broken[] = {
        {"0002 broken", "CREATE TABLE fish (owner INTEGER NOT NULL) STRICT; CREATE NONSENSE;"}};
    EXPECT_THROW((void)database->migrate(broken), DatabaseError);
    EXPECT_THROW(database->session()->number("SELECT count(*) FROM fish"), DatabaseError);
    const Migration mended[] = {
        {"0002 broken", "CREATE TABLE fish (owner INTEGER NOT NULL) STRICT;"}};
    EXPECT_EQ(*database->migrate(mended), 1);
}

TEST_P(Migrations, of_two_programs_that_start_together_run_once) {
    const std::string where = url();
    std::vector<pid_t> programs;
    for (int i = 0; i < 4; ++i) {
        programs.push_back(fork());
        if (programs.back() != 0) continue;
        const auto database = Database::open(where);
        _exit(database && (*database)->migrate(migrations()) ? 0 : 1);
    }
    for (const pid_t program : programs) {
        int status = 0;
        waitpid(program, &status, 0);
        EXPECT_EQ(status, 0);
    }
    EXPECT_EQ(open_again()->session()->number("SELECT count(*) FROM migration"), 3);
}

TEST_P(Migrations, make_the_tables_that_are_described) {
    const auto database = open(migrations());
    EXPECT_EQ(test::misfits(*database, tables()), "");
    const Table swapped{"search_key", "検索語", &vaccination_description(), {}, Keeping::log};
    EXPECT_EQ(
        test::misfits(*database, {&swapped}),
        "search_key has (text, owner) but is described as (owner, number, vaccine, recorded_at, "
        "entry)\nsearch_key is not append only\n");
}

YAKUBA_ON_BOTH_ENGINES(Migrations);

TEST(Dialect, turns_types_and_options_outside_quotes_and_comments) {
    const char* const sql = R"(
-- INTEGER in a comment; with a semicolon
CREATE TABLE t (a INTEGER NOT NULL DEFAULT 0, b TEXT NOT NULL DEFAULT 'INTEGER; it''s', c BLOB,
                INTEGERS INTEGER, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
/* TEXT; */ CREATE INDEX t_b ON t (b);
SEQUENCE s;
)";
    const auto sqlite = statements_of(Engine::sqlite, sql);
    ASSERT_EQ(sqlite.size(), 2u);
    EXPECT_NE(sqlite[0].find("STRICT, WITHOUT ROWID"), std::string::npos);
    const auto postgresql = statements_of(Engine::postgresql, sql);
    ASSERT_EQ(postgresql.size(), 3u);
    EXPECT_EQ(postgresql[0],
              "CREATE TABLE t (a BIGINT NOT NULL DEFAULT 0, b TEXT COLLATE \"C\" NOT NULL DEFAULT "
              "'INTEGER; it''s', c BYTEA,\n                INTEGERS BIGINT, PRIMARY KEY (a, b))");
    EXPECT_EQ(postgresql[1], "CREATE INDEX t_b ON t (b)");
    EXPECT_EQ(postgresql[2], "CREATE SEQUENCE s");
}

TEST(Dialect, numbers_the_names_of_a_statement) {
    const NumberedSql sql =
        numbered("SELECT ':x', a::text FROM t -- :y\nWHERE a = :a AND b = :b OR a > :a");
    EXPECT_EQ(sql.sql, "SELECT ':x', a::text FROM t -- :y\nWHERE a = $1 AND b = $2 OR a > $1");
    EXPECT_EQ(sql.names, (std::vector<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace yakuba::storage
