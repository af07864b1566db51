#include "business/long_term_care_insurance/restriction_records.h"

namespace yakuba::long_term_care_insurance {

const Description& restriction_description() {
    using R = Restriction;
    static const Description description = describe<R>(
        "介護保険の給付制限",
        {
            line<&R::person_id>("person_id", "宛名番号"),
            line<&R::kind>("kind", "制限の種類", "介護保険法66条から69条まで"),
            line<&R::record_no>("record_no", "番号"),
            line<&R::state>("state", "段階"),
            line<&R::warned_on>("warned_on", "予告日", "行政手続法30条"),
            line<&R::answer_by>("answer_by", "弁明の期限", "行政手続法30条"),
            line<&R::decided_on>("decided_on", "決定日"),
            line<&R::starts_on>("starts_on", "制限の初日", "介護保険法69条3項"),
            line<&R::ends_on>("ends_on", "制限の末日", "介護保険法69条1項"),
            line<&R::oldest_due_on>("oldest_due_on", "最も古い滞納の納期限", "介護保険法66条1項"),
            line<&R::arrears>("arrears", "滞納額"),
            line<&R::lost_permille>("lost_permille", "保険料徴収権消滅期間（千分の1年）",
                                    "介護保険法施行令33条"),
            line<&R::paid_permille>("paid_permille", "保険料納付済期間（千分の1年）",
                                    "介護保険法施行令34条"),
            line<&R::months>("months", "給付額減額期間（月）", "介護保険法施行令34条"),
            line<&R::counted_until>("counted_until", "数えた最後の納期限"),
            line<&R::application_no>("application_no", "認定の申請の番号", "介護保険法69条1項"),
            line<&R::end_reason>("end_reason", "終わった事由", "介護保険法66条3項・69条2項"),
            line<&R::ended_on>("ended_on", "終わった日"),
            line<&R::note>("note", "備考"),
        });
    return description;
}

const storage::Table& restriction_table() {
    static const storage::Table table{"ltc_restriction",
                                      "介護保険の給付制限",
                                      &restriction_description(),
                                      {"person_id", "kind", "record_no"},
                                      storage::Keeping::history};
    return table;
}

std::span<const Code> codes_of(RestrictionKind) {
    static constexpr Code codes[] = {
        {1, "payment_method", "支払方法の変更（償還払い）", "介護保険法66条"},
        {2, "withholding", "給付の支払の一時差止", "介護保険法67条"},
        {3, "second_withholding", "給付の支払の一時差止（医療保険料の未納）", "介護保険法68条"},
        {4, "reduction", "給付額の減額", "介護保険法69条"},
    };
    return codes;
}

std::span<const Code> codes_of(RestrictionState) {
    static constexpr Code codes[] = {
        {1, "warned", "予告"},
        {2, "decided", "決定"},
        {3, "ended", "終了"},
        {4, "withdrawn", "取りやめ"},
    };
    return codes;
}

std::span<const Code> codes_of(RestrictionEnd) {
    static constexpr Code codes[] = {
        {0, "none", ""},
        {1, "paid", "保険料の完納", "介護保険法66条3項"},
        {2, "decreased", "滞納額の著しい減少", "介護保険法66条3項"},
        {3, "disaster", "災害", "介護保険法施行令30条"},
        {4, "earner", "生計を維持する人の死亡・障害・入院", "介護保険法施行令30条"},
        {5, "business", "事業の休止・廃止、失業", "介護保険法施行令30条"},
        {6, "harvest", "不作・不漁", "介護保険法施行令30条"},
        {7, "public_assistance", "生活保護", "介護保険法施行令30条"},
        {8, "medical_benefit", "公費負担医療", "介護保険法施行規則98条"},
        {9, "period_over", "減額期間の経過", "介護保険法69条2項"},
        {10, "lost", "徴収権の消滅", "介護保険法200条1項"},
        {11, "not_insured", "資格の喪失", "介護保険法11条"},
    };
    return codes;
}

}  // namespace yakuba::long_term_care_insurance
