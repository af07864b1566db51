#include <map>

#include "business/fixed_asset_tax/letter_run.h"
#include "department/letter_run.h"
#include "department/record_history.h"
#include "ledger/charges.h"
#include "notices/words.h"

// 変更通知書 (地方税法364条, 417条): what the charge was and is, and which lines of the bill moved.
namespace yakuba::fixed_asset_tax {
namespace {

using ledger::Charge;
using ledger::Instalment;
using notices::difference_text;
using notices::Letter;
using notices::yen_text;

constexpr auto kBusiness = ledger::Business::fixed_asset_tax;

/// The lines of the bill that came out otherwise with this version of the charge.
void add_lines(Letter& letter, storage::Session& session, PersonId taxpayer, FiscalYear year,
               Instant at) {
    const auto steps =
        steps_of(session, stored_bill_table(),
                 storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                               storage::equals("taxpayer_id", taxpayer.value())),
                 kEndOfTime);
    if (steps.empty() || steps.back().before == nullptr || steps.back().version.recorded_at != at)
        return;
    for (const batch::ChangedLine& line : batch::compare(
             bill_description(), static_cast<const Bill*>(steps.back().before_as<StoredBill>()),
             static_cast<const Bill*>(&steps.back().as<StoredBill>()))) {
        notices::Boxes& row = letter.add_row("lines");
        row.emplace_back("item", std::string{line.label});
        row.emplace_back("was", line.before);
        row.emplace_back("is", line.after);
    }
}

/// The terms that differ, old beside new.
void add_plan(Letter& letter, const Calendar& calendar, const std::vector<Instalment>& before,
              const std::vector<Instalment>& after) {
    struct Pair {
        Instalment line;
        Yen was;
        Yen is;
    };
    std::map<int, Pair> pairs;
    for (const Instalment& line : before) {
        pairs[line.term].line = line;
        pairs[line.term].was = line.amount;
    }
    for (const Instalment& line : after) {
        pairs[line.term].line = line;
        pairs[line.term].is = line.amount;
    }
    for (const auto& [term, pair] : pairs) {
        if (pair.was == pair.is) continue;
        notices::Boxes& row = letter.add_row("plan");
        row.emplace_back("way", "納付書・口座振替");
        row.emplace_back("term", "第" + std::to_string(term) + "期");
        row.emplace_back("due_on", calendar.format(pair.line.due_on));
        row.emplace_back("was", notices::column_text(pair.was));
        row.emplace_back("is", notices::column_text(pair.is));
    }
}

}  // namespace

Result<Letter> change_letter(storage::Session& session, const CaseLetterRun& run,
                             const Recipients& recipients, PersonId taxpayer, FiscalYear year) {
    const auto steps =
        steps_of(session, ledger::charge_table(),
                 storage::both(storage::both(storage::equals("business", std::int64_t{5}),
                                             storage::equals("person_id", taxpayer.value())),
                               storage::equals("fiscal_year", std::int64_t{year.value})),
                 kEndOfTime);
    if (steps.empty() || steps.back().before == nullptr) {
        return Problem{"notices.no_change",
                       "この年度の税額は変更されていないため、印刷していません。",
                       "subject " + std::to_string(taxpayer.value())};
    }
    const auto& charge = steps.back().as<Charge>();
    const auto& before = *steps.back().before_as<Charge>();
    const int version = steps.back().version.number;
    Letter letter{.form = &run.form};
    letter.number = letter_number(year, taxpayer) + "-" + std::to_string(version);
    if (auto addressed = recipients.address(letter, taxpayer); !addressed)
        return addressed.problem();
    letter.subject = charge.person_id;
    const Calendar& calendar = *run.town->calendar;
    notices::sign(letter, run.sender, calendar, run.issued_on);
    const auto plan = ledger::plan_of(session, kBusiness, taxpayer, year, version);
    letter.set("title", calendar.format(year) + "　固定資産税・都市計画税　税額変更通知書")
        .set("fiscal_year", calendar.format(year))
        .set("before", yen_text(before.amount))
        .set("after", yen_text(charge.amount))
        .set("difference", difference_text(charge.amount - before.amount))
        .set("reason", charge.reason)
        .set("collection", "普通徴収 " + std::to_string(plan.size()) + "回");
    add_lines(letter, session, taxpayer, year, steps.back().version.recorded_at);
    add_plan(letter, calendar, ledger::plan_of(session, kBusiness, taxpayer, year, version - 1),
             plan);
    return letter;
}

Result<LetterReport> print_changes(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const auto run =
        open_case_letter(town, *session, "fixed_asset_change", kOffice, request.issued_on);
    if (!run) return run.problem();
    LetterReport report;
    for (auto& [year, changed] :
         ledger::changed_charges(*session, kBusiness, YearMonth{request.day})) {
        const FiscalYear of = year;
        add(report,
            print_letters(
                town, request,
                "fixed-asset-change-" + std::to_string(of.value) + "-" +
                    to_iso(YearMonth{request.day}),
                "税額変更通知書", std::move(changed),
                [&](storage::Session& own, const Recipients& recipients, PersonId taxpayer) {
                    return change_letter(own, *run, recipients, taxpayer, of);
                },
                *run));
    }
    return report;
}

}  // namespace yakuba::fixed_asset_tax
