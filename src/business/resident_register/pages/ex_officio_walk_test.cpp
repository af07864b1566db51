// 職権記載・消除・回復・訂正・取消 and the life of a 支援措置, walked to the end.
#include "business/resident_register/pages/test_walks.h"

namespace yakuba::resident_register {
namespace {

using registry::MeasureState;
using registry::Standing;

constexpr std::string_view kArticle = "住民基本台帳法施行令12条3項";

class ExOfficioWalk : public WalkTest {
protected:
    static Walk entry(const std::string& day = "R8.11.20", const std::string& name = "港　一郎") {
        return {"ex-officio-entry",
                {decided(day),
                 {{"people-0-name", name},
                  {"people-0-kana", "ミナト"},
                  {"people-0-birth_date", "S63.6.14"},
                  {"people-0-sex", "male"},
                  {"people-0-nationality", "JPN"}},
                 {{"town", "亀山町"},
                  {"lot", "３番"},
                  {"former_address", "不明"},
                  {"household_kind", "new"}},
                 {{"people-0-relation", "世帯主"}}}};
    }
    static Walk removal(const std::string& day = "R8.11.20", const std::string& person = "4") {
        return {
            "ex-officio-removal/" + person, {decided(day)}, {{"sure-ex_officio-survey", "yes"}}};
    }
    static Walk restoration(const std::string& day = "R8.11.20") {
        return {"restoration/4", {decided(day)}};
    }
    static Walk correction(const std::string& value, const std::string& day = "R2.4.1",
                           const std::string& until = "") {
        return {"correction/2", {decided(day, {{"until", until}}), {{"item-birth_date", value}}}};
    }
    static Walk cancellation(const std::string& version, const std::string& day = "R8.11.26") {
        return {"cancellation/4",
                {{{"version", version}}, decided(day)},
                {{"sure-cancellation-others", "yes"}}};
    }
    static Walk protection_step(const std::string& event, const std::string& day = "R8.11.26") {
        return {
            event + "/2",
            {{{"occurred_on", day}, {"notified_on", day}, {"ground", "相談機関の意見（書面）"}}},
            {{"sure-protection-opens", "yes"}}};
    }
    std::optional<registry::ProtectiveMeasure> measure(std::int64_t person) {
        return registry::find_protection(*database_->session(), PersonId{person});
    }
};

TEST_P(ExOfficioWalk, somebody_who_lives_here_is_entered) {
    Browser clerk = browser("satou");
    registered(clerk, entry());
    EXPECT_EQ(state(5).name, "港　一郎");
    EXPECT_EQ(state(5).event, registry::Event::ex_officio_entry);
    refused(clerk, entry("R8.12.1", "港　二郎"), "まだ起きていない異動",
            "住民基本台帳法施行令12条1項");
    sent_back(clerk, "/s/register/begin/ex-officio-entry",
              {{"occurred_on", "R8.11.20"}, {"notified_on", "R8.11.26"}}, "根拠");
}

TEST_P(ExOfficioWalk, somebody_who_is_gone_is_removed) {
    Browser clerk = browser("satou");
    const Walk walk = removal();
    const std::string draft = entered(clerk, walk);
    EXPECT_EQ(clerk.post(draft + "check", {}).status, 422) << "the survey is looked at first";
    const auto sent = clerk.post(draft + "check", walk.sure);
    ASSERT_EQ(sent.status, 303);
    EXPECT_NE(clerk.get(draft + "result").body.find("/s/register/certificates/removed/4"),
              std::string::npos);
    EXPECT_EQ(state(4).standing, Standing::removed);
    refused(clerk, removal("R8.11.22"), "異動日にはもう住民ではありません", kArticle);
    refused(clerk, removal("R8.12.1", "3"), "まだ起きていない異動", kArticle);
    conflicted(clerk, removal("R8.11.20", "3"), 3);
}

TEST_P(ExOfficioWalk, a_wrong_removal_is_taken_back_in_the_same_entry) {
    Browser clerk = browser("satou");
    refused(clerk, restoration(), "回復できるのは、消除された住民票だけです", kArticle);
    registered(clerk, removal());
    conflicted(clerk, restoration(), 3);
    EXPECT_EQ(state(4).standing, Standing::resident);
    EXPECT_EQ(state(4).event, registry::Event::restoration);
    EXPECT_FALSE(state(5).person_id) << "no second entry";
}

TEST_P(ExOfficioWalk, a_planned_move_out_that_is_given_up_leaves_no_trace_in_the_future) {
    Browser clerk = browser("satou");
    registered(clerk, {"move-out/4",
                       {notice("R8.12.10", {{"destination", "inside"},
                                            {"next_address", "広島県架空市中央二丁目３番"}}),
                        {{"persons", "4"}}}});
    ASSERT_EQ(state(4).standing, Standing::planned_out);
    registered(clerk, restoration("R8.11.26"));
    EXPECT_EQ(state(4).standing, Standing::resident);
    EXPECT_EQ(state(4, Date{2026, 12, 10}).standing, Standing::resident);
    EXPECT_EQ(state(4, Date{2026, 12, 10}).next_address, "");
}

TEST_P(ExOfficioWalk, a_former_head_is_not_restored_beside_the_new_one) {
    Browser clerk = browser("satou");
    Walk walk = removal("R8.11.20", "1");
    walk.pages.push_back(
        {{"new_head_left", "2"}, {"relation_left-3", "子"}, {"relation_left-4", "子"}});
    registered(clerk, walk);
    EXPECT_EQ(state(2).relation, "世帯主");
    refused(clerk, {"restoration/1", {decided("R8.11.20")}}, "いま別の世帯主がいます",
            "住民基本台帳法7条4号");
}

TEST_P(ExOfficioWalk, the_past_is_corrected_for_the_days_it_was_wrong) {
    Browser clerk = browser("satou");
    registered(clerk, correction("S57.1.2"));
    EXPECT_EQ(state(2).birth_date, (PartialDate{Date{1982, 1, 2}}));
    EXPECT_EQ(state(2, Date{2020, 4, 1}).birth_date, (PartialDate{Date{1982, 1, 2}}));
    registered(clerk, correction("S57.1.3", "R6.1.1", "R6.2.1"));
    EXPECT_EQ(state(2, Date{2024, 1, 31}).birth_date, (PartialDate{Date{1982, 1, 3}}));
    EXPECT_EQ(state(2, Date{2024, 2, 1}).birth_date, (PartialDate{Date{1982, 1, 2}}));
    refused(clerk, correction("S57.1.2"), "変える項目を入力してください", kArticle);
    refused(clerk, correction("S57.1.9", "H31.4.1"), "訂正する期間に住民票がありません", kArticle);
    refused(clerk, correction("S57.1.9", "R6.1.1", "R5.1.1"), "訂正する期間に住民票がありません",
            kArticle);
    refused(clerk, correction("S57.1.9", "R8.12.1"), "まだ起きていない異動", kArticle);
    conflicted(clerk, correction("S57.1.8"), 2);
}

TEST_P(ExOfficioWalk, an_event_taken_by_mistake_is_undone) {
    Browser clerk = browser("satou");
    registered(clerk, removal());
    registered(clerk, cancellation("2"));
    EXPECT_EQ(state(4).standing, Standing::resident);
    EXPECT_EQ(state(4).event, registry::Event::cancellation);
    sent_back(clerk, "/s/register/begin/cancellation/4", {}, "取り消す異動");
    sent_back(clerk, "/s/register/begin/cancellation/4", {{"version", "99"}}, "取り消す異動");
    refused(clerk, cancellation("2", "R8.12.1"), "まだ起きていない異動", kArticle);
    registered(clerk, removal("R8.11.21"));
    const auto session = database_->session();
    const auto last =
        session->number("SELECT max(version) FROM resident WHERE person_id = 4").value_or(0);
    conflicted(clerk, cancellation(std::to_string(last)), 3);
}

TEST_P(ExOfficioWalk, a_protection_is_confirmed_renewed_and_ended) {
    Browser clerk = browser("satou");
    refused(clerk, protection_step("protection-confirm"), "続いている支援措置がありません",
            "住民基本台帳事務処理要領第5-10");
    const Walk begin{"protection/2",
                     {{{"occurred_on", "R8.6.1"}, {"notified_on", "R8.6.1"}, {"persons", "3"}},
                      {{"counterpart_name", "港　次郎"}, {"consulted", "警察"}}}};
    registered(clerk, begin);
    ASSERT_TRUE(measure(2));
    EXPECT_EQ(measure(2)->state, MeasureState::provisional);
    registered(clerk, protection_step("protection-confirm"));
    EXPECT_EQ(measure(2)->state, MeasureState::active);
    EXPECT_EQ(measure(3)->state, MeasureState::active);
    refused(clerk, protection_step("protection-renew"), "満了日の1か月前から",
            "住民基本台帳事務処理要領第5-10");
    const std::string draft = entered(clerk, protection_step("protection-end"));
    EXPECT_EQ(clerk.post(draft + "check", {}).status, 422);
    EXPECT_EQ(clerk.post(draft + "check", {{"sure-protection-opens", "yes"}}).status, 303);
    EXPECT_FALSE(measure(2) && measure(2)->state == MeasureState::active);
}

TEST_P(ExOfficioWalk, a_protection_is_renewed_in_its_last_month) {
    Browser clerk = browser("satou");
    registered(clerk,
               {"protection/2",
                {{{"occurred_on", "R7.12.10"}, {"notified_on", "R7.12.10"}},
                 {{"counterpart_name", "港　次郎"}, {"consulted", "警察"}, {"confirmed", "yes"}}}});
    ASSERT_EQ(measure(2)->ends_on, (Date{2026, 12, 10}));
    registered(clerk, protection_step("protection-renew"));
    EXPECT_EQ(measure(2)->ends_on, (Date{2027, 12, 10}));
}

TEST_P(ExOfficioWalk, every_item_of_a_protection_stands_in_the_comparison) {
    Browser satou = browser("satou");
    Browser mori = browser("mori");
    const auto application = [](const std::string& counterpart, const std::string& consulted,
                                const std::string& day) {
        return Walk{
            "protection/2",
            {{{"occurred_on", day}, {"notified_on", day}},
             {{"counterpart_name", counterpart}, {"consulted", consulted}, {"confirmed", "yes"}}}};
    };
    const std::string draft = entered(satou, application("港　次郎", "警察", "R8.11.20"));
    registered(mori, application("港　三郎", "児童相談所", "R8.11.24"));
    const auto conflict = satou.post(draft + "check", {});
    EXPECT_EQ(conflict.status, 409);
    for (const char* item : {"申出を受け付けた日", "期間の満了日", "相手方の氏名", "相談機関",
                             "2026-11-20", "2026-11-24", "港　次郎", "警察"}) {
        EXPECT_NE(conflict.body.find(item), std::string::npos) << item << wrong(conflict.body);
    }
    for (const char* hidden : {"港　三郎", "児童相談所"})
        EXPECT_EQ(conflict.body.find(hidden), std::string::npos) << "behind the mask: " << hidden;
    satou.send_on(draft + "settle", {{"choice", "keep"}});
    const auto sent = satou.post(draft + "check", {{"sure-protection-already", "yes"}});
    EXPECT_EQ(sent.status, 303) << wrong(sent.body);
    EXPECT_EQ(measure(2)->counterpart_name, "港　次郎");
}

TEST_P(ExOfficioWalk, a_protection_is_withdrawn) {
    protect(2, 1);
    Browser clerk = browser("satou");
    registered(clerk, protection_step("protection-withdraw"));
    EXPECT_FALSE(measure(2));
}

YAKUBA_ON_BOTH_ENGINES(ExOfficioWalk);

}  // namespace
}  // namespace yakuba::resident_register
