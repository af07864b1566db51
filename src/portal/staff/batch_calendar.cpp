#include <map>

#include "batch/run_list.h"
#include "portal/staff/batch.h"
#include "portal/staff/casework.h"
#include "portal/staff/shown.h"

/// The year at a glance: a row for each job and letter, a column for each month, a mark for each
/// run of that period.
namespace yakuba::portal::staff {
namespace {

using batch::RunRow;
using batch::RunState;
using web::Call;
using web::View;

constexpr int kMonths = 12;
constexpr int kRuns = 2'000;

std::string_view chip_of_run(RunState state) {
    switch (state) {
        case RunState::done:
            return "chip-ok";
        case RunState::running:
            return "chip-key";
        case RunState::partial:
        case RunState::refused:
            return "chip-ng";
        case RunState::stopped:
            return "chip-warn";
    }
    return "chip-line";
}

/// What a row of the calendar is: its runs of the year, newest first.
struct Entry {
    std::string_view path;  // "jobs" or "letters"
    std::string_view name, label;
    Period period = Period::fiscal_year;
    bool approval = false;
    std::vector<const RunRow*> runs;
};

std::vector<Entry> entries_of(const Department& department, const std::vector<RunRow>& runs) {
    std::vector<Entry> entries;
    for (const DepartmentJob& job : department.jobs)
        entries.push_back({"jobs", job.name, job.label, job.period, job.approval, {}});
    for (const DepartmentLetter& letter : department.letters)
        entries.push_back({"letters", letter.name, letter.label, letter.period, false, {}});
    for (Entry& entry : entries) {
        const auto kind = entry.path == "jobs" ? batch::RunKind::job : batch::RunKind::letters;
        for (const RunRow& run : runs) {
            if (run.department == department.id && run.name == entry.name && run.kind == kind)
                entry.runs.push_back(&run);
        }
    }
    return entries;
}

std::string_view period_label(Period period) {
    constexpr std::string_view kLabels[] = {"年度", "月", "日"};
    return kLabels[static_cast<int>(period)];
}

/// The newest run of a month, a real one before a trial.
const RunRow* run_of_month(const Entry& entry, YearMonth month) {
    const RunRow* found = nullptr;
    for (const RunRow* run : entry.runs) {
        if (YearMonth{run->day} != month) continue;
        if (found == nullptr || (found->dry_run && !run->dry_run)) found = run;
    }
    return found;
}

void show_mark(View& cell, const RunRow& run) {
    View mark = cell.row("MARK");
    mark.set("RUN", run.run_id)
        .set("MARK_CHIP", run.dry_run ? std::string_view{"chip-line"} : chip_of_run(run.state))
        .set("MARK_WORD", run.dry_run ? "試行" : label_of(run.state));
}

void show_entry(View& card, const Department& department, const Entry& entry, FiscalYear year,
                Date today) {
    View row = card.row("ENTRIES");
    row.set("ENTRY_PATH", entry.path)
        .set("BUSINESS", department.id)
        .set("ENTRY", entry.name)
        .set("ENTRY_LABEL", entry.label)
        .set("ENTRY_PERIOD", period_label(entry.period))
        .show_if("ENTRY_APPROVAL", entry.approval);
    if (entry.period == Period::fiscal_year) {
        View cell = row.row("WHOLE_YEAR");
        if (!entry.runs.empty()) {
            const RunRow* shown = entry.runs.front();
            for (const RunRow* run : entry.runs) {
                if (shown->dry_run && !run->dry_run) shown = run;
            }
            show_mark(cell, *shown);
        } else {
            cell.show("NO_MARK");
        }
        return;
    }
    const YearMonth first{year.first_day()};
    for (int i = 0; i < kMonths; ++i) {
        View cell = row.row("MONTH_CELLS");
        cell.show_if("THIS_MONTH", first + i == YearMonth{today});
        if (const RunRow* run = run_of_month(entry, first + i))
            show_mark(cell, *run);
        else
            cell.show("NO_MARK");
    }
}

void show_recent(View& view, Call& call, const Offices& offices, const std::vector<RunRow>& runs) {
    constexpr std::size_t kRecent = 20;
    std::size_t shown = 0;
    for (const RunRow& run : runs) {
        if (!works_in(call.visitor(), run.department)) continue;
        if (++shown > kRecent) break;
        view.row("RECENT")
            .set("RUN", run.run_id)
            .set("RUN_LABEL", run.label)
            .set("RUN_DEPARTMENT", department_label(offices, run.department))
            .set("RUN_DAY", short_date(call.town(), run.day))
            .set("RUN_STATE", label_of(run.state))
            .set("RUN_CHIP", chip_of_run(run.state))
            .set("RUN_BY", run.actor_name)
            .set("RUN_STARTED", short_moment(call.town(), run.started_at))
            .show_if("RUN_TRIAL", run.dry_run);
    }
    view.show(shown > 0 ? "SOME_RECENT" : "NO_RECENT");
}

web::Response show_calendar(Call& call, const Offices& offices) {
    const std::int64_t asked = number_in(call.request().query, "year");
    const FiscalYear now = fiscal_year_of(call.today());
    constexpr int kFirst = 2000, kLast = 2100;
    const FiscalYear year =
        asked >= kFirst && asked <= kLast ? FiscalYear{static_cast<int>(asked)} : now;
    batch::RunQuery query;
    query.from = year.first_day();
    query.until = FiscalYear{year.value + 1}.first_day();
    query.limit = kRuns;
    const auto runs = batch::find_runs(call.session(), query, call.now());
    View view;
    view.set("YEAR_LABEL", call.town().calendar->format(year))
        .set("YEAR_BEFORE", year.value - 1)
        .set("YEAR_AFTER", year.value + 1);
    for (int i = 0; i < kMonths; ++i) {
        const YearMonth month = YearMonth{year.first_day()} + i;
        View head = view.row("MONTHS");
        head.set("MONTH", month.month());
        head.show_if("MONTH_NOW", month == YearMonth{call.today()});
    }
    bool any = false;
    for (const Department* department : departments_of(call.visitor(), offices)) {
        const auto entries = entries_of(*department, runs);
        if (entries.empty()) continue;
        any = true;
        View card = view.row("DEPARTMENTS");
        card.set("DEPARTMENT", department->label);
        for (const Entry& entry : entries)
            show_entry(card, *department, entry, year, call.today());
    }
    view.show(any ? "SOME" : "NONE");
    batch::RunQuery recent;
    show_recent(view, call, offices, batch::find_runs(call.session(), recent, call.now()));
    return call.page("staff/batch.html", "一括処理", view);
}

}  // namespace

web::Routes batch_calendar_pages(const Offices& offices) {
    const web::Access staff{.door = identity::Door::staff};
    web::Routes routes;
    routes.pages = {{web::Method::get, "/s/batch", staff,
                     [&offices](Call& call) { return show_calendar(call, offices); },
                     "一括処理の年間予定"}};
    routes.navigation = {{"/s/batch", "一括処理", staff}};
    return routes;
}

}  // namespace yakuba::portal::staff
