#include <gtest/gtest.h>

#include "identity/access_log.h"
#include "kernel/check_digit.h"
#include "registry/vault.h"
#include "staff_counter.h"

// What a member of the staff does about themselves and with numbers: the own password, the end of
// the session, 個人番号 shown for a reason.
namespace yakuba::tests {
namespace {

using Clerk = StaffCounter::Clerk;

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}
class StaffAccount : public testing::Test {
protected:
    static constexpr std::string_view kNew = "あたらしい合言葉の散歩道";

    static web::Response change(Clerk& clerk, const std::string& old, std::string_view wanted,
                                std::string_view again) {
        clerk.get("/s/account");
        return clerk.post(
            "/s/account",
            {{"old", old}, {"new", std::string{wanted}}, {"again", std::string{again}}});
    }
    StaffCounter counter_;
};

TEST_F(StaffAccount, a_new_password_asks_for_the_old_one_and_follows_the_rules) {
    Clerk clerk{counter_, "satou"};
    EXPECT_TRUE(holds(clerk.get("/s").body, "/s/account")) << "one's name leads there";
    const std::string old = StaffCounter::password();
    const auto wrong = change(clerk, "まちがい", kNew, kNew);
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(holds(wrong.body, "いまのパスワードが違います"));
    EXPECT_TRUE(
        holds(change(clerk, old, kNew, "べつの合言葉の散歩道です").body, "二つの欄で違います"));
    EXPECT_TRUE(holds(change(clerk, old, "みじかい", "みじかい").body, "12文字以上"));
    EXPECT_TRUE(holds(change(clerk, old, "satou-to-inu-no-sanpo", "satou-to-inu-no-sanpo").body,
                      "推測されやすい"));
    EXPECT_TRUE(holds(change(clerk, old, old, old).body, "いまと同じ"));
    EXPECT_FALSE(holds(wrong.body, kNew)) << "never filled in again";
    EXPECT_EQ(clerk.get("/s").status, 200) << "still who it was";
}

TEST_F(StaffAccount, a_changed_password_ends_the_sessions_elsewhere) {
    Clerk here{counter_, "satou"};
    Clerk elsewhere{counter_, "satou"};
    Clerk another{counter_, "ueno"};
    ASSERT_EQ(elsewhere.get("/s").status, 200);
    const std::string before = here.cookie();
    const auto changed = change(here, StaffCounter::password(), kNew, kNew);
    ASSERT_EQ(changed.status, 303) << changed.body;
    EXPECT_EQ(location_of(changed), "/s/account?changed=");
    EXPECT_NE(here.cookie(), before);
    EXPECT_TRUE(holds(here.get("/s/account?changed=").body, "パスワードを変更しました"));
    EXPECT_TRUE(location_of(elsewhere.get("/s")).starts_with("/s/sign-in"));
    EXPECT_EQ(another.get("/s").status, 200);
    Clerk again{counter_, "satou", std::string{kNew}};
    EXPECT_EQ(again.get("/s").status, 200);
}

TEST_F(StaffAccount, every_page_says_when_the_session_ends) {
    Clerk clerk{counter_, "satou"};
    const std::string page = clerk.get("/s").body;
    // 11:00 and half an hour without a request.
    EXPECT_TRUE(holds(page, "操作がないと <time>11:30</time> にサインアウト"));
    EXPECT_TRUE(holds(page, "data-seconds=\"1800\""));
    const web::Response left = clerk.get("/s/session");
    EXPECT_EQ(left.status, 200);
    EXPECT_EQ(left.body, "{\"seconds\":1800}");
}

class Numbers : public testing::Test {
protected:
    const std::string kNumber =
        "12345678901" + std::string(1, *my_number_check_digit("12345678901"));

    void SetUp() override {
        storage::Command command;
        command.actor = "setup";
        command.purpose = "試験の用意";
        command.at = start_of_day(Date{2026, 11, 1});
        const auto done = counter_.town().database->transact(
            command, [&](storage::Transaction& transaction) -> Result<std::string> {
                const auto recorded = counter_.town().town.vault->record(
                    transaction, counter_.father, kNumber, "転入", Date{2026, 9, 28});
                if (!recorded) return recorded.problem();
                return std::string{};
            });
        ASSERT_TRUE(done) << done.problem().message;
    }
    std::string path() const {
        return "/s/persons/" + counter_.number(counter_.father) + "/numbers?show=my-number";
    }
    web::Response open(Clerk& clerk, const std::string& reason) {
        clerk.get(path());
        return clerk.post("/s/persons/" + counter_.number(counter_.father) + "/numbers",
                          {{"show", "my-number"}, {"reason", reason}});
    }
    std::int64_t looks() {
        return counter_.town()
            .database->session()
            ->number("SELECT count(*) FROM my_number_access WHERE person_id = :p",
                     {{"p", counter_.father.value()}})
            .value_or(-1);
    }
    std::string grouped() const {
        return kNumber.substr(0, 4) + " " + kNumber.substr(4, 4) + " " + kNumber.substr(8);
    }
    StaffCounter counter_;
};

TEST_F(Numbers, an_individual_number_is_shown_for_a_reason_and_every_look_is_written) {
    Clerk clerk = counter_.clerk("satou");
    const web::Response closed = clerk.get(path());
    EXPECT_EQ(closed.status, 200);
    EXPECT_FALSE(holds(closed.body, kNumber.substr(4, 4)));
    EXPECT_EQ(open(clerk, "　").status, 422);
    EXPECT_EQ(looks(), 0) << "without a reason nothing is opened";
    const web::Response opened = open(clerk, "個人住民税の申告の確認");
    EXPECT_EQ(opened.status, 200);
    EXPECT_TRUE(holds(opened.body, grouped()));
    EXPECT_EQ(looks(), 1);
    open(clerk, "個人住民税の申告の確認");
    EXPECT_EQ(looks(), 2) << "looking twice is two looks";
    const auto purpose = counter_.town().database->session()->text(
        "SELECT purpose FROM my_number_access ORDER BY access_number LIMIT 1");
    EXPECT_TRUE(holds(purpose.value_or(""), "個人住民税の申告の確認"));
    const auto last =
        identity::find_accesses(*counter_.town().database->session(), {}).front().access;
    EXPECT_EQ(last.what, "個人番号");
    EXPECT_EQ(last.person_id, counter_.father);
    EXPECT_TRUE(holds(last.purpose, "個人住民税の申告の確認"));
    bool kept_out = false;
    for (const auto& [name, value] : opened.headers)
        kept_out = kept_out || (name == "Cache-Control" && holds(value, "no-store"));
    EXPECT_TRUE(kept_out) << "the browser keeps nothing";
}

TEST_F(Numbers, nobody_sees_one_without_the_duty_and_a_purpose) {
    Clerk mori = counter_.clerk("mori");
    EXPECT_EQ(mori.get(path()).status, 403);
    EXPECT_EQ(open(mori, "気になったから").status, 403);
    Clerk unstated{counter_, "satou"};
    EXPECT_TRUE(location_of(unstated.get(path())).starts_with("/s/purpose"));
    EXPECT_NE(open(unstated, "個人住民税の申告の確認").status, 200);
    EXPECT_EQ(looks(), 0);
}

}  // namespace
}  // namespace yakuba::tests
