#include <CLI/CLI.hpp>
#include <iostream>

#include "app/businesses.h"
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

void say_choices() {
    std::cerr << "その業務・通知はありません。作れるもの:\n";
    for (const Department& department : app::departments()) {
        for (const DepartmentLetter& letter : department.letters) {
            std::cerr << "  " << pad_right(department.id, 28) << pad_right(letter.name, 24)
                      << letter.label << '\n';
        }
    }
}

void run(const Options& options, Outcome& outcome) {
    const Department* department = app::find_department(options.business);
    const DepartmentLetter* letter =
        department ? find_letter(*department, options.letter) : nullptr;
    if (letter == nullptr) {
        say_choices();
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
    for (const Problem& held : report->held_back)
        say(held);
    std::cout << letter->label << ": " << with_commas(report->letters) << "通 "
              << with_commas(report->pages) << "ページ\n";
    for (const std::string& file : report->files)
        std::cout << "  " << file << '\n';
    batch::Counts counts;
    counts.add("通知", report->letters);
    counts.add("ページ", report->pages);
    counts.add("差し止め", static_cast<std::int64_t>(report->held_back.size()));
    if (options.person == 0) timed.keep(*open->database, report->letters, counts, report->files);
    if (!report->held_back.empty()) outcome.exit_code = kFailure;
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
