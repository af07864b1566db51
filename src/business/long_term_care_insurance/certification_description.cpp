// The words of certification: rates, facts, sheet and grounds; its calculator.
#include "business/long_term_care_insurance/certification.h"
#include "kernel/result.h"

namespace yakuba {

template <>
const Description& description_of<long_term_care_insurance::ValidityPeriod>() {
    using Row = long_term_care_insurance::ValidityPeriod;
    static const Description description = describe<Row>(
        "認定の有効期間",
        {line<&Row::kind>("kind", "区分"), line<&Row::standard>("standard", "原則（月）"),
         line<&Row::least>("least", "最短（月）"), line<&Row::most>("most", "最長（月）")});
    return description;
}

template <>
const Description& description_of<long_term_care_insurance::CareMinutes>() {
    using Row = long_term_care_insurance::CareMinutes;
    static const Description description = describe<Row>(
        "要介護認定等基準時間の区切り",
        {line<&Row::minutes>("minutes", "分（以上）"), line<&Row::level>("level", "区分")});
    return description;
}

namespace long_term_care_insurance {

std::span<const Code> codes_of(Level) {
    static constexpr Code codes[] = {
        {0, "undecided", "未決定"},
        {1, "not_certified", "非該当"},
        {11, "transitional", "経過的要介護"},
        {12, "support_1", "要支援1"},
        {13, "support_2", "要支援2"},
        {21, "care_1", "要介護1"},
        {22, "care_2", "要介護2"},
        {23, "care_3", "要介護3"},
        {24, "care_4", "要介護4"},
        {25, "care_5", "要介護5"},
    };
    return codes;
}

std::span<const Code> codes_of(ApplicationKind) {
    static constexpr Code codes[] = {
        {1, "first", "新規", "介護保険法27条1項・32条1項"},
        {2, "renewal", "更新", "介護保険法28条2項・33条2項"},
        {3, "change", "区分変更", "介護保険法29条1項・33条の2第1項"},
        {4, "move_in", "転入", "介護保険法36条"},
    };
    return codes;
}

std::span<const Code> codes_of(PeriodKind) {
    static constexpr Code codes[] = {
        {1, "first", "新規"},
        {2, "renewal", "更新（区分が変わる）"},
        {3, "renewal_same", "更新（区分が同じ）"},
        {4, "change", "区分変更"},
        {5, "move_in", "転入"},
    };
    return codes;
}

std::span<const Code> codes_of(CertificationGround) {
    static constexpr Code codes[] = {
        {1, "first", "申請日にさかのぼって効力を生じます", "介護保険法27条8項"},
        {2, "renewal", "前の有効期間の満了日の翌日から効力を生じます", "介護保険法28条"},
        {3, "change", "区分変更の申請日から効力を生じます", "介護保険法29条2項"},
        {4, "move_in", "審査をせずに前住所地の認定を引き継ぎます", "介護保険法36条"},
        {11, "renewal_too_early", "更新の申請ができる期間より前の申請です",
         "介護保険法施行規則39条"},
        {12, "renewal_expired", "有効期間が過ぎているため新規の申請として扱います",
         "介護保険法28条2項"},
        {13, "move_in_late", "転入から14日を過ぎているため新規の申請として扱います",
         "介護保険法36条"},
        {14, "not_certified", "要介護・要支援に該当しません", "介護保険法27条9項"},
    };
    return codes;
}

const Description& certification_rates_description() {
    using Rates = CertificationRates;
    static const Description description = describe<Rates>(
        "認定の定め",
        {
            line<&Rates::decision_days>("decision_days", "処分までの日数", "介護保険法27条11項"),
            line<&Rates::renewal_days>("renewal_days", "更新の申請ができる日数",
                                       "介護保険法施行規則39条"),
            line<&Rates::move_in_days>("move_in_days", "転入の申請の日数", "介護保険法36条"),
            line<&Rates::periods>("periods", "認定の有効期間", "介護保険法施行規則38条・41条"),
            line<&Rates::care_minutes>("care_minutes", "要介護認定等基準時間の区切り"),
        });
    return description;
}

const Description& certification_facts_description() {
    using Facts = CertificationFacts;
    static const Description description = describe<Facts>(
        "認定の申請",
        {
            line<&Facts::kind>("kind", "申請区分"),
            line<&Facts::applied_on>("applied_on", "申請日").needed(),
            line<&Facts::former_until>("former_until", "現在の有効期間の満了日"),
            line<&Facts::former_level>("former_level", "現在の区分"),
            line<&Facts::moved_in_on>("moved_in_on", "転入日"),
            line<&Facts::minutes>("minutes", "要介護認定等基準時間（分）", {}, "0は一次判定なし"),
            line<&Facts::unstable>("unstable", "認知機能の低下・状態の不安定"),
            line<&Facts::level>("level", "審査会の判定"),
            line<&Facts::months>("months", "審査会の意見による有効期間（月）", {}, "0は原則の期間"),
            line<&Facts::expected_on>("expected_on", "延期通知による処理見込みの日"),
            line<&Facts::decided_on>("decided_on", "認定日"),
        });
    return description;
}

const Description& certification_sheet_description() {
    using Sheet = CertificationSheet;
    static const Description description = describe<Sheet>(
        "認定の計算書",
        {
            line<&Sheet::ground>("ground", "扱い"),
            line<&Sheet::first_judgement>("first_judgement", "一次判定"),
            line<&Sheet::level>("level", "要介護状態区分", "介護保険法27条7項"),
            line<&Sheet::deadline>("deadline", "処分の期限", "介護保険法27条11項"),
            line<&Sheet::late>("late", "期限を過ぎた処分"),
            line<&Sheet::valid_from>("valid_from", "有効期間の初日", "介護保険法27条8項"),
            line<&Sheet::valid_to>("valid_to", "有効期間の末日", "介護保険法施行規則38条・41条"),
            line<&Sheet::months>("months", "有効期間（月）"),
            line<&Sheet::months_least>("months_least", "定められる最短の期間（月）"),
            line<&Sheet::months_most>("months_most", "定められる最長の期間（月）"),
            line<&Sheet::renewal_from>("renewal_from", "更新の申請ができる最初の日",
                                       "介護保険法施行規則39条"),
            line<&Sheet::renewal_until>("renewal_until", "更新の申請の最後の日"),
        });
    return description;
}

namespace {

CertificationSheet by_day(const CertificationRates& rates, const CertificationFacts& facts, Date) {
    return certification(rates, facts);
}

std::vector<Problem> impossible_application(const CertificationFacts& facts, Date) {
    std::vector<Problem> problems;
    if (facts.kind == ApplicationKind::renewal && !facts.former_until) {
        problems.push_back({"long_term_care.former_until",
                            "更新の申請には、現在の有効期間の満了日を入れてください。",
                            {},
                            "/former_until"});
    }
    if (facts.decided_on && facts.decided_on < facts.applied_on) {
        problems.push_back({"long_term_care.decided_before",
                            "認定日が申請日より前です。二つの日を確かめてください。",
                            {},
                            "/decided_on"});
    }
    if (facts.minutes < 0 || facts.months < 0) {
        problems.push_back({"long_term_care.negative",
                            "時間と月数にマイナスは入れられません。",
                            {},
                            facts.minutes < 0 ? "/minutes" : "/months"});
    }
    return problems;
}

}  // namespace

const Calculator& certification_calculator() {
    static const Calculator calculator =
        yakuba::calculator<CertificationFacts, CertificationRates, CertificationSheet>(
            "long-term-care-certification", "要介護認定", "long_term_care_insurance", Period::day,
            certification_facts_description(), certification_rates_description(),
            certification_sheet_description(), by_day, impossible_application);
    return calculator;
}

}  // namespace long_term_care_insurance
}  // namespace yakuba
