// The words of the sheet: its lines and its grounds.
#include "business/long_term_care_insurance/rules.h"

namespace yakuba::long_term_care_insurance {

std::span<const Code> codes_of(Ground) {
    static constexpr Code codes[] = {
        {1, "public_assistance", "生活保護・支援給付を受けています",
         "介護保険法施行令38条1項1号ロ"},
        {2, "welfare_pension", "老齢福祉年金を受け、世帯全員が市町村民税非課税です",
         "介護保険法施行令38条1項1号イ"},
        {3, "boundary", "境界層に該当するため低い段階を適用します", "介護保険法施行令38条1項"},
        {4, "provisional", "前住所地の回答があるまで最も低い段階とします"},
        {5, "untaxed_household", "世帯全員が市町村民税非課税です", "介護保険法施行令38条1項"},
        {6, "untaxed", "本人は市町村民税非課税で、世帯に課税されている人がいます",
         "介護保険法施行令38条1項4号・5号"},
        {7, "taxed", "本人が市町村民税課税です", "介護保険法施行令38条1項6号以下"},
        {8, "deemed_taxed", "税制改正前の算定により本人を市町村民税課税とみなします",
         "介護保険法施行令附則24条"},
        {11, "not_insured", "この年度に保険料のかかる月がありません", "介護保険法129条"},
    };
    return codes;
}

const Description& sheet_description() {
    static const Description description = describe<Sheet>(
        "介護保険料の計算書",
        {
            line<&Sheet::ground>("ground", "判定"),
            line<&Sheet::stage>("stage", "所得段階", "介護保険法施行令38条1項・39条1項"),
            line<&Sheet::restored_salary>("restored_salary", "特例により加える給与所得",
                                          "介護保険法施行令附則24条"),
            line<&Sheet::pension_and_income>("pension_and_income", "年金収入とその他の合計所得金額",
                                             "介護保険法施行令38条1項1号"),
            line<&Sheet::judged_income>("judged_income", "判定する合計所得金額",
                                        "介護保険法施行令38条1項6号"),
            line<&Sheet::base_amount>("base_amount", "基準額", "介護保険法129条2項"),
            line<&Sheet::rate_before>("rate_before", "軽減前の割合", "介護保険法施行令38条1項"),
            line<&Sheet::rate>("rate", "割合", "介護保険法124条の2・施行令38条10項"),
            line<&Sheet::full_year>("full_year", "年額", "介護保険法129条2項"),
            line<&Sheet::months>("months", "月数"),
            line<&Sheet::first_month>("first_month", "賦課の始まる月", "介護保険法10条"),
            line<&Sheet::last_month>("last_month", "賦課の終わる月", "介護保険法11条"),
            line<&Sheet::before_reduction>("before_reduction", "月割の額"),
            line<&Sheet::public_relief>("public_relief", "公費による軽減額", "介護保険法124条の2"),
            line<&Sheet::reduction>("reduction", "減免額", "介護保険法142条"),
            line<&Sheet::annual>("annual", "納める額"),
        });
    return description;
}

}  // namespace yakuba::long_term_care_insurance
