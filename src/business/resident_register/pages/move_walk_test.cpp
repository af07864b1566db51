// 転出 in its kinds, 特例転入, 国外からの転入 and 再転入, walked to the end.
#include "business/resident_register/pages/test_walks.h"

namespace yakuba::resident_register {
namespace {

class MoveWalk : public WalkTest {
protected:
    static Walk move_out(const Form& more = {}, const Form& who = all(),
                         const std::string& day = "R8.12.10") {
        Form form = notice(
            day, {{"destination", "inside"}, {"next_address", "広島県架空市中央二丁目３番"}});
        for (const auto& [name, value] : more) {
            std::erase_if(form, [&key = name](const auto& pair) { return pair.first == key; });
            form.emplace_back(name, value);
        }
        return {"move-out/1", {form, who}};
    }
    static Form all() {
        return {{"persons", "1"}, {"persons", "2"}, {"persons", "3"}, {"persons", "4"}};
    }
    static Form comer(const std::string& name, const Form& more = {}) {
        Form form{{"people-0-name", name},
                  {"people-0-kana", "ミナト"},
                  {"people-0-birth_date", "H5.6.14"},
                  {"people-0-sex", "male"},
                  {"people-0-nationality", "JPN"}};
        form.insert(form.end(), more.begin(), more.end());
        return form;
    }
    static Form to(const std::string& lot) {
        return {{"town", "亀山町"},
                {"lot", lot},
                {"former_address", "広島県広島市中区一丁目１番"},
                {"household_kind", "new"}};
    }
    static Walk by_card(const std::string& planned, const std::string& moved = "R8.11.20",
                        const Form& card = {{"card_presented", "yes"}}) {
        Form papers = card;
        papers.emplace_back("planned_out_on", planned);
        return {"move-in",
                {{{"kind", "card"}},
                 notice(moved),
                 papers,
                 comer("港　一郎"),
                 to("３番"),
                 {{"people-0-relation", "世帯主"}}}};
    }
};

TEST_P(MoveWalk, a_planned_move_out_leaves_the_entry_until_its_day) {
    Browser clerk = browser("satou");
    const std::string result = registered(clerk, move_out());
    EXPECT_NE(result.find("/s/register/certificates/move-out/1"), std::string::npos);
    for (const std::int64_t person : {1, 2, 3, 4}) {
        EXPECT_EQ(state(person).standing, registry::Standing::planned_out);
        EXPECT_EQ(state(person).next_address, "広島県架空市中央二丁目３番");
        EXPECT_EQ(state(person, Date{2026, 12, 10}).standing, registry::Standing::moved_out);
    }
}

TEST_P(MoveWalk, a_move_by_the_card_and_a_move_abroad_have_no_certificate) {
    Browser clerk = browser("satou");
    const std::string card =
        registered(clerk, move_out({{"card_holder", "yes"}}, {{"persons", "4"}}));
    EXPECT_EQ(card.find("/s/register/certificates/move-out/"), std::string::npos);
    const std::string abroad =
        registered(clerk, move_out({{"destination", "abroad"}, {"next_address", "アメリカ合衆国"}},
                                   {{"persons", "3"}}));
    EXPECT_EQ(abroad.find("/s/register/certificates/move-out/"), std::string::npos);
    EXPECT_EQ(state(3).next_address, "アメリカ合衆国");
}

TEST_P(MoveWalk, a_move_out_is_refused_as_the_law_says) {
    Browser clerk = browser("satou");
    refused(
        clerk,
        move_out({{"destination", "abroad"}, {"next_address", "大韓民国"}, {"card_holder", "yes"}}),
        "国外への転出に、カードによる転出は使えません", "住民基本台帳法24条の2");
    refused(clerk, move_out({{"notified_on", "R8.11.27"}}), "届出日が今日より後",
            "住民基本台帳法24条");
    refused(clerk, move_out({{"filed_by", "agent"}}), "代理人の氏名", "住民基本台帳法27条");
    const std::string late = entered(clerk, move_out({}, {{"persons", "4"}}, "R8.10.1"));
    EXPECT_EQ(clerk.post(late + "check", {}).status, 422) << "the reason is missing";
    EXPECT_NE(clerk.get(late + "check").body.find("住民基本台帳法52条2項"), std::string::npos);
    registered(clerk, move_out());
    const auto gone = clerk.send_on("/s/register/begin/move-out/1",
                                    move_out({}, all(), "R8.12.20").pages.front());
    EXPECT_NE(gone.body.find("この世帯に住民はいません"), std::string::npos);
    EXPECT_EQ(clerk.post(clerk.at(), {{"persons", "1"}}).status, 422) << "nobody to be chosen";
    sent_back(clerk, "/s/register/begin/move-out/1",
              notice("R8.12.10", {{"destination", "inside"}}), "転出先の住所");
}

TEST_P(MoveWalk, an_agent_is_named_and_the_power_looked_at) {
    Browser clerk = browser("satou");
    Walk walk = move_out({{"filed_by", "agent"}, {"filer_name", "港　代理"}});
    const std::string draft = entered(clerk, walk);
    EXPECT_EQ(clerk.post(draft + "check", {}).status, 422);
    EXPECT_EQ(clerk.post(draft + "check", {{"sure-notice-agent", "yes"}}).status, 303);
}

TEST_P(MoveWalk, the_head_moves_out_and_a_head_is_left) {
    Browser clerk = browser("satou");
    Walk walk = move_out({}, {{"persons", "1"}});
    walk.pages.push_back(
        {{"new_head_left", "2"}, {"relation_left-3", "子"}, {"relation_left-4", "子"}});
    conflicted(clerk, walk, 4);
    EXPECT_EQ(state(2).relation, "妻") << "until the day";
    EXPECT_EQ(state(2, Date{2026, 12, 10}).relation, "世帯主");
}

TEST_P(MoveWalk, a_move_in_by_the_card_within_its_days) {
    Browser clerk = browser("satou");
    registered(clerk, by_card("R8.11.15"));
    EXPECT_EQ(state(5).event, registry::Event::move_in_special);
    EXPECT_EQ(state(5).lot, "３番");
}

TEST_P(MoveWalk, a_move_in_by_the_card_is_refused_without_it_and_after_its_days) {
    Browser clerk = browser("satou");
    refused(clerk, by_card("R8.11.15", "R8.11.20", {}), "カードによる特例の転入はできません",
            "住民基本台帳法施行令24条の2");
    refused(clerk, by_card("R8.10.26"), "カードによる特例の転入はできません",
            "住民基本台帳法施行令24条の2");
    refused(clerk,
            by_card("R8.11.15", "R8.11.20",
                    {{"card_presented", "yes"}, {"registered_in_between", "yes"}}),
            "カードによる特例の転入はできません", "住民基本台帳法施行令24条の2");
}

TEST_P(MoveWalk, a_move_in_without_a_certificate_is_refused) {
    Browser clerk = browser("satou");
    refused(clerk,
            {"move-in",
             {{{"kind", "certificate"}},
              notice("R8.11.20"),
              {},
              comer("港　一郎"),
              to("３番"),
              {{"people-0-relation", "世帯主"}}}},
            "転出証明書が必要です", "住民基本台帳法22条2項");
}

TEST_P(MoveWalk, a_move_in_from_abroad_needs_its_papers_or_a_word_about_them) {
    Browser clerk = browser("satou");
    const auto from_abroad = [](const Form& papers) {
        return Walk{"move-in",
                    {{{"kind", "abroad"}},
                     notice("R8.11.20"),
                     papers,
                     comer("港　一郎"),
                     to("３番"),
                     {{"people-0-relation", "世帯主"}}}};
    };
    const std::string draft = entered(clerk, from_abroad({{"passport", "yes"}}));
    EXPECT_EQ(clerk.post(draft + "check", {}).status, 422);
    EXPECT_EQ(clerk.post(draft + "check", {{"sure-move_in-papers_from_abroad", "yes"}}).status,
              303);
    EXPECT_EQ(state(5).name, "港　一郎");
}

TEST_P(MoveWalk, somebody_comes_back_to_the_same_entry) {
    Browser clerk = browser("satou");
    registered(clerk, move_out({}, {{"persons", "4"}}, "R8.11.15"));
    ASSERT_EQ(state(4).standing, registry::Standing::moved_out);
    Form again{{"people-0-name", "架空　海"},      {"people-0-kana", "カクウ"},
               {"people-0-birth_date", "H26.1.1"}, {"people-0-sex", "female"},
               {"people-0-nationality", "JPN"},    {"people-0-person_id", "4"}};
    const Walk back{"move-in",
                    {{{"kind", "certificate"}},
                     notice("R8.11.20"),
                     {{"certificate_attached", "yes"}},
                     again,
                     to("３番"),
                     {{"people-0-relation", "世帯主"}}}};
    conflicted(clerk, back, 4);
    EXPECT_EQ(state(4).standing, registry::Standing::resident);
    EXPECT_EQ(state(4).lot, "３番");
    EXPECT_FALSE(state(4).planned_out_on);
    EXPECT_FALSE(state(5).person_id) << "no second entry";
    refused(clerk, back, "すでにこの市の住民です", "住民基本台帳法22条");
}

YAKUBA_ON_BOTH_ENGINES(MoveWalk);

}  // namespace
}  // namespace yakuba::resident_register
