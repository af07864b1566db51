#include <CLI/CLI.hpp>
#include <iostream>

#include "app/businesses.h"
#include "cli/command.h"
#include "cli/timed_run.h"

namespace yakuba::cli {

void add_verify(CLI::App& app, Outcome& outcome) {
    auto folder = std::make_shared<std::string>("town");
    CLI::App* command = app.add_subcommand(
        "verify",
        "記録簿の鎖をはじめからたどり、台帳の各行を数え直して、改ざんや欠けがないか確かめます");
    command->add_option("--data", *folder, "町のフォルダー")->capture_default_str();
    command->callback([folder, &outcome] {
        const auto open = open_or_say(*folder, outcome);
        if (!open) return;
        const auto tables = app::all_tables();
        const auto found = storage::verify(*open->database, tables);
        std::cout << "記録 " << with_commas(found.entries) << "件、台帳 " << with_commas(found.rows)
                  << "行を確かめました。\n";
        if (found.first_broken_entry == 0 && found.reason.empty()) {
            std::cout << "異常はありません。\n";
            return;
        }
        std::cout << "最初の異常: 記録 " << found.first_broken_entry << "番。" << found.reason
                  << '\n';
        outcome.exit_code = kFailure;
    });
}

}  // namespace yakuba::cli
