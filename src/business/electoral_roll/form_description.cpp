// The words of the form: its lines and its grounds.
#include "business/electoral_roll/form.h"

namespace yakuba::electoral_roll {

std::span<const Code> codes_of(Run) {
    static constexpr Code codes[] = {
        {0, "none", "登録の日ではありません"},
        {1, "regular", "定時登録", "公職選挙法22条1項"},
        {2, "election", "選挙時登録", "公職選挙法22条3項"},
    };
    return codes;
}

std::span<const Code> codes_of(Ground) {
    static constexpr Code codes[] = {
        {1, "resident", "引き続き三箇月以上住民基本台帳に記録されている人です",
         "公職選挙法21条1項"},
        {2, "former_resident",
         "三箇月以上記録された後に住所を移し、四箇月を経過しない人です（旧住所地での登録）",
         "公職選挙法21条2項"},
        {3, "on_roll", "登録されています", "公職選挙法19条1項"},
        {4, "removed", "名簿から抹消します", "公職選挙法28条"},
        {11, "not_citizen", "日本国民ではありません", "公職選挙法21条1項"},
        {12, "dead", "亡くなっています", "公職選挙法28条1号"},
        {13, "under_age", "選挙権の年齢に達していません", "公職選挙法21条1項"},
        {14, "disqualified", "選挙権を有しない期間です", "公職選挙法11条1項・252条"},
        {15, "no_record", "住民基本台帳に記録がありません", "公職選挙法21条1項"},
        {16, "short_record", "住民基本台帳に記録されて三箇月になりません", "公職選挙法21条1項"},
        {17, "left_too_early", "記録されて三箇月にならないうちに住所を移しました",
         "公職選挙法21条2項"},
        {18, "left_too_long", "住所を移して四箇月を経過しました", "公職選挙法21条2項"},
        {19, "unconfirmed", "資格を有することの確認が得られません", "公職選挙法施行令12条1項"},
    };
    return codes;
}

std::span<const Code> codes_of(Removal) {
    static constexpr Code codes[] = {
        {0, "none", "抹消なし"},
        {1, "died", "死亡", "公職選挙法28条1号"},
        {2, "nationality_lost", "国籍の喪失", "公職選挙法28条1号"},
        {3, "four_months", "住所を移して四箇月を経過", "公職選挙法28条2号"},
        {4, "moved_abroad_roll", "在外選挙人名簿への登録の移転", "公職選挙法28条3号"},
        {5, "never_eligible", "登録されるべきでなかった", "公職選挙法28条4号"},
    };
    return codes;
}

const Description& form_description() {
    static const Description description = describe<Form>(
        "選挙人名簿の調査票",
        {
            line<&Form::run>("run", "登録の区分", "公職選挙法22条"),
            line<&Form::base_date>("base_date", "基準日", "公職選挙法22条1項・3項"),
            line<&Form::age_day>("age_day", "年齢を数える日", "公職選挙法22条2項・3項"),
            line<&Form::born_by>("born_by", "この日までに生まれた人", "公職選挙法21条1項"),
            line<&Form::counted_by>("counted_by", "この日までに記録・届出の人",
                                    "公職選挙法21条1項"),
            line<&Form::announce_by>("announce_by", "公示・告示の期限", "公職選挙法31条–34条"),
            line<&Form::registered_on>("registered_on", "登録の日", "公職選挙法22条1項・3項"),
            line<&Form::objection_from>("objection_from", "異議の申出の初日", "公職選挙法24条1項"),
            line<&Form::objection_until>("objection_until", "異議の申出の末日",
                                         "公職選挙法24条1項"),
            line<&Form::reaches_voting_age_on>("reaches_voting_age_on", "選挙権の年齢に達する日",
                                               "年齢計算ニ関スル法律"),
            line<&Form::counted_from>("counted_from", "三箇月を数えはじめる日",
                                      "公職選挙法21条1項"),
            line<&Form::three_months_on>("three_months_on", "三箇月になる日", "公職選挙法21条1項"),
            line<&Form::four_months_until>("four_months_until", "四箇月の末日",
                                           "公職選挙法28条2号"),
            line<&Form::disqualified_until>("disqualified_until", "選挙権を回復する日",
                                            "公職選挙法11条・252条",
                                            "9999-12-31は終わりの定まらない欠格"),
            line<&Form::ground>("ground", "決定", "公職選挙法21条"),
            line<&Form::registered>("registered", "この登録で登録する", "公職選挙法22条"),
            line<&Form::on_roll>("on_roll", "名簿に登録されている", "公職選挙法19条"),
            line<&Form::moved_mark>("moved_mark", "転出の表示", "公職選挙法27条1項"),
            line<&Form::former_mark>("former_mark", "旧住所地での登録の表示", "公職選挙法27条2項"),
            line<&Form::disqualified_mark>("disqualified_mark", "選挙権を有しない旨の表示",
                                           "公職選挙法27条1項"),
            line<&Form::removal>("removal", "抹消の事由", "公職選挙法28条"),
            line<&Form::removed_from>("removed_from", "抹消する日", "公職選挙法28条"),
            line<&Form::vote>("vote", "投票するところ", "公職選挙法9条・42条–44条"),
            line<&Form::early_vote_allowed>("early_vote_allowed", "その日に期日前投票ができる",
                                            "公職選挙法48条の2"),
            line<&Form::absentee_vote_allowed>("absentee_vote_allowed", "その日は不在者投票による",
                                               "公職選挙法施行令50条2項"),
            line<&Form::ballot_by_request>("ballot_by_request",
                                           "移した先で投票するため用紙を請求できる",
                                           "公職選挙法施行令50条1項"),
        });
    return description;
}

}  // namespace yakuba::electoral_roll
