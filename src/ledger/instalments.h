#pragma once
#include <vector>

#include "kernel/money.h"

/// Plans by which a year's amount is paid. Pure: amounts in, amounts out, and every plan adds up to
/// what was to be split.
namespace yakuba::ledger {

/// `amount` in `terms` parts, each a multiple of `unit`; what is left over goes to the first. An
/// amount that gives no part a whole unit is all in the first (地方税法20条の4の2第6項).
std::vector<Yen> split(Yen amount, int terms, Yen unit);

/// 普通徴収: by thousands. 82,000 yen in four terms: 22,000 and three of 20,000.
std::vector<Yen> split_ordinary(Yen amount, int terms);

/// 給与からの特別徴収: by hundreds over the months from June (or from the month of a change). An
/// amount up to `whole_up_to` — the per-capita levy — is collected at once in the first
/// (地方税法321条の5第1項ただし書).
std::vector<Yen> split_salary(Yen amount, int months, Yen whole_up_to = {});

/// 年金からの特別徴収 of one who was collected from last year too (地方税法321条の7の8).
struct PensionPlan {
    std::vector<Yen> provisional;  // 仮徴収: April, June, August
    std::vector<Yen> main;         // 本徴収: October, December, February
    Yen over_collected;  // what the provisional months took above the year's amount: to be refunded
};
/// Provisional months take half of last year's amount, the others what this year still owes.
PensionPlan split_pension(Yen amount, Yen last_year_amount);

/// The first year (地方税法321条の7の2): half by ordinary collection in the first two terms, half
/// from the pension from October.
struct FirstPensionYear {
    std::vector<Yen> ordinary;  // two terms
    std::vector<Yen> main;      // October, December, February
};
FirstPensionYear split_first_pension_year(Yen amount);

/// A plan after the year's amount changed. Terms before `open_from` stay as they were; the rest is
/// split over the open ones, remainder in the first of them.
struct ChangedPlan {
    std::vector<Yen> terms;
    Yen over_collected;  // when the closed terms already took more than the new amount
};
ChangedPlan change_plan(const std::vector<Yen>& plan, int open_from, Yen new_amount, Yen unit);

}  // namespace yakuba::ledger
