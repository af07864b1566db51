// The words of the high-cost benefit, and its calculator.
#include "business/long_term_care_insurance/high_cost.h"
#include "kernel/result.h"

namespace yakuba {

template <>
const Description& description_of<long_term_care_insurance::HighCostUser>() {
    using Row = long_term_care_insurance::HighCostUser;
    static const Description description = describe<Row>(
        "利用者", {
                      line<&Row::person_id>("person_id", "宛名番号"),
                      line<&Row::share>("share", "利用者負担額"),
                      line<&Row::low>("low", "年金収入等が境以下・老齢福祉年金・境界層"),
                      line<&Row::public_assistance>("public_assistance", "生活保護の受給"),
                  });
    return description;
}

template <>
const Description& description_of<long_term_care_insurance::HighCostPart>() {
    using Row = long_term_care_insurance::HighCostPart;
    static const Description description =
        describe<Row>("利用者ごとの額", {
                                            line<&Row::person_id>("person_id", "宛名番号"),
                                            line<&Row::share>("share", "利用者負担額"),
                                            line<&Row::borne>("borne", "負担の上限額"),
                                            line<&Row::benefit>("benefit", "支給額"),
                                        });
    return description;
}

namespace long_term_care_insurance {

std::span<const Code> codes_of(HighCostClass) {
    static constexpr Code codes[] = {
        {1, "upper", "課税所得690万円以上", "介護保険法施行令22条の2の2第5項"},
        {2, "middle", "課税所得380万円以上690万円未満", "介護保険法施行令22条の2の2第4項"},
        {3, "taxed", "市町村民税課税世帯", "介護保険法施行令22条の2の2第2項"},
        {4, "untaxed", "市町村民税世帯非課税", "介護保険法施行令22条の2の2第7項"},
        {5, "public_assistance", "生活保護を受けています", "介護保険法施行令22条の2の2第9項"},
    };
    return codes;
}

const Description& high_cost_rates_description() {
    using Rates = HighCostRates;
    static const Description description = describe<Rates>(
        "高額介護サービス費の負担の上限",
        {
            line<&Rates::high_cost_income_upper>("high_cost_income_upper",
                                                 "課税所得の境（高い方）"),
            line<&Rates::high_cost_income_middle>("high_cost_income_middle",
                                                  "課税所得の境（低い方）"),
            line<&Rates::high_cost_upper>("high_cost_upper", "上限（690万円以上）"),
            line<&Rates::high_cost_middle>("high_cost_middle", "上限（380万円以上）"),
            line<&Rates::high_cost_taxed>("high_cost_taxed", "上限（課税）"),
            line<&Rates::high_cost_untaxed>("high_cost_untaxed", "上限（世帯非課税）"),
            line<&Rates::high_cost_low>("high_cost_low", "個人の上限"),
            line<&Rates::high_cost_child_under_16>("high_cost_child_under_16",
                                                   "16歳未満の子の控除"),
            line<&Rates::high_cost_child_under_19>("high_cost_child_under_19",
                                                   "16歳以上19歳未満の子の控除"),
        });
    return description;
}

const Description& high_cost_facts_description() {
    using Facts = HighCostFacts;
    static const Description description = describe<Facts>(
        "高額介護サービス費の算定のもと",
        {
            line<&Facts::household_taxed>("household_taxed", "世帯員が市町村民税課税"),
            line<&Facts::highest_base>("highest_base", "世帯の65歳以上の人の課税所得", {},
                                       "最も高い人の額"),
            line<&Facts::children_under_16>("children_under_16", "16歳未満の子の人数"),
            line<&Facts::children_under_19>("children_under_19", "16歳以上19歳未満の子の人数"),
            line<&Facts::users>("users", "利用者").needed(),
        });
    return description;
}

const Description& high_cost_sheet_description() {
    using Sheet = HighCostSheet;
    static const Description description = describe<Sheet>(
        "高額介護サービス費の計算書",
        {
            line<&Sheet::income_class>("income_class", "所得区分", "介護保険法施行令22条の2の2"),
            line<&Sheet::judged_base>("judged_base", "判定する課税所得"),
            line<&Sheet::household_limit>("household_limit", "世帯の上限",
                                          "介護保険法施行令22条の2の2"),
            line<&Sheet::household_share>("household_share", "世帯の利用者負担の合計"),
            line<&Sheet::benefit>("benefit", "支給額の合計", "介護保険法51条"),
            line<&Sheet::users>("users", "利用者ごとの額"),
        });
    return description;
}

namespace {
std::vector<Problem> impossible_users(const HighCostFacts& facts, Date) {
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < facts.users.size(); ++i) {
        if (facts.users[i].share >= Yen{0}) continue;
        problems.push_back({"long_term_care.negative",
                            "利用者負担額にマイナスは入れられません。0円以上の額を入れてください。",
                            {},
                            "/users/" + std::to_string(i) + "/share"});
    }
    return problems;
}
}  // namespace

const Calculator& high_cost_calculator() {
    static const Calculator calculator =
        yakuba::calculator<HighCostFacts, HighCostRates, HighCostSheet>(
            "long-term-care-high-cost", "高額介護サービス費", "long_term_care_insurance",
            Period::month, high_cost_facts_description(), high_cost_rates_description(),
            high_cost_sheet_description(), high_cost, impossible_users);
    return calculator;
}

}  // namespace long_term_care_insurance
}  // namespace yakuba
