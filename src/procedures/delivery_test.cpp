// Electronic notices: consent, the log of what was handed out, and the way back to paper.
#include <gtest/gtest.h>

#include "procedures/test_desk.h"

namespace yakuba::procedures {
namespace {

using namespace test;

class Delivery : public DeskTest {
protected:
    std::int64_t decided_notice(bool consent) {
        ledger_.has_account = true;
        const Draft draft = filled();
        Sending sending = signed_with(draft.id);
        sending.electronic_notice = consent;
        const auto receipt = desk_->submit(town_, resident(kParent), draft.id, sending, now_);
        EXPECT_TRUE(receipt) << receipt.problem().message;
        EXPECT_TRUE(review(receipt->case_id, clerk_));
        EXPECT_TRUE(take(chief_, act(receipt->case_id, Action::decide)));
        case_id_ = receipt->case_id;
        return notices_of_case(*database_->session(), case_id_).front().notice.notice_id;
    }
    std::int64_t case_id_ = 0;
};

TEST_P(Delivery, an_electronic_notice_completes_the_case_and_its_reading_is_logged) {
    const std::int64_t notice = decided_notice(true);
    EXPECT_EQ(standing(case_id_).state, State::completed);
    auto session = database_->session();
    EXPECT_EQ(unread_notices(*session, kParent), 1);
    const auto bytes =
        open_letter(*database_, resident(kParent), notice, NoticeDeed::downloaded, now_);
    ASSERT_TRUE(bytes) << bytes.problem().message;
    EXPECT_TRUE(bytes->starts_with("%PDF-"));
    const auto found = find_notice(*session, notice);
    EXPECT_EQ(found->first_read_at, now_);
    EXPECT_FALSE(found->on_paper);
    EXPECT_EQ(unread_notices(*session, kParent), 0);
    EXPECT_EQ(session->number("SELECT count(*) FROM notice_event WHERE deed = 2"), 1);
}

TEST_P(Delivery, an_unread_notice_falls_back_to_paper_once) {
    const std::int64_t notice = decided_notice(true);
    const Date day9{2026, 12, 5}, day10{2026, 12, 6};
    EXPECT_EQ(*switch_unread_to_paper(*database_, day9, at(day9)), 0);
    EXPECT_EQ(*switch_unread_to_paper(*database_, day10, at(day10)), 1);
    EXPECT_EQ(*switch_unread_to_paper(*database_, day10, at(day10)), 1) << "the same run again";
    auto session = database_->session();
    ASSERT_EQ(notices_to_print(*session, "child-allowance").size(), 1U);
    EXPECT_EQ(notices_to_print(*session, "child-allowance")[0].notice.notice_id, notice);
    ASSERT_TRUE(print_letter(*database_, clerk_, notice, "print", at(day10)));
    EXPECT_TRUE(notices_to_print(*session, "child-allowance").empty());
    EXPECT_EQ(standing(case_id_).state, State::completed);
}

TEST_P(Delivery, consent_can_be_withdrawn_and_then_paper_comes) {
    const storage::Command give{.actor = "resident/10", .purpose = "同意", .key = "c1", .at = now_};
    ASSERT_TRUE(give_consent(*database_, give, kParent, "*", "電子で受け取ります。"));
    auto session = database_->session();
    EXPECT_TRUE(find_consent(*session, kParent, "test-claim"));
    storage::Command withdraw = give;
    withdraw.key = "c2";
    ASSERT_TRUE(withdraw_consent(*database_, withdraw, kParent, "*"));
    EXPECT_FALSE(find_consent(*session, kParent, "test-claim"));
    const std::int64_t notice = decided_notice(false);
    EXPECT_EQ(find_notice(*session, notice)->notice.channel, NoticeChannel::paper);
    EXPECT_EQ(consents_of(*session, kParent).size(), 2U);
}

TEST_P(Delivery, what_was_said_of_one_procedure_goes_before_what_was_said_of_all) {
    const storage::Command all{.actor = "resident/10", .purpose = "同意", .key = "c1", .at = now_};
    ASSERT_TRUE(give_consent(*database_, all, kParent, "*", "電子で受け取ります。"));
    storage::Command one = all;
    one.key = "c2";
    ASSERT_TRUE(withdraw_consent(*database_, one, kParent, "test-claim"));
    auto session = database_->session();
    EXPECT_FALSE(find_consent(*session, kParent, "test-claim"));
    EXPECT_TRUE(find_consent(*session, kParent, "another"));
}

TEST_P(Delivery, a_letter_whose_bytes_were_changed_is_not_handed_out) {
    const std::int64_t notice = decided_notice(true);
    database_->amend([](storage::Session& session) {
        session.execute(
            "UPDATE document_content SET base64 = 'JVBERi0=' WHERE name LIKE 'letter%'");
    });
    const auto opened = open_letter(*database_, resident(kParent), notice, NoticeDeed::read, now_);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.problem().code, "document.content_changed");
}

YAKUBA_ON_BOTH_ENGINES(Delivery);

class PaperOnly : public Delivery {
protected:
    PaperOnly() {
        procedure_text_.replace(procedure_text_.find("minutes = 3"), 11, "paper_only = true");
    }
};

TEST_P(PaperOnly, a_certificate_is_posted_whatever_was_consented_to) {
    const std::int64_t notice = decided_notice(true);
    EXPECT_EQ(find_notice(*database_->session(), notice)->notice.channel, NoticeChannel::paper);
    EXPECT_EQ(standing(case_id_).state, State::approved);
    EXPECT_EQ(open_letter(*database_, resident(kParent), notice, NoticeDeed::downloaded, now_)
                  .problem()
                  .code,
              "notice.no_consent");
}

YAKUBA_ON_BOTH_ENGINES(PaperOnly);

}  // namespace
}  // namespace yakuba::procedures
