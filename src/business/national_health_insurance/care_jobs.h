#pragma once
#include "department/department.h"

/// The jobs of the benefits.
namespace yakuba::national_health_insurance {

/// 高額療養費: the care of one month; what needs an application waits for it (勧奨), who chose the
/// simplified way is paid.
Result<batch::Report> high_cost_month(const Town& town, const batch::Request& request);
/// 年間外来合算 and 高額介護合算 of the year that ended on 31 July of the fiscal year. Problem
/// "national_health_insurance.before_base_date" when it has not ended yet.
Result<batch::Report> settle_year_of_care(const Town& town, const batch::Request& request);

}  // namespace yakuba::national_health_insurance
