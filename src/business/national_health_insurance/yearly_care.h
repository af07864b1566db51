#pragma once
#include <optional>
#include <vector>

#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/joint.h"

/// What is settled once a year after the base date, 31 July: 年間外来合算 (施行令29条の2の2) and
/// 高額介護合算療養費 (法57条の3).
namespace yakuba::national_health_insurance {

/// The benefits of one household.
struct YearOfCare {
    PersonId head;
    bool simplified = false;
    std::vector<Benefit> known;       // what is on file of the head
    std::vector<Benefit> outpatient;  // one for each person
    std::optional<Benefit> joint;     // the medical part
    JointSheet joint_sheet;
};

/// The joint year that ends on a day of `month`, as a month of care: its July decides the limits.
Result<MonthOfCare> year_of_care(const Town& town, int joint_year);

/// Of the households whose head on the base date is numbered from..until; those with nothing due
/// are left out. Cost: that of care_material over twelve months, and one range read.
std::vector<YearOfCare> gather_year(storage::Session& session, const MonthOfCare& july,
                                    PersonId from, PersonId until);

/// Tells the care insurance its parts of a decided joint benefit (registry::JointCareBenefit).
void publish_care_parts(storage::Transaction& transaction, const Benefit& joint,
                        const JointSheet& sheet);

}  // namespace yakuba::national_health_insurance
