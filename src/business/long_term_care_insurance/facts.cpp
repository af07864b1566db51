#include "business/long_term_care_insurance/facts.h"

#include "kernel/result.h"

namespace yakuba::long_term_care_insurance {

std::span<const Code> codes_of(SpecialCollection) {
    static constexpr Code codes[] = {
        {1, "none", "普通徴収", "介護保険法131条"},
        {2, "continuing", "特別徴収（4月から）", "介護保険法140条1項"},
        {3, "october", "特別徴収（10月から）", "介護保険法135条1項"},
    };
    return codes;
}

const Description& facts_description() {
    static const Description description = describe<Facts>(
        "介護保険料の算定のもと",
        {
            line<&Facts::acquired_on>("acquired_on", "資格取得日", "介護保険法10条",
                                      "年度の途中に取得した人だけ"),
            line<&Facts::lost_on>("lost_on", "資格喪失日", "介護保険法11条"),
            line<&Facts::public_assistance>("public_assistance", "生活保護・支援給付の受給",
                                            "介護保険法施行令38条1項1号"),
            line<&Facts::old_age_welfare_pension>("old_age_welfare_pension", "老齢福祉年金の受給権",
                                                  "介護保険法施行令38条1項1号"),
            line<&Facts::boundary_stage>("boundary_stage", "境界層該当により適用する段階",
                                         "介護保険法施行令38条1項", "0は該当なし"),
            line<&Facts::provisional>("provisional", "前住所地に所得を照会中"),
            line<&Facts::self_taxed>("self_taxed", "本人が市町村民税課税"),
            line<&Facts::household_taxed>("household_taxed", "世帯員が市町村民税課税", {},
                                          "本人を含むだれか"),
            line<&Facts::self_taxed_before_reform>("self_taxed_before_reform",
                                                   "税制改正前の算定なら本人が課税",
                                                   "介護保険法施行令附則24条", "令和8年度だけ使う"),
            line<&Facts::household_taxed_before_reform>(
                "household_taxed_before_reform", "税制改正前の算定なら世帯員が課税",
                "介護保険法施行令附則24条", "令和8年度だけ使う"),
            line<&Facts::total_income>("total_income", "合計所得金額"),
            line<&Facts::special_gain_deduction>("special_gain_deduction", "譲渡所得の特別控除額"),
            line<&Facts::pension_revenue>("pension_revenue", "公的年金等の収入金額", {},
                                          "課税年金。遺族・障害年金は含まない"),
            line<&Facts::pension_income>("pension_income", "公的年金等に係る雑所得"),
            line<&Facts::salary_revenue>("salary_revenue", "給与等の収入金額"),
            line<&Facts::salary_income>("salary_income", "給与所得", {},
                                        "所得金額調整控除を差し引いた額"),
            line<&Facts::salary_adjustment>("salary_adjustment", "所得金額調整控除額"),
            line<&Facts::special>("special", "徴収の方法", "介護保険法131条"),
            line<&Facts::last_february>("last_february", "前年度2月の特別徴収額",
                                        "介護保険法140条1項"),
            line<&Facts::reduction>("reduction", "減免額", "介護保険法142条"),
        });
    return description;
}

namespace {

struct Amount {
    std::string_view key;
    Yen value;
};

Problem negative(std::string_view key) {
    return {"long_term_care.negative",
            "金額にマイナスは入れられません。0円以上の額を入れてください。",
            {},
            "/" + std::string{key}};
}

}  // namespace

std::vector<Problem> impossible(const Facts& facts, Date day) {
    std::vector<Problem> problems;
    const Amount amounts[] = {
        {"total_income", facts.total_income},
        {"special_gain_deduction", facts.special_gain_deduction},
        {"pension_revenue", facts.pension_revenue},
        {"pension_income", facts.pension_income},
        {"salary_revenue", facts.salary_revenue},
        {"salary_income", facts.salary_income},
        {"salary_adjustment", facts.salary_adjustment},
        {"last_february", facts.last_february},
        {"reduction", facts.reduction},
    };
    for (const Amount& amount : amounts) {
        if (amount.value < Yen{0}) problems.push_back(negative(amount.key));
    }
    if (facts.pension_income > facts.pension_revenue) {
        problems.push_back(
            {"long_term_care.pension",
             "年金の所得が年金の収入より多くなっています。二つの額を確かめてください。",
             {},
             "/pension_income"});
    }
    const FiscalYear year = fiscal_year_of(day);
    if (facts.acquired_on && facts.acquired_on > year.last_day()) {
        problems.push_back({"long_term_care.acquired_later",
                            "資格取得日がこの年度より後です。年度か資格取得日を直してください。",
                            {},
                            "/acquired_on"});
    }
    if (facts.lost_on && facts.acquired_on && facts.lost_on < facts.acquired_on) {
        problems.push_back({"long_term_care.lost_before_acquired",
                            "資格喪失日が資格取得日より前です。二つの日を確かめてください。",
                            {},
                            "/lost_on"});
    }
    if (facts.boundary_stage < 0) problems.push_back(negative("boundary_stage"));
    return problems;
}

}  // namespace yakuba::long_term_care_insurance
