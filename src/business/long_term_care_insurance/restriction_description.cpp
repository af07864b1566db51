// The words of the restrictions, and their calculator.
#include "business/long_term_care_insurance/restriction.h"
#include "kernel/result.h"

namespace yakuba {

template <>
const Description& description_of<long_term_care_insurance::PremiumTerm>() {
    using Row = long_term_care_insurance::PremiumTerm;
    static const Description description =
        describe<Row>("保険料の納期", {
                                          line<&Row::fiscal_year>("fiscal_year", "賦課年度"),
                                          line<&Row::due_on>("due_on", "納期限"),
                                          line<&Row::due>("due", "納める額"),
                                          line<&Row::paid>("paid", "納めた額"),
                                      });
    return description;
}

namespace long_term_care_insurance {

std::span<const Code> codes_of(RestrictionGround) {
    static constexpr Code codes[] = {
        {1, "none", "滞納はありません"},
        {2, "recent", "滞納がありますが、給付が制限される期間は経過していません",
         "介護保険法66条1項"},
        {3, "payment_method", "納期限から1年が経過したため、支払方法を変更します",
         "介護保険法66条1項"},
        {4, "withholding", "納期限から1年6か月が経過したため、給付の支払を差し止めます",
         "介護保険法67条1項"},
        {5, "excepted", "特別の事情などがあるため、給付を制限しません", "介護保険法施行令30条"},
    };
    return codes;
}

const Description& restriction_rates_description() {
    using Rates = RestrictionRates;
    static const Description description = describe<Rates>(
        "給付制限の期間",
        {
            line<&Rates::payment_method_months>(
                "payment_method_months", "支払方法を変更するまでの月数", "介護保険法施行規則99条"),
            line<&Rates::withholding_months>("withholding_months", "支払を差し止めるまでの月数",
                                             "介護保険法施行規則103条"),
            line<&Rates::prescription_years>("prescription_years", "時効の年数",
                                             "介護保険法200条1項"),
            line<&Rates::restriction_years>("restriction_years", "徴収権の消滅をさかのぼる年数",
                                            "介護保険法施行令33条"),
            line<&Rates::restriction_answer_days>("restriction_answer_days", "弁明の期限までの日数",
                                                  "行政手続法30条"),
            line<&Rates::reduced_share_percent>("reduced_share_percent",
                                                "給付額減額の間の利用者負担の割合（%）",
                                                "介護保険法69条3項"),
            line<&Rates::reduced_share_upper_percent>(
                "reduced_share_upper_percent", "負担割合が3割の人の給付額減額の間の割合（%）",
                "介護保険法69条4項"),
        });
    return description;
}

const Description& restriction_facts_description() {
    using Facts = RestrictionFacts;
    static const Description description = describe<Facts>(
        "給付制限の判定のもと",
        {
            line<&Facts::terms>("terms", "普通徴収・特別徴収の納期と納付").needed(),
            line<&Facts::excepted>("excepted", "特別の事情・公費負担医療がある",
                                   "介護保険法施行令30条・施行規則98条"),
            line<&Facts::counted_until>("counted_until", "前の給付額減額で数えた最後の納期限"),
        });
    return description;
}

const Description& restriction_sheet_description() {
    using Sheet = RestrictionSheet;
    static const Description description = describe<Sheet>(
        "給付制限の計算書",
        {
            line<&Sheet::ground>("ground", "判定"),
            line<&Sheet::arrears>("arrears", "滞納額"),
            line<&Sheet::oldest_due_on>("oldest_due_on", "最も古い滞納の納期限"),
            line<&Sheet::payment_method>("payment_method", "支払方法の変更", "介護保険法66条1項"),
            line<&Sheet::withholding>("withholding", "支払の一時差止", "介護保険法67条1項"),
            line<&Sheet::lost>("lost", "時効により徴収権が消滅した額", "介護保険法200条1項"),
            line<&Sheet::lost_until>("lost_until", "消滅した最後の納期限"),
            line<&Sheet::lost_permille>("lost_permille", "保険料徴収権消滅期間（千分の1年）",
                                        "介護保険法施行令33条"),
            line<&Sheet::paid_permille>("paid_permille", "保険料納付済期間（千分の1年）",
                                        "介護保険法施行令34条"),
            line<&Sheet::reduction_months>("reduction_months", "給付額減額期間（月）",
                                           "介護保険法施行令34条"),
        });
    return description;
}

namespace {
std::vector<Problem> impossible_terms(const RestrictionFacts& facts, Date) {
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < facts.terms.size(); ++i) {
        const PremiumTerm& term = facts.terms[i];
        const std::string path = "/terms/" + std::to_string(i);
        if (!term.due_on) {
            problems.push_back({"long_term_care.due_on",
                                "納期限がありません。納期ごとに納期限を入れてください。",
                                {},
                                path + "/due_on"});
        }
        if (term.due < Yen{0} || term.paid < Yen{0}) {
            problems.push_back({"long_term_care.negative",
                                "金額にマイナスは入れられません。0円以上の額を入れてください。",
                                {},
                                path + (term.due < Yen{0} ? "/due" : "/paid")});
        }
    }
    return problems;
}
}  // namespace

const Calculator& restriction_calculator() {
    static const Calculator calculator =
        yakuba::calculator<RestrictionFacts, RestrictionRates, RestrictionSheet>(
            "long-term-care-restriction", "介護保険の給付制限", "long_term_care_insurance",
            Period::day, restriction_facts_description(), restriction_rates_description(),
            restriction_sheet_description(), restriction, impossible_terms);
    return calculator;
}

}  // namespace long_term_care_insurance
}  // namespace yakuba
