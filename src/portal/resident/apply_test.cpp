#include "portal/resident/test_portal.h"
#include "procedures/case.h"

namespace yakuba::portal::resident {
namespace {

using namespace test;

class ApplyTest : public testing::Test {
protected:
    /// Begins a procedure as somebody; answers the draft's address.
    std::string begin(Browser& browser, std::int64_t person, const std::string& procedure) {
        browser.sign_in(person);
        browser.get("/r/procedures/" + procedure);
        const Response begun = browser.post("/r/procedures/" + procedure, {});
        EXPECT_EQ(begun.status, 303) << begun.body;
        return Browser::location(begun);
    }

    Portal* const portal_ = &shared_portal();
};

bool holds(const Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
}

TEST_F(ApplyTest, OpensToEverybody) {
    Browser browser{*portal_};
    for (const char* path : {"/r", "/r/procedures", "/r/procedures/every-kind", "/r/help",
                             "/r/accessibility", "/r/sign-in"}) {
        const Response response = browser.get(path);
        EXPECT_EQ(response.status, 200) << path << response.body;
        EXPECT_LT(response.body.size(), 100'000U);
    }
}

TEST_F(ApplyTest, AsksForTheCardFirst) {
    Browser browser{*portal_};
    for (const char* path : {"/r/me", "/r/cases", "/r/me/data", "/r/me/data/uses", "/r/me/notices",
                             "/r/me/settings", "/r/apply/abc/check"}) {
        const Response response = browser.get(path);
        EXPECT_EQ(response.status, 303) << path;
        EXPECT_TRUE(Browser::location(response).starts_with("/r/sign-in?next=")) << path;
    }
}

TEST_F(ApplyTest, SignsInAndComesBack) {
    Browser browser{*portal_};
    const Response asked = browser.get("/r/me/data");
    browser.get(Browser::location(asked));
    const Card& card = portal_->card(101);
    const Response wrong = browser.post(
        "/r/sign-in", {{"card", card.number}, {"pin", "9999"}, {"next", "/r/me/data"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(holds(wrong, "暗証番号が違います"));
    const Response right = browser.post(
        "/r/sign-in", {{"card", card.number}, {"pin", card.pin}, {"next", "/r/me/data"}});
    EXPECT_EQ(right.status, 303) << right.body;
    EXPECT_EQ(Browser::location(right), "/r/me/data");
    const Response data = browser.get("/r/me/data");
    EXPECT_EQ(data.status, 200) << data.body;
    EXPECT_TRUE(holds(data, "昭和62年（1987年）3月2日")) << data.body;
}

TEST_F(ApplyTest, GoesFromStartToReceipt) {
    Browser browser{*portal_};
    const std::string draft = begin(browser, 101, "short-request");
    const Response first = browser.follow(browser.get(draft));
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_TRUE(holds(first, "電話番号"));
    // An empty answer comes back with its sentence, in the title, the summary and beside the box.
    const Response empty = browser.post(draft + "/q/phone", {{"phone", ""}});
    EXPECT_EQ(empty.status, 422);
    EXPECT_TRUE(holds(empty, "<title>エラー：")) << empty.body;
    EXPECT_TRUE(holds(empty, "href=\"#phone\""));
    // What was typed stays.
    const Response wrong = browser.post(draft + "/q/phone", {{"phone", "12345"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(holds(wrong, "value=\"12345\""));
    const Response right =
        browser.post(draft + "/q/phone", {{"phone", "０８３－９２２－１１１１"}});
    ASSERT_EQ(right.status, 303) << right.body;
    EXPECT_EQ(Browser::location(right), draft + "/q/remark");
    const Response second = browser.follow(right);
    EXPECT_TRUE(holds(second, "に自動で保存しました") || holds(second, "保存"));
    const Response last = browser.post(draft + "/q/remark", {{"remark", "よろしく"}});
    ASSERT_EQ(last.status, 303) << last.body;
    const Response check = browser.follow(last);
    ASSERT_EQ(check.status, 200) << check.body;
    EXPECT_TRUE(holds(check, "0839221111")) << check.body;
    const Response unticked = browser.post(draft + "/check", {});
    EXPECT_EQ(unticked.status, 422);
    const Response sent = browser.post(draft + "/check", {{"agree", "yes"}});
    ASSERT_EQ(sent.status, 303) << sent.body;
    EXPECT_TRUE(Browser::location(sent).ends_with("/done"));
    const Response done = browser.follow(sent);
    EXPECT_EQ(done.status, 200) << done.body;
    const Response copy = browser.get(
        Browser::location(sent).substr(0, Browser::location(sent).size() - 4) + "copy.pdf");
    EXPECT_EQ(copy.status, 200) << copy.body;
    EXPECT_TRUE(copy.body.starts_with("%PDF"));
    EXPECT_EQ(browser.get("/r/cases").status, 200);
    EXPECT_EQ(browser.get("/r/me").status, 200);
}

}  // namespace
}  // namespace yakuba::portal::resident
