// Many hands at one time, on both databases.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "procedures/test_desk.h"

namespace yakuba::procedures {
namespace {

using namespace test;

class Together : public DeskTest {
protected:
    /// Calls `work` in so many threads at once.
    template <class Work>
    void all_at_once(int threads, Work work) {
        std::atomic<int> waiting{threads};
        std::vector<std::thread> running;
        for (int i = 0; i < threads; ++i) {
            running.emplace_back([&, i] {
                for (--waiting; waiting > 0;)
                    std::this_thread::yield();
                work(i);
            });
        }
        for (std::thread& thread : running)
            thread.join();
    }
};

TEST_P(Together, ten_submissions_with_one_key_make_one_case) {
    ledger_.has_account = true;
    const Draft draft = filled();
    std::array<std::string, 10> numbers;
    all_at_once(10, [&](int i) {
        const auto receipt =
            desk_->submit(town_, resident(kParent), draft.id, signed_with("one"), now_);
        if (receipt) numbers[static_cast<std::size_t>(i)] = receipt->receipt_number;
    });
    EXPECT_FALSE(numbers[0].empty());
    for (const std::string& number : numbers)
        EXPECT_EQ(number, numbers[0]);
    EXPECT_EQ(database_->session()->number("SELECT count(*) FROM procedure_case"), 1);
}

TEST_P(Together, two_approvers_make_one_decision_and_the_second_is_told_who_was_first) {
    const std::int64_t id = received();
    ASSERT_TRUE(review(id, clerk_));
    const Act decide = act(id, Action::decide);
    std::array<std::string, 2> codes;
    std::array<std::string, 2> messages;
    all_at_once(2, [&](int i) {
        const auto decided = desk_->act(town_, i == 0 ? chief_ : other_chief_, decide,
                                        "k" + std::to_string(i), now_);
        const auto at = static_cast<std::size_t>(i);
        codes[at] = decided ? "done" : decided.problem().code;
        if (!decided) messages[at] = decided.problem().message;
    });
    const bool first_won = codes[0] == "done";
    const std::size_t loser = first_won ? 1 : 0;
    EXPECT_EQ(codes[1 - loser], "done");
    EXPECT_EQ(codes[loser], "procedure.conflict");
    EXPECT_NE(messages[loser].find("10:00 に" + std::string{first_won ? "kato" : "ito"}),
              std::string::npos)
        << messages[loser];
    EXPECT_NE(messages[loser].find("決裁"), std::string::npos);
    EXPECT_EQ(payments(), 1);
    EXPECT_EQ(database_->session()->number("SELECT count(*) FROM notice"), 1);
}

TEST_P(Together, many_cases_at_once_get_numbers_without_a_gap) {
    ledger_.has_account = true;
    std::vector<Draft> drafts;
    for (int i = 0; i < 6; ++i)
        drafts.push_back(filled());
    all_at_once(6, [&](int i) {
        const Draft& draft = drafts[static_cast<std::size_t>(i)];
        EXPECT_TRUE(desk_->submit(town_, resident(kParent), draft.id, signed_with(draft.id), now_));
    });
    auto session = database_->session();
    EXPECT_EQ(session->number("SELECT count(*) FROM document_number WHERE kind = 1"), 6);
    EXPECT_EQ(session->number("SELECT max(sequence) FROM document_number WHERE kind = 1"), 6);
    EXPECT_EQ(session->number("SELECT count(DISTINCT receipt_number) FROM procedure_case"), 6);
}

TEST_P(Together, a_bulk_decision_needs_its_sample_to_have_been_opened) {
    std::vector<std::int64_t> cases;
    std::map<std::int64_t, std::int64_t> versions;
    for (int i = 0; i < 12; ++i) {
        const std::int64_t id = received();
        ASSERT_TRUE(review(id, clerk_));
        cases.push_back(id);
        versions[id] = standing(id).version;
    }
    const Date today = date_in_japan(now_);
    const BulkPlan plan = desk_->plan_bulk(chief_, cases, today, 20);
    EXPECT_EQ(plan.sample.size(), 3U) << "a fifth of twelve, rounded up";
    EXPECT_EQ(desk_->plan_bulk(chief_, cases, today, 20).sample, plan.sample);
    EXPECT_NE(desk_->plan_bulk(other_chief_, cases, today, 20).seed, plan.seed);

    BulkPlan forged = plan;
    forged.sample.clear();  // the page is not believed
    const auto early = desk_->decide_bulk(town_, chief_, forged, versions, "bulk", now_);
    ASSERT_FALSE(early);
    EXPECT_EQ(early.problem().code, "procedure.sample_not_opened");
    EXPECT_EQ(payments(), 0);

    for (const std::int64_t id : plan.sample)
        desk_->note_opened(town_, chief_, id, now_);
    const auto outcome = desk_->decide_bulk(town_, chief_, plan, versions, "bulk", now_);
    ASSERT_TRUE(outcome) << outcome.problem().message;
    EXPECT_EQ(outcome->decided.size(), 12U);
    EXPECT_TRUE(outcome->problems.empty());
    EXPECT_EQ(payments(), 12);
    auto session = database_->session();
    EXPECT_EQ(session->number("SELECT count(*) FROM case_event WHERE action = 7 AND opened = 1"),
              3);
    const auto events = events_of(*session, cases.front());
    const auto decision = std::find_if(events.begin(), events.end(), [](const DatedEvent& e) {
        return e.event.action == Action::decide;
    });
    EXPECT_NE(decision->event.data.find(plan.seed), std::string::npos);
}

YAKUBA_ON_BOTH_ENGINES(Together);

}  // namespace
}  // namespace yakuba::procedures
