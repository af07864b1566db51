#include "batch/job.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <random>

#include "batch/test_job.h"
#include "storage/as_of.h"
#include "support/both_engines.h"

namespace yakuba::batch {

namespace test_job {

using storage::Versioned;

Job assess() {
    Job job{.name = "assess 2026", .label = "当初賦課", .prepare = {}, .write = {}};
    job.prepare = [](storage::Session& session, Range range) {
        auto debts = std::make_shared<std::vector<Versioned<Debt>>>();
        Prepared prepared{debts, {}, {}};
        storage::for_each_as_of<Person>(
            session, person_table(), AsOf{Date{2026, 1, 1}},
            storage::between("person_id", range.from.value(), range.until.value()),
            [&](Person& person, const storage::Version&) {
                prepared.counts.add("対象者", 1);
                if (person.person_id.value() % 7 == 0) return;
                prepared.counts.add("課税", 1);
                debts->push_back({{person.person_id, Yen{2 * person.person_id.value()}},
                                  {.valid_from = Date{2026, 4, 1}}});
                if (debts->size() == 1) prepared.samples.push_back(person.name);
            });
        return prepared;
    };
    job.write = [](storage::Transaction& t, const Prepared& prepared) {
        t.append_versions<Debt>(
            debt_table(), *std::static_pointer_cast<std::vector<Versioned<Debt>>>(prepared.work));
    };
    return job;
}

}  // namespace test_job

namespace {

using namespace test_job;

class JobRun : public test::BothEngines {
protected:
    static Request request() {
        return {.day = Date{2026, 4, 1}, .now = kNow, .chunk_persons = 100};
    }
    static std::int64_t debts(storage::Database& database) {
        return *database.session()->number("SELECT count(*) FROM debt");
    }
};

TEST_P(JobRun, writes_everyone_once_and_a_second_run_changes_nothing) {
    const auto database = open(migrations());
    settle(*database, 1, 1'000);
    settle(*database, 5'000'001, 5'000'010);  // far away: the empty chunks between cost nothing
    const Report first = run(*database, assess(), request());
    EXPECT_EQ(first.chunks, 12);
    EXPECT_EQ(first.chunks_done_before, 0);
    EXPECT_TRUE(first.failed.empty());
    EXPECT_EQ(first.counts.of("対象者"), 1'010);
    EXPECT_EQ(first.counts.of("課税"), debts(*database));
    EXPECT_EQ(database->session()->number("SELECT sum(amount) FROM debt WHERE person_id <= 10"),
              2 * (55 - 7));
    const auto entries = database->session()->number("SELECT count(*) FROM journal");

    Request other_size = request();
    other_size.chunk_persons = 37;
    const Report second = run(*database, assess(), other_size);
    EXPECT_EQ(second.chunks_done_before, 12);
    EXPECT_EQ(second.counts.lines, first.counts.lines);
    EXPECT_EQ(database->session()->number("SELECT count(*) FROM journal"), entries);
    EXPECT_EQ(storage::verify(*database, tables()).first_broken_entry, 0);
}

TEST_P(JobRun, writes_chunks_in_their_order) {
    const auto database = open(migrations());
    settle(*database, 1, 2'000);
    Request many = request();
    many.threads = 4;
    run(*database, assess(), many);
    std::int64_t last = 0;
    database->session()->read_values("SELECT person_id FROM debt ORDER BY entry, person_id", {},
                                     [&](std::span<const storage::Value> row) {
                                         EXPECT_LT(last, std::get<std::int64_t>(row[0]));
                                         last = std::get<std::int64_t>(row[0]);
                                     });
    EXPECT_EQ(last, 2'000);
}

TEST_P(JobRun, a_dry_run_counts_and_shows_but_writes_nothing) {
    const auto database = open(migrations());
    settle(*database, 1, 1'000);
    Request dry = request();
    dry.dry_run = true;
    std::int64_t shown = 0;
    dry.progress = [&](std::string_view, std::int64_t done, std::int64_t total) {
        EXPECT_LE(done, total);
        shown = done;
    };
    const Report report = run(*database, assess(), dry);
    EXPECT_EQ(report.counts.of("対象者"), 1'000);
    EXPECT_EQ(report.samples.size(), 11u);
    EXPECT_EQ(shown, 1'100);
    EXPECT_EQ(debts(*database), 0);
    EXPECT_EQ(database->session()->number("SELECT count(*) FROM journal"), 1);
}

TEST_P(JobRun, a_chunk_that_fails_is_reported_and_can_be_run_again) {
    const auto database = open(migrations());
    settle(*database, 1, 1'000);
    Job failing = assess();
    failing.prepare = [good = failing.prepare](storage::Session& session, Range range) {
        if (range.from == PersonId{300}) throw std::runtime_error("a broken record");
        return good(session, range);
    };
    failing.write = [good = failing.write](storage::Transaction& t, const Prepared& prepared) {
        good(t, prepared);
        if (prepared.samples.at(0) == "人500") throw std::runtime_error("disk full");
    };
    const Report broken = run(*database, failing, request());
    ASSERT_EQ(broken.failed.size(), 2u);
    EXPECT_EQ(broken.failed[0].code, "batch.chunk_failed");
    EXPECT_EQ(broken.failed[0].where, "宛名番号 300 から 399 まで");
    EXPECT_EQ(broken.failed[0].detail, "a broken record");
    EXPECT_EQ(broken.failed[1].detail, "disk full");
    EXPECT_EQ(broken.counts.of("対象者"), 800);

    const Report mended = run(*database, assess(), request());
    EXPECT_EQ(mended.chunks_done_before, 9);
    EXPECT_TRUE(mended.failed.empty());
    EXPECT_EQ(mended.counts.of("対象者"), 1'000);
    EXPECT_EQ(debts(*database), mended.counts.of("課税"));
}

TEST_P(JobRun, over_some_persons_alone) {
    const auto database = open(migrations());
    settle(*database, 1, 1'000);
    run(*database, assess(), request());
    Request some = request();
    some.only = {PersonId{501}, PersonId{3}, PersonId{502}, PersonId{3}, PersonId{7}};
    some.now = Instant{kNow.microseconds + 1};
    EXPECT_EQ(run(*database, assess(), some).counts.of("対象者"), 4);
    EXPECT_EQ(database->session()->number("SELECT count(*) FROM debt WHERE version = 2"), 3);
    EXPECT_EQ(run(*database, assess(), some).chunks_done_before, 1);
    EXPECT_EQ(database->session()->number("SELECT count(*) FROM debt WHERE version > 2"), 0);
}

TEST_P(JobRun, prepares_while_it_writes) {
    const auto database = open(migrations());
    settle(*database, 1, 1'000);
    std::atomic<int> preparing = 0;
    std::atomic<bool> overlapped = false;
    Job job = assess();
    job.prepare = [&, good = job.prepare](storage::Session& session, Range range) {
        ++preparing;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
        Prepared prepared = good(session, range);
        --preparing;
        return prepared;
    };
    job.write = [&, good = job.write](storage::Transaction& t, const Prepared& prepared) {
        good(t, prepared);
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
        if (preparing > 0) overlapped = true;
    };
    Request two = request();
    two.threads = 2;
    run(*database, job, two);
    EXPECT_TRUE(overlapped);
}

/// Runs the job in a process of its own, which is killed after a while unless it has finished.
bool run_and_kill(const std::string& url, std::chrono::microseconds after) {
    const pid_t child = fork();
    if (child == 0) {
        const auto database = storage::Database::open(url);
        const Request slow{.day = Date{2026, 4, 1}, .now = kNow, .chunk_persons = 250};
        _exit(database && run(**database, assess(), slow).failed.empty() ? 0 : 1);
    }
    std::this_thread::sleep_for(after);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST_P(JobRun, killed_at_any_moment_it_goes_on_where_it_stopped) {
    { settle(*open(migrations()), 1, 20'000); }
    std::mt19937 chance(1);
    int killed = 0;
    std::chrono::microseconds patience{5'000};  // grows, so that a slow machine gets there too
    while (!run_and_kill(url(), patience + std::chrono::microseconds{chance() % 30'000})) {
        ASSERT_LT(++killed, 400);
        patience += std::chrono::milliseconds{1};
        if (killed % 5 == 0) {
            const auto database = open_again();
            EXPECT_EQ(storage::verify(*database, tables()).first_broken_entry, 0);
        }
    }
    EXPECT_GT(killed, 0);
    const auto database = open_again();
    EXPECT_EQ(debts(*database), 20'000 - 20'000 / 7);
    EXPECT_EQ(database->session()->number("SELECT max(version) FROM debt"), 1);
    EXPECT_EQ(run(*database, assess(), request()).counts.of("対象者"), 20'000);
    EXPECT_EQ(storage::verify(*database, tables()).first_broken_entry, 0);
}

YAKUBA_ON_BOTH_ENGINES(JobRun);

}  // namespace
}  // namespace yakuba::batch
