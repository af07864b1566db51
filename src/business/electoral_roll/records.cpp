#include "business/electoral_roll/records.h"

namespace yakuba::electoral_roll {

std::span<const Code> codes_of(EntryState) {
    static constexpr Code codes[] = {{1, "registered", "登録", "公職選挙法22条"},
                                     {2, "removed", "抹消", "公職選挙法28条"}};
    return codes;
}

std::span<const Code> codes_of(Registration) {
    static constexpr Code codes[] = {
        {1, "regular", "定時登録", "公職選挙法22条1項"},
        {2, "election", "選挙時登録", "公職選挙法22条3項"},
        {3, "supplementary", "補正登録", "公職選挙法26条"},
        {4, "objection", "異議の申出による登録", "公職選挙法24条2項"},
        {5, "migrated", "移行"},
    };
    return codes;
}

const Description& entry_description() {
    using E = Entry;
    static const Description description = describe<E>(
        "選挙人名簿",
        {
            line<&E::person_id>("person_id", "宛名番号"),
            line<&E::state>("state", "登録の状態", "公職選挙法22条・28条"),
            line<&E::registration>("registration", "登録の区分", "公職選挙法22条・26条"),
            line<&E::ground>("ground", "登録の根拠", "公職選挙法21条"),
            line<&E::base_date>("base_date", "基準日", "公職選挙法22条"),
            line<&E::age_day>("age_day", "年齢を数えた日", "公職選挙法22条2項・3項"),
            line<&E::registered_on>("registered_on", "登録年月日", "公職選挙法22条"),
            line<&E::district>("district", "投票区", "公職選挙法20条2項"),
            line<&E::name>("name", "氏名", "公職選挙法20条1項"),
            line<&E::kana>("kana", "振り仮名"),
            line<&E::address>("address", "住所", "公職選挙法20条1項"),
            line<&E::sex>("sex", "性別", "公職選挙法20条1項"),
            line<&E::birth_date>("birth_date", "生年月日", "公職選挙法20条1項"),
            line<&E::left_on>("left_on", "住所を有しなくなった日", "公職選挙法27条1項"),
            line<&E::moved_mark>("moved_mark", "転出の表示", "公職選挙法27条1項"),
            line<&E::former_mark>("former_mark", "旧住所地での登録の表示", "公職選挙法27条2項"),
            line<&E::disqualified_mark>("disqualified_mark", "選挙権を有しない旨の表示",
                                        "公職選挙法27条1項"),
            line<&E::removal>("removal", "抹消の事由", "公職選挙法28条"),
            line<&E::removed_on>("removed_on", "抹消年月日", "公職選挙法28条"),
        });
    return description;
}

const storage::Table& entry_table() {
    static const storage::Table table{
        "electoral_roll_entry", "選挙人名簿", &entry_description(), {"person_id"}};
    return table;
}

const Description& sentence_record_description() {
    using S = SentenceRecord;
    static const Description description = describe<S>(
        "選挙権の欠格",
        {
            line<&S::person_id>("person_id", "宛名番号"),
            line<&S::number>("number", "番号", {}, "同じ人の欠格の一連番号"),
            line<&S::offence>("offence", "欠格の事由", "公職選挙法11条1項・252条"),
            line<&S::final_on>("final_on", "裁判が確定した日", "公職選挙法252条1項"),
            line<&S::served_on>("served_on", "刑の執行を終わり、又は免除を受けた日",
                                "公職選挙法11条1項"),
            line<&S::suspended>("suspended", "刑の執行猶予がある", "公職選挙法11条1項3号"),
            line<&S::suspended_until>("suspended_until", "執行猶予の期間の末日",
                                      "公職選挙法11条1項5号"),
            line<&S::repeated>("repeated", "買収等を重ねた者である", "公職選挙法252条3項"),
            line<&S::declared_until>("declared_until", "裁判所が短縮した期間の末日",
                                     "公職選挙法252条4項"),
            line<&S::not_applied>("not_applied", "選挙権を失わない旨の宣告がある",
                                  "公職選挙法252条4項"),
            line<&S::restored_on>("restored_on", "復権した日"),
            line<&S::notified_on>("notified_on", "通知を受けた日", "公職選挙法11条3項"),
            line<&S::notified_by>("notified_by", "通知をした市町村長", "公職選挙法11条3項"),
            line<&S::cancelled>("cancelled", "誤った通知で取り消された"),
        });
    return description;
}

const storage::Table& sentence_table() {
    static const storage::Table table{"electoral_roll_sentence",
                                      "選挙権の欠格",
                                      &sentence_record_description(),
                                      {"person_id", "number"}};
    return table;
}

Sentence sentence_of(const SentenceRecord& r) {
    return {r.offence,  r.final_on,       r.served_on,   r.suspended,  r.suspended_until,
            r.repeated, r.declared_until, r.not_applied, r.restored_on};
}

const Description& run_record_description() {
    using R = RunRecord;
    static const Description description = describe<R>(
        "選挙人名簿の登録",
        {
            line<&R::base_date>("base_date", "基準日", "公職選挙法22条"),
            line<&R::run>("run", "登録の区分", "公職選挙法22条"),
            line<&R::age_day>("age_day", "年齢を数えた日", "公職選挙法22条2項・3項"),
            line<&R::registered_on>("registered_on", "登録年月日", "公職選挙法22条"),
            line<&R::objection_until>("objection_until", "異議の申出の末日", "公職選挙法24条1項"),
            line<&R::election_id>("election_id", "選挙の番号", {}, "0は定時登録"),
            line<&R::registered>("registered", "登録した人数"),
            line<&R::total>("total", "登録者数", "公職選挙法施行令22条1項"),
            line<&R::actor>("actor", "登録をした職員"),
        });
    return description;
}

const storage::Table& run_table() {
    static const storage::Table table{"electoral_roll_run",
                                      "選挙人名簿の登録",
                                      &run_record_description(),
                                      {"base_date"},
                                      storage::Keeping::log};
    return table;
}

}  // namespace yakuba::electoral_roll
