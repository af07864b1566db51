#include <gtest/gtest.h>

#include <algorithm>

#include "app/businesses.h"
#include "identity/access_log.h"
#include "staff_counter.h"

// The staff's portal as they use it: who comes in, who is found, what one screen shows and hides,
// and what a correction of the past would change.
namespace yakuba::tests {
namespace {

using Clerk = StaffCounter::Clerk;

class StaffPortal : public testing::Test {
protected:
    static void SetUpTestSuite() { counter_ = std::make_unique<StaffCounter>(); }
    static void TearDownTestSuite() { counter_.reset(); }

    static std::string person(PersonId id) { return "/s/persons/" + std::to_string(id.value()); }
    static std::vector<identity::AccessFound> accesses() {
        return identity::find_accesses(*counter_->town().database->session(), {});
    }
    /// The page a search leads to.
    static web::Response search(Clerk& clerk, const std::string& typed) {
        clerk.get("/s/search");
        const web::Response sent = clerk.post("/s/search", {{"q", typed}});
        EXPECT_EQ(sent.status, 303);
        EXPECT_EQ(location_of(sent).find("アオ"), std::string::npos);
        return clerk.get(location_of(sent));
    }

    static std::unique_ptr<StaffCounter> counter_;
};
std::unique_ptr<StaffCounter> StaffPortal::counter_;

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST_F(StaffPortal, asks_for_a_purpose_before_anybody_is_shown) {
    Clerk clerk{*counter_, "satou"};
    const web::Response asked = clerk.get(person(counter_->father));
    EXPECT_EQ(asked.status, 303);
    EXPECT_TRUE(location_of(asked).starts_with("/s/purpose?next="));
    clerk.state_purpose("証明書の交付");
    EXPECT_EQ(clerk.get(person(counter_->father)).status, 200);
}

TEST_F(StaffPortal, says_the_same_whatever_was_wrong_at_the_door) {
    web::Request request;
    Clerk clerk = counter_->clerk("satou");
    clerk.post("/s/sign-out", {});
    clerk.get("/s/sign-in");
    const web::Response wrong = clerk.post("/s/sign-in", {{"login", "satou"}, {"password", "x"}});
    const web::Response nobody = clerk.post("/s/sign-in", {{"login", "nobody"}, {"password", "x"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(nobody.status, 422);
    EXPECT_FALSE(holds(wrong.body, "value=\"x\""));
}

TEST_F(StaffPortal, hands_over_to_another_person_with_a_session_of_their_own) {
    Clerk clerk = counter_->clerk("satou");
    const std::string before = clerk.cookie();
    clerk.get("/s/hand-over");
    const web::Response done =
        clerk.post("/s/hand-over", {{"login", "mori"}, {"password", StaffCounter::password()}});
    EXPECT_EQ(location_of(done), "/s/hand-over/done");
    EXPECT_NE(clerk.cookie(), before);
    EXPECT_TRUE(holds(clerk.get("/s/hand-over/done").body, "森　遥"));
    EXPECT_EQ(clerk.get(person(counter_->father)).status, 303) << "the purpose begins anew";
}

TEST_F(StaffPortal, finds_by_kana_and_year_and_notes_the_search) {
    Clerk clerk = counter_->clerk("satou");
    const std::string page = search(clerk, "ｱｵｷﾐ S63").body;
    EXPECT_TRUE(holds(page, "青木　美月"));
    EXPECT_FALSE(holds(page, "青木　陽翔"));
    EXPECT_FALSE(holds(page, StaffCounter::kAddress));
    const auto last = accesses().front().access;
    EXPECT_EQ(last.deed, identity::Deed::search);
    EXPECT_EQ(last.what, "検索（氏名・生年月日）1件");
}

TEST_F(StaffPortal, goes_straight_to_the_person_of_a_number) {
    Clerk clerk = counter_->clerk("satou");
    clerk.get("/s/search");
    const web::Response sent = clerk.post("/s/search", {{"q", counter_->number(counter_->father)}});
    EXPECT_EQ(location_of(sent), person(counter_->father));
}

TEST_F(StaffPortal, never_finds_a_protected_person_by_a_place) {
    Clerk clerk = counter_->clerk("ueno");
    EXPECT_TRUE(holds(search(clerk, "港町二丁目4").body, "架空　太郎"));
    for (const char* typed : {"本町一丁目", "本町1丁目8", "アオキ 本町一丁目"}) {
        EXPECT_FALSE(holds(search(clerk, typed).body, "美月")) << typed;
    }
}

// X2: what may not be seen is not there at all.
TEST_F(StaffPortal, leaves_the_hidden_out_of_every_page_of_a_protected_person) {
    Clerk clerk = counter_->clerk("satou");
    const std::string number = counter_->number(counter_->mother);
    for (const std::string& path :
         {person(counter_->mother), person(counter_->son),
          person(counter_->mother) + "?axis=system", person(counter_->mother) + "?asof=2026-09-30",
          person(counter_->mother) + "?all=1", person(counter_->mother) + "/resident-register",
          person(counter_->mother) + "/protection", person(counter_->mother) + "/notes",
          person(counter_->mother) + "/numbers", person(counter_->mother) + "/corrections",
          person(counter_->mother) + "/corrections/resident",
          "/s/households/" + std::to_string(counter_->household.value())}) {
        const web::Response page = clerk.get(path);
        ASSERT_EQ(page.status, 200) << path << page.body.substr(0, 300);
        EXPECT_TRUE(holds(page.body, "支援措置")) << path;
        for (const std::string_view hidden :
             {std::string_view{"ひかり荘"}, std::string_view{"８番３号"},
              std::string_view{"架空　太郎"}, std::string_view{"架空警察署"},
              StaffCounter::kCounterpartAddress, std::string_view{"広島県架空市"}}) {
            EXPECT_FALSE(holds(page.body, hidden)) << path << " shows " << hidden;
        }
    }
}

TEST_F(StaffPortal, opens_the_hidden_for_a_typed_reason_and_the_duty_alone) {
    const std::string path = person(counter_->mother) + "/protection";
    Clerk without = counter_->clerk("satou");
    without.get(path);
    EXPECT_EQ(without.post(path, {{"reason", "裁判所からの照会"}}).status, 403);

    Clerk with = counter_->clerk("ueno");
    with.get(path);
    EXPECT_EQ(with.post(path, {{"reason", "　"}}).status, 422);
    // A hard stop with a second officer: another person, who reviews or decides in the register.
    const auto ask = [&](const std::string& login, const std::string& password) {
        return with.post(path, {{"reason", "裁判所からの照会への回答"},
                                {"second_login", login},
                                {"second_password", password}});
    };
    for (const auto& [login, password] :
         std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                          {"ueno", StaffCounter::password()},
                                                          {"satou", StaffCounter::password()},
                                                          {"kachou", "まちがい"}}) {
        const web::Response stopped = ask(login, password);
        EXPECT_EQ(stopped.status, 422) << login;
        EXPECT_FALSE(holds(stopped.body, "ひかり荘")) << login;
        EXPECT_FALSE(holds(stopped.body, "架空警察署")) << login;
    }
    EXPECT_EQ(accesses().front().access.deed, identity::Deed::refuse);
    const web::Response opened = ask("kachou", StaffCounter::password());
    EXPECT_EQ(opened.status, 200);
    EXPECT_TRUE(holds(opened.body, "架空　太郎"));
    EXPECT_TRUE(holds(opened.body, "ひかり荘"));
    const auto last = accesses().front().access;
    EXPECT_EQ(last.department, identity::kProtection);
    EXPECT_TRUE(holds(last.purpose, "裁判所からの照会への回答（二人目の職員 kachou）"));
}

TEST_F(StaffPortal, shows_seventeen_businesses_to_every_role_and_opens_only_ones_own) {
    for (const char* login : {"satou", "mori", "ueno"}) {
        Clerk clerk = counter_->clerk(login);
        const std::string page = clerk.get(person(counter_->father)).body;
        for (const char* label :
             {"住民基本台帳", "選挙人名簿", "固定資産税", "個人住民税", "法人住民税", "軽自動車税",
              "国民健康保険", "国民年金", "障害者福祉", "後期高齢者医療", "介護保険", "児童手当",
              "生活保護", "健康管理", "就学", "児童扶養手当", "子ども・子育て"}) {
            EXPECT_TRUE(holds(page, "<b>" + std::string{label} + "</b>")) << login << label;
        }
    }
    Clerk mori = counter_->clerk("mori");
    EXPECT_TRUE(holds(mori.get(person(counter_->father)).body, "権限なし"));
    EXPECT_EQ(mori.get(person(counter_->father) + "/individual-inhabitant-tax").status, 403);
    EXPECT_EQ(mori.get(person(counter_->father) + "/child-allowance").status, 200);
}

// S1: search → detail → as-of → back to today.
TEST_F(StaffPortal, looks_at_the_past_without_offering_to_change_it) {
    Clerk clerk = counter_->clerk("satou");
    const std::string today = clerk.get(person(counter_->father)).body;
    EXPECT_FALSE(holds(today, "時点の内容を見ています"));
    const std::string past = clerk.get(person(counter_->father) + "?asof=R8.9.29&axis=valid").body;
    EXPECT_TRUE(holds(past, "令和8年（2026年）9月29日 時点の内容を見ています"));
    EXPECT_TRUE(holds(past, "本日に戻る"));
    EXPECT_FALSE(holds(past, person(counter_->father) + "/notes\">書く"));
    // On 29 September nobody knew of the move; by the day it happened, he was here.
    const std::string unknown =
        clerk.get(person(counter_->father) + "?asof=2026-09-29&axis=system").body;
    EXPECT_TRUE(holds(unknown, "ここの世帯に入っていません"));
    EXPECT_EQ(clerk.get(person(counter_->father) + "?asof=きのう").status, 422);
}

TEST_F(StaffPortal, keeps_notes_and_warns_the_next_one_at_the_counter) {
    Clerk clerk = counter_->clerk("satou");
    const std::string path = person(counter_->father) + "/notes";
    clerk.get(path);
    EXPECT_EQ(clerk.post(path, {{"kind", "memo"}, {"text", ""}}).status, 422);
    const web::Response written = clerk.post(
        path, {{"kind", "caution"}, {"heading", "筆談"}, {"text", "聞こえにくい方です"}});
    EXPECT_EQ(written.status, 303) << written.body;
    Clerk next = counter_->clerk("mori");
    const std::string page = next.get(person(counter_->father)).body;
    EXPECT_TRUE(holds(page, "<b>筆談</b>聞こえにくい方です"));
}

TEST_F(StaffPortal, shows_what_a_correction_changes_before_it_is_made) {
    Clerk clerk = counter_->clerk("satou");
    const std::string path = person(counter_->father) + "/corrections/resident";
    const std::string form = clerk.get(path).body;
    EXPECT_TRUE(holds(form, "name=\"based_on\" value=\"1\""));
    std::vector<std::pair<std::string, std::string>> fields{
        {"correct-from", "R8.9.28"},
        {"correct-reason", "届書の写しまちがい"},
        {"birth_date", "S30.4.3"},
        {"based_on", "1"},
        {"record", ""},
        {"step", "try"}};
    const web::Response tried = clerk.post(path, fields);
    ASSERT_EQ(tried.status, 200) << tried.body;
    EXPECT_TRUE(holds(tried.body, "まだ登録していません"));
    EXPECT_TRUE(holds(tried.body, "1955-04-03"));
    const auto session = counter_->town().database->session();
    const auto versions = [&] {
        return session->number("SELECT count(*) FROM resident WHERE person_id = :p",
                               {{"p", counter_->father.value()}});
    };
    EXPECT_EQ(versions(), 1) << "a dry run writes nothing";

    // Another clerk registers a correction of the same record meanwhile.
    Clerk other = counter_->clerk("ueno");
    other.get(path);
    auto others = fields;
    others[2] = {"kana", "カクウ　イチ"};
    others[5] = {"step", "confirm"};
    ASSERT_EQ(other.post(path, others).status, 200);
    EXPECT_EQ(versions(), 2);

    fields[5] = {"step", "confirm"};
    const web::Response conflict = clerk.post(path, fields);
    EXPECT_EQ(conflict.status, 409);
    EXPECT_TRUE(holds(conflict.body, "カクウ　イチ"));
    EXPECT_TRUE(holds(conflict.body, "S30.4.3"));
    EXPECT_EQ(versions(), 2);

    fields[3] = {"based_on", "2"};
    EXPECT_EQ(clerk.post(path, fields).status, 200);
    EXPECT_EQ(versions(), 3);
}

TEST_F(StaffPortal, keeps_a_form_that_could_not_be_read) {
    Clerk clerk = counter_->clerk("satou");
    const std::string path = person(counter_->counterpart) + "/corrections/resident";
    clerk.get(path);
    const web::Response back = clerk.post(path, {{"correct-from", "いつか"},
                                                 {"correct-reason", ""},
                                                 {"birth_date", "昨日"},
                                                 {"based_on", "1"},
                                                 {"record", ""},
                                                 {"step", "try"}});
    EXPECT_EQ(back.status, 422);
    EXPECT_TRUE(holds(back.body, "value=\"昨日\""));
    EXPECT_TRUE(holds(back.body, "直すところが"));
}

TEST_F(StaffPortal, notes_each_look_at_a_person) {
    Clerk clerk = counter_->clerk("satou");
    const std::size_t before = accesses().size();
    clerk.get(person(counter_->son));
    const auto after = accesses();
    ASSERT_EQ(after.size(), before + 1);
    EXPECT_EQ(after.front().access.person_id, counter_->son);
    EXPECT_EQ(after.front().access.terminal, "窓口3番");
    EXPECT_EQ(after.front().access.purpose, "窓口での問い合わせ");
}

}  // namespace
}  // namespace yakuba::tests
