#include "department/letter_run.h"

#include <algorithm>
#include <iterator>

#include "notices/mailing.h"

namespace yakuba {

std::vector<PersonId> persons_of(storage::Session& session, std::string_view sql,
                                 const storage::Parameters& parameters) {
    std::vector<PersonId> persons;
    session.read_values(sql, parameters, [&](std::span<const storage::Value> row) {
        persons.emplace_back(std::get<std::int64_t>(row[0]));
    });
    return persons;
}

std::vector<PersonId> named_in(const LetterRequest& request, std::vector<PersonId> persons) {
    if (request.only.empty()) return persons;
    std::erase_if(persons, [&](PersonId person) {
        return std::ranges::find(request.only, person) == request.only.end();
    });
    return persons;
}

std::vector<PersonId> at_most(const LetterRequest& request, std::vector<PersonId> persons) {
    const auto limit = static_cast<std::size_t>(request.limit);
    if (limit > 0 && persons.size() > limit) persons.resize(limit);
    return persons;
}

std::vector<PersonId> in_delivery_order(storage::Session& session, const LetterRequest& request,
                                        std::vector<PersonId> persons) {
    return at_most(request, notices::in_delivery_order(
                                session, named_in(request, std::move(persons)), request.issued_on));
}

notices::PrintRun run_for(const LetterRequest& request, std::string name, std::string label) {
    notices::PrintRun run;
    run.folder = request.folder;
    run.name = std::move(name);
    run.file = {.created = start_of_day(request.issued_on), .title = label};
    if (request.progress) {
        run.progress = [tell = request.progress, label = std::move(label)](
                           std::int64_t done, std::int64_t total) { tell(label, done, total); };
    }
    return run;
}

notices::LetterWriter one_by_one(
    const Town& town,
    std::function<Result<notices::Letter>(storage::Session&, PersonId person)> write) {
    return [&town, write = std::move(write)](std::span<const PersonId> persons) {
        const auto session = town.database->session();
        std::vector<Result<notices::Letter>> letters;
        for (const PersonId person : persons)
            letters.push_back(write(*session, person));
        return letters;
    };
}

LetterReport print_letters(const notices::PrintRun& run, std::span<const PersonId> persons,
                           const notices::LetterWriter& write) {
    notices::Printed printed = notices::print(run, persons, write);
    return {printed.letters, printed.pages, std::move(printed.files), std::move(printed.held_back)};
}

void add(LetterReport& report, LetterReport more) {
    report.letters += more.letters;
    report.pages += more.pages;
    std::ranges::move(more.files, std::back_inserter(report.files));
    std::ranges::move(more.held_back, std::back_inserter(report.held_back));
}

}  // namespace yakuba
