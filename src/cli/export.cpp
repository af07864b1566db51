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
    std::string folder;
    std::string numbers_for;
};

void run(const Options& options, Outcome& outcome) {
    const auto open = open_or_say(options.data, outcome);
    if (!open) return;
    Progress progress;
    const auto tables = app::open_tables();
    const auto rows =
        exchange::export_folder(*open->database, options.folder, tables,
                                [&](std::string_view what, std::int64_t done, std::int64_t total) {
                                    progress(what, done, total);
                                });
    progress.finish();
    if (!rows) {
        say(rows.problem());
        outcome.exit_code = kFailure;
        return;
    }
    if (!options.numbers_for.empty()) {
        storage::Command command;
        command.actor = "cli";
        command.purpose = options.numbers_for;
        command.at = now();
        const auto numbers = open->vault->export_numbers(*open->database, command, options.folder);
        if (!numbers) {
            say(numbers.problem());
            outcome.exit_code = kFailure;
            return;
        }
        std::cout << "個人番号を書き出しました（記録簿に残ります）: " << with_commas(*numbers)
                  << "件\n";
    }
    std::cout << "書き出しました: " << with_commas(*rows) << "行 → " << options.folder << '\n';
}

}  // namespace

void add_export(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "export", "すべての台帳を標準ファイル（CSV と項目定義 JSON）に書き出します");
    command->add_option("folder", options->folder, "書き出すフォルダー")->required();
    command->add_option("--data", options->data, "町のフォルダー")->capture_default_str();
    command->add_option("--numbers-for", options->numbers_for,
                        "個人番号も書き出します。値は利用の目的で、記録簿に残ります");
    command->callback([options, &outcome] { run(*options, outcome); });
}

}  // namespace yakuba::cli
