#pragma once
#include <span>
#include <string>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "storage/table.h"

/// The ledger of restrictions: from the warning to the end, each step a new version.
namespace yakuba::long_term_care_insurance {

enum class RestrictionKind {
    payment_method = 1,      // 支払方法の変更 (66条)
    withholding = 2,         // 支払の一時差止 (67条)
    second_withholding = 3,  // 第2号被保険者の一時差止 (68条)
    reduction = 4,           // 給付額の減額 (69条)
};
std::span<const Code> codes_of(RestrictionKind);

enum class RestrictionState {
    warned = 1,     // 予告
    decided = 2,    // 記載
    ended = 3,      // 消除
    withdrawn = 4,  // never decided: paid, or excused, in time
};
std::span<const Code> codes_of(RestrictionState);

/// Why a restriction ended, or was never decided.
enum class RestrictionEnd {
    none = 0,
    paid = 1,               // 完納
    decreased = 2,          // 著しい減少
    disaster = 3,           // 震災, 風水害, 火災など
    earner = 4,             // 生計維持者の死亡, 重大な障害, 長期の入院
    business = 5,           // 事業の休廃止, 失業
    harvest = 6,            // 不作, 不漁
    public_assistance = 7,  // 生活保護
    medical_benefit = 8,    // 公費負担医療 (規則98条)
    period_over = 9,        // 減額期間の経過
    lost = 10,              // 徴収権の消滅
    not_insured = 11,
};
std::span<const Code> codes_of(RestrictionEnd);

/// 給付制限. Valid from the day of each step.
struct Restriction {
    PersonId person_id;
    RestrictionKind kind = RestrictionKind::payment_method;
    int record_no = 0;
    RestrictionState state = RestrictionState::warned;
    Date warned_on;
    Date answer_by;  // 弁明の期限
    Date decided_on;
    Date starts_on;  // first of the month after the entry
    Date ends_on;    // last day; none: until it is lifted
    Date oldest_due_on;
    Yen arrears;  // as of the last step
    int lost_permille = 0;
    int paid_permille = 0;
    int months = 0;          // 給付額減額期間
    Date counted_until;      // lost terms due until then have been counted
    int application_no = 0;  // of the certification with which the reduction was entered
    RestrictionEnd end_reason = RestrictionEnd::none;
    Date ended_on;
    std::string note;
};
const Description& restriction_description();
/// History, keyed by person_id, kind, record_no.
const storage::Table& restriction_table();

}  // namespace yakuba::long_term_care_insurance
