#include "business/long_term_care_insurance/letters.h"

#include <algorithm>
#include <iterator>

#include "ledger/charges.h"
#include "notices/mailing.h"
#include "notices/press.h"
#include "notices/words.h"

namespace yakuba::long_term_care_insurance {
namespace {

using notices::Letter;

using WordingOf = std::function<Result<Wording>(storage::Session&, const Calendar&, PersonId)>;

/// Whom a run is for, by one query with :from and :until.
std::vector<PersonId> persons_due(const Town& town, std::string_view sql, std::int64_t from,
                                  std::int64_t until) {
    std::vector<PersonId> persons;
    town.database->session()->read_values(sql, {{"from", from}, {"until", until}},
                                          [&](std::span<const storage::Value> row) {
                                              persons.emplace_back(std::get<std::int64_t>(row[0]));
                                          });
    return persons;
}

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

Result<LetterReport> print_run(const Town& town, const LetterRequest& request, std::string name,
                               std::string label, std::vector<PersonId> due,
                               const WordingOf& wording) {
    const auto session = town.database->session();
    const auto run = open_case_letter(town, *session, kForm, kOffice, request.issued_on);
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

Result<LetterReport> print_premiums(const Town& town, const LetterRequest& request) {
    const FiscalYear year = fiscal_year_of(request.day);
    auto due = persons_due(town,
                           "SELECT DISTINCT person_id FROM charge WHERE business = 4 AND "
                           "fiscal_year >= :from AND fiscal_year < :until",
                           year.value, year.value + 1);
    return print_run(town, request, "long-term-care-" + std::to_string(year.value),
                     "介護保険料 納入通知書", std::move(due),
                     [year](storage::Session& session, const Calendar& calendar, PersonId person) {
                         return premium_wording(session, calendar, person, year, false);
                     });
}

/// One letter for each year that came out otherwise: a change of the past may reach several.
Result<LetterReport> print_changes(const Town& town, const LetterRequest& request) {
    const YearMonth month{request.day};
    LetterReport all;
    for (auto& [year, persons] : ledger::changed_charges(
             *town.database->session(), ledger::Business::long_term_care_insurance, month)) {
        auto report = print_run(
            town, request,
            "long-term-care-change-" + std::to_string(year.value) + "-" + to_iso(month),
            "介護保険料 変更通知書", std::move(persons),
            [year = year](storage::Session& session, const Calendar& calendar, PersonId person) {
                return premium_wording(session, calendar, person, year, true);
            });
        if (!report) return report.problem();
        all.letters += report->letters;
        all.pages += report->pages;
        std::ranges::move(report->files, std::back_inserter(all.files));
        std::ranges::move(report->held_back, std::back_inserter(all.held_back));
    }
    return all;
}

Result<LetterReport> print_burdens(const Town& town, const LetterRequest& request) {
    const Date august{fiscal_year_of(request.day).value, 8, 1};
    auto due = persons_due(town,
                           "SELECT DISTINCT person_id FROM ltc_burden WHERE valid_from >= :from "
                           "AND valid_from < :until",
                           august.packed(), Date{august.year() + 1, 8, 1}.packed());
    return print_run(
        town, request, "long-term-care-burden-" + std::to_string(august.year()), "負担割合証",
        std::move(due),
        [august](storage::Session& session, const Calendar& calendar, PersonId person) {
            return burden_card_wording(session, calendar, person, august);
        });
}

Result<LetterReport> print_cards(const Town& town, const LetterRequest& request) {
    const YearMonth month{request.day};
    auto due = persons_due(town,
                           "SELECT DISTINCT person_id FROM ltc_enrolment WHERE lost_on = 0 AND "
                           "acquired_on >= :from AND acquired_on < :until",
                           month.first_day().packed(), (month + 1).first_day().packed());
    return print_run(town, request, "long-term-care-card-" + to_iso(month), "介護保険被保険者証",
                     std::move(due),
                     [month](storage::Session& session, const Calendar& calendar, PersonId person) {
                         return insured_card_wording(session, calendar, person, month.last_day());
                     });
}

}  // namespace

Result<Letter> letter_of(storage::Session& session, const CaseLetterRun& run, PersonId person,
                         std::string number, const Wording& wording) {
    auto letter = run.begin(session, person, std::move(number));
    if (!letter) return letter;
    letter->set("title", wording.title)
        .set("greeting", wording.greeting)
        .set("notes", wording.notes);
    for (const auto& [label, value] : wording.lines) {
        notices::Boxes& row = letter->add_row("lines");
        row.emplace_back("label", label);
        row.emplace_back("value", value);
    }
    return letter;
}

std::vector<DepartmentLetter> letters() {
    return {
        {"notice", "納入通知書", Period::fiscal_year, print_premiums},
        {"change", "変更通知書", Period::month, print_changes},
        {"burden", "負担割合証", Period::fiscal_year, print_burdens},
        {"card", "被保険者証", Period::month, print_cards},
    };
}

}  // namespace yakuba::long_term_care_insurance
