#include <algorithm>
#include <charconv>
#include <sstream>

#include "department/batch_runner.h"
#include "department/runnable.h"
#include "portal/staff/batch.h"
#include "portal/staff/casework.h"
#include "portal/staff/shown.h"

/// The parameters of a run, and its beginning: first a trial, then the real one.
namespace yakuba::portal::staff {
namespace {

using batch::RunKind;
using batch::RunRow;
using web::Call;
using web::Response;
using web::View;

Runnable chosen_in(const Call& call, const Offices& offices) {
    const web::Fields& place = call.request().place;
    const bool job = place.has("job");
    return find_runnable(offices, job ? RunKind::job : RunKind::letters, place.get("business"),
                         place.get(job ? "job" : "letter"));
}

std::string path_of(const Runnable& chosen) {
    return "/s/batch/" + std::string{chosen.job != nullptr ? "jobs" : "letters"} + "/" +
           std::string{chosen.department->id} + "/" + std::string{chosen.name()};
}

/// The period as typed, for the first day of it.
std::string default_period(Period period, Date today) {
    switch (period) {
        case Period::fiscal_year:
            return std::to_string(fiscal_year_of(today).value);
        case Period::month:
            return to_iso(YearMonth{today});
        case Period::day:
            return to_iso(today);
    }
    return {};
}

/// Days may be typed in the town's calendar, too.
Result<Date> typed_first_day(const Town& town, Period period, const std::string& text) {
    auto first = run_day(period, text);
    if (first || period != Period::day) return first;
    const auto day = town.calendar->parse(text);
    if (day && day->is_complete()) return day->earliest();
    return Problem{.code = "batch.period",
                   .message = "日は R8.11.20 か 2026-11-20 のように入れてください",
                   .where = "period"};
}

/// 宛名番号 typed with spaces, commas or line ends between them.
Result<std::vector<PersonId>> persons_of(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == ',' || c == '\n' || c == '\r'; }, ' ');
    std::istringstream words{text};
    std::vector<PersonId> persons;
    for (std::string word; words >> word;) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (error != std::errc{} || end != word.data() + word.size() || number <= 0) {
            return Problem{.code = "batch.persons",
                           .message = "宛名番号は数字で、空白か改行で区切って入れてください",
                           .where = "only"};
        }
        persons.emplace_back(number);
    }
    return persons;
}

struct Parsed {
    RunRow row;
    RunOrder order;
};

/// Reads the form; every problem is collected, so that all are told at once.
Parsed parse(const Call& call, const Runnable& chosen, std::vector<Problem>& problems) {
    const web::Fields& form = call.request().form;
    Parsed parsed;
    const auto day = typed_first_day(call.town(), chosen.period(), form.get("period"));
    if (!day) problems.push_back(day.problem());
    const bool dry_run = chosen.job != nullptr && form.get("do") == "try";
    parsed.row = run_row(chosen, day ? *day : Date{}, dry_run, call.visitor());
    parsed.order.job = chosen.job;
    parsed.order.letter = chosen.letter;
    auto only = persons_of(form.get("only"));
    if (only)
        parsed.order.only = *std::move(only);
    else
        problems.push_back(only.problem());
    if (chosen.letter != nullptr) {
        const auto issued = typed_first_day(call.town(), Period::day, form.get("issued_on"));
        if (issued)
            parsed.order.issued_on = *issued;
        else
            problems.push_back({.code = "batch.issued_on",
                                .message = "発行日は R8.11.20 か 2026-11-20 のように入れてください",
                                .where = "issued_on"});
        parsed.order.limit = form.get("do") == "try" ? kSampleLetters : 0;
    }
    if (!dry_run && form.get("do") != "try" && form.get("checked") != "yes") {
        problems.push_back({.code = "batch.unchecked",
                            .message = "試行の件数を確かめ、印をつけてから実行してください",
                            .where = "checked"});
    }
    return parsed;
}

void show_before(View& view, Call& call, const Runnable& chosen) {
    batch::RunQuery query;
    query.department = chosen.department->id;
    query.name = chosen.name();
    query.kind = chosen.kind();
    query.limit = 10;
    const auto runs = batch::find_runs(call.session(), query, call.now());
    for (const RunRow& run : runs) {
        view.row("BEFORE")
            .set("RUN", run.run_id)
            .set("RUN_DAY", short_date(call.town(), run.day))
            .set("RUN_STATE", label_of(run.state))
            .set("RUN_BY", run.actor_name)
            .set("RUN_STARTED", short_moment(call.town(), run.started_at))
            .show_if("RUN_TRIAL", run.dry_run);
    }
    view.show_if("HAS_BEFORE", !runs.empty());
}

