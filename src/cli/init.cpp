#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/command.h"

namespace yakuba::cli {

void add_init(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<app::NewTown>();
    options->folder = "town";
    options->municipality = "352039";
    CLI::App* command = app.add_subcommand(
        "init", "町のフォルダーとデータベースを作ります（すでにあれば何もしません）");
    command->add_option("--data", options->folder, "町のフォルダー")->capture_default_str();
    command->add_option("--municipality", options->municipality, "全国地方公共団体コード（6桁）")
        ->capture_default_str();
    command->add_option("--database", options->database_url,
                        "postgresql://… または sqlite:PATH（省略時は町のフォルダーの中の SQLite）");
    command->callback([options, &outcome] {
        const auto open = app::create_town(*options);
        if (!open) {
            say(open.problem());
            outcome.exit_code = kFailure;
            return;
        }
        std::cout << open->town.prefecture << open->town.name << "（" << open->town.code
                  << "）: " << open->folder << '\n';
    });
}

}  // namespace yakuba::cli
