// 出生・死亡・氏名等変更 and the changes of a household, walked to the end.
#include "business/resident_register/pages/test_walks.h"

namespace yakuba::resident_register {
namespace {

class FamilyWalk : public WalkTest {
protected:
    static Walk birth(const std::string& day = "R8.11.20",
                      const std::string& kana = "カクウ　ソラ") {
        return {"birth/1",
                {family_notice(day),
                 {{"name", "架空　新"}, {"kana", kana}, {"sex", "female"}, {"relation", "子"}}}};
    }
    /// The head dies; the wife follows, and the children are seen from her.
    static Walk death_of_head(const std::string& day = "R8.11.20") {
        return {"death/1",
                {family_notice(day),
                 {{"new_head_left", "2"}, {"relation_left-3", "子"}, {"relation_left-4", "子"}}}};
    }
    static Walk new_name(const std::string& name = "架空　華") {
        return {"name-change/2", {family_notice("R8.11.20"), {{"item-name", name}}}};
    }
    static Walk new_head(const Form& head = {{"head", "2"},
                                             {"relation-3", "子"},
                                             {"relation-4", "子"}},
                         const std::string& day = "R8.11.20") {
        return {"head-change/1", {notice(day), head}};
    }
    /// The elder child becomes a household of his own.
    static Walk split() {
        return {"split/1", {notice("R8.11.20"), {{"persons", "3"}}, {{"head", "3"}}}};
    }
    void split_off() {
        Browser clerk = browser("mori");
        registered(clerk, split());
        ASSERT_NE(state(3).household_id, state(1).household_id);
    }
};

TEST_P(FamilyWalk, a_child_is_born_into_the_household) {
    Browser clerk = browser("satou");
    registered(clerk, birth());
    const auto child = state(5);
    EXPECT_EQ(child.name, "架空　新");
    EXPECT_EQ(child.birth_date, (PartialDate{Date{2026, 11, 20}}));
    EXPECT_EQ(child.household_id, state(1).household_id);
    EXPECT_EQ(child.lot, state(1).lot);
    EXPECT_EQ(child.event, registry::Event::birth);
}

TEST_P(FamilyWalk, a_birth_without_a_reading_is_confirmed_first) {
    Browser clerk = browser("satou");
    const std::string draft = entered(clerk, birth("R8.11.20", ""));
    EXPECT_EQ(clerk.post(draft + "check", {}).status, 422);
    EXPECT_EQ(count("resident"), 4);
    EXPECT_EQ(clerk.post(draft + "check", {{"sure-name-no_reading", "yes"}}).status, 303);
    EXPECT_EQ(state(5).kana, "");
}

TEST_P(FamilyWalk, a_birth_is_refused_before_it_happened_and_before_the_household_was_here) {
    Browser clerk = browser("satou");
    refused(clerk, birth("R8.12.1"), "まだ起きていない異動", "住民基本台帳法施行令12条2項1号");
    refused(clerk, birth("H31.4.1"), "出生の日にその世帯に世帯主がいません",
            "住民基本台帳法施行令12条2項1号");
    sent_back(clerk, "/s/register/begin/birth/1", {{"occurred_on", ""}}, "生まれた日");
}

TEST_P(FamilyWalk, a_birth_meets_another_officers_change) {
    Browser clerk = browser("satou");
    conflicted(clerk, birth(), 1);
    EXPECT_EQ(state(5).name, "架空　新");
}

TEST_P(FamilyWalk, the_head_dies_and_the_wife_follows) {
    Browser clerk = browser("satou");
    const std::string result = registered(clerk, death_of_head());
    EXPECT_EQ(state(1).standing, registry::Standing::dead);
    EXPECT_EQ(state(2).relation, "世帯主");
    EXPECT_EQ(state(3).relation, "子");
    EXPECT_NE(result.find("/s/register/certificates/removed/1"), std::string::npos);
}

TEST_P(FamilyWalk, a_death_whose_next_head_is_not_yet_named_leaves_the_notice_to_do) {
    Browser clerk = browser("satou");
    const std::string result =
        registered(clerk, {"death/1", {family_notice("R8.11.20"), {{"new_head_left", "0"}}}});
    EXPECT_NE(result.find("/s/register/begin/head-change/"), std::string::npos);
    EXPECT_EQ(state(2).relation, "妻");
    // The notice of the household then goes its own way, seen from the head who is gone.
    registered(clerk,
               {"head-change/2",
                {notice("R8.11.20"), {{"head", "2"}, {"relation-3", "子"}, {"relation-4", "子"}}}});
    EXPECT_EQ(state(2).relation, "世帯主");
}

TEST_P(FamilyWalk, a_death_is_refused_when_the_relation_is_unknown_or_nobody_is_here) {
    Browser clerk = browser("satou");
    refused(clerk, {"death/1", {family_notice("R8.11.20"), {{"new_head_left", "2"}}}},
            "続柄が台帳からは分からない人がいます", "住民基本台帳法7条4号");
    refused(clerk, death_of_head("R8.12.1"), "まだ起きていない異動",
            "住民基本台帳法施行令12条2項1号");
    registered(clerk, death_of_head());
    refused(clerk, {"death/1", {family_notice("R8.11.22")}}, "異動日にはもう住民ではありません",
            "住民基本台帳法施行令12条2項1号");
}

TEST_P(FamilyWalk, a_death_meets_another_officers_change) {
    Browser clerk = browser("satou");
    conflicted(clerk, death_of_head(), 3);
    EXPECT_EQ(state(1).standing, registry::Standing::dead);
}

TEST_P(FamilyWalk, a_name_changes_and_nothing_else) {
    Browser clerk = browser("satou");
    registered(clerk, new_name());
    EXPECT_EQ(state(2).name, "架空　華");
    EXPECT_EQ(state(2).kana, "カクウ");
    EXPECT_EQ(state(2, Date{2026, 11, 19}).name, "架空　花");
    refused(clerk, new_name("架空　華"), "変える項目を入力してください",
            "住民基本台帳法施行令12条2項1号");
    conflicted(clerk, new_name("架空　花子"), 2);
}

TEST_P(FamilyWalk, the_head_changes) {
    Browser clerk = browser("satou");
    registered(clerk, new_head());
    EXPECT_EQ(state(2).relation, "世帯主");
    EXPECT_EQ(state(1).relation, "夫");
    conflicted(clerk,
               {"head-change/1",
                {notice("R8.11.22"), {{"head", "1"}, {"relation-3", "子"}, {"relation-4", "子"}}}},
               4);
    EXPECT_EQ(state(1).relation, "世帯主");
}

TEST_P(FamilyWalk, a_change_of_head_is_refused_as_the_law_says) {
    Browser clerk = browser("satou");
    refused(clerk, new_head({{"head", "2"}}), "続柄が台帳からは分からない人がいます",
            "住民基本台帳法7条4号");
    refused(clerk, new_head({{"head", "2"}, {"relation-3", "子"}, {"relation-4", "子"}}, "R8.12.1"),
            "まだ起きていない異動", "住民基本台帳法25条");
    Browser late = browser("satou");
    const std::string draft = entered(
        late, new_head({{"head", "2"}, {"relation-3", "子"}, {"relation-4", "子"}}, "R8.10.1"));
    EXPECT_NE(shown.body.find("住民基本台帳法52条2項"), std::string::npos);
    EXPECT_EQ(late.post(draft + "check", {}).status, 422) << "the reason is missing";
    EXPECT_EQ(late.post(draft + "check", {{"late_reason", "病気のため"}}).status, 303);
}

TEST_P(FamilyWalk, a_household_is_split_and_put_together_again) {
    split_off();
    EXPECT_EQ(state(3).relation, "世帯主");
    Browser clerk = browser("satou");
    const std::string into = std::to_string(state(1).household_id.value());
    const Walk merge{"merge/3",
                     {notice("R8.11.22"), {{"into", into}}, {{"relation-3", "子"}}},
                     {{"sure-household-one_livelihood", "yes"}}};
    conflicted(clerk, merge, 3);
    EXPECT_EQ(state(3).household_id, state(1).household_id);
    EXPECT_EQ(state(3).relation, "子");
}

TEST_P(FamilyWalk, a_split_needs_somebody_who_stays_and_meets_changes) {
    Browser clerk = browser("satou");
    refused(clerk,
            {"split/1",
             {notice("R8.11.20"),
              {{"persons", "1"}, {"persons", "2"}, {"persons", "3"}, {"persons", "4"}},
              {{"head", "1"}, {"relation-2", "妻"}, {"relation-3", "子"}, {"relation-4", "子"}}}},
            "世帯の一部の人だけが分かれるとき", "住民基本台帳法25条");
    conflicted(clerk, split(), 3);
    EXPECT_EQ(state(3).relation, "世帯主");
}

TEST_P(FamilyWalk, the_head_who_splits_off_leaves_a_head_behind) {
    Browser clerk = browser("satou");
    registered(clerk,
               {"split/1",
                {notice("R8.11.20"),
                 {{"persons", "1"}},
                 {{"head", "1"}},
                 {{"new_head_left", "2"}, {"relation_left-3", "子"}, {"relation_left-4", "子"}}}});
    EXPECT_EQ(state(1).relation, "世帯主");
    EXPECT_EQ(state(2).relation, "世帯主");
    EXPECT_NE(state(1).household_id, state(2).household_id);
}

TEST_P(FamilyWalk, part_of_a_household_joins_another_at_the_same_address_alone) {
    split_off();
    Browser clerk = browser("satou");
    const std::string into = std::to_string(state(3).household_id.value());
    const auto join = [&](const std::string& household) {
        return Walk{
            "join/1",
            {notice("R8.11.22"), {{"persons", "4"}}, {{"into", household}}, {{"relation-4", "妹"}}},
            {{"sure-household-one_livelihood", "yes"}}};
    };
    refused(clerk, join("999"), "世帯は、この日にありません", "住民基本台帳法6条");
    // The elder moves away: then it is a move, not a change of household.
    registered(clerk, {"move-within/3",
                       {notice("R8.11.21"),
                        {{"persons", "3"}},
                        {{"town", "亀山町"}, {"lot", "９番"}, {"household_kind", "own"}}}});
    refused(clerk, join(into), "住所の違う世帯です", "住民基本台帳法25条");
    registered(clerk, {"move-within/3",
                       {notice("R8.11.22"),
                        {{"persons", "3"}},
                        {{"town", "亀山町"}, {"lot", "２番１号"}, {"household_kind", "own"}}}});
    registered(clerk, join(into));
    EXPECT_EQ(state(4).household_id, state(3).household_id);
    EXPECT_EQ(state(4).relation, "妹");
}

YAKUBA_ON_BOTH_ENGINES(FamilyWalk);

}  // namespace
}  // namespace yakuba::resident_register
