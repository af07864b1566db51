#pragma once
#include <functional>
#include <string>
#include <vector>

#include "department/case_letters.h"
#include "department/letter_run.h"

/// A run of letters of one kind, one for each person.
namespace yakuba::national_health_insurance {

using WriteLetter =
    std::function<Result<notices::Letter>(storage::Session&, const CaseLetterRun&, PersonId)>;

/// Prints to those of the persons whom the request names, in the order of delivery, no more than
/// it asks for. `name` is that of the files, `title` what the run is called.
LetterReport print_run(const Town& town, storage::Session& session, const LetterRequest& request,
                       const CaseLetterRun& run, std::string name, std::string title,
                       std::vector<PersonId> persons, const WriteLetter& write);

}  // namespace yakuba::national_health_insurance
