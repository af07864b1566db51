// The words of the sheet: its lines and its grounds.
#include "business/child_allowance/rules.h"

namespace yakuba {

template <>
const Description& description_of<child_allowance::ChildSheet>() {
    using Row = child_allowance::ChildSheet;
    static const Description description = describe<Row>(
        "児童ごとの額",
        {
            line<&Row::birth_date>("birth_date", "生年月日"),
            line<&Row::order>("order", "第何子", "児童手当法6条1項1号", "0は数えない子"),
            line<&Row::ground>("ground", "区分"),
            line<&Row::monthly_amount>("monthly_amount", "月額", "児童手当法6条3項"),
        });
    return description;
}

namespace child_allowance {

std::span<const Code> codes_of(Ground) {
    static constexpr Code codes[] = {
        {1, "allowance", "児童手当を支給します", "児童手当法4条1項"},
        {2, "special_benefit", "特例給付を支給します", "令和6年改正前の児童手当法附則2条1項"},
        {11, "before_start", "支給の始まる月より前です", "児童手当法8条2項"},
        {12, "after_end", "支給を終えた月より後です", "児童手当法8条2項"},
        {13, "public_servant", "公務員のため所属庁が支給します", "児童手当法17条1項"},
        {14, "abroad", "受給者の住所が日本国内にありません", "児童手当法4条1項"},
        {15, "other_parent", "もう一方の父母等に支給します", "児童手当法4条3項"},
        {16, "over_ceiling", "所得が所得上限限度額以上です", "令和6年改正前の児童手当法附則2条1項"},
        {17, "no_child", "支給の対象となる児童がいません", "児童手当法3条1項"},
    };
    return codes;
}

std::span<const Code> codes_of(ChildGround) {
    static constexpr Code codes[] = {
        {1, "under_three", "三歳未満児童算定額", "児童手当法6条3項"},
        {2, "over_three", "三歳以上児童算定額", "児童手当法6条3項"},
        {3, "third_or_later", "第三子以降算定額", "児童手当法6条3項"},
        {4, "special_benefit", "特例給付", "令和6年改正前の児童手当法附則2条2項"},
        {5, "counted_only", "数えますが支給はありません", "児童手当法6条1項1号"},
        {6, "not_paid", "受給者に支給しない月です"},
        {11, "not_confirmed", "監護相当・生計費の負担についての確認書がありません",
         "児童手当法6条2項2号"},
        {12, "too_old", "数える年齢を過ぎました", "児童手当法6条2項2号"},
        {13, "not_raised", "監護し生計を同じくする子（生計費を負担する子）ではありません",
         "児童手当法4条1項"},
        {14, "child_abroad", "日本国内に住所がありません", "児童手当法3条1項"},
        {15, "in_facility", "施設等に支給される児童です", "児童手当法3条3項"},
        {16, "not_in_facility", "施設等に委託・入所していない児童です", "児童手当法4条1項4号"},
        {17, "not_started", "算定の始まる月より前です", "児童手当法9条1項"},
        {18, "ended", "算定を終えた月より後です", "児童手当法9条3項"},
    };
    return codes;
}

const Description& sheet_description() {
    static const Description description = describe<Sheet>(
        "児童手当の計算書",
        {
            line<&Sheet::ground>("ground", "決定"),
            line<&Sheet::counted_only>("counted_only", "数えるだけの子の人数",
                                       "児童手当法6条2項2号"),
            line<&Sheet::over_three>("over_three", "三歳以上児童算定額の人数",
                                     "児童手当法6条1項1号"),
            line<&Sheet::under_three>("under_three", "三歳未満児童算定額の人数",
                                      "児童手当法6条1項1号"),
            line<&Sheet::third_or_later>("third_or_later", "第三子以降算定額の人数",
                                         "児童手当法6条1項1号"),
            line<&Sheet::special>("special", "特例給付の人数",
                                  "令和6年改正前の児童手当法附則2条2項"),
            line<&Sheet::monthly_amount>("monthly_amount", "月額", "児童手当法6条1項"),
        });
    return description;
}

}  // namespace child_allowance
}  // namespace yakuba
