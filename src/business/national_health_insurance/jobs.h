#pragma once
#include <string>
#include <vector>

#include "department/department.h"

namespace yakuba::national_health_insurance {

/// 当初賦課: every household of the year, with its charge and plan.
Result<batch::Report> assess_year(const Town& town, const batch::Request& request);
/// 月次異動: spells the registers have ended are ended (職権喪失); levies and charges follow, new
/// households get what is left of the year's terms, and only what came out otherwise is written.
Result<batch::Report> update_month(const Town& town, const batch::Request& request);
/// 所得更正: levies of the year again after incomes became known or were corrected.
Result<batch::Report> correct_incomes(const Town& town, const batch::Request& request);
/// 軽減判定: what the judgement comes to, written nowhere.
Result<batch::Report> judge_reductions(const Town& town, const batch::Request& request);

/// The key of a line that says what comes too late to be changed (国民健康保険法110条の2).
inline constexpr std::string_view kTooLate = "too_late";
/// After the past of these persons changed: their spells, then every levied year since then. A year
/// whose time is over (decidable_until) stays as it is, and the difference says so.
Result<std::vector<batch::Difference>> recompute(const Town& town,
                                                 storage::Transaction& transaction,
                                                 const PastChange& change);
/// The stored levy of the fiscal year that holds `day`, computed again and explained.
Result<std::string> explain(const Town& town, PersonId person, Date day, Instant known,
                            bool as_json);

}  // namespace yakuba::national_health_insurance
