#include <CLI/CLI.hpp>
#include <iostream>

#include "app/businesses.h"
#include "batch/run_keeper.h"
#include "cli/choices.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/timed_run.h"

namespace yakuba::cli {
namespace {

struct Options {
    std::string data = "town";
    std::string business;
    std::string job;
    PeriodOptions period;
    std::string actor = "batch";
    bool dry_run = false;
    int threads = 0;
};

const DepartmentJob* find_job(const Department& department, std::string_view name) {
    for (const DepartmentJob& job : department.jobs) {
        if (job.name == name) return &job;
    }
    return nullptr;
}

void print(const batch::Report& report, const Options& options) {
    std::cout << report.label << (options.dry_run ? "（試行。何も書いていません）" : "") << '\n';
    print_counts(report.counts);
    if (report.chunks_done_before > 0) {
        std::cout << "  済みの単位: " << report.chunks_done_before << "/" << report.chunks
                  << "（何も変えていません）\n";
    }
    if (options.dry_run) {
        for (const std::string& sample : report.samples)
            std::cout << "  例 " << sample << '\n';
    }
    for (const Problem& failed : report.failed)
        say(failed);
}

void run(const Options& options, Outcome& outcome) {
    const Department* department = app::find_department(options.business);
    const DepartmentJob* job = department ? find_job(*department, options.job) : nullptr;
    if (job == nullptr) {
        say_choices("処理", department, &Department::jobs);
        outcome.exit_code = kBadInput;
        return;
    }
    const auto day = options.period.first_day(job->period);
    if (!day) {
        say(day.problem());
        outcome.exit_code = kBadInput;
        return;
    }
    const auto open = open_or_say(options.data, outcome);
    if (!open) return;

    const Instant started = now();
    const TimedRun timed{
        std::string{department->id} + " " + std::string{job->name} + " " + to_iso(*day),
        std::string{department->label} + " " + std::string{job->label}, started};
    batch::RunRow row;
    row.department = department->id;
    row.name = job->name;
    row.label = job->label;
    row.day = *day;
    row.dry_run = options.dry_run;
    row.actor = options.actor;
    row.actor_name = options.actor;
    const batch::Begun begun = batch::begin_run(*open->database, row, started);
    if (!begun.mine) {
        std::cerr << "同じ処理が、いま別のところで実行されています（処理番号 " << begun.run_id
                  << "）。終わってから、もう一度実行してください。\n";
        outcome.exit_code = kFailure;
        return;
    }
    batch::RunKeeper keeper(*open->database, begun.run_id, started);
    Progress progress;
    batch::Request request;
    request.day = *day;
    request.now = started;
    request.actor = options.actor;
    request.dry_run = options.dry_run;
    request.threads = options.threads;
    request.progress = [&](std::string_view what, std::int64_t done, std::int64_t total) {
        progress(what, done, total);
        keeper.progress(what, done, total);
    };
    const auto report = job->run(open->town, request);
    progress.finish();
    if (report) {
        batch::keep_report(row, *report);
    } else {
        batch::keep_problem(row, report.problem());
    }
    keeper.end(row);
    if (!report) {
        say(report.problem());
        outcome.exit_code = kFailure;
        return;
    }
    print(*report, options);
    const bool did_something = report->chunks > report->chunks_done_before;
    if (!options.dry_run && did_something) {
        const std::int64_t rows = report->counts.lines.empty() ? 0 : report->counts.lines[0].second;
        timed.keep(*open->database, rows, report->counts, {open->database_url});
    }
    if (!report->failed.empty()) outcome.exit_code = kFailure;
}

}  // namespace

void add_run(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "run", "一括処理を実行します（中断しても続きから。二度実行しても変わりません）");
    command->add_option("business", options->business, "業務（例 individual-inhabitant-tax）")
        ->required();
    command->add_option("job", options->job, "処理（例 assess）")->required();
    command->add_option("--data", options->data, "町のフォルダー")->capture_default_str();
    options->period.add_to(*command);
    command->add_option("--actor", options->actor, "実行する職員（承認は作成した人と別の人）")
        ->capture_default_str();
    command->add_flag("--dry-run", options->dry_run, "試行: 件数と例だけを示し、何も書きません");
    command->add_option("--threads", options->threads, "並列数（0 は自動）");
    command->callback([options, &outcome] { run(*options, outcome); });
}

}  // namespace yakuba::cli
