#include "portal/resident/test_walk.h"
#include "portal/resident/uses.h"

/// What follows after sending: 補正, the decision, its notice, and who saw what.
namespace yakuba::portal::resident {
namespace {

using namespace test;
using procedures::Action;

identity::Visitor officer(const std::string& name, identity::Duty duty) {
    identity::Visitor visitor;
    visitor.door = identity::Door::staff;
    visitor.actor = name;
    visitor.name = name;
    visitor.section = "子育て支援課";
    for (const char* department : {"child-allowance", "resident-register"}) {
        visitor.grants.insert({department, identity::Duty::view});
        visitor.grants.insert({department, duty});
    }
    return visitor;
}

class CourseTest : public testing::Test {
protected:
    /// Sends one application of every kind; answers its number.
    std::int64_t send(Browser& browser, bool electronic) {
        browser.sign_in(101);
        browser.get("/r/procedures/every-kind");
        const std::string draft = Browser::location(browser.post("/r/procedures/every-kind", {}));
        fill_in(*portal_, browser, draft, 101);
        browser.get(draft + "/check");
        Values values{{"agree", "yes"}};
        if (electronic) values.emplace_back("electronic", "yes");
        browser.follow(browser.post(draft + "/check", values));
        const Card& card = portal_->card(101);
        values = {{"card", card.number}, {"password", card.password}};
        if (electronic) values.emplace_back("electronic", "yes");
        const Response sent = browser.post(draft + "/sign", values);
        EXPECT_EQ(sent.status, 303) << sent.body;
        return std::atoll(Browser::location(sent).c_str() + std::string_view{"/r/cases/"}.size());
    }

    procedures::Standing act(const identity::Visitor& who, std::int64_t record, Action action,
                             const std::function<void(procedures::Act&)>& more = {}) {
        procedures::Act act;
        act.case_id = record;
        act.version = procedures::find_case(*portal_->database().session(), record)->version;
        act.action = action;
        if (more) more(act);
        const auto after =
            portal_->desk().act(portal_->town(), who, act, web::random_token(), moment(60));
        EXPECT_TRUE(after) << after.problem().message;
        return after ? *after : procedures::Standing{};
    }