Response show_form(Call& call, const Runnable& chosen, const std::vector<Problem>& problems) {
    const web::Fields& form = call.request().form;
    const bool kept = call.request().method == web::Method::post;
    const bool approval = chosen.needs_approval();
    const auto& may = [&](identity::Duty duty) {
        return call.visitor().may(chosen.department->id, duty);
    };
    View view;
    constexpr std::string_view kPeriods[] = {"年度（西暦）", "対象の月", "対象の日"};
    view.set("ENTRY_LABEL", chosen.label())
        .set("DEPARTMENT", chosen.department->label)
        .set("ACTION", path_of(chosen) + (approval ? "/approve" : "/run"))
        .set("PERIOD_LABEL", kPeriods[static_cast<int>(chosen.period())])
        .set("KEPT_PERIOD",
             kept ? form.get("period") : default_period(chosen.period(), call.today()))
        .set("KEPT_ONLY", form.get("only"))
        .show(approval ? "APPROVAL" : "ORDINARY");
    if (chosen.letter != nullptr) {
        view.row("LETTERS").set(
            "KEPT_ISSUED", kept ? form.get("issued_on") : short_date(call.town(), call.today()));
    } else {
        view.show("JOB");
    }
    view.show(may(approval ? identity::Duty::approve : identity::Duty::manage) ? "MAY" : "MAY_NOT");
    for (const Problem& problem : problems) {
        view.row("ERRORS").set("ERROR_FIELD", problem.where).set("ERROR_TEXT", problem.message);
    }
    view.show_if("HAS_ERRORS", !problems.empty());
    show_before(view, call, chosen);
    return call.page("staff/batch_start.html", chosen.label(), view, problems.empty() ? 200 : 422);
}

Problem no_such_run() {
    return {"batch.not_found", "この処理はありません。一括処理の一覧から選んでください。"};
}

Response show(Call& call, const Offices& offices) {
    const Runnable chosen = chosen_in(call, offices);
    if (!chosen) return call.problem(no_such_run());
    return show_form(call, chosen, {});
}

/// Runs and approvals have addresses of their own, so that each asks for its own duty.
Response start(Call& call, const Offices& offices, BatchRunner& runner, bool approval) {
    const Runnable chosen = chosen_in(call, offices);
    if (!chosen || chosen.needs_approval() != approval) return call.problem(no_such_run());
    std::vector<Problem> problems;
    const Parsed parsed = parse(call, chosen, problems);
    if (!problems.empty()) return show_form(call, chosen, problems);
    call.rest();
    const auto begun = runner.start(call.town(), parsed.row, parsed.order, call.now());
    if (!begun) return show_form(call, chosen, {begun.problem()});
    call.saw(PersonId{}, std::string{chosen.label()} + " 処理番号 " + std::to_string(begun->run_id),
             chosen.department->id, identity::Deed::enter);
    return web::see_other("/s/batch/" + std::to_string(begun->run_id) +
                          (begun->mine ? "" : "?joined=yes"));
}

}  // namespace

web::Routes batch_start_pages(const Offices& offices, std::shared_ptr<BatchRunner> runner) {
    using identity::Door;
    using identity::Duty;
    using web::Method;
    const auto access = [](Duty duty) {
        return web::Access{.door = Door::staff, .department = "{business}", .duty = duty};
    };
    const web::Handler form = [&offices](Call& call) { return show(call, offices); };
    const auto starting = [&](bool approval) -> web::Handler {
        return [&offices, runner, approval](Call& call) {
            return start(call, offices, *runner, approval);
        };
    };
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/batch/jobs/{business}/{job}", access(Duty::view), form, "一括処理"},
        {Method::post, "/s/batch/jobs/{business}/{job}/run", access(Duty::manage), starting(false),
         "一括処理の実行"},
        {Method::post, "/s/batch/jobs/{business}/{job}/approve", access(Duty::approve),
         starting(true), "一括処理の承認"},
        {Method::get, "/s/batch/letters/{business}/{letter}", access(Duty::view), form, "帳票"},
        {Method::post, "/s/batch/letters/{business}/{letter}/run", access(Duty::manage),
         starting(false), "帳票の作成"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
