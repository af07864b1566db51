// The words of the limit certificate, and its calculator.
#include "business/long_term_care_insurance/limit.h"
#include "kernel/result.h"

namespace yakuba {

template <>
const Description& description_of<long_term_care_insurance::AssetLimit>() {
    using Row = long_term_care_insurance::AssetLimit;
    static const Description description =
        describe<Row>("預貯金等の上限",
                      {line<&Row::limit_stage>("limit_stage", "段階"),
                       line<&Row::single>("single", "単身"), line<&Row::couple>("couple", "夫婦")});
    return description;
}

template <>
const Description& description_of<long_term_care_insurance::DailyAmount>() {
    using Row = long_term_care_insurance::DailyAmount;
    static const Description description = describe<Row>(
        "食費・居住費（日額）",
        {line<&Row::item>("item", "区分"), line<&Row::standard>("standard", "基準費用額"),
         line<&Row::one>("one", "第1段階"), line<&Row::two>("two", "第2段階"),
         line<&Row::three_one>("three_one", "第3段階①"),
         line<&Row::three_two>("three_two", "第3段階②")});
    return description;
}

namespace long_term_care_insurance {

std::span<const Code> codes_of(LimitStage) {
    static constexpr Code codes[] = {
        {1, "one", "第1段階"},        {2, "two", "第2段階"},   {3, "three_one", "第3段階①"},
        {4, "three_two", "第3段階②"}, {5, "none", "該当なし"},
    };
    return codes;
}

std::span<const Code> codes_of(DailyItem) {
    static constexpr Code codes[] = {
        {1, "meals_facility", "食費（施設）"},
        {2, "meals_short_stay", "食費（短期入所）"},
        {3, "multi_bed_welfare", "多床室（特別養護老人ホーム等）"},
        {4, "multi_bed_charged", "多床室（室料を徴収する老健・医療院等）"},
        {5, "multi_bed_other", "多床室（老健・医療院等）"},
        {6, "private_welfare", "従来型個室（特別養護老人ホーム等）"},
        {7, "private_health", "従来型個室（老健・医療院等）"},
        {8, "unit_semi_private", "ユニット型個室的多床室"},
        {9, "unit_private", "ユニット型個室"},
    };
    return codes;
}

std::span<const Code> codes_of(LimitGround) {
    static constexpr Code codes[] = {
        {1, "granted", "負担限度額の認定をします", "介護保険法51条の3"},
        {2, "household_taxed", "世帯員または配偶者が市町村民税課税です",
         "介護保険法施行規則83条の5"},
        {3, "too_many_assets", "預貯金等が基準額を超えています", "介護保険法施行規則83条の5"},
    };
    return codes;
}

const Description& limit_rates_description() {
    using Rates = LimitRates;
    static const Description description = describe<Rates>(
        "負担限度額認定の基準",
        {
            line<&Rates::benefit_low_pension>("benefit_low_pension", "年金収入等の境（低い方）"),
            line<&Rates::benefit_middle_pension>("benefit_middle_pension",
                                                 "年金収入等の境（高い方）"),
            line<&Rates::assets>("assets", "預貯金等の上限", "介護保険法施行規則83条の5"),
            line<&Rates::assets_second>("assets_second", "預貯金等の上限（第2号・単身）"),
            line<&Rates::assets_second_couple>("assets_second_couple",
                                               "預貯金等の上限（第2号・夫婦）"),
            line<&Rates::daily_amounts>("daily_amounts", "食費・居住費（日額）"),
        });
    return description;
}

const Description& limit_facts_description() {
    using Facts = LimitFacts;
    static const Description description = describe<Facts>(
        "負担限度額認定の申請",
        {
            line<&Facts::second_insured>("second_insured", "第2号被保険者"),
            line<&Facts::public_assistance>("public_assistance", "生活保護の受給"),
            line<&Facts::old_age_welfare_pension>("old_age_welfare_pension", "老齢福祉年金"),
            line<&Facts::household_taxed>("household_taxed", "世帯員・配偶者が市町村民税課税", {},
                                          "別世帯の配偶者を含む"),
            line<&Facts::pension_and_income>("pension_and_income",
                                             "課税年金収入とその他の合計所得金額"),
            line<&Facts::untaxed_pension>("untaxed_pension", "遺族年金・障害年金の収入"),
            line<&Facts::couple>("couple", "配偶者がいる"),
            line<&Facts::assets>("assets", "預貯金等の額", {}, "配偶者がいるときは二人の合計"),
        });
    return description;
}

const Description& limit_sheet_description() {
    using Sheet = LimitSheet;
    static const Description description = describe<Sheet>(
        "負担限度額認定の計算書",
        {
            line<&Sheet::ground>("ground", "判定"),
            line<&Sheet::limit_stage>("limit_stage", "利用者負担段階", "介護保険法施行規則83条の5"),
            line<&Sheet::judged_amount>("judged_amount", "判定する年金収入等"),
            line<&Sheet::asset_limit>("asset_limit", "預貯金等の上限"),
            line<&Sheet::valid_from>("valid_from", "有効期間の初日", "介護保険法施行規則83条の6"),
            line<&Sheet::valid_to>("valid_to", "有効期間の末日"),
            line<&Sheet::daily>("daily", "食費・居住費（日額）"),
        });
    return description;
}

namespace {
std::vector<Problem> impossible_assets(const LimitFacts& facts, Date) {
    if (facts.assets >= Yen{0}) return {};
    return {{"long_term_care.negative",
             "預貯金等の額にマイナスは入れられません。0円以上の額を入れてください。",
             {},
             "/assets"}};
}
}  // namespace

const Calculator& limit_calculator() {
    static const Calculator calculator = yakuba::calculator<LimitFacts, LimitRates, LimitSheet>(
        "long-term-care-limit", "介護保険負担限度額認定", "long_term_care_insurance", Period::day,
        limit_facts_description(), limit_rates_description(), limit_sheet_description(),
        limit_certificate, impossible_assets);
    return calculator;
}

}  // namespace long_term_care_insurance
}  // namespace yakuba
