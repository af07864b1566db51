#include "business/long_term_care_insurance/letter_run.h"

#include <algorithm>

#include "notices/mailing.h"
#include "notices/press.h"

namespace yakuba::long_term_care_insurance {
namespace {

using notices::Letter;

/// In the order of delivery; only those the request names, and no more than it asks for.
std::vector<PersonId> asked_for(storage::Session& session, std::vector<PersonId> persons,
                                const LetterRequest& request) {
    persons = notices::in_delivery_order(session, std::move(persons), request.issued_on);
    std::erase_if(persons, [&](PersonId person) {
        return !request.only.empty() &&
               std::ranges::find(request.only, person) == request.only.end();
    });
    if (request.limit > 0 && persons.size() > static_cast<std::size_t>(request.limit))
        persons.resize(static_cast<std::size_t>(request.limit));
    return persons;
}

}  // namespace

std::vector<PersonId> persons_due(const Town& town, std::string_view sql,
                                  const storage::Parameters& parameters) {
    std::vector<PersonId> persons;
    town.database->session()->read_values(sql, parameters,
                                          [&](std::span<const storage::Value> row) {
                                              persons.emplace_back(std::get<std::int64_t>(row[0]));
                                          });
    return persons;
}

Result<LetterReport> print_run(const Town& town, const LetterRequest& request, std::string name,
                               std::string label, std::vector<PersonId> due,
                               const WordingOf& wording, Paper paper) {
    const auto session = town.database->session();
    const auto run = open_case_letter(town, *session, form_of(paper), kOffice, request.issued_on);
    if (!run) return run.problem();
    const std::vector<PersonId> persons = asked_for(*session, std::move(due), request);
    // A letter's number is the period and the person: "2026-10003355".
    const std::string period = name.substr(name.find_first_of("0123456789"));
    notices::PrintRun printing;
    printing.folder = request.folder;
    printing.name = std::move(name);
    printing.file = {.created = start_of_day(request.issued_on), .title = label};
    if (request.progress) {
        printing.progress = [&](std::int64_t done, std::int64_t total) {
            request.progress(label, done, total);
        };
    }
    notices::Printed printed =
        notices::print(printing, persons, [&](std::span<const PersonId> asked) {
            const auto own = town.database->session();
            std::vector<Result<Letter>> all;
            for (const PersonId person : asked) {
                const auto said = wording(*own, *town.calendar, person);
                if (!said) {
                    all.push_back(said.problem());
                    continue;
                }
                all.push_back(letter_of(*own, *run, person,
                                        period + "-" + std::to_string(person.value()), *said));
            }
            return all;
        });
    LetterReport report;
    report.letters = printed.letters;
    report.pages = printed.pages;
    report.files = std::move(printed.files);
    report.held_back = std::move(printed.held_back);
    return report;
}

}  // namespace yakuba::long_term_care_insurance
