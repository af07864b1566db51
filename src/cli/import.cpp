#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "app/businesses.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/timed_run.h"

namespace yakuba::cli {
namespace {

constexpr std::size_t kBadRowsShown = 100;

struct Options {
    std::string data = "town";
    std::string folder;
    bool good_rows_only = false;
};

void list_bad_rows(const exchange::ImportReport& report, const std::string& folder) {
    std::size_t shown = 0;
    for (const exchange::BadRow& bad : report.bad) {
        if (++shown > kBadRowsShown) break;
        std::cerr << bad.file << ' ' << bad.line << "行 " << bad.column << ": "
                  << bad.problem.message << '\n';
    }
    std::cerr << "読み込めない行: " << with_commas(static_cast<std::int64_t>(report.bad.size()))
              << "件（" << folder << "）\n";
}

void run(const Options& options, Outcome& outcome) {
    const auto open = open_or_say(options.data, outcome);
    if (!open) return;
    const std::string folder = options.folder.empty() ? open->folder + "/files" : options.folder;
    if (!std::filesystem::is_directory(folder)) {
        say({"import.no_folder",
             "取り込むフォルダーがありません。CSV の入ったフォルダーを指定してください。", folder});
        outcome.exit_code = kBadInput;
        return;
    }
    const Instant started = now();
    const TimedRun timed{"import", "取込", started};
    storage::Command command;
    command.actor = "migration";
    command.purpose = "標準ファイルの取込";
    command.key = "import";
    command.at = started;
    Progress progress;
    const auto parts = app::all_imports(open->town);
    const auto report =
        exchange::import_folder(*open->database, folder, parts, command, options.good_rows_only,
                                [&](std::string_view what, std::int64_t done, std::int64_t total) {
                                    progress(what, done, total);
                                });
    progress.finish();
    if (!report.bad.empty()) list_bad_rows(report, folder);
    if (!report.bad.empty() && !options.good_rows_only) {
        std::cerr << "何も取り込んでいません。行を直してもう一度実行するか、良い行だけ取り込むなら "
                     "--good-rows を付けてください。\n";
        outcome.exit_code = kBadInput;
        return;
    }
    if (report.repeated) {
        std::cout << "同じファイルは取込済みです。何も変えていません。\n";
        return;
    }
    batch::Counts counts;
    counts.add("取込行数", report.rows);
    timed.keep(*open->database, report.rows, counts, {folder});
    std::cout << "取り込みました: " << with_commas(report.rows) << "行\n";
}

}  // namespace

void add_import(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "import",
        "標準ファイル（CSV）を台帳に取り込みます。悪い行があれば一覧にし、何も取り込みません");
    command->add_option("folder", options->folder,
                        "CSV のフォルダー（省略時は町のフォルダーの files）");
    command->add_option("--data", options->data, "町のフォルダー")->capture_default_str();
    command->add_flag("--good-rows", options->good_rows_only,
                      "悪い行を除いて、良い行だけ取り込みます");
    command->callback([options, &outcome] { run(*options, outcome); });
}

}  // namespace yakuba::cli
