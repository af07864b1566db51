#include "identity/access_log.h"

#include <atomic>
#include <chrono>
#include <thread>

#include "identity/test_town.h"
#include "storage/database.h"
#include "support/table_check.h"

namespace yakuba::identity {
namespace {

class AccessLogTest : public IdentityTest {
protected:
    static Access access(std::string actor, std::int64_t person, std::string what = "住民の画面") {
        Access access;
        access.actor = std::move(actor);
        access.door = Door::staff;
        access.department = "resident-register";
        access.person_id = PersonId{person};
        access.what = std::move(what);
        return access;
    }
};
YAKUBA_ON_BOTH_ENGINES(AccessLogTest);

TEST_P(AccessLogTest, TablesAreAsDescribed) { EXPECT_EQ(test::misfits(*database_, tables()), ""); }

TEST_P(AccessLogTest, FindsByPersonActorDepartmentDeedAndTime) {
    AccessLog& log = identity_->access_log();
    Access search = access("satou", 0, "氏名で検索");
    search.deed = Deed::search;
    search.department = "child-allowance";
    const std::vector<Access> together{access("satou", 7), search};
    log.write(together, moment());
    const std::vector<Access> later{access("tanaka", 7)};
    log.write(later, moment(86'400));

    const auto session = database_->session();
    const auto count = [&](const AccessQuery& query) {
        return find_accesses(*session, query).size();
    };
    EXPECT_EQ(count({}), 3U);
    EXPECT_EQ(count({.actor = "satou"}), 2U);
    EXPECT_EQ(count({.person_id = PersonId{7}}), 2U);
    EXPECT_EQ(count({.department = "child-allowance"}), 1U);
    EXPECT_EQ(count({.deed = Deed::search}), 1U);
    EXPECT_EQ(count({.from = kToday + std::chrono::days{1}}), 1U);
    EXPECT_EQ(count({.until = kToday + std::chrono::days{1}}), 2U);
    EXPECT_EQ(count({.actor = "tanaka", .person_id = PersonId{7}, .deed = Deed::search}), 0U);
}

TEST_P(AccessLogTest, PagesFromTheNewestBack) {
    for (int i = 0; i < 7; ++i) {
        const Access one = access("satou", i + 1);
        identity_->access_log().write({&one, 1}, moment(i));
    }
    const auto session = database_->session();
    AccessQuery query;
    query.limit = 3;
    std::vector<std::int64_t> persons;
    for (auto page = find_accesses(*session, query); !page.empty();
         page = find_accesses(*session, query)) {
        EXPECT_LE(page.size(), 3U);
        for (const AccessFound& found : page) {
            persons.push_back(found.access.person_id.value());
            EXPECT_EQ(found.at, moment(found.access.person_id.value() - 1));
        }
        query.before = page.back().access.access_number;
    }
    EXPECT_EQ(persons, (std::vector<std::int64_t>{7, 6, 5, 4, 3, 2, 1}));
}

TEST_P(AccessLogTest, TakesTextsNoDatabaseWould) {
    Access odd = access(std::string("a\0b", 3), 1, "\xff\xfe");
    odd.client = std::string(5'000, 'x');
    identity_->access_log().write({&odd, 1}, moment());
    const auto found = find_accesses(*database_->session(), {});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].access.actor, "a\uFFFDb");
    EXPECT_EQ(found[0].access.what, "\uFFFD\uFFFD");
    EXPECT_EQ(found[0].access.client.size(), 200U);
}

TEST_P(AccessLogTest, TellsEveryCallerWhenItCannotWrite) {
    database_->amend([](storage::Session& session) {
        session.execute("ALTER TABLE access_log RENAME TO access_log_elsewhere");
    });
    std::atomic<int> told = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            const Access one = access("satou", 1);
            try {
                identity_->access_log().write({&one, 1}, moment());
            } catch (const storage::DatabaseError&) {
                ++told;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(told, 8);
    database_->amend([](storage::Session& session) {
        session.execute("ALTER TABLE access_log_elsewhere RENAME TO access_log");
    });
    const Access one = access("satou", 1);
    identity_->access_log().write({&one, 1}, moment());  // and works again
    EXPECT_EQ(find_accesses(*database_->session(), {}).size(), 1U);
}

TEST_P(AccessLogTest, WritesAThousandASecondForThirtyTwoThreads) {
    constexpr int kThreads = 32, kEach = 100;
    std::vector<std::thread> threads;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&, i] {
            for (int n = 0; n < kEach; ++n) {
                const Access one = access("staff" + std::to_string(i), n + 1);
                identity_->access_log().write({&one, 1}, moment(n));
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    const double rate = kThreads * kEach / seconds.count();
    RecordProperty("accesses_per_second", static_cast<int>(rate));
    std::cout << "accesses per second: " << static_cast<int>(rate) << '\n';
#ifdef NDEBUG
    if (GetParam() == storage::Engine::sqlite) {
        EXPECT_GE(rate, 1'000);
    }
#endif
    const auto session = database_->session();
    EXPECT_EQ(session->number("SELECT count(*) FROM access_log"), kThreads * kEach);
    EXPECT_EQ(session->number("SELECT max(access_number) FROM access_log"), kThreads * kEach);
    // Many accesses, few transactions; and the journal vouches for every row.
    EXPECT_LT(session->number("SELECT count(*) FROM journal").value_or(0), kThreads * kEach / 4);
    auto every = registry::tables();
    for (const storage::Table* table : tables())
        every.push_back(table);
    EXPECT_EQ(storage::verify(*database_, every).first_broken_entry, 0);
}

}  // namespace
}  // namespace yakuba::identity
