#include "business/national_health_insurance/benefit_rates.h"

namespace yakuba {

template <>
const Description& description_of<national_health_insurance::LimitBand>() {
    using Row = national_health_insurance::LimitBand;
    static const Description description = describe<Row>(
        "高額療養費算定基準額",
        {
            line<&Row::income_class>("income_class", "所得区分"),
            line<&Row::base>("base", "基準額"),
            line<&Row::cost_over>("cost_over", "1%を加える医療費（超）", {}, "0円は加えない"),
            line<&Row::multiple>("multiple", "多数回該当の額", {}, "0円は多数回該当のない区分"),
            line<&Row::outpatient>("outpatient", "外来（個人）の額", {},
                                   "0円は外来だけの限度のない区分"),
            line<&Row::yearly>("yearly", "年間上限額", {}, "0円は上限のない区分・月"),
            line<&Row::joint>("joint", "介護合算算定基準額",
                              "国民健康保険法施行令29条の4の3第1項・第3項"),
        });
    return description;
}

namespace national_health_insurance {

std::span<const Code> codes_of(IncomeClass) {
    static constexpr Code codes[] = {
        {0, "unknown", "判定していない"},
        {1, "a", "ア", "国民健康保険法施行令29条の3第1項2号"},
        {2, "i", "イ", "国民健康保険法施行令29条の3第1項3号"},
        {3, "u", "ウ", "国民健康保険法施行令29条の3第1項1号"},
        {4, "e", "エ", "国民健康保険法施行令29条の3第1項4号"},
        {5, "o", "オ", "国民健康保険法施行令29条の3第1項5号"},
        {11, "active_third", "現役並み所得III", "国民健康保険法施行令29条の3第4項2号"},
        {12, "active_second", "現役並み所得II", "国民健康保険法施行令29条の3第4項3号"},
        {13, "active_first", "現役並み所得I", "国民健康保険法施行令29条の3第4項4号"},
        {14, "general", "一般", "国民健康保険法施行令29条の3第4項1号"},
        {15, "low_second", "低所得II", "国民健康保険法施行令29条の3第4項5号"},
        {16, "low_first", "低所得I", "国民健康保険法施行令29条の3第4項6号"},
    };
    return codes;
}

std::span<const Code> codes_of(SpecifiedDisease) {
    static constexpr Code codes[] = {
        {0, "none", "−"},
        {1, "dialysis", "人工透析を行う慢性腎不全", "健康保険法施行令41条9項"},
        {2, "haemophilia", "先天性血液凝固因子障害（血友病）", "健康保険法施行令41条9項"},
        {3, "hiv", "血液製剤によるHIV感染症", "健康保険法施行令41条9項"},
    };
    return codes;
}

const LimitBand& limit_band(const BenefitRates& rates, IncomeClass wanted) {
    static const LimitBand none;
    for (const LimitBand& band : rates.limits) {
        if (band.income_class == wanted) return band;
    }
    return none;
}

const Description& benefit_rates_description() {
    using R = BenefitRates;
    static const Description description = describe<R>(
        "国民健康保険の給付の額と定め",
        {
            line<&R::limits>("limits", "高額療養費算定基準額", "国民健康保険法施行令29条の3"),
            line<&R::cost_rate>("cost_rate", "医療費に応じて加える割合",
                                "国民健康保険法施行令29条の3第1項1号"),
            line<&R::multiple_hits>("multiple_hits", "多数回該当となる支給月数",
                                    "国民健康保険法施行令29条の3第1項1号"),
            line<&R::summing_from>("summing_from", "世帯合算の対象となる額（70歳未満）",
                                   "国民健康保険法施行令29条の2第1項1号"),
            line<&R::outpatient_yearly>("outpatient_yearly", "年間外来合算の基準額",
                                        "国民健康保険法施行令29条の3第11項"),
            line<&R::specified>("specified", "特定疾病の基準額",
                                "国民健康保険法施行令29条の3第9項1号"),
            line<&R::specified_high>("specified_high", "特定疾病の基準額（区分ア・イの人工透析）",
                                     "国民健康保険法施行令29条の3第9項2号"),
            line<&R::joint_over>("joint_over", "高額介護合算の支給基準額",
                                 "健康保険法施行令43条の2第1項"),
            line<&R::joint_several_in_care>("joint_several_in_care",
                                            "低所得Iで介護を受ける人が複数いるときの介護の側の額",
                                            "介護保険法施行令22条の3"),
            line<&R::class_a_over>("class_a_over", "区分アの所得（超）",
                                   "国民健康保険法施行令29条の3第1項2号"),
            line<&R::class_i_over>("class_i_over", "区分イの所得（超）",
                                   "国民健康保険法施行令29条の3第1項3号"),
            line<&R::class_u_over>("class_u_over", "区分ウの所得（超）",
                                   "国民健康保険法施行令29条の3第1項4号"),
            line<&R::active_base>("active_base", "現役並みの所得（以上）",
                                  "国民健康保険法施行令27条の2第2項"),
            line<&R::active_second_base>("active_second_base", "現役並みIIの所得（以上）",
                                         "国民健康保険法施行令29条の3第4項3号"),
            line<&R::active_third_base>("active_third_base", "現役並みIIIの所得（以上）",
                                        "国民健康保険法施行令29条の3第4項2号"),
            line<&R::active_revenue_one>("active_revenue_one",
                                         "現役並みから外れる収入（一人・未満）",
                                         "国民健康保険法施行令27条の2第3項1号"),
            line<&R::active_revenue_more>("active_revenue_more",
                                          "現役並みから外れる収入（二人以上・未満）",
                                          "国民健康保険法施行令27条の2第3項1号・2号"),
            line<&R::active_income_max>("active_income_max", "現役並みから外れる所得の合計（以下）",
                                        "国民健康保険法施行令27条の2第3項3号"),
            line<&R::low_pension_deduction>("low_pension_deduction",
                                            "低所得Iの判定で年金収入から差し引く額",
                                            "国民健康保険法施行令29条の3第4項6号"),
            line<&R::low_salary_deduction>("low_salary_deduction",
                                           "低所得Iの判定で給与所得から差し引く額",
                                           "国民健康保険法施行令29条の3第4項6号"),
            line<&R::share_preschool>("share_preschool", "一部負担金の割合（未就学児）",
                                      "国民健康保険法42条1項2号"),
            line<&R::share>("share", "一部負担金の割合", "国民健康保険法42条1項1号"),
            line<&R::share_senior>("share_senior", "一部負担金の割合（70歳から）",
                                   "国民健康保険法42条1項3号"),
            line<&R::senior_age>("senior_age", "高齢受給者の年齢", "国民健康保険法42条1項3号",
                                 "達した日の翌月から"),
            line<&R::preschool_age>("preschool_age", "未就学児の年齢", "国民健康保険法42条1項2号",
                                    "この年齢に達した年度の末日まで"),
            line<&R::childbirth>("childbirth", "出産育児一時金", "国民健康保険法58条1項"),
            line<&R::childbirth_plain>("childbirth_plain",
                                       "出産育児一時金（産科医療補償制度の対象外）",
                                       "国民健康保険法58条1項"),
            line<&R::funeral>("funeral", "葬祭費", "国民健康保険法58条1項"),
            line<&R::prescription_years>("prescription_years", "給付を受ける権利の時効の年数",
                                         "国民健康保険法110条1項"),
        });
    return description;
}

}  // namespace national_health_insurance
}  // namespace yakuba
