#pragma once
#include <span>

#include "business/national_health_insurance/months.h"
#include "business/national_health_insurance/rules.h"

namespace yakuba::national_health_insurance {

/// 基礎控除後の総所得金額等: each person's own income less each person's own basic deduction. Of
/// one involuntarily unemployed, the salary counts for 30/100 (施行令29条の7の2第1項).
Yen levy_base(const Rates& rates, FiscalYear year, const Member& member);

/// Whether the special rule for the involuntarily unemployed holds in the year: from the day after
/// leaving to the end of the fiscal year after that day's (29条の7の2第2項).
bool is_unemployed(const Member& member, FiscalYear year);

/// The judgement for the 7・5・2割軽減 (29条の7第5項1号–3号) as of 1 April, or the day the
/// household became liable: fills the lines of the sheet down to the reduction.
void judge(const Rates& rates, FiscalYear year, const Facts& household,
           std::span<const Member> members, MonthMask insured_months, Sheet& sheet);

}  // namespace yakuba::national_health_insurance
