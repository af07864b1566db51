#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "cli/command.h"
#include "cli/progress.h"
#include "cli/timed_run.h"
#include "generator/generator.h"

namespace yakuba::cli {
namespace {

struct Options {
    std::string data = "town";
    std::string today;
    generator::Plan plan;
};

/// What made the files: when it is the same, they need not be made again.
std::string recipe(const generator::Plan& plan) {
    return "population=" + std::to_string(plan.population) + " municipality=" + plan.municipality +
           " seed=" + std::to_string(plan.seed) + " today=" + to_iso(plan.today) +
           " income_years=" + std::to_string(plan.income_years) + "\n";
}

bool is_made(const generator::Plan& plan) {
    std::ifstream file{plan.folder + "/recipe.txt"};
    std::string made;
    std::getline(file, made);
    return made + "\n" == recipe(plan);
}

void print(const generator::Report& report, const std::string& folder) {
    std::cout << "合成しました: 住民 " << with_commas(report.residents) << "人、"
              << with_commas(report.households) << "世帯 → " << folder << '\n';
    for (const auto& [name, rows] : report.rows) {
        std::cout << "  " << pad_right(name, 32) << pad_left(with_commas(rows), 12) << "行\n";
    }
}

void run(Options options, Outcome& outcome) {
    const auto open = open_or_say(options.data, outcome);
    if (!open) return;
    const Instant started = now();
    const auto today =
        options.today.empty() ? Result<Date>{date_in_japan(started)} : parse_date(options.today);
    if (!today) {
        say(today.problem());
        outcome.exit_code = kBadInput;
        return;
    }
    generator::Plan& plan = options.plan;
    plan.municipality = open->town.code;
    plan.folder = open->folder + "/files";
    plan.data_folder = open->town.data_folder;
    plan.today = *today;
    if (is_made(plan)) {
        std::cout << "同じ町のファイルができています。何も変えていません: " << plan.folder << '\n';
        return;
    }
    Progress progress;
    plan.progress = [&](std::string_view what, std::int64_t done, std::int64_t total) {
        progress(what, done, total);
    };
    const TimedRun timed{"generate", "町の合成", started};
    const auto report = generator::generate(plan);
    progress.finish();
    if (!report) {
        say(report.problem());
        outcome.exit_code = kFailure;
        return;
    }
    std::ofstream{plan.folder + "/recipe.txt"} << recipe(plan);
    print(*report, plan.folder);
    batch::Counts counts;
    counts.add("住民", report->residents);
    counts.add("世帯", report->households);
    timed.keep(*open->database, report->residents, counts, {plan.folder});
}

}  // namespace

void add_generate(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "generate", "架空の町を合成し、標準ファイル（CSV）を町のフォルダーの files に作ります");
    command->add_option("--data", options->data, "町のフォルダー")->capture_default_str();
    command->add_option("--population", options->plan.population, "住民の数")
        ->capture_default_str();
    command->add_option("--seed", options->plan.seed, "乱数の種（同じ種からは同じ町）")
        ->capture_default_str();
    command->add_option("--today", options->today, "台帳の最後の日（YYYY-MM-DD。省略時は今日）");
    command->add_option("--income-years", options->plan.income_years, "課税資料の年数（1〜3）")
        ->capture_default_str();
    command->add_option("--threads", options->plan.threads, "並列数")->capture_default_str();
    command->callback([options, &outcome] { run(*options, outcome); });
}

}  // namespace yakuba::cli
