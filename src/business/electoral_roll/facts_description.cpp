// The words of the facts, and which facts cannot be.
#include <string>

#include "business/electoral_roll/facts.h"

namespace yakuba {

template <>
const Description& description_of<electoral_roll::Sentence>() {
    using Row = electoral_roll::Sentence;
    static const Description description = describe<Row>(
        "欠格",
        {
            line<&Row::offence>("offence", "欠格の事由", "公職選挙法11条1項・252条").needed(),
            line<&Row::final_on>("final_on", "裁判が確定した日", "公職選挙法252条1項").needed(),
            line<&Row::served_on>("served_on", "刑の執行を終わり、又は免除を受けた日",
                                  "公職選挙法11条1項2号・4号", "まだのときは書かない"),
            line<&Row::suspended>("suspended", "刑の執行猶予がある", "公職選挙法11条1項3号"),
            line<&Row::suspended_until>("suspended_until", "執行猶予の期間の末日",
                                        "公職選挙法11条1項5号"),
            line<&Row::repeated>("repeated", "買収等を重ねた者である", "公職選挙法252条3項"),
            line<&Row::declared_until>("declared_until", "裁判所が短縮した期間の末日",
                                       "公職選挙法252条4項"),
            line<&Row::not_applied>("not_applied", "選挙権を失わない旨の宣告がある",
                                    "公職選挙法252条4項"),
            line<&Row::restored_on>("restored_on", "復権した日", {}, "大赦・特赦・復権"),
        });
    return description;
}

namespace electoral_roll {
namespace {

Problem wrong(std::string_view code, std::string message, std::string where) {
    return Problem{code, std::move(message), {}, std::move(where), {}};
}

/// More sentences than anybody has: a slip.
constexpr std::size_t kMostSentences = 100;

}  // namespace

std::span<const Code> codes_of(Election) {
    static constexpr Code codes[] = {
        {0, "none", "選挙なし"},
        {1, "representatives", "衆議院議員選挙", "公職選挙法9条1項"},
        {2, "councillors", "参議院議員選挙", "公職選挙法9条1項"},
        {3, "governor", "都道府県知事選挙", "公職選挙法9条2項・3項"},
        {4, "prefectural_assembly", "都道府県議会議員選挙", "公職選挙法9条2項・3項"},
        {5, "mayor", "市町村長選挙", "公職選挙法9条2項"},
        {6, "municipal_assembly", "市町村議会議員選挙", "公職選挙法9条2項"},
    };
    return codes;
}

std::span<const Code> codes_of(Offence) {
    static constexpr Code codes[] = {
        {0, "none", "なし"},
        {1, "imprisonment", "拘禁刑以上の刑の執行を終わるまで", "公職選挙法11条1項2号"},
        {2, "imprisonment_unexecuted", "拘禁刑以上の刑の執行を受けることがなくなるまで",
         "公職選挙法11条1項3号"},
        {3, "bribery_in_office", "公職にある間の収賄等", "公職選挙法11条1項4号"},
        {4, "election_suspended", "選挙等に関する犯罪による刑の執行猶予中", "公職選挙法11条1項5号"},
        {5, "election_fine", "選挙犯罪による罰金", "公職選挙法252条1項"},
        {6, "election_imprisonment", "選挙犯罪による拘禁刑", "公職選挙法252条2項"},
        {7, "political_funds", "政治資金規正法による公民権の停止", "政治資金規正法28条"},
    };
    return codes;
}

std::span<const Code> codes_of(Place) {
    static constexpr Code codes[] = {
        {0, "unknown", "不明"},
        {1, "same_prefecture", "同じ都道府県"},
        {2, "other_prefecture", "他の都道府県"},
        {3, "abroad", "国外"},
    };
    return codes;
}

const Description& facts_description() {
    static const Description description = describe<Facts>(
        "選挙人名簿の事実",
        {
            line<&Facts::birth_date>("birth_date", "生年月日", "公職選挙法9条1項").needed(),
            line<&Facts::japanese>("japanese", "日本国民である", "公職選挙法9条1項"),
            line<&Facts::recorded_on>("recorded_on", "住民票が作成された日", "公職選挙法21条1項"),
            line<&Facts::notified_on>(
                "notified_on", "転入の届出をした日", "公職選挙法21条1項",
                "他の市町村から住所を移し、住民基本台帳法22条の届出をした者で使う"),
            line<&Facts::left_on>("left_on", "住所を有しなくなった日", "公職選挙法21条2項",
                                  "届出の日ではなく、実際に移した日"),
            line<&Facts::destination>("destination", "移した先", "公職選挙法9条3項"),
            line<&Facts::confirmed>("confirmed", "資格の確認が得られた", "公職選挙法施行令12条1項"),
            line<&Facts::died_on>("died_on", "死亡した日", "公職選挙法28条1号"),
            line<&Facts::nationality_lost_on>("nationality_lost_on", "日本の国籍を失った日",
                                              "公職選挙法28条1号"),
            line<&Facts::sentences>("sentences", "欠格の一覧", "公職選挙法11条・252条"),
            line<&Facts::on_roll>("on_roll", "名簿に登録されている"),
            line<&Facts::former_mark>("former_mark", "旧住所地での登録の表示がある",
                                      "公職選挙法27条2項"),
            line<&Facts::never_eligible>("never_eligible", "登録されるべきでなかった",
                                         "公職選挙法28条4号"),
            line<&Facts::on_former_roll>("on_former_roll", "従前の住所地の名簿に登録されている",
                                         "公職選挙法42条1項"),
            line<&Facts::moved_on>("moved_on", "従前の住所を移した日", "公職選挙法28条2号",
                                   "書かなければ転入の届出をした日とみる"),
            line<&Facts::origin>("origin", "従前の住所", "公職選挙法9条3項"),
            line<&Facts::on_new_roll>("on_new_roll", "移した先の名簿に登録されている",
                                      "公職選挙法42条1項"),
            line<&Facts::election>("election", "選挙の種類", "公職選挙法9条"),
            line<&Facts::announced_on>("announced_on", "公示・告示の日", "公職選挙法31条–34条"),
            line<&Facts::voting_day>("voting_day", "選挙の期日", "公職選挙法22条3項"),
            line<&Facts::next_open_day>("next_open_day", "直後の休日以外の日", "公職選挙法22条1項",
                                        "登録月の一日が市町村の休日に当たるときに書く"),
            line<&Facts::casting_day>("casting_day", "期日の前に投票をする日",
                                      "公職選挙法43条・48条の2"),
        });
    return description;
}

std::vector<Problem> impossible(const Facts& facts, Date day) {
    std::vector<Problem> problems;
    if (facts.birth_date > day) {
        problems.push_back(wrong("electoral_roll.born_later",
                                 "求める日より後に生まれた人です。生年月日か日を確かめてください。",
                                 "/birth_date"));
    }
    if (facts.left_on && facts.recorded_on && facts.left_on < facts.recorded_on) {
        problems.push_back(wrong("electoral_roll.left_before_record",
                                 "住所を有しなくなった日が、住民票が作成された日より前です。",
                                 "/left_on"));
    }
    if (facts.announced_on && facts.voting_day && facts.announced_on >= facts.voting_day) {
        problems.push_back(wrong("electoral_roll.announced_late",
                                 "公示・告示の日は、選挙の期日より前の日を書いてください。",
                                 "/announced_on"));
    }
    if (facts.election != Election::none && !facts.voting_day) {
        problems.push_back(wrong("electoral_roll.no_voting_day",
                                 "選挙の種類を書いたときは、選挙の期日も書いてください。",
                                 "/voting_day"));
    }
    if (facts.casting_day && facts.voting_day && facts.casting_day >= facts.voting_day) {
        problems.push_back(
            wrong("electoral_roll.casting_late",
                  "期日の前に投票をする日は、選挙の期日の前日までの日を書いてください。",
                  "/casting_day"));
    }
    if (facts.sentences.size() > kMostSentences) {
        problems.push_back(wrong("electoral_roll.too_many_sentences",
                                 "欠格の数が多すぎます。人ごとに分けてください。", "/sentences"));
    }
    return problems;
}

}  // namespace electoral_roll
}  // namespace yakuba
