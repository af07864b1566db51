// The words of the facts, and which facts cannot be.
#include <string>

#include "business/national_health_insurance/facts.h"

namespace yakuba {

template <>
const Description& description_of<national_health_insurance::Member>() {
    using Row = national_health_insurance::Member;
    static const Description description = describe<Row>(
        "世帯の人",
        {
            line<&Row::birth_date>("birth_date", "生年月日").needed(),
            line<&Row::role>("role", "区分", {}, "書かなければ被保険者"),
            line<&Row::acquired_on>("acquired_on", "資格取得日", "国民健康保険法7条",
                                    "書かなければ年度より前から"),
            line<&Row::lost_on>("lost_on", "資格喪失日", "国民健康保険法8条",
                                "被保険者でなくなった最初の日。75歳は書かなくてよい"),
            line<&Row::declared>("declared", "所得の申告がある",
                                 "国民健康保険法施行令29条の7第5項1号"),
            line<&Row::gross_income>("gross_income", "総所得金額等",
                                     "国民健康保険法施行令29条の7第2項4号", "前年分。基礎控除の前"),
            line<&Row::total_income>("total_income", "合計所得金額", "地方税法292条1項13号",
                                     "書かなければ総所得金額等による"),
            line<&Row::casualty_loss_carried>("casualty_loss_carried", "雑損失の繰越控除額",
                                              "国民健康保険法施行令29条の7第2項5号"),
            line<&Row::judged_adjustment>(
                "judged_adjustment", "軽減判定で加減する額", "国民健康保険法施行令29条の7第5項2号",
                "専従者給与（事業主は加え、専従者は引く）と譲渡所得の特別控除額"),
            line<&Row::salary_revenue>("salary_revenue", "給与等の収入金額"),
            line<&Row::salary_income>("salary_income", "給与所得"),
            line<&Row::pension_revenue>("pension_revenue", "公的年金等の収入金額"),
            line<&Row::pension_income>("pension_income", "公的年金等に係る所得"),
            line<&Row::asset_tax>("asset_tax", "固定資産税額等",
                                  "国民健康保険法施行令29条の7第2項6号"),
            line<&Row::left_job_on>("left_job_on", "離職年月日",
                                    "国民健康保険法施行令29条の7の2第2項",
                                    "特例対象被保険者等だけ"),
            line<&Row::due_month>("due_month", "出産予定月", "国民健康保険法施行令29条の7第5項9号"),
            line<&Row::multiple_birth>("multiple_birth", "多胎妊娠",
                                       "国民健康保険法施行令29条の7第5項9号"),
            line<&Row::care_exempt>("care_exempt", "介護保険の適用除外", "介護保険法施行法11条"),
            line<&Row::former_dependant_on>("former_dependant_on", "旧被扶養者となった日",
                                            "国民健康保険法77条"),
        });
    return description;
}

namespace national_health_insurance {
namespace {

constexpr std::size_t kMostMembers = 60;
constexpr Yen kMost{1'000'000'000'000};

Problem problem(std::string_view code, std::string message, std::string where) {
    return Problem{code, std::move(message), {}, std::move(where), {}};
}

void check_member(const Member& member, const std::string& at, FiscalYear year,
                  std::vector<Problem>& problems) {
    if (member.birth_date > year.last_day()) {
        problems.push_back(problem("national_health_insurance.born_later",
                                   "年度より後に生まれた人です。生年月日を確かめてください。",
                                   at + "/birth_date"));
    }
    if (member.lost_on && member.acquired_on && member.lost_on < member.acquired_on) {
        problems.push_back(problem("national_health_insurance.lost_before_acquired",
                                   "資格喪失日が取得日より前です。日付を確かめてください。",
                                   at + "/lost_on"));
    }
    const struct {
        Yen amount;
        std::string_view key;
        bool may_be_negative;
    } amounts[] = {{member.gross_income, "gross_income", false},
                   {member.total_income, "total_income", false},
                   {member.casualty_loss_carried, "casualty_loss_carried", false},
                   {member.judged_adjustment, "judged_adjustment", true},
                   {member.salary_revenue, "salary_revenue", false},
                   {member.salary_income, "salary_income", false},
                   {member.pension_revenue, "pension_revenue", false},
                   {member.pension_income, "pension_income", false},
                   {member.asset_tax, "asset_tax", false}};
    for (const auto& [amount, key, may_be_negative] : amounts) {
        if (amount <= kMost && amount >= (may_be_negative ? -kMost : 0_yen)) continue;
        problems.push_back(problem("national_health_insurance.amount",
                                   "金額は0円から1兆円までで書いてください。",
                                   at + "/" + std::string{key}));
    }
}

}  // namespace

std::span<const Code> codes_of(Role) {
    static constexpr Code codes[] = {
        {1, "insured", "被保険者", "国民健康保険法5条"},
        {2, "head_only", "擬制世帯主", "国民健康保険法76条1項"},
        {3, "moved_to_elderly", "特定同一世帯所属者", "国民健康保険法施行令29条の7第2項8号イ"},
    };
    return codes;
}

const Description& facts_description() {
    static const Description description = describe<Facts>(
        "世帯の事実",
        {
            line<&Facts::levied_from>("levied_from", "納付義務の生じた日", "国民健康保険法76条の2",
                                      "4月1日より後のときだけ"),
            line<&Facts::specified_from>("specified_from", "特定月",
                                         "国民健康保険法施行令29条の7第2項8号イ",
                                         "後期高齢者医療へ移った人の資格喪失日の前日の月"),
            line<&Facts::specified_until>("specified_until", "特定世帯であった最後の月",
                                          "国民健康保険法施行令29条の7第2項8号イ",
                                          "終わったときだけ"),
            line<&Facts::head_pension>("head_pension", "世帯主の老齢等年金給付の年額",
                                       "国民健康保険法76条の3第2項"),
            line<&Facts::head_care_premium>("head_care_premium", "世帯主の介護保険料の年額",
                                            "国民健康保険法施行令29条の13第1号ロ"),
            line<&Facts::head_care_ordinary>("head_care_ordinary",
                                             "世帯主の介護保険料が特別徴収されていない",
                                             "国民健康保険法施行令29条の13第2号"),
            line<&Facts::head_insured>("head_insured", "世帯主が被保険者",
                                       "国民健康保険法76条の3第2項"),
            line<&Facts::transfer_chosen>("transfer_chosen", "口座振替の申出",
                                          "国民健康保険法施行令29条の13第4号"),
            line<&Facts::members>("members", "世帯の人").needed(),
        });
    return description;
}

std::vector<Problem> impossible(const Facts& facts, Date day) {
    std::vector<Problem> problems;
    if (facts.members.size() > kMostMembers) {
        problems.push_back(problem("national_health_insurance.too_many_members",
                                   "世帯の人数が多すぎます。世帯ごとに分けてください。",
                                   "/members"));
        return problems;
    }
    for (std::size_t i = 0; i < facts.members.size(); ++i) {
        check_member(facts.members[i], "/members/" + std::to_string(i), fiscal_year_of(day),
                     problems);
    }
    const struct {
        Yen amount;
        std::string_view key;
    } amounts[] = {{facts.head_pension, "head_pension"},
                   {facts.head_care_premium, "head_care_premium"}};
    for (const auto& [amount, key] : amounts) {
        if (amount >= 0_yen && amount <= kMost) continue;
        problems.push_back(problem("national_health_insurance.amount",
                                   "金額は0円から1兆円までで書いてください。",
                                   "/" + std::string{key}));
    }
    return problems;
}

}  // namespace national_health_insurance
}  // namespace yakuba
