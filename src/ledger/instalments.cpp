#include "ledger/instalments.h"

#include <algorithm>
#include <numeric>

namespace yakuba::ledger {
namespace {

constexpr Yen kOrdinaryUnit = 1'000_yen;  // 地方税法20条の4の2第6項
constexpr Yen kSpecialUnit = 100_yen;     // 月割額の端数
constexpr int kPensionMonths = 3;         // 4月・6月・8月 / 10月・12月・2月

Yen sum_of(auto first, auto last) { return std::accumulate(first, last, Yen{}); }

}  // namespace

std::vector<Yen> split(Yen amount, int terms, Yen unit) {
    const Yen part = floor_to(unit, Unrounded{amount, Ratio{1, terms}});
    std::vector<Yen> plan(static_cast<std::size_t>(terms), part);
    plan.front() = amount - part * (terms - 1);
    return plan;
}

std::vector<Yen> split_ordinary(Yen amount, int terms) {
    return split(amount, terms, kOrdinaryUnit);
}

std::vector<Yen> split_salary(Yen amount, int months, Yen whole_up_to) {
    if (amount > whole_up_to) return split(amount, months, kSpecialUnit);
    std::vector<Yen> plan(static_cast<std::size_t>(months));
    plan.front() = amount;
    return plan;
}

PensionPlan split_pension(Yen amount, Yen last_year_amount) {
    // 前年度分の税額の二分の一 (321条の7の8第1項)。円未満は切り捨てる。
    const Yen half = floor_to(1_yen, Unrounded{last_year_amount, Ratio{1, 2}});
    const Yen rest = amount - half;
    PensionPlan plan;
    plan.provisional = split(half, kPensionMonths, kSpecialUnit);
    plan.main = split(std::max(rest, Yen{}), kPensionMonths, kSpecialUnit);
    plan.over_collected = std::max(-rest, Yen{});
    return plan;
}

FirstPensionYear split_first_pension_year(Yen amount) {
    const Yen from_pension = floor_to(kSpecialUnit, Unrounded{amount, Ratio{1, 2}});
    return {split_ordinary(amount - from_pension, 2),
            split(from_pension, kPensionMonths, kSpecialUnit)};
}

ChangedPlan change_plan(const std::vector<Yen>& plan, int open_from, Yen new_amount, Yen unit) {
    const auto closed = plan.begin() + open_from;
    const Yen rest = new_amount - sum_of(plan.begin(), closed);
    ChangedPlan changed{std::vector<Yen>(plan.begin(), closed), {}};
    if (closed == plan.end() || rest < Yen{}) {
        changed.terms.resize(plan.size());
        changed.over_collected = std::max(-rest, Yen{});
        // すべての納期が過ぎた後の増額は、最後の期を随時期として残りを納める。
        if (closed == plan.end() && rest > Yen{}) changed.terms.push_back(rest);
        return changed;
    }
    const std::vector<Yen> open = split(rest, static_cast<int>(plan.end() - closed), unit);
    changed.terms.insert(changed.terms.end(), open.begin(), open.end());
    return changed;
}

}  // namespace yakuba::ledger
