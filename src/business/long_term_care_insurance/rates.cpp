#include "business/long_term_care_insurance/rates.h"

namespace yakuba {

template <>
const Description& description_of<long_term_care_insurance::Stage>() {
    using Row = long_term_care_insurance::Stage;
    static const Description description =
        describe<Row>("所得段階", {
                                      line<&Row::stage>("stage", "段階"),
                                      line<&Row::condition>("condition", "区分"),
                                      line<&Row::income_below>("income_below", "合計所得金額の上限",
                                                               {}, "未満。0円は上限なし"),
                                      line<&Row::before>("before", "軽減前の割合"),
                                      line<&Row::rate>("rate", "割合"),
                                  });
    return description;
}

template <>
const Description& description_of<long_term_care_insurance::FormerSalary>() {
    using Row = long_term_care_insurance::FormerSalary;
    static const Description description = describe<Row>(
        "税制改正前の給与所得控除",
        {
            line<&Row::revenue_max>("revenue_max", "給与の収入金額の上限", {}, "以下"),
            line<&Row::former_rate>("former_rate", "改正前の率"),
            line<&Row::former_plus>("former_plus", "改正前の加算額"),
            line<&Row::present>("present", "改正後の控除額"),
        });
    return description;
}

namespace long_term_care_insurance {

std::span<const Code> codes_of(Condition) {
    static constexpr Code codes[] = {
        {1, "lowest", "生活保護、または世帯非課税で年金収入等が低い方の境以下"},
        {2, "low", "世帯非課税で年金収入等が高い方の境以下"},
        {3, "untaxed_household", "世帯非課税のその他"},
        {4, "untaxed_low", "本人非課税で年金収入等が低い方の境以下"},
        {5, "untaxed", "本人非課税のその他"},
        {6, "taxed", "本人課税"},
    };
    return codes;
}

std::span<const Code> codes_of(Rounding) {
    static constexpr Code codes[] = {
        {1, "floor", "切捨て"},
        {2, "half_up", "四捨五入"},
        {3, "ceiling", "切上げ"},
    };
    return codes;
}

const Description& rates_description() {
    static const Description description = describe<Rates>(
        "介護保険料の率と定め",
        {
            line<&Rates::first_age>("first_age", "第1号被保険者の年齢", "介護保険法9条1号"),
            line<&Rates::base_amount>("base_amount", "保険料の基準額（年額）",
                                      "介護保険法129条2項"),
            line<&Rates::stages>("stages", "所得段階と割合", "介護保険法施行令38条1項・39条1項"),
            line<&Rates::low_pension>("low_pension", "年金収入等の境（低い方）",
                                      "介護保険法施行令38条1項1号"),
            line<&Rates::middle_pension>("middle_pension", "年金収入等の境（高い方）",
                                         "介護保険法施行令38条1項2号"),
            line<&Rates::salary_deduction>("salary_deduction",
                                           "給与所得から控除する額（非課税の段階）",
                                           "介護保険法施行令22条の2第3項"),
            line<&Rates::taxed_deduction>("taxed_deduction",
                                          "給与・年金の所得から控除する額（課税の段階）",
                                          "介護保険法施行令附則23条"),
            line<&Rates::former_salary>("former_salary", "令和7年度税制改正前の給与所得控除",
                                        "介護保険法施行令附則24条", "令和8年度だけにある"),
            line<&Rates::rounding_unit>("rounding_unit", "年額の端数の単位"),
            line<&Rates::rounding>("rounding", "年額の端数の処理"),
            line<&Rates::part_year_unit>("part_year_unit", "月割の額の端数の単位"),
            line<&Rates::part_year_rounding>("part_year_rounding", "月割の額の端数の処理"),
            line<&Rates::pension_floor>("pension_floor", "特別徴収の対象となる年金の年額",
                                        "介護保険法施行令41条"),
            line<&Rates::instalment_unit>("instalment_unit", "期別の額の端数の単位"),
            line<&Rates::special_unit>("special_unit", "特別徴収の額の端数の単位"),
            line<&Rates::terms>("terms", "普通徴収の納期", "介護保険法133条"),
            line<&Rates::levelling>("levelling", "8月の仮徴収額の平準化", "介護保険法140条3項"),
        });
    return description;
}

}  // namespace long_term_care_insurance
}  // namespace yakuba
