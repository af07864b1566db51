// The words of the benefits' facts and sheet.
#include <string>

#include "business/national_health_insurance/benefit.h"

namespace yakuba {

template <>
const Description& description_of<national_health_insurance::Bill>() {
    using Row = national_health_insurance::Bill;
    static const Description description =
        describe<Row>("医療機関ごとの一部負担",
                      {
                          line<&Row::person>("person", "人の番号", {}, "同じ番号は同じ人"),
                          line<&Row::senior>("senior", "70歳以上", "国民健康保険法42条1項3号",
                                             "70歳に達した日の翌月から"),
                          line<&Row::inpatient>("inpatient", "入院"),
                          line<&Row::turning_75>("turning_75", "75歳到達時特例",
                                                 "国民健康保険法施行令29条の2第4項"),
                          line<&Row::disease>("disease", "認定を受けた特定疾病",
                                              "国民健康保険法施行令29条の2第8項"),
                          line<&Row::cost>("cost", "療養に要した費用の額", {}, "10割の額"),
                          line<&Row::paid>("paid", "一部負担金", "国民健康保険法42条1項").needed(),
                      });
    return description;
}

namespace national_health_insurance {

const Description& benefit_facts_description() {
    using F = BenefitFacts;
    static const Description description = describe<F>(
        "給付の事実",
        {
            line<&F::income_class>("income_class", "所得区分（70歳未満）",
                                   "国民健康保険法施行令29条の3第1項",
                                   "書かなければ下の事実から判定する"),
            line<&F::senior_class>("senior_class", "所得区分（70歳以上）",
                                   "国民健康保険法施行令29条の3第4項",
                                   "書かなければ下の事実から判定する"),
            line<&F::undeclared>("undeclared", "所得の不明な人がいる"),
            line<&F::untaxed>("untaxed", "市町村民税非課税世帯",
                              "国民健康保険法施行令29条の3第1項5号"),
            line<&F::base_income>("base_income", "基準所得額の合計",
                                  "国民健康保険法施行令29条の3第2項"),
            line<&F::senior_base>("senior_base", "70歳以上の被保険者の課税所得の最高額",
                                  "国民健康保険法施行令27条の2第1項"),
            line<&F::senior_revenue>("senior_revenue", "70歳以上の収入の合計",
                                     "国民健康保険法施行令27条の2第3項1号"),
            line<&F::seniors>("seniors", "収入を合計した人数"),
            line<&F::low_income>("low_income", "低所得Iの判定に用いる所得の合計",
                                 "国民健康保険法施行令29条の3第4項6号"),
            line<&F::earlier_hits>("earlier_hits", "直近12月の支給月数",
                                   "国民健康保険法施行令29条の3第1項1号"),
            line<&F::moved_in_month>("moved_in_month", "県内の他の市町村からの転入月",
                                     "国民健康保険法施行令29条の2第9項"),
            line<&F::borne_this_year>("borne_this_year", "8月からの自己負担の合計", {},
                                      "年間上限のある月だけ"),
            line<&F::bills>("bills", "医療機関ごとの一部負担",
                            "国民健康保険法施行令29条の2第1項1号"),
            line<&F::births>("births", "出産児の数（産科医療補償制度の対象）",
                             "国民健康保険法58条1項", "妊娠85日以上"),
            line<&F::births_plain>("births_plain", "出産児の数（対象外）", "国民健康保険法58条1項"),
            line<&F::childbirth_paid_directly>("childbirth_paid_directly",
                                               "医療機関へ直接支払った額"),
            line<&F::funerals>("funerals", "葬祭の数", "国民健康保険法58条1項"),
        });
    return description;
}

const Description& benefit_sheet_description() {
    using S = BenefitSheet;
    static const Description description = describe<S>(
        "国民健康保険の給付の計算書",
        {
            line<&S::income_class>("income_class", "所得区分（70歳未満）",
                                   "国民健康保険法施行令29条の3第1項"),
            line<&S::senior_class>("senior_class", "所得区分（70歳以上）",
                                   "国民健康保険法施行令29条の3第4項"),
            line<&S::multiple>("multiple", "多数回該当", "国民健康保険法施行令29条の3第1項1号"),
            line<&S::counted>("counted", "多数回該当の月数に数える支給",
                              "国民健康保険法施行令29条の3第1項1号"),
            line<&S::specified>("specified", "特定疾病の支給額",
                                "国民健康保険法施行令29条の2第8項"),
            line<&S::senior_outpatient>("senior_outpatient", "70歳以上の外来（個人）の支給額",
                                        "国民健康保険法施行令29条の2第5項"),
            line<&S::senior_paid>("senior_paid", "70歳以上の世帯合算額",
                                  "国民健康保険法施行令29条の2第3項"),
            line<&S::senior_limit>("senior_limit", "70歳以上の算定基準額",
                                   "国民健康保険法施行令29条の3第4項"),
            line<&S::senior_household>("senior_household", "70歳以上の世帯の支給額",
                                       "国民健康保険法施行令29条の2第3項"),
            line<&S::counted_paid>("counted_paid", "一部負担金等世帯合算額",
                                   "国民健康保険法施行令29条の2第1項"),
            line<&S::counted_cost>("counted_cost", "療養に要した費用の額",
                                   "国民健康保険法施行令29条の3第1項"),
            line<&S::limit>("limit", "高額療養費算定基準額", "国民健康保険法施行令29条の3第1項"),
            line<&S::household>("household", "世帯全体の支給額",
                                "国民健康保険法施行令29条の2第1項"),
            line<&S::yearly>("yearly", "年間上限による支給額", {}, "令和8年8月から"),
            line<&S::high_cost>("high_cost", "高額療養費の支給額", "国民健康保険法57条の2第1項"),
            line<&S::borne>("borne", "支給の後の自己負担額"),
            line<&S::childbirth>("childbirth", "出産育児一時金", "国民健康保険法58条1項"),
            line<&S::childbirth_difference>("childbirth_difference", "うち世帯主に支給する差額",
                                            "国民健康保険法58条1項"),
            line<&S::funeral>("funeral", "葬祭費", "国民健康保険法58条1項"),
        });
    return description;
}

std::vector<Problem> benefit_impossible(const BenefitFacts& facts, Date) {
    std::vector<Problem> problems;
    constexpr Yen kMost{1'000'000'000'000};
    const auto check = [&](Yen amount, std::string where) {
        if (amount >= 0_yen && amount <= kMost) return;
        problems.push_back(Problem{"national_health_insurance.amount",
                                   "金額は0円から1兆円までで書いてください。",
                                   {},
                                   std::move(where),
                                   {}});
    };
    check(facts.base_income, "/base_income");
    check(facts.senior_base, "/senior_base");
    check(facts.senior_revenue, "/senior_revenue");
    check(facts.low_income, "/low_income");
    check(facts.borne_this_year, "/borne_this_year");
    check(facts.childbirth_paid_directly, "/childbirth_paid_directly");
    for (std::size_t i = 0; i < facts.bills.size(); ++i) {
        const std::string at = "/bills/" + std::to_string(i);
        check(facts.bills[i].cost, at + "/cost");
        check(facts.bills[i].paid, at + "/paid");
        if (facts.bills[i].cost < facts.bills[i].paid) {
            problems.push_back(
                Problem{"national_health_insurance.paid_above_cost",
                        "一部負担金が療養に要した費用を超えています。金額を確かめてくだ"
                        "さい。",
                        {},
                        at + "/paid",
                        {}});
        }
    }
    const struct {
        int number;
        std::string_view key;
    } counts[] = {{facts.births, "births"},
                  {facts.births_plain, "births_plain"},
                  {facts.funerals, "funerals"},
                  {facts.earlier_hits, "earlier_hits"},
                  {facts.seniors, "seniors"}};
    for (const auto& [number, key] : counts) {
        if (number >= 0 && number <= 100) continue;
        problems.push_back(Problem{"national_health_insurance.count",
                                   "人数・月数は0から100までで書いてください。",
                                   {},
                                   "/" + std::string{key},
                                   {}});
    }
    return problems;
}

}  // namespace national_health_insurance
}  // namespace yakuba
