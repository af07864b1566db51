#pragma once
#include <vector>

#include "business/child_allowance/records.h"
#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/description.h"

namespace yakuba::child_allowance {

/// One child of the claimant, as of the month asked. Small and flat: the monthly run keeps the
/// children of all families in one array.
struct Child {
    Date birth_date;
    YearMonth starts;      // first month counted for this claimant; none: since the claim
    YearMonth ends;        // last month counted; none: still counted
    Date confirmed_until;  // 確認書の有効期限; none: until the age ends it
    /// 監護・生計同一 (4条1項); after the school year of 18: 監護相当の世話と生計費の負担
    /// (6条2項2号).
    bool raised = true;
    bool in_japan = true;          // 日本国内に住所を有する (3条1項)
    bool studying_abroad = false;  // 留学: as if in Japan (3条1項)
    bool in_facility = false;      // 施設入所等児童 (3条3項)
    bool confirmed = false;        // 確認書の提出がある
};

/// The claimant as of the month asked.
struct Claimant {
    ClaimantKind kind = ClaimantKind::parent;
    bool public_servant = false;  // 公務員: paid by the employer (17条)
    bool in_japan = true;         // 日本国内に住所を有する (4条1項)
    /// 生計を維持する程度の高い者である, or the one living with the child when the parents live
    /// apart and no longer share a livelihood (4条3項・4項).
    bool entitled_parent = true;
    YearMonth starts;  // 支給開始年月; none: no claim limits the month asked
    YearMonth ends;    // 支給終了年月, the last month paid; none: still entitled
    // For the months to September 2024 (令和6年改正前の5条, 附則2条).
    Yen income;                     // 所得の合計, before the deductions below
    Yen salary_and_pension_income;  // うち給与所得と公的年金等に係る雑所得
    Yen deductions;                 // 雑損・医療費・障害者などの控除の合計
    int dependants = 0;             // 扶養親族等及び扶養していた児童の数
    int elderly_dependants = 0;  // うち老人扶養親族・70歳以上の同一生計配偶者
};

/// What the calculator is asked: one claimant, the children, one month, and how the claim came
/// about. Its own fields repeat Claimant's, because a described record is flat.
struct Facts {
    ClaimantKind kind = ClaimantKind::parent;
    bool public_servant = false;
    bool in_japan = true;
    bool entitled_parent = true;
    // 認定の請求: with claimed_on the first month is worked out and replaces `starts`.
    ClaimReason reason = ClaimReason::other;
    Date event_on;        // 事由発生年月日: 出生日, 転出予定日
    Date hindered_until;  // やむを得ない理由がやんだ日
    Date extended_until;  // the next open day when the last day for the claim is a closed day
    Date claimed_on;      // 請求年月日
    YearMonth starts;
    Date ended_on;  // 支給すべき事由が消滅した日
    Yen income;
    Yen salary_and_pension_income;
    Yen deductions;
    int dependants = 0;
    int elderly_dependants = 0;
    std::vector<Child> children;
    // 支払のときに差し引くもの (20条–22条)
    Yen childcare_fees;     // 保育料の特別徴収 (22条)
    Yen school_costs;       // 学校給食費等の徴収 (21条1項)
    Yen paid_to_creditors;  // 債権者への支払 (21条2項)
    Yen donation;           // 寄附 (20条)
};
const Description& facts_description();

/// Facts no family can have: a child born after the month, a claim before its event.
std::vector<Problem> impossible(const Facts& facts, Date day);

}  // namespace yakuba::child_allowance

namespace yakuba {
template <>
const Description& description_of<child_allowance::Child>();
}  // namespace yakuba
