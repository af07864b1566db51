// The words of the facts, and which facts cannot be.
#include <string>

#include "business/child_allowance/facts.h"

namespace yakuba {

template <>
const Description& description_of<child_allowance::Child>() {
    using Row = child_allowance::Child;
    static const Description description = describe<Row>(
        "子",
        {
            line<&Row::birth_date>("birth_date", "生年月日").needed(),
            line<&Row::starts>("starts", "算定開始年月", "児童手当法9条1項",
                               "この月から数える。書かなければ受給者の支給開始年月から"),
            line<&Row::ends>("ends", "算定終了年月", "児童手当法9条3項", "この月まで数える"),
            line<&Row::confirmed_until>("confirmed_until", "確認書の有効期限",
                                        "児童手当法6条2項2号", "書かなければ22歳の年度末まで"),
            line<&Row::raised>(
                "raised", "監護し生計を同じくする", "児童手当法4条1項1号",
                "18歳の年度末を過ぎた子では、監護に相当する世話と生計費の負担があること"),
            line<&Row::in_japan>("in_japan", "日本国内に住所がある", "児童手当法3条1項"),
            line<&Row::studying_abroad>("studying_abroad", "留学中", "児童手当法3条1項"),
            line<&Row::in_facility>("in_facility", "施設入所等児童", "児童手当法3条3項"),
            line<&Row::confirmed>(
                "confirmed", "確認書の提出がある", "児童手当法6条2項2号",
                "監護相当・生計費の負担についての確認書。18歳の年度末を過ぎた子で使う"),
        });
    return description;
}

namespace child_allowance {
namespace {

/// More children than any family or home has: a slip, and a bound for the counts.
constexpr std::size_t kMostChildren = 1000;

Problem problem(std::string_view code, std::string message, std::string where) {
    return Problem{code, std::move(message), {}, std::move(where), {}};
}

}  // namespace

const Description& facts_description() {
    static const Description description = describe<Facts>(
        "児童手当の事実",
        {
            line<&Facts::kind>("kind", "受給者の区分", "児童手当法4条1項"),
            line<&Facts::public_servant>("public_servant", "公務員である", "児童手当法17条1項"),
            line<&Facts::in_japan>("in_japan", "日本国内に住所がある", "児童手当法4条1項"),
            line<&Facts::entitled_parent>("entitled_parent", "生計を維持する程度の高い父母等である",
                                          "児童手当法4条3項",
                                          "離婚協議中などで別居するときは同居する父母等"),
            line<&Facts::reason>("reason", "請求の事由", "児童手当法7条1項"),
            line<&Facts::event_on>("event_on", "事由発生年月日", "児童手当法8条3項",
                                   "出生日、前の市町村の転出予定日など"),
            line<&Facts::hindered_until>("hindered_until", "やむを得ない理由がやんだ日",
                                         "児童手当法8条3項"),
            line<&Facts::extended_until>("extended_until", "期限が休日のときの次の開庁日",
                                         "児童手当法24条"),
            line<&Facts::claimed_on>("claimed_on", "請求年月日", "児童手当法8条2項"),
            line<&Facts::starts>("starts", "支給開始年月", "児童手当法8条2項",
                                 "請求年月日を書かないときに使う"),
            line<&Facts::ended_on>("ended_on", "支給事由が消滅した日", "児童手当法8条2項",
                                   "転出予定日、死亡日など"),
            line<&Facts::income>("income", "所得の合計", "令和6年改正前の児童手当法5条",
                                 "円。令和6年9月分まで"),
            line<&Facts::salary_and_pension_income>(
                "salary_and_pension_income", "うち給与所得と公的年金等に係る雑所得",
                "令和6年改正前の児童手当法施行令3条", "円。令和6年9月分まで"),
            line<&Facts::deductions>(
                "deductions", "控除の合計", "令和6年改正前の児童手当法施行令3条",
                "円。雑損・医療費・小規模企業共済等掛金・障害者・寡婦・ひとり親・勤労学生"),
            line<&Facts::dependants>("dependants", "扶養親族等の数",
                                     "令和6年改正前の児童手当法5条"),
            line<&Facts::elderly_dependants>("elderly_dependants", "うち老人扶養親族等の数",
                                             "令和6年改正前の児童手当法施行令1条"),
            line<&Facts::children>("children", "子の一覧", "児童手当法6条",
                                   "18歳の年度末を過ぎた子も書く"),
            line<&Facts::childcare_fees>("childcare_fees", "保育料の特別徴収", "児童手当法22条1項",
                                         "円"),
            line<&Facts::school_costs>("school_costs", "学校給食費等の徴収", "児童手当法21条1項",
                                       "円"),
            line<&Facts::paid_to_creditors>("paid_to_creditors", "債権者への支払",
                                            "児童手当法21条2項", "円"),
            line<&Facts::donation>("donation", "寄附の申出", "児童手当法20条1項", "円"),
        });
    return description;
}

std::vector<Problem> impossible(const Facts& facts, Date day) {
    std::vector<Problem> problems;
    if (facts.children.size() > kMostChildren) {
        problems.push_back(problem("child_allowance.too_many_children",
                                   "子の数が多すぎます。受給者ごとに分けてください。",
                                   "/children"));
    }
    const Date last_day = YearMonth{day}.last_day();
    for (std::size_t i = 0; i < facts.children.size(); ++i) {
        if (facts.children[i].birth_date > last_day) {
            problems.push_back(
                problem("child_allowance.born_later",
                        "求める月より後に生まれた子です。生年月日か月を確かめてください。",
                        "/children/" + std::to_string(i) + "/birth_date"));
        }
    }
    if (facts.claimed_on && facts.starts) {
        problems.push_back(problem("child_allowance.two_starts",
                                   "請求年月日と支給開始年月は、どちらか一方だけを書いてください。",
                                   "/starts"));
    }
    if (facts.reason == ClaimReason::birth && facts.claimed_on &&
        facts.claimed_on < facts.event_on) {
        problems.push_back(problem("child_allowance.claimed_before_birth",
                                   "出生より前に請求することはできません。日付を確かめてください。",
                                   "/claimed_on"));
    }
    if (facts.dependants < 0 || facts.dependants > 1000) {
        problems.push_back(problem("child_allowance.dependants",
                                   "扶養親族等の数を確かめてください。", "/dependants"));
    }
    if (facts.elderly_dependants < 0 || facts.elderly_dependants > facts.dependants) {
        problems.push_back(problem("child_allowance.elderly_dependants",
                                   "老人扶養親族等の数は、扶養親族等の数までで書いてください。",
                                   "/elderly_dependants"));
    }
    const struct {
        Yen amount;
        std::string_view key;
    } amounts[] = {{facts.deductions, "deductions"},
                   {facts.salary_and_pension_income, "salary_and_pension_income"},
                   {facts.childcare_fees, "childcare_fees"},
                   {facts.school_costs, "school_costs"},
                   {facts.paid_to_creditors, "paid_to_creditors"},
                   {facts.donation, "donation"}};
    for (const auto& [amount, key] : amounts) {
        if (amount >= Yen{0}) continue;
        problems.push_back(problem("child_allowance.negative_amount",
                                   "金額は0円以上で書いてください。", "/" + std::string{key}));
    }
    return problems;
}

}  // namespace child_allowance
}  // namespace yakuba
