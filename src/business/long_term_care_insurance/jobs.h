#pragma once
#include "department/department.h"

/// The jobs of the department's year.
namespace yakuba::long_term_care_insurance {

/// 資格の異動: who reached 65, moved in, left or died by the end of the month.
Result<batch::Report> enrol_month(const Town& town, const batch::Request& request);
/// 当初賦課: a premium, a charge and its plan for everyone of 65 and over. A second run writes only
/// what came out otherwise.
Result<batch::Report> assess_year(const Town& town, const batch::Request& request);
/// 負担割合証: the share of everyone certified, for the year from the August that begins in the
/// fiscal year asked.
Result<batch::Report> decide_burdens(const Town& town, const batch::Request& request);
/// 更新の案内: whose certification ends within the days in which a renewal can be applied for.
Result<batch::Report> list_renewals(const Town& town, const batch::Request& request);
/// 高額介護サービス費 of the month: what each household bore above its limit. A later run pays, or
/// asks back, the difference.
Result<batch::Report> decide_high_cost(const Town& town, const batch::Request& request);

/// 自己負担額 of the joint year that ended in the fiscal year: told to the medical insurers.
Result<batch::Report> publish_joint_payments(const Town& town, const batch::Request& request);
/// 高額医療合算介護サービス費: the care part of what the medical insurers have decided.
Result<batch::Report> pay_joint_benefits(const Town& town, const batch::Request& request);
/// 給付制限: warns those in arrears, decides when the time to answer has passed, ends by payment.
Result<batch::Report> restrict_benefits(const Town& town, const batch::Request& request);

/// Takes in who came, ends the insurance of those who are gone, and computes the levied years of
/// these persons and of those who live with them again.
Result<std::vector<batch::Difference>> recompute(const Town& town,
                                                 storage::Transaction& transaction,
                                                 const PastChange& change);
/// The stored premium as of `known`, computed again from the records it was made from.
Result<std::string> explain(const Town& town, PersonId person, Date day, Instant known,
                            bool as_json);

}  // namespace yakuba::long_term_care_insurance
