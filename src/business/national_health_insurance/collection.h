#pragma once
#include <vector>

#include "business/national_health_insurance/rules.h"
#include "ledger/records.h"

/// How a year's levy is collected: pure.
namespace yakuba::national_health_insurance {

/// Why it is or is not taken from the pension.
enum class CollectionGround : std::int32_t {
    special = 1,            // 特別徴収
    head_not_insured = 11,  // 世帯主が被保険者でない
    younger_member = 12,    // 65歳未満の被保険者がいる
    turns_75 = 13,          // 年度内に75歳になる人がいる
    small_pension = 14,     // 年金額が足りない
    over_half = 15,         // 介護保険料との合計が年金の半分を超える
    transfer = 16,          // 口座振替を選んだ
    nothing = 17,           // 賦課額がない
    care_ordinary = 18,     // 介護保険料が年金から差し引かれていない
};
std::span<const Code> codes_of(CollectionGround);

/// 特別徴収 of a household: the head is insured, every insured person is 65 to 74 and stays below
/// 75 all year, the pension is large enough, and premium and care premium take no more than its
/// half, the care premium being taken from it already (国民健康保険法76条の3・76条の4,
/// 施行令29条の12・29条の13).
CollectionGround collection_ground(const Rates& rates, FiscalYear year, const Facts& household,
                                   std::span<const Member> members, Yen total);

/// A term as the plan has it.
struct Term {
    ledger::Collection collection = ledger::Collection::ordinary;
    int term = 0;  // 期, or the month of the pension
    YearMonth month;
    Yen amount;
};

/// The terms of ordinary collection of a first levy; what does not divide is in the first.
std::vector<Term> ordinary_terms(const Rates& rates, FiscalYear year, Yen amount);
/// The terms that begin after `day`: for a levy that comes late, or what is left of one.
std::vector<Term> ordinary_terms_after(const Rates& rates, FiscalYear year, Yen amount, Date day);
/// Pension months of one collected so last year too: the provisional ones (仮徴収) take what last
/// year's February took, the rest is spread over October, December and February.
std::vector<Term> special_terms(FiscalYear year, Yen amount, Yen provisional_each);
/// The first year: half by the ordinary terms before October, half from the pension from October.
std::vector<Term> first_special_terms(const Rates& rates, FiscalYear year, Yen amount);

}  // namespace yakuba::national_health_insurance

namespace yakuba {
template <>
const Description& description_of<national_health_insurance::Term>();
}  // namespace yakuba
