#include "business/individual_inhabitant_tax/change_letter.h"

#include <map>

#include "business/individual_inhabitant_tax/notice_boxes.h"
#include "business/individual_inhabitant_tax/stored_sheet.h"
#include "department/letter_run.h"
#include "department/record_history.h"
#include "ledger/charges.h"
#include "notices/press.h"
#include "notices/words.h"
#include "storage/as_of.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

using ledger::Charge;
using ledger::Collection;
using ledger::Instalment;
using notices::difference_text;
using notices::Letter;
using notices::yen_text;

constexpr auto kBusiness = ledger::Business::individual_inhabitant_tax;
constexpr std::string_view kOffice = "individual_inhabitant_tax_office";

storage::Where of_person(std::string_view column, std::int64_t value, PersonId person,
                         FiscalYear year) {
    return storage::both(
        storage::both(storage::equals(column, value), storage::equals("person_id", person.value())),
        storage::equals("fiscal_year", std::int64_t{year.value}));
}

/// The lines of the calculation that came out otherwise with this version of the charge; none when
/// only the way of collecting changed.
void add_lines(Letter& letter, storage::Session& session, PersonId person, FiscalYear year,
               Instant at) {
    const auto steps =
        steps_of(session, stored_sheet_table(),
                 storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                               storage::equals("person_id", person.value())),
                 kEndOfTime);
    if (steps.empty() || steps.back().before == nullptr || steps.back().version.recorded_at != at) {
        return;
    }
    for (const batch::ChangedLine& line : batch::compare(
             sheet_description(), static_cast<const Sheet*>(steps.back().before_as<StoredSheet>()),
             static_cast<const Sheet*>(&steps.back().as<StoredSheet>()))) {
        notices::Boxes& row = letter.add_row("lines");
        row.emplace_back("item", std::string{line.label});
        row.emplace_back("was", line.before);
        row.emplace_back("is", line.after);
    }
}

std::string way_text(Collection collection) {
    return collection == Collection::salary    ? "給与から"
           : collection == Collection::pension ? "年金から"
                                               : "納付書・口座振替";
}

std::string term_text(const Instalment& line) {
    return line.collection == Collection::ordinary ? "第" + std::to_string(line.term) + "期"
                                                   : std::to_string(line.month.month()) + "月";
}

/// The instalments that differ, old beside new.
void add_plan(Letter& letter, const Calendar& calendar, const std::vector<Instalment>& before,
              const std::vector<Instalment>& after) {
    struct Pair {
        Instalment line;
        Yen was;
        Yen is;
    };
    std::map<std::pair<Collection, int>, Pair> pairs;
    for (const Instalment& line : before) {
        Pair& pair = pairs[{line.collection, line.term}];
        pair.line = line;
        pair.was = line.amount;
    }
    for (const Instalment& line : after) {
        Pair& pair = pairs[{line.collection, line.term}];
        pair.line = line;
        pair.is = line.amount;
    }
    for (const auto& [key, pair] : pairs) {
        if (pair.was == pair.is) continue;
        notices::Boxes& row = letter.add_row("plan");
        row.emplace_back("way", way_text(pair.line.collection));
        row.emplace_back("term", term_text(pair.line));
        row.emplace_back("due_on", calendar.format(pair.line.due_on));
        row.emplace_back("was", notices::column_text(pair.was));
        row.emplace_back("is", notices::column_text(pair.is));
    }
}

std::string letter_number(FiscalYear year, PersonId person, int version) {
    const std::string digits = std::to_string(person.value());
    return std::to_string(year.value) + "-" +
           std::string(digits.size() < 8 ? 8 - digits.size() : 0, '0') + digits + "-" +
           std::to_string(version);
}

}  // namespace

Result<Letter> change_letter(storage::Session& session, const CaseLetterRun& run, PersonId person,
                             FiscalYear year, std::string number) {
    const auto steps = steps_of(
        session, ledger::charge_table(),
        of_person("business", static_cast<std::int64_t>(kBusiness), person, year), kEndOfTime);
    if (steps.empty() || steps.back().before == nullptr) {
        return Problem{"notices.no_change",
                       "この年度の税額は変更されていないため、印刷していません。",
                       "subject " + std::to_string(person.value())};
    }
    const auto& charge = steps.back().as<Charge>();
    const auto& before = *steps.back().before_as<Charge>();
    const int version = steps.back().version.number;
    if (number.empty()) number = letter_number(year, person, version);
    auto letter = run.begin(session, person, std::move(number));
    if (!letter) return letter;
    const Calendar& calendar = *run.town->calendar;
    const auto plan = ledger::plan_of(session, kBusiness, person, year, version);
    letter
        ->set("title", calendar.format(year) + "　" + run.sender.kind + "民税・" +
                           run.sender.prefecture_kind + "民税　税額変更通知書")
        .set("fiscal_year", calendar.format(year))
        .set("before", yen_text(before.amount))
        .set("after", yen_text(charge.amount))
        .set("difference", difference_text(charge.amount - before.amount))
        .set("reason", charge.reason)
        .set("collection", collection_text(plan));
    add_lines(*letter, session, person, year, steps.back().version.recorded_at);
    add_plan(*letter, calendar, ledger::plan_of(session, kBusiness, person, year, version - 1),
             plan);
    return letter;
}

Result<LetterReport> print_changes(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const auto run = open_case_letter(town, *session, "tax_change", kOffice, request.issued_on);
    if (!run) return run.problem();
    LetterReport report;
    for (auto& [year, changed] :
         ledger::changed_charges(*session, kBusiness, YearMonth{request.day})) {
        add(report, print_letters(
                        run_for(request,
                                "tax-change-" + std::to_string(year.value) + "-" +
                                    to_iso(YearMonth{request.day}),
                                "税額変更通知書"),
                        in_delivery_order(*session, request, std::move(changed)),
                        one_by_one(town, [&, year = year](storage::Session& own, PersonId person) {
                            return change_letter(own, *run, person, year, {});
                        })));
    }
    return report;
}

}  // namespace yakuba::individual_inhabitant_tax
