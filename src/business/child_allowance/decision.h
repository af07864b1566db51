#pragma once
#include <span>
#include <string>

#include "business/child_allowance/records.h"
#include "business/child_allowance/rules.h"
#include "rules/rates.h"

/// The stored month: what was decided for one claimant, and how it differs from the month before.
namespace yakuba::child_allowance {

/// How a month stands to the month before. Anything but `none` is told to the claimant.
enum class Change {
    none = 0,       // 継続
    first = 1,      // 認定: 認定通知書
    increased = 2,  // 増額: 額改定通知書
    decreased = 3,  // 減額: 額改定通知書
    ended = 4,      // 消滅: 支給事由消滅通知書
};
std::span<const Code> codes_of(Change);

/// What changed the amount (改定事由).
enum class Cause {
    none = 0,
    claim = 1,             // 認定の請求
    turned_three = 2,      // 三歳到達 (職権)
    elementary_end = 3,    // 小学校修了 (令和6年9月分まで, 職権)
    paid_age_end = 4,      // 支給の対象となる年齢の年度末 (職権)
    counted_age_end = 5,   // 22歳年度末 (職権)
    child_added = 6,       // 児童の増
    child_left = 7,        // 児童の減
    not_confirmed = 8,     // 確認書の未提出・期限
    facility = 9,          // 施設入所・退所
    income = 10,           // 所得
    reform = 11,           // 制度改正
    entitlement_end = 12,  // 受給資格の消滅
    correction = 13,       // 訂正
    other = 14,
};
std::span<const Code> codes_of(Cause);

/// 支給決定: one claimant's month, as the sheet says.
struct Decision {
    PersonId person_id;
    YearMonth month;
    Ground ground = Ground::no_child;
    int counted_only = 0;
    int over_three = 0;
    int under_three = 0;
    int third_or_later = 0;
    int special = 0;
    Yen monthly_amount;
    Change change = Change::none;
    Cause cause = Cause::none;
    std::string rates;  // fingerprint of the rates it was computed with
};
const Description& decision_description();
/// History, keyed by person_id, month: valid from the month's first day for good, so that a month
/// decided again is a later version.
const storage::Table& decision_table();

Decision decision_of(PersonId person, YearMonth month, const Sheet& sheet,
                     const std::string& rates_fingerprint);
/// The stored lines back as a sheet, for comparison.
Sheet sheet_of(const Decision& decision);

/// One month under its rates.
struct Month {
    YearMonth month;
    Rates rates;
    std::string fingerprint;
    AgeLines ages;
    std::vector<RateSource> sources;
};

/// How `now` stands to the decision of the month before; `before` is null when there was none.
Change change_of(const Decision* before, const Decision& now, const Claimant& claimant);
/// Why an amount rose or fell: found by spreading both months over the children. When several
/// things happened at once, the first that can explain the direction.
Cause cause_of(Change change, const Month& before, const Month& now, const Claimant& claimant,
               std::span<const Child> children);

/// 支払の内訳: how much of one payment is for which month. A negative amount takes back what a
/// month was paid too much (内払調整, 13条). What a month has been paid is the sum over the
/// payments that left.
struct MonthPaid {
    PersonId person_id;
    PersonId payee_id;
    Date pay_on;
    std::string reason;
    YearMonth month;
    Yen amount;
};
const Description& month_paid_description();
/// Log, keyed by person_id, payee_id, pay_on, reason, month.
const storage::Table& month_paid_table();

}  // namespace yakuba::child_allowance
