#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "business/child_allowance/facts.h"
#include "business/child_allowance/rates.h"
#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/description.h"

/// The month's allowance. Facts and rates in, a Sheet out; no clock, no database.
namespace yakuba::child_allowance {

/// Why the month came out as it did.
enum class Ground : std::int32_t {
    allowance = 1,        // 児童手当を支給する
    special_benefit = 2,  // 特例給付を支給する (令和6年9月分まで)
    before_start = 11,    // 支給の始まる月より前
    after_end = 12,       // 支給を終えた月より後
    public_servant = 13,  // 公務員: 所属庁が支給する
    abroad = 14,          // 日本国内に住所がない
    other_parent = 15,    // もう一方の父母等に支給する
    over_ceiling = 16,    // 所得上限限度額以上 (令和4年6月分–令和6年9月分)
    no_child = 17,        // 支給の対象となる児童がいない
};
std::span<const Code> codes_of(Ground);
constexpr bool is_paid(Ground ground) { return ground <= Ground::special_benefit; }

/// One claimant's month: how many children at each amount, and the sum.
struct Sheet {
    Ground ground = Ground::no_child;
    std::int32_t counted_only = 0;    // 数えるだけで支給のない子
    std::int32_t over_three = 0;      // 三歳以上児童算定額の人数
    std::int32_t under_three = 0;     // 三歳未満児童算定額の人数
    std::int32_t third_or_later = 0;  // 第三子以降算定額の人数
    std::int32_t special = 0;         // 特例給付の人数
    Yen monthly_amount;
    friend bool operator==(const Sheet&, const Sheet&) = default;
};
const Description& sheet_description();

/// The ages of one month as birth dates, so that a child's class is a comparison: the child is
/// still of the class when born on that day or later.
struct AgeLines {
    Date under_three;  // 三歳未満
    Date elementary;   // 小学校修了前
    Date child;        // 児童 (18歳年度末まで)
    Date paid;         // 支給の対象となる年齢
    Date counted;      // 第何子と数える年齢
    Date not_yet;      // born on this day or later: no month after the birth yet
};
AgeLines age_lines(const Rates& rates, YearMonth month);

/// The month's allowance of one claimant (児童手当の月額).
///
/// Source: 児童手当法6条1項–3項 from October 2024; 令和6年改正前の5条・6条・附則2条 to September
/// 2024. Units:  counts of children; yen per month. `ages` is age_lines(rates, month), `rates` the
/// month's. Errors: none. The order of the children does not matter. Allocates nothing.
Sheet monthly_allowance(const Rates& rates, const AgeLines& ages, YearMonth month,
                        const Claimant& claimant, std::span<const Child> children);

/// A claimant with the children, as the monthly run holds them.
struct Family {
    Claimant claimant;
    std::span<const Child> children;
};
/// The month of many families; `sheets` has one place for each.
void monthly_allowances(const Rates& rates, YearMonth month, std::span<const Family> families,
                        std::span<Sheet> sheets);

/// Why a child has the amount it has.
enum class ChildGround : std::int32_t {
    under_three = 1,       // 三歳未満児童算定額
    over_three = 2,        // 三歳以上児童算定額
    third_or_later = 3,    // 第三子以降算定額
    special_benefit = 4,   // 特例給付
    counted_only = 5,      // 数えるだけ
    not_paid = 6,          // 受給者に支給しない月
    not_confirmed = 11,    // 確認書がない
    too_old = 12,          // 数える年齢を過ぎた
    not_raised = 13,       // 監護・生計同一 (監護相当・生計費の負担) でない
    child_abroad = 14,     // 日本国内に住所がない
    in_facility = 15,      // 施設入所等児童
    not_in_facility = 16,  // 施設等受給資格者に委託・入所していない
    not_started = 17,      // 算定の始まる月より前
    ended = 18,            // 算定を終えた月より後
};
std::span<const Code> codes_of(ChildGround);

/// One child's row of the form.
struct ChildSheet {
    Date birth_date;
    int order = 0;  // 第何子; 0: not counted
    ChildGround ground = ChildGround::not_raised;
    Yen monthly_amount;
};
/// The sheet spread over the children, oldest first: the same counts, one by one. Children of the
/// same birth date stay in the order they are given (twins follow the register).
std::vector<ChildSheet> child_sheets(const Rates& rates, YearMonth month, const Claimant& claimant,
                                     std::span<const Child> children);

/// The income the limits are compared with (令和6年改正前の施行令2条・3条).
Yen income_for_test(const Rates& rates, const Claimant& claimant);
/// A limit for this claimant's dependants: `base` is rates.income_limit or rates.income_ceiling
/// (令和6年改正前の施行令1条).
Yen limit_for(const Rates& rates, Yen base, const Claimant& claimant);

}  // namespace yakuba::child_allowance

namespace yakuba {
template <>
const Description& description_of<child_allowance::ChildSheet>();
template <>
const Description& description_of<child_allowance::PaymentMonth>();
}  // namespace yakuba
