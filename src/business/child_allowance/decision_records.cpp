#include "business/child_allowance/decision.h"

namespace yakuba::child_allowance {

std::span<const Code> codes_of(Change) {
    static const Code codes[] = {
        {0, "none", "継続"},
        {1, "first", "認定", "児童手当法7条1項"},
        {2, "increased", "増額", "児童手当法9条1項"},
        {3, "decreased", "減額", "児童手当法9条3項"},
        {4, "ended", "消滅", "児童手当法8条2項"},
    };
    return codes;
}

std::span<const Code> codes_of(Cause) {
    static const Code codes[] = {
        {0, "none", "なし"},
        {1, "claim", "認定の請求", "児童手当法7条1項"},
        {2, "turned_three", "三歳到達", "児童手当法6条2項4号"},
        {3, "elementary_end", "小学校修了", "令和6年改正前の児童手当法6条1項1号"},
        {4, "paid_age_end", "支給の対象となる年齢の年度末", "児童手当法3条1項"},
        {5, "counted_age_end", "22歳の年度末", "児童手当法6条2項2号"},
        {6, "child_added", "児童の増", "児童手当法9条1項"},
        {7, "child_left", "児童の減", "児童手当法9条3項"},
        {8, "not_confirmed", "確認書の未提出・期限切れ", "児童手当法6条2項2号"},
        {9, "facility", "施設入所・退所", "児童手当法3条3項"},
        {10, "income", "所得", "令和6年改正前の児童手当法5条1項"},
        {11, "reform", "制度改正", "令和6年法律第47号"},
        {12, "entitlement_end", "受給資格の消滅", "児童手当法8条2項"},
        {13, "correction", "訂正"},
        {14, "other", "その他"},
    };
    return codes;
}

const Description& decision_description() {
    using D = Decision;
    static const Description description = describe<D>(
        "児童手当 支給決定",
        {
            line<&D::person_id>("person_id", "受給者の宛名番号"),
            line<&D::month>("month", "支給月", "児童手当法6条1項"),
            line<&D::ground>("ground", "決定"),
            line<&D::counted_only>("counted_only", "数えるだけの子の人数", "児童手当法6条2項2号"),
            line<&D::over_three>("over_three", "三歳以上児童算定額の人数", "児童手当法6条1項1号"),
            line<&D::under_three>("under_three", "三歳未満児童算定額の人数", "児童手当法6条1項1号"),
            line<&D::third_or_later>("third_or_later", "第三子以降算定額の人数",
                                     "児童手当法6条1項1号"),
            line<&D::special>("special", "特例給付の人数", "令和6年改正前の児童手当法附則2条2項"),
            line<&D::monthly_amount>("monthly_amount", "月額", "児童手当法6条1項"),
            line<&D::change>("change", "前の月との違い", "児童手当法9条"),
            line<&D::cause>("cause", "改定事由"),
            line<&D::rates>("rates", "計算に使った率の指紋"),
        });
    return description;
}

const storage::Table& decision_table() {
    static const storage::Table table{"child_allowance_decision",
                                      "児童手当 支給決定",
                                      &decision_description(),
                                      {"person_id", "month"},
                                      storage::Keeping::history};
    return table;
}

const Description& month_paid_description() {
    using M = MonthPaid;
    static const Description description = describe<M>(
        "児童手当 支払の内訳", {
                                   line<&M::person_id>("person_id", "受給者の宛名番号"),
                                   line<&M::payee_id>("payee_id", "支払先の宛名番号"),
                                   line<&M::pay_on>("pay_on", "支払日"),
                                   line<&M::reason>("reason", "支払の区分"),
                                   line<&M::month>("month", "支給月", "児童手当法8条4項"),
                                   line<&M::amount>("amount", "金額", "児童手当法13条",
                                                    "負の金額は内払調整で取り戻した額"),
                               });
    return description;
}

const storage::Table& month_paid_table() {
    static const storage::Table table{"child_allowance_paid",
                                      "児童手当 支払の内訳",
                                      &month_paid_description(),
                                      {"person_id", "payee_id", "pay_on", "reason", "month"},
                                      storage::Keeping::log};
    return table;
}

}  // namespace yakuba::child_allowance