    Portal* const portal_ = &shared_portal();
};

bool holds(const Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
}

TEST_F(CourseTest, ACorrectionOpensOnlyTheMarkedField) {
    Browser browser{*portal_};
    const std::int64_t number = send(browser, false);
    const std::string record = "/r/cases/" + std::to_string(number);
    const auto reviewer = officer("shinsa", identity::Duty::review);
    act(reviewer, number, Action::begin_review);
    act(reviewer, number, Action::request_correction, [](procedures::Act& a) {
        a.message = "収入の額を確かめてください。";
        a.fields = {"income"};
    });
    const Response shown = browser.get(record);
    EXPECT_TRUE(holds(shown, "収入の額を確かめてください。")) << shown.body;
    EXPECT_TRUE(holds(browser.get("/r/me"), record)) << "it is a thing to do";
    browser.get(record);
    const std::string draft = Browser::location(browser.post(record + "/correct", {}));
    EXPECT_EQ(Browser::location(browser.get(draft)), draft + "/q/money")
        << "the marked answer is what is opened first";
    // The page holds three answers; one box is open.
    const Response page = browser.get(draft + "/q/money");
    EXPECT_EQ(page.status, 200) << page.body;
    EXPECT_TRUE(holds(page, "name=\"income\""));
    EXPECT_FALSE(holds(page, "name=\"count\""));
    EXPECT_EQ(browser.get(draft + "/q/account").status, 303) << "not a page of this correction";
    browser.get(draft + "/q/money");
    // What was not marked cannot be slipped in.
    const Response saved =
        browser.post(draft + "/q/money", {{"income", "3000000"}, {"count", "9"}});
    ASSERT_EQ(Browser::location(saved), draft + "/check") << saved.body;
    const Response check = browser.follow(saved);
    EXPECT_TRUE(holds(check, "3,000,000円")) << check.body;
    browser.follow(browser.post(draft + "/check", {{"agree", "yes"}}));
    const Card& card = portal_->card(101);
    const Response sent =
        browser.post(draft + "/sign", {{"card", card.number}, {"password", card.password}});
    ASSERT_EQ(sent.status, 303) << sent.body;
    const auto standing = procedures::find_case(*portal_->database().session(), number);
    EXPECT_EQ(standing->round, 2);
    const auto contents =
        portal_->desk().contents(*portal_->database().session(), standing->record);
    ASSERT_TRUE(contents);
    EXPECT_EQ(contents->answers->at("income").as_int64(), 3'000'000);
    EXPECT_NE(contents->answers->at("count").as_int64(), 9);
}

TEST_F(CourseTest, ADecisionIsOpenedHereOnlyWhenAskedFor) {
    for (const bool electronic : {true, false}) {
        Browser browser{*portal_};
        if (!electronic) {
            browser.sign_in(101);
            browser.get("/r/me/settings");
            const Response back =
                browser.post("/r/me/settings", {{"procedure", "every-kind"}, {"give", "no"}});
            ASSERT_EQ(back.status, 303) << back.body;
        }
        const std::int64_t number = send(browser, electronic);
        const auto reviewer = officer("shinsa", identity::Duty::review);
        act(reviewer, number, Action::begin_review);
        act(reviewer, number, Action::review,
            [](procedures::Act& a) { a.proposal = procedures::Proposal::approve; });
        act(officer("kessai", identity::Duty::approve), number, Action::decide);
        const auto notices = procedures::notices_of_case(*portal_->database().session(), number);
        ASSERT_EQ(notices.size(), 1U);
        const std::string link = "/r/me/notices/" + std::to_string(notices[0].notice.notice_id);
        const Response list = browser.get("/r/me/notices");
        EXPECT_TRUE(holds(list, link));
        const Response notice = browser.get(link);
        EXPECT_EQ(notice.status, 200) << notice.body;
        const Response letter = browser.post(link + "/letter", {});
        if (electronic) {
            EXPECT_EQ(letter.status, 200) << letter.body;
            EXPECT_TRUE(letter.body.starts_with("%PDF"));
            EXPECT_TRUE(holds(browser.get(link), "READ") ||
                        portal_->database().session()->number(
                            "SELECT count(*) FROM notice_event WHERE notice_id = :n",
                            {{"n", notices[0].notice.notice_id}}) >= 1);
        } else {
            EXPECT_TRUE(holds(notice, "で{送") || holds(notice, "送<")) << notice.body;
            EXPECT_NE(letter.status, 200);
        }
        Browser stranger{*portal_};
        stranger.sign_in(201);
        stranger.get("/r/me");
        EXPECT_EQ(stranger.get(link).status, 404);
        EXPECT_EQ(stranger.post(link + "/letter", {}).status, 404);
    }
}

TEST_F(CourseTest, WhoeverUsedTheDataIsToldExceptWhatTheLawHoldsBack) {
    identity::Access seen;
    seen.actor = "madoguchi";
    seen.door = identity::Door::staff;
    seen.section = "市民課";
    seen.purpose = "転入の届出";
    seen.department = "resident-register";
    seen.person_id = PersonId{201};
    seen.what = "住民の画面";
    identity::Access held = seen;
    held.department = std::string{identity::kProtection};
    held.section = "相談課";
    identity::Access refused = seen;
    refused.deed = identity::Deed::refuse;
    refused.section = "別の課";
    identity::Access inquiry = seen;
    inquiry.purpose = "捜査関係事項の照会";
    inquiry.section = "照会の課";
    const std::vector<identity::Access> all{seen, held, refused, inquiry};
    portal_->identity().access_log().write(all, moment());
    Browser browser{*portal_};
    browser.sign_in(201);
    const Response uses = browser.get("/r/me/data/uses");
    EXPECT_TRUE(holds(uses, "市民課")) << uses.body;
    EXPECT_TRUE(holds(uses, "転入の届出"));
    for (const char* hidden : {"相談課", "別の課", "照会の課", "madoguchi"})
        EXPECT_FALSE(holds(uses, hidden)) << hidden;
    EXPECT_FALSE(holds(browser.get("/r/me/data"), "三浦")) << "another household";
}

TEST_F(CourseTest, AProtectedPersonsPlaceIsNotShownOnAScreen) {
    registry::ProtectiveMeasure measure;
    measure.person_id = measure.applicant_id = PersonId{201};
    measure.state = registry::MeasureState::active;
    measure.accepted_on = Date{2026, 4, 1};
    measure.ends_on = Date{2027, 3, 31};
    measure.counterpart_name = "岸　剛";
    storage::Command command;
    command.actor = "test";
    command.purpose = "支援措置";
    command.at = moment();
    const storage::Versioned<registry::ProtectiveMeasure> row{measure,
                                                              {.valid_from = Date{2026, 4, 1}}};
    ASSERT_TRUE(
        portal_->database().transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            t.append_versions(registry::protective_measure_table(), std::span{&row, 1});
            return std::string{};
        }));
    Browser browser{*portal_};
    browser.sign_in(201);
    const Response data = browser.get("/r/me/data");
    EXPECT_EQ(data.status, 200);
    EXPECT_FALSE(holds(data, "港町")) << "whoever holds her card learns no place";
    EXPECT_TRUE(holds(data, "（省略）"));
    EXPECT_FALSE(holds(data, "支援措置"));
}

TEST(WordsTest, EnglishAndEasyJapaneseSayEverything) {
    const std::string folder = std::string{YAKUBA_ROOT} + "/web/i18n/";
    const auto book = [&](const std::string& language) {
        std::ifstream file{folder + language + ".json"};
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        return json::parse(text).as_object();
    };
    const json::object japanese = book("ja");
    const json::object english = book("en");
    const json::object easy = book("ja-easy");
    for (const auto& [key, words] : japanese) {
        if (key.starts_with("layout.") || key.starts_with("component.")) continue;
        EXPECT_TRUE(english.contains(key)) << key;
        EXPECT_TRUE(easy.contains(key)) << key;
    }
}

}  // namespace
}  // namespace yakuba::portal::resident
