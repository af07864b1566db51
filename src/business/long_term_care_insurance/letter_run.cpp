#include "business/long_term_care_insurance/letter_run.h"

namespace yakuba::long_term_care_insurance {

Result<LetterReport> print_run(const Town& town, const LetterRequest& request, std::string name,
                               std::string label, std::vector<PersonId> due,
                               const WordingOf& wording, Paper paper) {
    const auto session = town.database->session();
    const auto run = open_case_letter(town, *session, form_of(paper), kOffice, request.issued_on);
    if (!run) return run.problem();
    // A letter's number is the period and the person: "2026-10003355".
    const std::string period = name.substr(name.find_first_of("0123456789"));
    return print_letters(
        run_for(request, std::move(name), std::move(label)),
        in_delivery_order(*session, request, std::move(due)),
        one_by_one(town, [&](storage::Session& own, PersonId person) -> Result<notices::Letter> {
            const auto said = wording(own, *town.calendar, person);
            if (!said) return said.problem();
            return letter_of(own, *run, person, period + "-" + std::to_string(person.value()),
                             *said);
        }));
}

}  // namespace yakuba::long_term_care_insurance
