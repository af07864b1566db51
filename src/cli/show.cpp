#include "cli/show.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/businesses.h"
#include "cli/command.h"
#include "cli/timed_run.h"

namespace yakuba::cli {
namespace {

void show_businesses() {
    for (const Department& department : app::departments()) {
        std::cout << pad_right(department.id, 30) << department.label << '\n';
        for (const DepartmentJob& job : department.jobs) {
            std::cout << "  処理  " << pad_right(job.name, 28) << job.label << '\n';
        }
        for (const DepartmentLetter& letter : department.letters) {
            std::cout << "  通知  " << pad_right(letter.name, 28) << letter.label << '\n';
        }
    }
}

void show_ledgers() {
    for (const storage::Table* table : app::all_tables()) {
        std::cout << pad_right(table->name, 34) << table->label << '\n';
        for (const std::string_view key : table->key) {
            const Line* line = table->record->find(key);
            std::cout << "  鍵 " << pad_right(key, 24) << (line ? line->label : "") << '\n';
        }
    }
}

}  // namespace

void add_show(CLI::App& app, Outcome& outcome) {
    CLI::App* command = app.add_subcommand("show", "台帳や処理の様子を表示します");
    command->require_subcommand(1);
    command->add_subcommand("businesses", "業務と、その処理・通知の一覧")
        ->callback(show_businesses);
    command->add_subcommand("ledgers", "台帳と、その鍵の一覧")->callback(show_ledgers);
    add_show_summary(*command, outcome);
    add_show_person(*command, outcome);
}

}  // namespace yakuba::cli
