// Who may do what with a case, on both databases.
#include <gtest/gtest.h>

#include "procedures/test_desk.h"

namespace yakuba::procedures {
namespace {

using namespace test;
using identity::Duty;

class Permission : public DeskTest {
protected:
    std::string_view code_of(const Result<Standing>& result) {
        return result ? std::string_view{"done"} : result.problem().code;
    }
    /// A second measure: the neighbour is the one from whom the parent is protected.
    void protect_parent_from(PersonId counterpart) {
        registry::ProtectiveMeasure measure;
        measure.person_id = kParent;
        measure.applicant_id = kParent;
        measure.state = registry::MeasureState::active;
        measure.accepted_on = Date{2026, 1, 10};
        measure.ends_on = Date{2027, 1, 9};
        measure.counterpart_id = counterpart;
        const storage::Versioned<registry::ProtectiveMeasure> row{measure,
                                                                  {.valid_from = {2026, 1, 10}}};
        const auto done = database_->transact(
            {.actor = "test", .purpose = "protect", .key = "protect", .at = now_},
            [&](storage::Transaction& transaction) -> Result<std::string> {
                transaction.append_versions<registry::ProtectiveMeasure>(
                    registry::protective_measure_table(), std::span{&row, 1});
                return std::string{};
            });
        ASSERT_TRUE(done);
    }
};

TEST_P(Permission, a_draft_is_seen_by_nobody_but_its_owner) {
    const Draft draft = filled();
    const auto session = database_->session();
    const auto theirs = find_draft(*session, draft.id, "resident/20", Date{2026, 11, 26});
    ASSERT_FALSE(theirs);
    EXPECT_EQ(theirs.problem().code, "draft.not_found");
    EXPECT_EQ(
        desk_->save_page(town_, resident(kNeighbour), draft.id, "phone", {}, now_).problem().code,
        "draft.not_found");
    EXPECT_EQ(
        desk_->submit(town_, resident(kNeighbour), draft.id, signed_with("x"), now_).problem().code,
        "draft.not_found");
}

TEST_P(Permission, whoever_reviewed_does_not_decide) {
    const identity::Visitor both = staff("tanaka", {Duty::review, Duty::approve});
    const std::int64_t id = received();
    ASSERT_TRUE(review(id, both));
    EXPECT_EQ(code_of(take(both, act(id, Action::decide))), "procedure.self_approval");
    Act deputy = act(id, Action::decide_for);
    deputy.absent = "kato";
    deputy.comment = "出張";
    EXPECT_EQ(code_of(take(both, deputy)), "procedure.self_approval");
    EXPECT_EQ(code_of(take(chief_, act(id, Action::decide))), "done");
}

TEST_P(Permission, nobody_without_the_duty_gets_through) {
    const std::int64_t id = received();
    const identity::Visitor viewer = staff("viewer", {});
    identity::Visitor elsewhere = staff("elsewhere", {});
    elsewhere.grants = {{"resident-register", Duty::review}, {"resident-register", Duty::approve}};
    for (const identity::Visitor& who :
         {viewer, elsewhere, resident(kParent), resident(kNeighbour), identity::Visitor{}}) {
        EXPECT_EQ(code_of(take(who, act(id, Action::begin_review))), "procedure.forbidden")
            << who.actor;
        EXPECT_EQ(code_of(review(id, who)), "procedure.forbidden") << who.actor;
    }
    ASSERT_TRUE(review(id, clerk_));
    for (const identity::Visitor& who :
         {viewer, elsewhere, other_clerk_, director_, resident(kParent)}) {
        EXPECT_EQ(code_of(take(who, act(id, Action::decide))), "procedure.forbidden") << who.actor;
    }
}

TEST_P(Permission, staff_do_not_touch_their_own_case) {
    identity::Visitor own = staff("own", {Duty::review, Duty::approve});
    own.person = kParent;
    const std::int64_t id = received();
    EXPECT_EQ(code_of(review(id, own)), "procedure.own_case");
    ASSERT_TRUE(review(id, clerk_));
    EXPECT_EQ(code_of(take(own, act(id, Action::decide))), "procedure.own_case");
}

TEST_P(Permission, a_large_sum_goes_one_desk_further_and_each_desk_is_another_person) {
    const std::int64_t id = received(kParent, 100'001);
    ASSERT_TRUE(review(id, clerk_));
    EXPECT_EQ(code_of(take(chief_, act(id, Action::decide))), "procedure.not_your_turn");
    ASSERT_TRUE(take(chief_, act(id, Action::endorse)));
    const identity::Visitor both = staff("kato", {Duty::approve, Duty::manage});
    EXPECT_EQ(code_of(take(both, act(id, Action::decide))), "procedure.already_endorsed");
    EXPECT_EQ(code_of(take(other_chief_, act(id, Action::decide))), "procedure.forbidden");
    EXPECT_EQ(code_of(take(director_, act(id, Action::decide))), "done");
}

TEST_P(Permission, a_deputy_says_why_and_the_absent_one_inspects_afterwards) {
    const std::int64_t id = received();
    ASSERT_TRUE(review(id, clerk_));
    Act deputy = act(id, Action::decide_for);
    deputy.absent = "kato";
    EXPECT_EQ(code_of(take(other_clerk_, deputy)), "procedure.reason_missing");
    deputy.comment = "課長が出張のため";
    const auto decided = take(other_clerk_, deputy);
    ASSERT_TRUE(decided) << decided.problem().message;
    EXPECT_TRUE(decided->inspection_open);
    EXPECT_EQ(decided->inspector, "kato");
    EXPECT_EQ(payments(), 1);
    EXPECT_EQ(code_of(take(other_chief_, act(id, Action::inspect))), "procedure.not_your_turn");
    const auto inspected = take(chief_, act(id, Action::inspect));
    ASSERT_TRUE(inspected);
    EXPECT_FALSE(inspected->inspection_open);
    EXPECT_EQ(inspected->state, decided->state);
}

TEST_P(Permission, only_the_drafter_takes_a_draft_back_and_only_before_the_decision) {
    const std::int64_t id = received();
    ASSERT_TRUE(review(id, clerk_));
    EXPECT_EQ(code_of(take(other_clerk_, act(id, Action::pull_back))), "procedure.not_your_draft");
    const auto back = take(clerk_, act(id, Action::pull_back));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->state, State::in_review);
    EXPECT_TRUE(back->reviewer.empty());
    ASSERT_TRUE(review(id, clerk_));
    ASSERT_TRUE(take(chief_, act(id, Action::decide)));
    EXPECT_EQ(code_of(take(clerk_, act(id, Action::pull_back))), "procedure.wrong_state");
}

TEST_P(Permission, the_applicant_withdraws_and_nobody_else_does_it_silently) {
    const std::int64_t id = received();
    EXPECT_EQ(code_of(take(resident(kNeighbour), act(id, Action::withdraw))),
              "procedure.forbidden");
    EXPECT_EQ(code_of(take(clerk_, act(id, Action::withdraw))), "procedure.reason_missing");
    EXPECT_EQ(code_of(take(resident(kParent), act(id, Action::withdraw))), "done");
    EXPECT_EQ(standing(id).state, State::withdrawn);
    EXPECT_EQ(code_of(review(id, clerk_)), "procedure.wrong_state");
}

TEST_P(Permission, what_is_offered_can_be_done_and_what_is_not_cannot) {
    const std::int64_t id = received();
    const auto session = database_->session();
    const auto offered = [&](const identity::Visitor& who) {
        return desk_->possible(town_, *session, who, standing(id));
    };
    EXPECT_EQ(offered(resident(kParent)), (std::vector{Action::withdraw}));
    EXPECT_TRUE(offered(resident(kNeighbour)).empty());
    EXPECT_EQ(offered(other_clerk_),
              (std::vector{Action::begin_review, Action::request_correction, Action::review,
                           Action::hold, Action::withdraw, Action::note}));
    ASSERT_TRUE(review(id, clerk_));
    EXPECT_EQ(offered(chief_), (std::vector{Action::decide, Action::decide_for, Action::send_back,
                                            Action::hold, Action::withdraw, Action::note}));
}

TEST_P(Permission, an_agent_shows_a_mandate) {
    ledger_.has_account = true;
    const auto agent = resident(kNeighbour);
    const auto draft = desk_->begin(town_, agent, "test-claim",
                                    {.applicant = kParent, .relation = Relation::agent}, now_);
    ASSERT_TRUE(draft) << draft.problem().message;
    ASSERT_TRUE(desk_->save_answers(town_, agent, draft->id, answers(5'000), now_)->empty());
    EXPECT_EQ(desk_->submit(town_, agent, draft->id, signed_with("a"), now_).problem().code,
              "procedure.no_mandate");
    ASSERT_TRUE(desk_->attach(town_, agent, draft->id, "mandate", "委任状", "%PDF-m", now_));
    const auto receipt = desk_->submit(town_, agent, draft->id, signed_with("b"), now_);
    ASSERT_TRUE(receipt) << receipt.problem().message;
    const Case record = standing(receipt->case_id).record;
    EXPECT_EQ(record.person_id, kParent);
    EXPECT_EQ(record.agent_id, kNeighbour);
}

TEST_P(Permission, the_counterpart_of_a_protected_person_is_no_agent_and_is_not_told_why) {
    protect_parent_from(kNeighbour);
    const auto begun = desk_->begin(town_, resident(kNeighbour), "test-claim",
                                    {.applicant = kParent, .relation = Relation::agent}, now_);
    ASSERT_FALSE(begun);
    EXPECT_EQ(begun.problem().code, "procedure.agent_refused");
    EXPECT_EQ(begun.problem().message.find("支援"), std::string::npos);
    identity::Visitor clerk = clerk_;
    const auto at_counter = desk_->begin(town_, clerk, "test-claim",
                                         {.applicant = kParent,
                                          .relation = Relation::agent,
                                          .channel = Channel::counter,
                                          .agent = kNeighbour},
                                         now_);
    ASSERT_FALSE(at_counter);
    EXPECT_EQ(at_counter.problem().code, "procedure.agent_refused");
}

TEST_P(Permission, only_the_same_household_applies_for_one_another) {
    const Applicant for_parent{.applicant = kParent, .relation = Relation::household};
    EXPECT_TRUE(desk_->begin(town_, resident(kSpouse), "test-claim", for_parent, now_));
    EXPECT_EQ(
        desk_->begin(town_, resident(kNeighbour), "test-claim", for_parent, now_).problem().code,
        "procedure.not_same_household");
    EXPECT_EQ(desk_->begin(town_, resident(kSpouse), "test-claim", {.applicant = kParent}, now_)
                  .problem()
                  .code,
              "procedure.not_for_agents");
}

TEST_P(Permission, a_letter_is_handed_out_electronically_only_with_consent) {
    const std::int64_t id = received();
    ASSERT_TRUE(review(id, clerk_));
    ASSERT_TRUE(take(chief_, act(id, Action::decide)));
    const std::int64_t notice = notices_of_case(*database_->session(), id).front().notice.notice_id;
    const auto refused =
        open_letter(*database_, resident(kParent), notice, NoticeDeed::downloaded, now_);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem().code, "notice.no_consent");
    EXPECT_EQ(open_letter(*database_, resident(kNeighbour), notice, NoticeDeed::read, now_)
                  .problem()
                  .code,
              "notice.not_found");
    EXPECT_EQ(database_->session()->number("SELECT count(*) FROM notice_event"), 0);
}

YAKUBA_ON_BOTH_ENGINES(Permission);

}  // namespace
}  // namespace yakuba::procedures
