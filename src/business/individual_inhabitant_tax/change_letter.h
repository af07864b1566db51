#pragma once
#include <string>

#include "department/case_letters.h"
#include "department/department.h"

/// 税額変更通知書: what the last change of a charge made of the amount, the calculation and the
/// plan.
namespace yakuba::individual_inhabitant_tax {

/// Of one person and year. The run's form is tax_change. Problems: "notices.no_change" (the charge
/// has one version only), those of CaseLetterRun::begin.
Result<notices::Letter> change_letter(storage::Session& session, const CaseLetterRun& run,
                                      PersonId person, FiscalYear year, std::string number);

/// The month's letters: to those whose charge of any year was changed in the month of
/// `request.day`, and to nobody else.
Result<LetterReport> print_changes(const Town& town, const LetterRequest& request);

}  // namespace yakuba::individual_inhabitant_tax
