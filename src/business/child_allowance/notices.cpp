#include "business/child_allowance/notices.h"

#include <algorithm>
#include <map>

#include "business/child_allowance/decision_letter.h"
#include "business/child_allowance/ending_letter.h"

namespace yakuba::child_allowance {
namespace {

using notices::Letter;

Result<LetterReport> print_decisions(const Town& town, const LetterRequest& request, bool changes) {
    const std::string name = changes ? "change" : "decision";
    const auto session = town.database->session();
    const auto opened = open_run(town, *session, request, "child_allowance_" + name);
    if (!opened) return opened.problem();
    const LetterRun& run = **opened;
    std::vector<PersonId> persons;
    for (const auto& [person, decision] :
         decisions_in(*session, run.month.month, storage::everything())) {
        const bool changed =
            decision.change == Change::increased || decision.change == Change::decreased;
        if (changes ? changed : decision.change == Change::first) persons.push_back(person);
    }
    return print(run, *session, name, changes ? "児童手当 額改定通知書" : "児童手当 認定通知書",
                 std::move(persons), [&](std::span<const PersonId> asked) {
                     const auto own_session = town.database->session();
                     const Material material = gather_material(*own_session, run, asked);
                     std::vector<Result<Letter>> letters;
                     for (const PersonId person : asked)
                         letters.push_back(decision_letter(run, material, person));
                     return letters;
                 });
}

Result<LetterReport> print_first_decisions(const Town& town, const LetterRequest& request) {
    return print_decisions(town, request, false);
}
Result<LetterReport> print_changes(const Town& town, const LetterRequest& request) {
    return print_decisions(town, request, true);
}

Result<LetterReport> print_endings(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const auto opened = open_run(town, *session, request, "child_allowance_ending");
    if (!opened) return opened.problem();
    const LetterRun& run = **opened;
    std::vector<PersonId> persons;
    for (const auto& [person, decision] :
         decisions_in(*session, run.month.month, storage::everything())) {
        if (decision.change == Change::ended) persons.push_back(person);
    }
    return print(run, *session, "ending", "児童手当 支給事由消滅通知書", std::move(persons),
                 [&](std::span<const PersonId> asked) {
                     const auto own_session = town.database->session();
                     const auto people = notices::Addressees::load(
                         *own_session, run.gate, run.sender.municipality, asked, request.issued_on);
                     std::vector<Result<Letter>> letters;
                     for (const PersonId person : asked)
                         letters.push_back(ending_letter(*own_session, run, people, person));
                     return letters;
                 });
}

}  // namespace

std::vector<DepartmentLetter> letters() {
    return {
        {"decision", "認定通知書", Period::month, &print_first_decisions},
        {"change", "額改定通知書", Period::month, &print_changes},
        {"ending", "支給事由消滅通知書", Period::month, &print_endings},
        {"payment", "支払通知書", Period::month, &print_payments},
    };
}

}  // namespace yakuba::child_allowance
