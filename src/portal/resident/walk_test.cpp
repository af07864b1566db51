#include <functional>
#include <thread>

#include "portal/resident/test_walk.h"

namespace yakuba::portal::resident {
namespace {

using namespace test;

class WalkTest : public testing::Test {
protected:
    std::string begin(Browser& browser, std::int64_t person, const std::string& procedure) {
        browser.sign_in(person);
        browser.get("/r/procedures/" + procedure);
        const Response begun = browser.post("/r/procedures/" + procedure, {});
        EXPECT_EQ(begun.status, 303) << begun.body;
        return Browser::location(begun);
    }
    std::int64_t cases() {
        return *portal_->database().session()->number("SELECT count(*) FROM procedure_case");
    }

    Portal* const portal_ = &shared_portal();
};

bool holds(const Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
}

bool is_required(const procedures::Question& question) {
    return question.required && question.kind != procedures::Kind::note && !question.prefill;
}

TEST_F(WalkTest, EveryKindFromStartToReceiptAndEachLeftOutIsAskedFor) {
    Browser browser{*portal_};
    const std::string draft = begin(browser, 101, "every-kind");
    std::set<procedures::Kind> seen;
    fill_in(*portal_, browser, draft, 101, [&](const procedures::Page& page) {
        bool any = false;
        for (const procedures::Question* question : page.questions) {
            seen.insert(question->kind);
            any = any || is_required(*question);
        }
        if (page.list || !any) return;
        const Response empty = browser.post(page_path(draft, page.id), {});
        EXPECT_EQ(empty.status, 422) << page.id << empty.body;
        EXPECT_TRUE(holds(empty, "<title>エラー：")) << page.id;
        EXPECT_TRUE(holds(empty, "class=\"error\"")) << page.id;
        for (const procedures::Question* question : page.questions) {
            if (!is_required(*question)) continue;
            EXPECT_TRUE(holds(empty, "id=\"" + field_name(page, *question) + "-error\""))
                << question->key;
        }
    });
    // Every kind but the name (filled in by the town) and what stands in a repeated section.
    EXPECT_GE(seen.size(), 15U);
    const Response check = browser.get(draft + "/check");
    EXPECT_EQ(check.status, 200);
    EXPECT_TRUE(holds(check, "山口（0170）")) << check.body;
    const Response to_sign = browser.post(draft + "/check", {{"agree", "yes"}});
    ASSERT_EQ(Browser::location(to_sign), draft + "/sign");
    browser.follow(to_sign);
    const Card& card = portal_->card(101);
    const Response wrong =
        browser.post(draft + "/sign", {{"card", card.number}, {"password", "WRONG123"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(browser.get(draft + "/check").status, 200) << "nothing is lost";
    browser.get(draft + "/sign");
    const Card& other = portal_->card(201);
    const Response stranger =
        browser.post(draft + "/sign", {{"card", other.number}, {"password", other.password}});
    EXPECT_EQ(stranger.status, 422);
    EXPECT_TRUE(holds(stranger, "サインインした方のカードではありません"));
    const Response sent =
        browser.post(draft + "/sign", {{"card", card.number}, {"password", card.password}});
    ASSERT_EQ(sent.status, 303) << sent.body;
    EXPECT_TRUE(Browser::location(sent).ends_with("/done"));
    EXPECT_EQ(browser.follow(sent).status, 200);
    // The draft is gone; its address says so like any other that does not exist.
    EXPECT_EQ(browser.get(draft + "/check").status, 404);
}

TEST_F(WalkTest, ItemsAreAddedAndTakenAway) {
    Browser browser{*portal_};
    const std::string draft = begin(browser, 101, "every-kind");
    browser.get(draft + "/q/trips");
    Response added = browser.post(draft + "/q/trips", {{"add", "1"}});
    EXPECT_EQ(Browser::location(added), draft + "/q/trips.0");
    browser.follow(added);
    browser.post(draft + "/q/trips.0", {{"trips.0.other_name", "三浦 楓"},
                                        {"trips.0.other_born.era", "令和"},
                                        {"trips.0.other_born.year", "7"},
                                        {"trips.0.other_born.month", "1"},
                                        {"trips.0.other_born.day", "9"}});
    const Response list = browser.get(draft + "/q/trips");
    EXPECT_TRUE(holds(list, "三浦　楓")) << list.body;
    browser.post(draft + "/q/trips", {{"add", "1"}});
    const Response full = browser.get(draft + "/q/trips");
    EXPECT_FALSE(holds(full, "name=\"add\"")) << "two are the most";
    browser.post(draft + "/q/trips", {{"remove", "0"}});
    EXPECT_FALSE(holds(browser.get(draft + "/q/trips"), "三浦　楓"));
}

TEST_F(WalkTest, FilesAreHeldAndGivenBack) {
    Browser browser{*portal_};
    const std::string draft = begin(browser, 101, "every-kind");
    browser.get(draft + "/q/proof");
    const Response refused =
        browser.post(draft + "/q/proof", {}, {{"proof", "virus.pdf", "application/pdf", "MZ..."}});
    EXPECT_EQ(refused.status, 422);
    const std::string png =
        std::string{"\x89PNG\r\n\x1a\n", 8} +
        std::string{"\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\6\0\0\0\x1f\x15\xc4\x89", 25} +
        std::string{"\0\0\0\0IEND\xae\x42\x60\x82", 12};
    const Response taken =
        browser.post(draft + "/q/proof", {}, {{"proof", "写真.png", "image/png", png}});
    EXPECT_EQ(taken.status, 303) << taken.body;
    EXPECT_TRUE(holds(browser.get(draft + "/q/proof"), "写真.png"));
    browser.post(draft + "/q/proof", {{"detach", "1"}});
    EXPECT_FALSE(holds(browser.get(draft + "/q/proof"), "写真.png"));
}

TEST_F(WalkTest, NobodyUnderEighteenIsLedIntoTheForm) {
    Browser browser{*portal_};
    const std::string draft = begin(browser, 103, "every-kind");
    const Response answer = browser.get(draft);
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(holds(answer, "18歳以上の方が対象です"));
    EXPECT_FALSE(holds(answer, "error-summary"));
    EXPECT_EQ(browser.get(draft + "/check").status, 303);
}

TEST_F(WalkTest, TwoWindowsOnOneDraftAndTheLastWordStays) {
    Browser browser{*portal_};
    const std::string draft = begin(browser, 101, "short-request");
    Browser second{*portal_};
    second.sign_in(101);
    browser.get(draft + "/q/phone");
    second.get(draft + "/q/phone");
    browser.post(draft + "/q/phone", {{"phone", "0839221111"}});
    second.post(draft + "/q/phone", {{"phone", "0839222222"}});
    const Response shown = browser.get(draft + "/check");
    EXPECT_TRUE(holds(shown, "0839222222"));
}

TEST_F(WalkTest, TheSessionEndsAndTheSamePageComesBack) {
    Browser browser{*portal_};
    const std::string draft = begin(browser, 101, "short-request");
    browser.get(draft + "/q/phone");
    browser.set_cookie("yakuba_resident", "gone");
    const Response asked = browser.post(draft + "/q/phone", {{"phone", "0839221111"}});
    EXPECT_EQ(Browser::location(asked),
              "/r/sign-in?next=" + web::encode_component(draft + "/q/phone"));
    browser.follow(asked);
    const Card& card = portal_->card(101);
    const Response back = browser.post(
        "/r/sign-in", {{"card", card.number}, {"pin", card.pin}, {"next", browser.field("next")}});
    EXPECT_EQ(Browser::location(back), draft + "/q/phone");
    EXPECT_EQ(browser.follow(back).status, 200);
}

TEST_F(WalkTest, NoResidentSeesWhatIsAnothers) {
    Browser browser{*portal_};
    const std::string draft = begin(browser, 101, "short-request");
    browser.get(draft + "/q/phone");
    browser.post(draft + "/q/phone", {{"phone", "0839221111"}});
    browser.get(draft + "/check");
    const std::string done = Browser::location(browser.post(draft + "/check", {{"agree", "yes"}}));
    const std::string record = done.substr(0, done.rfind('/'));
    const std::string open = begin(browser, 101, "short-request");
    // Not the neighbour, and not the child of the same household either.
    for (const std::int64_t other : {201, 103}) {
        Browser stranger{*portal_};
        stranger.sign_in(other);
        stranger.get("/r/me");
        for (const std::string& path :
             {open, open + "/q/phone", open + "/check", open + "/sign", open + "/saved",
              open + "/document.txt", record, done, record + "/copy.pdf", record + "/withdraw",
              std::string{"/r/me/notices/1"}, std::string{"/r/cases/999999"},
              std::string{"/r/cases/x"}}) {
            const Response response = stranger.get(path);
            EXPECT_EQ(response.status, 404) << other << path;
            EXPECT_FALSE(holds(response, "0839221111")) << path;
        }
        stranger.get("/r/me");
        EXPECT_EQ(stranger.post(open + "/q/phone", {{"phone", "0830000000"}}).status, 404);
        EXPECT_EQ(stranger.post(open + "/check", {{"agree", "yes"}}).status, 404);
        EXPECT_EQ(stranger.post(record + "/withdraw", {}).status, 404);
        EXPECT_EQ(stranger.post(record + "/correct", {}).status, 404);
    }
    EXPECT_EQ(browser.get(open + "/q/phone").status, 200);
}

TEST_F(WalkTest, TenSendingsWithOneKeyMakeOneCase) {
    Browser browser{*portal_};
    const std::string draft = begin(browser, 101, "short-request");
    browser.get(draft + "/q/phone");
    browser.post(draft + "/q/phone", {{"phone", "0839221111"}});
    browser.get(draft + "/check");
    browser.keep_once("0123456789abcdef0123456789abcdef");
    const std::int64_t before = cases();
    std::vector<std::thread> threads;
    std::vector<Response> answers(10);
    for (Response& answer : answers) {
        threads.emplace_back([&answer, browser, draft]() mutable {
            answer = browser.post(draft + "/check", {{"agree", "yes"}});
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const Response& answer : answers) {
        EXPECT_EQ(answer.status, 303) << answer.body;
        EXPECT_EQ(Browser::location(answer), Browser::location(answers.front()));
    }
    EXPECT_EQ(cases(), before + 1);
}

TEST_F(WalkTest, AnApplicationIsWithdrawnAfterAQuestion) {
    Browser browser{*portal_};
    const std::string draft = begin(browser, 101, "short-request");
    browser.get(draft + "/q/phone");
    browser.post(draft + "/q/phone", {{"phone", "0839221111"}});
    browser.get(draft + "/check");
    const std::string done = Browser::location(browser.post(draft + "/check", {{"agree", "yes"}}));
    const std::string record = done.substr(0, done.rfind('/'));
    EXPECT_EQ(browser.get(record + "/withdraw").status, 200);
    EXPECT_EQ(browser.post(record + "/withdraw", {}).status, 303);
    const Response shown = browser.get(record);
    EXPECT_TRUE(holds(shown, "取り下げ")) << shown.body;
    EXPECT_EQ(browser.get(record + "/withdraw").status, 303) << "only once";
}

TEST_F(WalkTest, SpeaksEnglishAndEasyJapanese) {
    Browser browser{*portal_};
    browser.set_cookie("lang", "en");
    const Response english = browser.get("/r/procedures/every-kind");
    EXPECT_TRUE(holds(english, "<html lang=\"en\">"));
    EXPECT_TRUE(holds(english, "Claim an allowance"));
    EXPECT_TRUE(holds(english, "<span lang=\"ja\">試験のための請求です。")) << english.body;
    browser.set_cookie("lang", "ja-easy");
    const Response easy = browser.get("/r");
    EXPECT_TRUE(holds(easy, "<html lang=\"ja\">"));
    EXPECT_TRUE(holds(easy, "を しますか")) << easy.body;
}

TEST_F(WalkTest, PagesStayLight) {
    Browser browser{*portal_};
    const std::string draft = begin(browser, 101, "every-kind");
    for (const std::string& path : {std::string{"/r"}, draft, draft + "/q/account",
                                    draft + "/q/children_chosen", draft + "/check"}) {
        const Response response = browser.get(path);
        // Uncompressed; text of this kind goes into less than a third.
        EXPECT_LT(response.body.size(), 60'000U) << path;
    }
}

}  // namespace
}  // namespace yakuba::portal::resident
