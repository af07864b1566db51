#include "batch/run_list.h"

#include <gtest/gtest.h>

#include <thread>

#include "support/both_engines.h"

namespace yakuba::batch {
namespace {

class RunList : public test::BothEngines {
protected:
    std::unique_ptr<storage::Database> database_ = open(migrations());
};

constexpr Instant kNow{1'790'000'000'000'000};
Instant later(std::int64_t seconds) { return {kNow.microseconds + seconds * 1'000'000}; }

RunRow assessment() {
    RunRow row;
    row.department = "individual-inhabitant-tax";
    row.name = "assess";
    row.label = "個人住民税 当初賦課";
    row.day = Date{2026, 4, 1};
    row.actor = "satou";
    return row;
}

TEST_P(RunList, two_clerks_who_start_the_same_run_get_one) {
    const Begun first = begin_run(*database_, assessment(), kNow);
    const Begun second = begin_run(*database_, assessment(), later(1));
    EXPECT_TRUE(first.mine);
    EXPECT_FALSE(second.mine);
    EXPECT_EQ(first.run_id, second.run_id);
}

TEST_P(RunList, ten_at_once_get_one) {
    std::vector<Begun> begun(10);
    {
        std::vector<std::jthread> clerks;
        for (Begun& mine : begun)
            clerks.emplace_back([&] { mine = begin_run(*database_, assessment(), kNow); });
    }
    int starters = 0;
    for (const Begun& each : begun) {
        starters += each.mine ? 1 : 0;
        EXPECT_EQ(each.run_id, begun.front().run_id);
    }
    EXPECT_EQ(starters, 1);
}

TEST_P(RunList, a_trial_and_the_real_run_are_two) {
    RunRow trial = assessment();
    trial.dry_run = true;
    EXPECT_NE(begin_run(*database_, trial, kNow).run_id,
              begin_run(*database_, assessment(), kNow).run_id);
}

TEST_P(RunList, keeps_what_came_out) {
    const Begun begun = begin_run(*database_, assessment(), kNow);
    note_progress(*database_, begun.run_id, "賦課", 5'000, 190'000, later(1));
    EXPECT_EQ(find_run(*database_->session(), begun.run_id, later(2))->done, 5'000);
    Report report;
    report.counts.add("対象者", 190'000);
    report.samples = {"宛名番号 7"};
    report.failed = {{.code = "batch.chunk_failed", .message = "できません\tでした", .where = "1"}};
    RunRow result;
    keep_report(result, report);
    end_run(*database_, begun.run_id, result, later(3));
    const auto row = find_run(*database_->session(), begun.run_id, later(1'000));
    EXPECT_EQ(row->state, RunState::partial);
    EXPECT_EQ(row->counts, "対象者\t190000\n");
    EXPECT_EQ(row->problems, "できません でした\t1\t\n");
    EXPECT_TRUE(begin_run(*database_, assessment(), later(4)).mine) << "it may run again";
}

TEST_P(RunList, a_run_whose_program_died_is_stopped_and_may_be_begun_again) {
    const Begun dead = begin_run(*database_, assessment(), kNow);
    EXPECT_EQ(find_run(*database_->session(), dead.run_id, later(61))->state, RunState::stopped);
    const Begun again = begin_run(*database_, assessment(), later(61));
    EXPECT_TRUE(again.mine);
    EXPECT_EQ(find_runs(*database_->session(), {}, later(61)).size(), 2u);
}

TEST_P(RunList, a_run_of_a_killed_program_on_this_machine_is_seen_at_once) {
    const Begun dead = begin_run(*database_, assessment(), kNow);
    database_->amend([&](storage::Session& session) {
        // The same process number, begun at another moment: another program.
        session.execute("UPDATE batch_run SET program = program || '9'");
    });
    EXPECT_EQ(find_run(*database_->session(), dead.run_id, kNow)->state, RunState::stopped);
    EXPECT_TRUE(begin_run(*database_, assessment(), kNow).mine);
}

YAKUBA_ON_BOTH_ENGINES(RunList);

}  // namespace
}  // namespace yakuba::batch
