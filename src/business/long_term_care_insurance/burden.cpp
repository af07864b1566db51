#include "business/long_term_care_insurance/burden.h"

#include <algorithm>

#include "kernel/result.h"

namespace yakuba::long_term_care_insurance {
namespace {

/// Both tests of one share: the person's own income, and the household's pensions and incomes.
bool reaches(Yen income, Yen income_from, const BurdenFacts& facts, Yen single, Yen several) {
    return income >= income_from &&
           facts.household_sum >= (facts.household_count >= 2 ? several : single);
}

}  // namespace

BurdenSheet burden(const BurdenRates& rates, const BurdenFacts& facts, Date day) {
    BurdenSheet sheet;
    sheet.valid_from = burden_period_of(day);
    sheet.valid_to = Date{sheet.valid_from.year() + 1, 7, 31};
    const Yen earned = at_least_zero(facts.salary_income + facts.pension_income);
    sheet.judged_income = at_least_zero(facts.total_income - facts.special_gain_deduction -
                                        std::min(rates.share_deduction, earned));
    sheet.household_sum = facts.household_sum;
    if (facts.second_insured) {
        sheet.ground = BurdenGround::second_insured;
    } else if (facts.public_assistance) {
        sheet.ground = BurdenGround::public_assistance;
    } else if (!facts.taxed) {
        sheet.ground = BurdenGround::untaxed;
    } else if (reaches(sheet.judged_income, rates.share_30_income, facts, rates.share_30_single,
                       rates.share_30_several)) {
        sheet.ground = BurdenGround::thirty;
        sheet.share_percent = 30;
    } else if (reaches(sheet.judged_income, rates.share_20_income, facts, rates.share_20_single,
                       rates.share_20_several)) {
        sheet.ground = BurdenGround::twenty;
        sheet.share_percent = 20;
    } else {
        sheet.ground = sheet.judged_income < rates.share_20_income ? BurdenGround::income_below
                                                                   : BurdenGround::household_below;
    }
    return sheet;
}

std::span<const Code> codes_of(BurdenGround) {
    static constexpr Code codes[] = {
        {1, "second_insured", "第2号被保険者は1割です", "介護保険法49条の2"},
        {2, "public_assistance", "生活保護を受けている人は1割です", "介護保険法施行令22条の2第4項"},
        {3, "untaxed", "市町村民税非課税の人は1割です", "介護保険法施行令22条の2第4項"},
        {4, "income_below", "本人の合計所得金額が基準より低いため1割です",
         "介護保険法施行令22条の2第2項"},
        {5, "household_below", "世帯の年金収入等が基準より低いため1割です",
         "介護保険法施行令22条の2第3項"},
        {6, "twenty", "本人と世帯の所得が基準以上のため2割です", "介護保険法49条の2第1項"},
        {7, "thirty", "本人と世帯の所得が基準以上のため3割です", "介護保険法49条の2第2項"},
    };
    return codes;
}

const Description& burden_rates_description() {
    using Rates = BurdenRates;
    static const Description description = describe<Rates>(
        "負担割合の基準",
        {
            line<&Rates::share_30_income>("share_30_income", "3割: 本人の合計所得金額",
                                          "介護保険法施行令22条の2第5項"),
            line<&Rates::share_30_single>("share_30_single", "3割: 年金収入等（一人）"),
            line<&Rates::share_30_several>("share_30_several", "3割: 年金収入等（二人以上）"),
            line<&Rates::share_20_income>("share_20_income", "2割: 本人の合計所得金額",
                                          "介護保険法施行令22条の2第2項"),
            line<&Rates::share_20_single>("share_20_single", "2割: 年金収入等（一人）"),
            line<&Rates::share_20_several>("share_20_several", "2割: 年金収入等（二人以上）"),
            line<&Rates::share_deduction>("share_deduction", "給与・年金の所得から控除する額"),
        });
    return description;
}

const Description& burden_facts_description() {
    using Facts = BurdenFacts;
    static const Description description = describe<Facts>(
        "負担割合の判定のもと",
        {
            line<&Facts::second_insured>("second_insured", "第2号被保険者"),
            line<&Facts::public_assistance>("public_assistance", "生活保護の受給"),
            line<&Facts::taxed>("taxed", "本人が市町村民税課税"),
            line<&Facts::total_income>("total_income", "合計所得金額"),
            line<&Facts::special_gain_deduction>("special_gain_deduction", "譲渡所得の特別控除額"),
            line<&Facts::salary_income>("salary_income", "給与所得"),
            line<&Facts::pension_income>("pension_income", "公的年金等に係る雑所得"),
            line<&Facts::household_sum>("household_sum",
                                        "世帯の65歳以上の人の年金収入とその他の合計所得金額", {},
                                        "本人を含む合計"),
            line<&Facts::household_count>("household_count", "世帯の65歳以上の人数", {},
                                          "本人を含む"),
        });
    return description;
}

const Description& burden_sheet_description() {
    using Sheet = BurdenSheet;
    static const Description description = describe<Sheet>(
        "負担割合の計算書",
        {
            line<&Sheet::ground>("ground", "判定"),
            line<&Sheet::share_percent>("share_percent", "利用者負担の割合（%）",
                                        "介護保険法49条の2・59条の2"),
            line<&Sheet::judged_income>("judged_income", "本人の合計所得金額",
                                        "介護保険法施行令22条の2第2項"),
            line<&Sheet::household_sum>("household_sum", "世帯の年金収入等",
                                        "介護保険法施行令22条の2第3項"),
            line<&Sheet::valid_from>("valid_from", "適用期間の初日", "介護保険法施行規則28条の2"),
            line<&Sheet::valid_to>("valid_to", "適用期間の末日"),
        });
    return description;
}

namespace {
std::vector<Problem> impossible_burden(const BurdenFacts& facts, Date) {
    if (facts.household_count >= 1) return {};
    return {{"long_term_care.household_count",
             "世帯の65歳以上の人数は本人を含めて1人以上にしてください。",
             {},
             "/household_count"}};
}
}  // namespace

const Calculator& burden_calculator() {
    static const Calculator calculator = yakuba::calculator<BurdenFacts, BurdenRates, BurdenSheet>(
        "long-term-care-burden", "介護保険の負担割合", "long_term_care_insurance", Period::day,
        burden_facts_description(), burden_rates_description(), burden_sheet_description(), burden,
        impossible_burden);
    return calculator;
}

}  // namespace yakuba::long_term_care_insurance
