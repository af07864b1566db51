#include "business/child_allowance/rates.h"

#include "business/child_allowance/rules.h"

namespace yakuba {

template <>
const Description& description_of<child_allowance::PaymentMonth>() {
    using Row = child_allowance::PaymentMonth;
    static const Description description =
        describe<Row>("支払期月", {line<&Row::month>("month", "月", "児童手当法8条4項")});
    return description;
}

namespace child_allowance {

const Description& rates_description() {
    static const Description description = describe<Rates>(
        "児童手当の額と定め",
        {
            line<&Rates::under_three>("under_three", "三歳未満児童算定額", "児童手当法6条3項"),
            line<&Rates::over_three>("over_three", "三歳以上児童算定額", "児童手当法6条3項"),
            line<&Rates::third_or_later>("third_or_later", "第三子以降算定額", "児童手当法6条3項"),
            line<&Rates::special_benefit>("special_benefit", "特例給付の額", {},
                                          "0円は特例給付のない月"),
            line<&Rates::under_three_age>("under_three_age", "三歳未満の年齢",
                                          "児童手当法6条2項5号"),
            line<&Rates::elementary_age>("elementary_age", "小学校修了の年齢", {},
                                         "この年齢に達した年度の末日まで"),
            line<&Rates::child_age>("child_age", "児童の年齢", "児童手当法3条1項",
                                    "この年齢に達した年度の末日まで"),
            line<&Rates::paid_age>("paid_age", "支給の対象となる年齢", "児童手当法3条1項",
                                   "この年齢に達した年度の末日まで"),
            line<&Rates::counted_age>("counted_age", "第何子と数える年齢", "児童手当法6条2項2号",
                                      "この年齢に達した年度の末日まで"),
            line<&Rates::income_limit>("income_limit", "所得制限限度額（扶養親族等のない場合）", {},
                                       "0円は所得の制限のない月"),
            line<&Rates::income_ceiling>("income_ceiling", "所得上限限度額（扶養親族等のない場合）",
                                         {}, "0円は所得の上限のない月"),
            line<&Rates::per_dependant>("per_dependant", "扶養親族等一人の加算"),
            line<&Rates::per_elderly_dependant>("per_elderly_dependant",
                                                "老人扶養親族等一人の上乗せ"),
            line<&Rates::salary_and_pension_deduction>("salary_and_pension_deduction",
                                                       "給与所得等から控除する額"),
            line<&Rates::flat_deduction>("flat_deduction", "一律に控除する額"),
            line<&Rates::claim_days>("claim_days", "請求の期間の日数", "児童手当法8条3項"),
            line<&Rates::transition_month>("transition_month",
                                           "令和6年改正の経過措置による支給開始月",
                                           "令和6年法律第47号附則13条6項"),
            line<&Rates::transition_until>("transition_until", "令和6年改正の経過措置の請求期限",
                                           "令和6年法律第47号附則13条6項"),
            line<&Rates::payment_months>("payment_months", "支払期月", "児童手当法8条4項"),
            line<&Rates::payment_day>("payment_day", "支払日"),
            line<&Rates::prescription_years>("prescription_years", "支給を受ける権利の時効の年数",
                                             "児童手当法23条1項"),
        });
    return description;
}

}  // namespace child_allowance
}  // namespace yakuba
