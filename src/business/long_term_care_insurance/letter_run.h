#pragma once
#include <functional>
#include <string>
#include <vector>

#include "business/long_term_care_insurance/letters.h"
#include "department/letter_run.h"

/// One run of letters: who is due, in the order of delivery, each with its own wording.
namespace yakuba::long_term_care_insurance {

using WordingOf = std::function<Result<Wording>(storage::Session&, const Calendar&, PersonId)>;

/// Prints `name`-*.pdf for those due whom the request names. The number of a letter is the part of
/// the name from its first digit on, and the person: "2026-10003355".
Result<LetterReport> print_run(const Town& town, const LetterRequest& request, std::string name,
                               std::string label, std::vector<PersonId> due,
                               const WordingOf& wording, Paper paper = Paper::decision);

/// 高額介護サービス費 and 高額医療合算介護サービス費: invitations, decisions, changes,
/// certificates.
std::vector<DepartmentLetter> benefit_letters();
/// The month's warnings, decisions and ends of restrictions.
std::vector<DepartmentLetter> restriction_letters();

}  // namespace yakuba::long_term_care_insurance
