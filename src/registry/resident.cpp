#include "registry/resident.h"

namespace yakuba::registry {

std::span<const Code> codes_of(Standing) {
    static constexpr Code kCodes[] = {
        {1, "resident", "住民", "住民基本台帳法5条"},
        {2, "moved_out", "転出（除票）", "住民基本台帳法施行令8条"},
        {3, "dead", "死亡（除票）", "住民基本台帳法施行令8条"},
        {4, "removed", "職権消除（除票）", "住民基本台帳法8条"},
        {5, "non_resident", "住登外"},
        {6, "planned_out", "住民（転出予定）", "住民基本台帳法24条"},
    };
    return kCodes;
}

std::span<const Code> codes_of(Event) {
    static constexpr Code kCodes[] = {
        {1, "initial", "当初登録"},
        {2, "move_in", "転入", "住民基本台帳法22条"},
        {3, "move_within", "転居", "住民基本台帳法23条"},
        {4, "move_out", "転出", "住民基本台帳法24条"},
        {5, "birth", "出生", "住民基本台帳法施行令12条2項1号"},
        {6, "death", "死亡", "住民基本台帳法施行令12条2項1号"},
        {7, "household_change", "世帯変更", "住民基本台帳法25条"},
        {8, "correction", "職権修正", "住民基本台帳法施行令12条3項"},
        {9, "cancellation", "取消", "住民基本台帳法施行令12条3項"},
        {10, "ex_officio_entry", "職権記載", "住民基本台帳法施行令12条1項"},
        {11, "ex_officio_removal", "職権消除", "住民基本台帳法施行令12条3項"},
        {12, "move_in_special", "特例転入", "住民基本台帳法24条の2"},
        {13, "name_change", "氏名等変更", "住民基本台帳法施行令12条2項1号"},
        {14, "restoration", "職権回復", "住民基本台帳法施行令12条3項"},
    };
    return kCodes;
}

std::span<const Code> codes_of(Sex) {
    static constexpr Code kCodes[] = {
        {0, "unknown", "不明"}, {1, "male", "男"}, {2, "female", "女"}, {9, "other", "その他"}};
    return kCodes;
}

const Description& resident_description() {
    using R = Resident;
    static const Description description = describe<R>(
        "住民",
        {
            line<&R::person_id>("person_id", "宛名番号"),
            line<&R::standing>("standing", "住民区分", "住民基本台帳法5条"),
            line<&R::event>("event", "異動事由", "住民基本台帳法施行令12条"),
            line<&R::notified_on>("notified_on", "届出年月日", "住民基本台帳法7条8号"),
            line<&R::household_id>("household_id", "世帯番号", "住民基本台帳法6条1項"),
            line<&R::relation>("relation", "続柄", "住民基本台帳法7条4号", "世帯主から見た続柄"),
            line<&R::name>("name", "氏名", "住民基本台帳法7条1号",
                           "姓と名のあいだは全角の空白ひとつ。異体字セレクタもそのまま"),
            line<&R::kana>("kana", "氏名の振り仮名", "住民基本台帳法7条1号の2",
                           "カタカナ。記載のない人は空欄"),
            line<&R::former_name>("former_name", "旧氏", "住民基本台帳法施行令30条の13"),
            line<&R::alias>("alias", "通称", "住民基本台帳法施行令30条の26"),
            line<&R::birth_date>("birth_date", "出生年月日", "住民基本台帳法7条2号",
                                 "不詳の月・日は 00"),
            line<&R::sex>("sex", "男女の別", "住民基本台帳法7条3号"),
            line<&R::nationality>("nationality", "国籍・地域", "住民基本台帳法30条の45",
                                  "ISO 3166-1 alpha-3"),
            line<&R::residence_status>("residence_status", "在留資格", "住民基本台帳法30条の45"),
            line<&R::residence_until>("residence_until", "在留期間の満了日",
                                      "住民基本台帳法30条の45"),
            line<&R::registered_domicile>("registered_domicile", "本籍", "住民基本台帳法7条5号"),
            line<&R::register_head>("register_head", "筆頭者", "住民基本台帳法7条5号"),
            line<&R::became_resident_on>("became_resident_on", "住民となった年月日",
                                         "住民基本台帳法7条6号"),
            line<&R::address_since>("address_since", "住所を定めた年月日", "住民基本台帳法7条7号"),
            line<&R::postcode>("postcode", "郵便番号", "", "7桁"),
            line<&R::town_code>("town_code", "町字ID", "", "7桁。市区町村のなかで一意"),
            line<&R::town>("town", "町字", "住民基本台帳法7条7号"),
            line<&R::lot>("lot", "番地", "住民基本台帳法7条7号"),
            line<&R::building>("building", "方書", "住民基本台帳法7条7号"),
            line<&R::former_address>("former_address", "従前の住所", "住民基本台帳法7条8号"),
            line<&R::next_address>("next_address", "転出先", "住民基本台帳法24条"),
            line<&R::planned_out_on>("planned_out_on", "転出予定年月日", "住民基本台帳法24条"),
            line<&R::resident_code>("resident_code", "住民票コード", "住民基本台帳法7条13号",
                                    "11桁"),
        });
    return description;
}

const storage::Table& resident_table() {
    static const storage::Table table{
        "resident", "住民", &resident_description(), {"person_id"}, storage::Keeping::history};
    return table;
}

}  // namespace yakuba::registry
