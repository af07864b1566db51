#include "business/national_health_insurance/records.h"

namespace yakuba::national_health_insurance {

std::span<const Code> codes_of(Gain) {
    static constexpr Code codes[] = {
        {1, "migrated", "移行"},
        {2, "move_in", "転入", "国民健康保険法7条"},
        {3, "left_employment", "社会保険離脱", "国民健康保険法7条"},
        {4, "birth", "出生", "国民健康保険法7条"},
        {5, "assistance_ended", "生活保護廃止", "国民健康保険法7条"},
        {9, "other", "その他", "国民健康保険法7条"},
    };
    return codes;
}

std::span<const Code> codes_of(Loss) {
    static constexpr Code codes[] = {
        {0, "none", "−"},
        {1, "move_out", "転出", "国民健康保険法8条1項"},
        {2, "employment", "社会保険加入", "国民健康保険法8条1項"},
        {3, "death", "死亡", "国民健康保険法8条1項"},
        {4, "assistance", "生活保護開始", "国民健康保険法8条2項"},
        {5, "elderly", "後期高齢者医療加入", "国民健康保険法8条1項"},
        {6, "elsewhere", "他の市町村の被保険者", "国民健康保険法116条, 116条の2"},
        {9, "other", "その他", "国民健康保険法8条1項"},
    };
    return codes;
}

std::span<const Code> codes_of(ReliefKind) {
    static constexpr Code codes[] = {
        {1, "unemployed", "非自発的失業", "国民健康保険法施行令29条の7の2"},
        {2, "maternity", "産前産後", "国民健康保険法施行令29条の7第5項8号"},
        {3, "former_dependant", "旧被扶養者", "国民健康保険法77条"},
        {4, "care_exempt", "介護保険の適用除外", "介護保険法施行法11条"},
        {5, "transfer", "口座振替の申出", "国民健康保険法施行令29条の13"},
        {6, "simplified", "高額療養費の申請の簡素化", "国民健康保険法施行規則27条の16"},
    };
    return codes;
}

std::span<const Code> codes_of(BenefitKind) {
    static constexpr Code codes[] = {
        {1, "high_cost", "高額療養費", "国民健康保険法57条の2第1項"},
        {2, "childbirth", "出産育児一時金", "国民健康保険法58条1項"},
        {3, "funeral", "葬祭費", "国民健康保険法58条1項"},
        {4, "outpatient_year", "高額療養費（年間外来合算）", "国民健康保険法施行令29条の2の2第1項"},
        {5, "joint", "高額介護合算療養費", "国民健康保険法57条の3第1項"},
        {6, "treatment", "療養費", "国民健康保険法54条1項"},
    };
    return codes;
}

std::span<const Code> codes_of(BenefitState) {
    static constexpr Code codes[] = {{1, "due", "申請待ち"}, {2, "decided", "支給決定"}};
    return codes;
}

const Description& enrolment_description() {
    using E = Enrolment;
    static const Description description =
        describe<E>("国民健康保険の資格",
                    {
                        line<&E::person_id>("person_id", "宛名番号"),
                        line<&E::acquired_on>("acquired_on", "資格取得年月日", "国民健康保険法7条"),
                        line<&E::gain>("gain", "取得事由"),
                        line<&E::lost_on>("lost_on", "資格喪失年月日", "国民健康保険法8条"),
                        line<&E::loss>("loss", "喪失事由"),
                        line<&E::notified_on>("notified_on", "届出年月日", "国民健康保険法9条1項"),
                        line<&E::number>("number", "被保険者記号・番号"),
                        line<&E::branch>("branch", "枝番"),
                        line<&E::card_linked>("card_linked", "マイナ保険証の利用登録"),
                    });
    return description;
}

const storage::Table& enrolment_table() {
    static const storage::Table table{"health_enrolment",
                                      "国民健康保険の資格",
                                      &enrolment_description(),
                                      {"person_id", "acquired_on"}};
    return table;
}

const Description& relief_description() {
    using R = Relief;
    static const Description description = describe<R>(
        "国民健康保険の届出",
        {
            line<&R::person_id>("person_id", "宛名番号"),
            line<&R::kind>("kind", "届出の種類"),
            line<&R::event_on>("event_on", "事由の日", {}, "離職日、出産（予定）日、始まった日"),
            line<&R::multiple>("multiple", "多胎"),
            line<&R::filed_on>("filed_on", "届出年月日"),
            line<&R::withdrawn>("withdrawn", "取下げ"),
        });
    return description;
}

const storage::Table& relief_table() {
    static const storage::Table table{"health_relief",
                                      "国民健康保険の届出",
                                      &relief_description(),
                                      {"person_id", "kind", "event_on"}};
    return table;
}

const Description& care_bill_description() {
    using C = CareBill;
    static const Description description =
        describe<C>("一部負担金（診療報酬明細書）",
                    {
                        line<&C::person_id>("person_id", "宛名番号"),
                        line<&C::month>("month", "診療月"),
                        line<&C::bill_no>("bill_no", "明細書の番号"),
                        line<&C::inpatient>("inpatient", "入院"),
                        line<&C::specified>("specified", "特定疾病に係る療養",
                                            "国民健康保険法施行令29条の2第8項"),
                        line<&C::cost>("cost", "療養に要した費用の額"),
                        line<&C::paid>("paid", "一部負担金", "国民健康保険法42条1項"),
                    });
    return description;
}

const storage::Table& care_bill_table() {
    static const storage::Table table{"health_care_bill",
                                      "一部負担金",
                                      &care_bill_description(),
                                      {"person_id", "month", "bill_no"}};
    return table;
}

const Description& benefit_description() {
    using B = Benefit;
    static const Description description = describe<B>(
        "国民健康保険の給付",
        {
            line<&B::person_id>("person_id", "宛名番号"),
            line<&B::kind>("kind", "給付の種類"),
            line<&B::month>("month", "診療月・事由の月"),
            line<&B::about_id>("about_id", "出産・死亡した人の宛名番号"),
            line<&B::income_class>("income_class", "所得区分（70歳未満）",
                                   "国民健康保険法施行令29条の3第1項"),
            line<&B::senior_class>("senior_class", "所得区分（70歳以上）",
                                   "国民健康保険法施行令29条の3第4項"),
            line<&B::multiple>("multiple", "多数回該当", "国民健康保険法施行令29条の3第1項1号"),
            line<&B::counted>("counted", "多数回該当に数える",
                              "国民健康保険法施行令29条の3第1項1号"),
            line<&B::paid>("paid", "自己負担額・直接支払額"),
            line<&B::limit>("benefit_limit", "算定基準額・給付の額"),
            line<&B::amount>("amount", "支給額"),
            line<&B::state>("state", "状態"),
            line<&B::decided_on>("decided_on", "決定年月日"),
            line<&B::rates>("rates", "率の指紋"),
        });
    return description;
}

const storage::Table& benefit_table() {
    static const storage::Table table{"health_benefit",
                                      "国民健康保険の給付",
                                      &benefit_description(),
                                      {"person_id", "kind", "month", "about_id"}};
    return table;
}

}  // namespace yakuba::national_health_insurance
