#include "business/national_health_insurance/letter_run.h"

#include <algorithm>
#include <iterator>

#include "notices/press.h"

namespace yakuba::national_health_insurance {
namespace {

constexpr std::int64_t kLettersPerFile = 500;

}  // namespace

LetterReport print_run(const Town& town, storage::Session& session, const LetterRequest& request,
                       const CaseLetterRun& run, std::string name, std::string title,
                       std::vector<PersonId> persons, const WriteLetter& write) {
    if (!request.only.empty()) {
        std::erase_if(persons, [&](PersonId person) {
            return std::ranges::find(request.only, person) == request.only.end();
        });
    }
    persons = notices::in_delivery_order(session, std::move(persons), request.issued_on);
    const auto limit = static_cast<std::size_t>(request.limit);
    if (limit > 0 && persons.size() > limit) persons.resize(limit);
    notices::PrintRun printing;
    printing.folder = request.folder;
    printing.name = std::move(name);
    printing.file = {.created = start_of_day(request.issued_on), .title = title};
    printing.letters_per_file = kLettersPerFile;
    if (request.progress) {
        printing.progress = [&](std::int64_t done, std::int64_t total) {
            request.progress(title, done, total);
        };
    }
    notices::Printed printed =
        notices::print(printing, persons, [&](std::span<const PersonId> asked) {
            const auto own_session = town.database->session();
            std::vector<Result<notices::Letter>> letters;
            for (const PersonId person : asked)
                letters.push_back(write(*own_session, run, person));
            return letters;
        });
    return {printed.letters, printed.pages, std::move(printed.files), std::move(printed.held_back)};
}

void add(LetterReport& report, LetterReport more) {
    report.letters += more.letters;
    report.pages += more.pages;
    std::ranges::move(more.files, std::back_inserter(report.files));
    std::ranges::move(more.held_back, std::back_inserter(report.held_back));
}

}  // namespace yakuba::national_health_insurance
