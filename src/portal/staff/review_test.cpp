#include <gtest/gtest.h>

#include <thread>

#include "portal/staff/test_office.h"

namespace yakuba::portal::staff {
namespace {

using procedures::State;
using test::Office;
using web::Response;

class Review : public test::OfficeTest {
protected:
    static std::string path(std::int64_t case_id, std::string_view rest = {}) {
        return "/s/cases/" + std::to_string(case_id) + std::string{rest};
    }
    static bool has(const Response& response, std::string_view text) {
        return response.body.find(text) != std::string::npos;
    }
    Response decide(const std::string& who, std::int64_t case_id) {
        return office().post(who, path(case_id, "/act"),
                             {{"action", "decide"}, {"version", office().version(case_id)}});
    }
};

TEST_F(Review, the_inbox_shows_what_came_in_to_those_of_the_department_alone) {
    const std::int64_t id = office().receive();
    const std::string number = office().standing(id).record.receipt_number;
    EXPECT_TRUE(has(office().get("shinsa", "/s/cases"), number));
    EXPECT_FALSE(has(office().get("yoso", "/s/cases"), number));
    EXPECT_EQ(office().get("yoso", path(id)).status, 403);
    EXPECT_EQ(office().get("shinsa", "/s/cases/by-number?number=" + number).status, 303);
}

TEST_F(Review, the_page_sets_the_application_beside_the_ledger_and_marks_what_differs) {
    const std::int64_t id = office().receive();
    const Response page = office().get("shinsa", path(id));
    EXPECT_EQ(page.status, 200) << page.body;
    EXPECT_TRUE(has(page, "ミウラ　ナオキ"));
    EXPECT_TRUE(has(page, "ミウラ　ナオト"));
    EXPECT_TRUE(has(page, "相違"));
    EXPECT_TRUE(has(page, "10,000円")) << "what approving would do";
    EXPECT_TRUE(has(page, "監護を確かめたか"));
}

TEST_F(Review, a_review_without_its_checklist_comes_back_with_what_was_typed) {
    const std::int64_t id = office().receive();
    const Response refused = office().post("shinsa", path(id, "/act"),
                                           {{"action", "review"},
                                            {"version", office().version(id)},
                                            {"proposal", "approve"},
                                            {"comment", "窓口で聞き取り済み"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(has(refused, "窓口で聞き取り済み"));
    EXPECT_EQ(office().standing(id).state, State::received);
}

TEST_F(Review, a_refusal_needs_its_reason) {
    const std::int64_t id = office().receive();
    const auto propose = [&](const std::string& message) {
        return office().post("shinsa", path(id, "/act"),
                             {{"action", "review"},
                              {"version", office().version(id)},
                              {"proposal", "refuse"},
                              {"check", "custody"},
                              {"message", message}});
    };
    EXPECT_EQ(propose("").status, 422);
    EXPECT_EQ(propose("生計を同じくしていないため。").status, 303);
    EXPECT_EQ(office().standing(id).proposal, procedures::Proposal::refuse);
}

TEST_F(Review, a_correction_names_fields_and_says_what_to_do) {
    const std::int64_t id = office().receive();
    const Response asked = office().post("shinsa", path(id, "/act"),
                                         {{"action", "request_correction"},
                                          {"version", office().version(id)},
                                          {"field", "amount"},
                                          {"message", "金額を直してください。"}});
    EXPECT_EQ(asked.status, 303) << asked.body;
    EXPECT_EQ(office().standing(id).state, State::correction);
}

TEST_F(Review, who_reviewed_may_not_decide_and_another_may) {
    const std::int64_t id = office().receive();
    const Response reviewed = office().post("jicho", path(id, "/act"),
                                            {{"action", "review"},
                                             {"version", office().version(id)},
                                             {"proposal", "approve"},
                                             {"check", "custody"}});
    ASSERT_EQ(reviewed.status, 303) << reviewed.body;
    EXPECT_TRUE(has(office().get("jicho", path(id)), "あなたが起案"));
    EXPECT_TRUE(has(office().get("jicho", "/s/decisions"), "自分が起案して"));
    EXPECT_TRUE(
        has(office().get("kacho", "/s/decisions"), office().standing(id).record.receipt_number));
    EXPECT_EQ(decide("jicho", id).status, 422);
    EXPECT_EQ(office().standing(id).state, State::reviewed);
    EXPECT_EQ(decide("kacho", id).status, 303);
    EXPECT_EQ(office().standing(id).state, State::approved);
}

TEST_F(Review, two_approvers_make_one_decision_and_the_second_sees_who_was_first) {
    const std::int64_t id = office().receive();
    office().review(id);
    const std::string version = office().version(id);
    office().cookie("kacho");
    office().cookie("jicho");
    std::vector<web::Request> requests;
    for (const char* who : {"kacho", "jicho"}) {
        requests.push_back(
            office().form(who, path(id, "/act"), {{"action", "decide"}, {"version", version}}));
    }
    std::vector<Response> answers(2);
    {
        std::jthread first([&] { answers[0] = office().house().answer(requests[0]); });
        std::jthread second([&] { answers[1] = office().house().answer(requests[1]); });
    }
    std::vector<int> statuses{answers[0].status, answers[1].status};
    std::sort(statuses.begin(), statuses.end());
    EXPECT_EQ(statuses, (std::vector<int>{303, 409}));
    const Response& lost = answers[0].status == 409 ? answers[0] : answers[1];
    EXPECT_TRUE(has(lost, "ほかの職員が先に処理しました"));
    int decisions = 0;
    for (const auto& event : procedures::events_of(*office().database().session(), id))
        decisions += event.event.action == procedures::Action::decide ? 1 : 0;
    EXPECT_EQ(decisions, 1);
}

TEST_F(Review, the_decisions_letter_and_its_sending_stand_on_the_page) {
    const std::int64_t id = office().receive();
    office().review(id);
    ASSERT_EQ(decide("kacho", id).status, 303);
    const auto notices = procedures::notices_of_case(*office().database().session(), id);
    ASSERT_EQ(notices.size(), 1u);
    const std::string number = std::to_string(notices[0].notice.notice_id);
    EXPECT_TRUE(has(office().get("shinsa", path(id)), "紙で発送待ち"));
    const Response letter = office().get("shinsa", path(id, "/letters/" + number));
    EXPECT_EQ(letter.media_type, "application/pdf");
    EXPECT_TRUE(has(office().get("shinsa", "/s/notices"), "試験手当認定通知書"));
    const Response sent = office().post("shinsa", "/s/notices/" + number + "/print", {});
    EXPECT_EQ(sent.media_type, "application/pdf");
    EXPECT_TRUE(has(office().get("shinsa", path(id)), "紙で発送済"));
    EXPECT_EQ(office().post("shinsa", "/s/notices/" + number + "/returned", {}).status, 303);
    EXPECT_TRUE(has(office().get("shinsa", "/s/notices"), "返戻"));
}

TEST_F(Review, a_protected_persons_place_is_on_no_page_of_her_case) {
    office().protect(201);
    const std::int64_t id = office().receive(201);
    for (const char* who : {"shinsa", "kacho"}) {
        const Response page = office().get(who, path(id));
        EXPECT_EQ(page.status, 200);
        EXPECT_TRUE(has(page, "支援措置の対象者です"));
        EXPECT_FALSE(has(page, "港町")) << who;
        EXPECT_TRUE(has(page, "（省略）"));
    }
}

TEST_F(Review, many_are_decided_together_only_after_the_sample_was_opened) {
    std::vector<std::int64_t> cases;
    for (int i = 0; i < 3; ++i) {
        cases.push_back(office().receive());
        office().review(cases.back());
    }
    std::string query;
    Office::Values values;
    for (const std::int64_t id : cases) {
        query += (query.empty() ? "?case=" : "&case=") + std::to_string(id);
        values.emplace_back("case", std::to_string(id));
        values.emplace_back("version-" + std::to_string(id), office().version(id));
    }
    EXPECT_EQ(office().get("kacho", "/s/decisions/bulk").status, 200) << "nothing ticked";
    const Response plan = office().get("kacho", "/s/decisions/bulk" + query);
    EXPECT_EQ(plan.status, 200) << plan.body;
    EXPECT_TRUE(has(plan, "抽出"));
    EXPECT_EQ(office().post("kacho", "/s/decisions/bulk", values).status, 422);
    for (const std::int64_t id : cases) {
        EXPECT_EQ(office().standing(id).state, State::reviewed);
        office().get("kacho", path(id));
    }
    const Response done = office().post("kacho", "/s/decisions/bulk", values);
    EXPECT_EQ(done.status, 200) << done.body;
    for (const std::int64_t id : cases)
        EXPECT_EQ(office().standing(id).state, State::approved);
}

TEST_F(Review, opening_a_case_is_in_the_access_log) {
    const std::int64_t id = office().receive();
    office().get("shinsa", path(id));
    const std::string what = "案件 " + office().standing(id).record.receipt_number;
    bool noted = false;
    for (const auto& found : office().accesses())
        noted = noted || (found.access.actor == "shinsa" && found.access.what == what);
    EXPECT_TRUE(noted);
}

TEST_F(Review, ten_parallel_sendings_of_one_form_make_one_case) {
    const identity::Visitor clerk = office().visitor("uketsuke");
    procedures::Applicant applicant;
    applicant.applicant = PersonId{101};
    applicant.channel = procedures::Channel::counter;
    const auto draft =
        office().desk().begin(office().town(), clerk, "test-claim", applicant, test::moment());
    ASSERT_TRUE(draft);
    const Office::Values answers = {{"kana", "ミウラ　ナオト"}, {"amount", "5000"}, {"do", "send"}};
    const std::string once = web::random_token();
    std::vector<Response> responses(10);
    {
        std::vector<std::jthread> senders;
        for (Response& response : responses) {
            senders.emplace_back(
                [&, form = office().form("uketsuke", "/s/drafts/" + draft->id, answers, once)] {
                    response = office().house().answer(form);
                });
        }
    }
    std::set<std::string> places;
    for (const Response& response : responses) {
        EXPECT_EQ(response.status, 303) << response.body;
        places.insert(Office::location(response));
    }
    EXPECT_EQ(places.size(), 1u);
}

}  // namespace
}  // namespace yakuba::portal::staff
