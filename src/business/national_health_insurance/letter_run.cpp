#include "business/national_health_insurance/letter_run.h"

namespace yakuba::national_health_insurance {

LetterReport print_run(const Town& town, storage::Session& session, const LetterRequest& request,
                       const CaseLetterRun& run, std::string name, std::string title,
                       std::vector<PersonId> persons, const WriteLetter& write) {
    return print_letters(run_for(request, std::move(name), std::move(title)),
                         in_delivery_order(session, request, std::move(persons)),
                         one_by_one(town, [&](storage::Session& own, PersonId person) {
                             return write(own, run, person);
                         }));
}

}  // namespace yakuba::national_health_insurance
