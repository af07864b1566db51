#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>

#include "app/businesses.h"
#include "cli/choices.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/timed_run.h"

namespace yakuba::cli {
namespace {

struct Options {
    std::string data = "town";
    std::string business;
    std::string letter;
    PeriodOptions period;
    std::string issued_on;
    std::string out;
    std::int64_t person = 0;
    std::int64_t sample = 200;
    bool all = false;
};

const DepartmentLetter* find_letter(const Department& department, std::string_view name) {
    for (const DepartmentLetter& letter : department.letters) {
        if (letter.name == name) return &letter;
    }
    return nullptr;
}

/// Letters nobody can receive as things stand: a matter for the clerk, found while everything
/// worked.
bool is_for_the_clerk(const Problem& problem) {
    constexpr std::string_view kCodes[] = {"notices.addressee_dead", "notices.no_addressee",
                                           "notices.address_closed"};
    return std::find(std::begin(kCodes), std::end(kCodes), problem.code) != std::end(kCodes);
}

/// Says each reason once, with how many letters it held back and the first of them.
void say_held_back(const std::vector<Problem>& held_back, Outcome& outcome) {
    constexpr std::size_t kNamed = 5;
    std::map<std::string_view, std::vector<const Problem*>> by_reason;
    for (const Problem& problem : held_back)
        by_reason[problem.code].push_back(&problem);
    for (const auto& [code, problems] : by_reason) {
        std::cerr << "差し止め " << problems.size() << "通: " << problems.front()->message << '\n';
        for (std::size_t i = 0; i < std::min(kNamed, problems.size()); ++i) {
            std::cerr << "    " << problems[i]->detail << '\n';
        }
        if (problems.size() > kNamed) std::cerr << "    ほか" << problems.size() - kNamed << "通\n";
        if (!is_for_the_clerk(*problems.front())) outcome.exit_code = kFailure;
    }
}

void run(const Options& options, Outcome& outcome) {
    const Department* department = app::find_department(options.business);
    const DepartmentLetter* letter =
        department ? find_letter(*department, options.letter) : nullptr;
    if (letter == nullptr) {
        say_choices("通知", department, &Department::letters);
        outcome.exit_code = kBadInput;
        return;
    }
    const auto day = options.period.first_day(letter->period);
    const Instant started = now();
    const auto issued = options.issued_on.empty() ? Result<Date>{date_in_japan(started)}
                                                  : parse_date(options.issued_on);
    if (!day || !issued) {
        say(!day ? day.problem() : issued.problem());
        outcome.exit_code = kBadInput;
        return;
    }
    const auto open = open_or_say(options.data, outcome);
    if (!open) return;

    Progress progress;
    LetterRequest request;
    request.day = *day;
    request.issued_on = *issued;
    request.now = started;
    request.actor = "batch";
    request.folder = options.out.empty() ? open->folder + "/notices" : options.out;
    if (options.person != 0) request.only.push_back(PersonId{options.person});
    request.limit = options.all ? 0 : options.sample;
    request.progress = [&](std::string_view what, std::int64_t done, std::int64_t total) {
        progress(what, done, total);
    };
    const TimedRun timed{"notices " + std::string{department->id} + " " +
                             std::string{letter->name} + " " + to_iso(*day),
                         std::string{letter->label}, started};
    const auto report = letter->print(open->town, request);
    progress.finish();
    if (!report) {
        say(report.problem());
        outcome.exit_code = kFailure;
        return;
    }
    say_held_back(report->held_back, outcome);
    std::cout << letter->label << ": " << with_commas(report->letters) << "通 "
              << with_commas(report->pages) << "ページ\n";
    for (const std::string& file : report->files)
        std::cout << "  " << file << '\n';
    batch::Counts counts;
    counts.add("通知", report->letters);
    counts.add("ページ", report->pages);
    counts.add("差し止め", static_cast<std::int64_t>(report->held_back.size()));
    if (options.person == 0) timed.keep(*open->database, report->letters, counts, report->files);
}

}  // namespace

void add_notices(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("notices", "通知・証明を PDF に作ります");
    command->add_option("business", options->business, "業務")->required();
    command->add_option("letter", options->letter, "通知の種類（例 tax-notice）")->required();
    command->add_option("--data", options->data, "町のフォルダー")->capture_default_str();
    options->period.add_to(*command);
    command->add_option("--issued-on", options->issued_on, "発行日（YYYY-MM-DD。省略時は今日）");
    command->add_option("--out", options->out,
                        "PDF のフォルダー（省略時は町のフォルダーの notices）");
    command->add_option("--person", options->person, "この宛名番号の人だけ");
    command->add_option("--sample", options->sample, "見本の通数")->capture_default_str();
    command->add_flag("--all", options->all, "対象者の全員分を作ります");
    command->callback([options, &outcome] { run(*options, outcome); });
}

}  // namespace yakuba::cli
