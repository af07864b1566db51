#include "business/resident_register/pages/test_counter.h"

namespace yakuba::resident_register {
namespace {

class Wizard : public CounterTest {
protected:
    const Form kNotice{{"occurred_on", "R8.11.20"},
                       {"notified_on", "20261126"},
                       {"filed_by", "self"},
                       {"identity", "licence"}};
    const Form kAddress{{"town", "亀山町"}, {"lot", "９番"}, {"household_kind", "own"}};
    const Form kAll{{"persons", "1"}, {"persons", "2"}, {"persons", "3"}, {"persons", "4"}};

    /// The family's move within the town, entered up to 「登録する内容」; answers the draft's path.
    std::string entered_move(Browser& clerk, const std::string& lot = "９番") {
        clerk.send_on("/s/register/begin/move-within/1", kNotice);
        const std::string draft = draft_of(clerk.at());
        clerk.send_on(clerk.at(), kAll);
        Form address = kAddress;
        address[1].second = lot;
        clerk.send_on(clerk.at(), address);
        EXPECT_EQ(clerk.at(), draft + "check");
        return draft;
    }
};

TEST_P(Wizard, the_list_of_events_begins_each_of_them) {
    Browser clerk = browser("satou");
    const auto home = clerk.get("/s/register?person=1");
    ASSERT_EQ(home.status, 200);
    for (const char* event : {"move-in",
                              "move-within/1",
                              "move-out/1",
                              "birth/1",
                              "death/1",
                              "name-change/1",
                              "head-change/1",
                              "split/1",
                              "merge/1",
                              "join/1",
                              "ex-officio-entry",
                              "ex-officio-removal/1",
                              "restoration/1",
                              "correction/1",
                              "cancellation/1",
                              "protection/1",
                              "protection-confirm/1",
                              "protection-renew/1",
                              "protection-end/1",
                              "protection-withdraw/1"}) {
        const std::string path = "/s/register/begin/" + std::string{event};
        EXPECT_NE(home.body.find(path), std::string::npos) << path;
        EXPECT_EQ(clerk.get(path).status, 200) << path;
    }
}

TEST_P(Wizard, a_move_within_the_town_is_shown_before_it_is_written) {
    Browser clerk = browser("satou");
    const std::string draft = entered_move(clerk);
    const auto check = clerk.get(draft + "check");
    ASSERT_EQ(check.status, 200);
    EXPECT_NE(check.body.find("<del>２番１号</del>"), std::string::npos);
    EXPECT_NE(check.body.find("<ins>９番</ins>"), std::string::npos);
    EXPECT_EQ(state(1).lot, "２番１号") << "a rehearsal leaves nothing";
    const auto result = clerk.send_on(draft + "check", {});
    EXPECT_EQ(result.status, 200);
    EXPECT_EQ(clerk.at(), draft + "result");
    for (const std::int64_t person : {1, 2, 3, 4}) {
        EXPECT_EQ(state(person).lot, "９番");
        EXPECT_EQ(state(person).address_since, (Date{2026, 11, 20}));
    }
}

TEST_P(Wizard, the_same_form_twice_is_one_event) {
    Browser clerk = browser("satou");
    const std::string draft = entered_move(clerk);
    const std::int64_t before = count("resident");
    const auto first = clerk.post(draft + "check", {}, "one-and-the-same");
    const auto second = clerk.post(draft + "check", {}, "one-and-the-same");
    const auto third = clerk.post(draft + "check", {}, "another-window");
    for (const auto* response : {&first, &second, &third}) {
        EXPECT_EQ(response->status, 303);
        EXPECT_EQ(Browser::location_of(*response), draft + "result");
    }
    EXPECT_EQ(count("resident"), before + 4);
}

TEST_P(Wizard, what_cannot_be_read_comes_back_with_what_was_entered) {
    Browser clerk = browser("satou");
    Form notice = kNotice;
    notice[0].second = "きのう";
    const auto page = clerk.post("/s/register/begin/move-within/1", notice);
    EXPECT_EQ(page.status, 422);
    EXPECT_NE(page.body.find("value=\"きのう\""), std::string::npos);
    EXPECT_NE(page.body.find("転居した日が日付として読めません"), std::string::npos);
    EXPECT_EQ(count("register_draft"), 0);
}

TEST_P(Wizard, an_event_against_the_law_is_stopped_with_its_article) {
    Browser clerk = browser("satou");
    Form notice = kNotice;
    notice[0].second = "R8.12.1";
    clerk.send_on("/s/register/begin/move-within/1", notice);
    const std::string draft = draft_of(clerk.at());
    clerk.send_on(clerk.at(), kAll);
    const auto check = clerk.send_on(clerk.at(), kAddress);
    EXPECT_NE(check.body.find("まだ起きていない異動"), std::string::npos);
    EXPECT_NE(check.body.find("住民基本台帳法23条"), std::string::npos);
    EXPECT_EQ(check.body.find("この内容で登録する"), std::string::npos);
    const auto refused = clerk.post(draft + "check", {});
    EXPECT_NE(refused.status, 303);
    EXPECT_EQ(state(1).lot, "２番１号");
}

TEST_P(Wizard, a_late_notice_needs_its_reason) {
    Browser clerk = browser("satou");
    Form notice = kNotice;
    notice[0].second = "R8.10.20";
    clerk.send_on("/s/register/begin/move-within/1", notice);
    const std::string draft = draft_of(clerk.at());
    clerk.send_on(clerk.at(), kAll);
    clerk.send_on(clerk.at(), kAddress);
    EXPECT_EQ(clerk.post(draft + "check", {}).status, 422);
    EXPECT_EQ(clerk.post(draft + "check", {{"late_reason", "入院していた"}}).status, 303);
    EXPECT_EQ(state(1).lot, "９番");
}

TEST_P(Wizard, two_clerks_one_wins_and_the_other_sees_the_difference) {
    Browser satou = browser("satou");
    Browser mori = browser("mori");
    const std::string first = entered_move(satou, "９番");
    const std::string second = entered_move(mori, "１０番");
    ASSERT_EQ(satou.post(first + "check", {}).status, 303);
    const auto conflict = mori.post(second + "check", {});
    EXPECT_EQ(conflict.status, 409);
    EXPECT_NE(conflict.body.find("satou"), std::string::npos);
    for (const char* value : {"２番１号", "９番", "１０番"})
        EXPECT_NE(conflict.body.find(value), std::string::npos) << value;
    EXPECT_EQ(state(1).lot, "９番");
    // The second looks at the difference and goes on with what was entered.
    mori.send_on(second + "settle", {{"choice", "keep"}});
    EXPECT_EQ(mori.post(second + "check", {}).status, 303);
    EXPECT_EQ(state(1).lot, "１０番");
}

TEST_P(Wizard, a_draft_is_the_clerks_own_and_can_be_taken_up_again) {
    Browser satou = browser("satou");
    satou.send_on("/s/register/begin/move-within/1", kNotice);
    const std::string step = satou.at();
    Browser again = browser("satou");
    EXPECT_NE(again.get("/s/register").body.find("架空　太郎"), std::string::npos);
    EXPECT_EQ(again.get(step).status, 200);
    Browser mori = browser("mori");
    EXPECT_EQ(mori.get(step).status, 404);
    EXPECT_EQ(mori.post(step, kAll).status, 404);
}

Form person(int i, const std::string& name, const std::string& birth, const std::string& sex) {
    const std::string p = "people-" + std::to_string(i) + "-";
    return {{p + "name", name},
            {p + "kana", "ミナト"},
            {p + "birth_date", birth},
            {p + "sex", sex},
            {p + "nationality", "JPN"}};
}

TEST_P(Wizard, a_household_of_four_moves_in) {
    Browser clerk = browser("satou");
    clerk.send_on("/s/register/begin/move-in", {{"kind", "certificate"}});
    const std::string draft = draft_of(clerk.at());
    clerk.send_on(clerk.at(), kNotice);
    clerk.send_on(clerk.at(), {{"certificate_attached", "yes"}});
    const std::string people = clerk.at();
    Form all = person(0, "港　一郎", "S63.6.14", "male");
    for (int i = 1; i < 4; ++i) {
        Form more = all;
        more.emplace_back("add", "yes");
        clerk.send_on(people, more);
        EXPECT_EQ(clerk.at(), people);
        const Form next =
            person(i, "港　" + std::to_string(i), "H30.1." + std::to_string(i), "female");
        all.insert(all.end(), next.begin(), next.end());
    }
    clerk.send_on(people, all);
    clerk.send_on(clerk.at(), {{"town", "亀山町"},
                               {"lot", "３番"},
                               {"former_address", "広島県広島市中区一丁目１番"},
                               {"household_kind", "new"},
                               {"wants_protection", "yes"}});
    clerk.send_on(clerk.at(), {{"people-0-relation", "世帯主"},
                               {"people-1-relation", "妻"},
                               {"people-2-relation", "子"},
                               {"people-3-relation", "子"}});
    clerk.send_on(clerk.at(),
                  {{"protected", "1"}, {"protected_with", "2"}, {"protected_with", "3"}});
    const auto check = clerk.send_on(
        clerk.at(),
        {{"counterpart_name", "港　次郎"}, {"consulted", "警察"}, {"confirmed", "yes"}});
    EXPECT_EQ(clerk.at(), draft + "check");
    EXPECT_EQ(check.body.find("止める</b>"), std::string::npos) << check.body;
    const auto result = clerk.send_on(draft + "check", {});
    ASSERT_EQ(result.status, 200);
    for (const std::int64_t protected_person : {6, 7, 8}) {
        EXPECT_TRUE(registry::find_protection(*database_->session(), PersonId{protected_person}));
    }
    EXPECT_EQ(result.body.find("３番"), std::string::npos)
        << "hidden from the moment it is written";
    EXPECT_EQ(state(5).name, "港　一郎");
    EXPECT_EQ(state(8).household_id, state(5).household_id);
    EXPECT_EQ(state(5).town_code, "0001001");
}

TEST_P(Wizard, somebody_like_one_who_is_known_is_asked_about) {
    Browser clerk = browser("satou");
    clerk.send_on("/s/register/begin/move-in", {{"kind", "certificate"}});
    const std::string draft = draft_of(clerk.at());
    clerk.send_on(clerk.at(), kNotice);
    clerk.send_on(clerk.at(), {{"certificate_attached", "yes"}});
    clerk.send_on(clerk.at(), person(0, "架空　太郎", "S55.1.1", "male"));
    const auto asked = clerk.send_on(clerk.at(), {{"town", "亀山町"},
                                                  {"lot", "３番"},
                                                  {"former_address", "広島県"},
                                                  {"household_kind", "new"}});
    EXPECT_EQ(clerk.at(), draft + "steps/duplicates");
    EXPECT_NE(asked.body.find("宛名番号 1"), std::string::npos);
    clerk.send_on(clerk.at(), {{"people-0-same", "other"}});
    clerk.send_on(clerk.at(), {{"people-0-relation", "世帯主"}});
    EXPECT_EQ(clerk.post(draft + "check", {}).status, 303);
    EXPECT_EQ(state(5).name, "架空　太郎");
}

TEST_P(Wizard, a_protection_covers_the_person_as_soon_as_it_is_written) {
    Browser clerk = browser("satou");
    clerk.send_on("/s/register/begin/protection/2",
                  {{"occurred_on", "R8.11.26"}, {"notified_on", "R8.11.26"}, {"persons", "3"}});
    const std::string draft = draft_of(clerk.at());
    const auto check = clerk.send_on(
        clerk.at(),
        {{"counterpart_name", "港　次郎"}, {"consulted", "警察"}, {"confirmed", "yes"}});
    EXPECT_NE(check.body.find("支援措置"), std::string::npos);
    clerk.send_on(draft + "check", {});
    EXPECT_EQ(clerk.at(), draft + "result");
    const auto session = database_->session();
    EXPECT_TRUE(registry::find_protection(*session, PersonId{2}));
    EXPECT_TRUE(registry::find_protection(*session, PersonId{3}));
    EXPECT_EQ(session->text("SELECT answers FROM register_draft")->find("港"), std::string::npos)
        << "the counterpart does not lie about in a working table";
}

YAKUBA_ON_BOTH_ENGINES(Wizard);

}  // namespace
}  // namespace yakuba::resident_register
