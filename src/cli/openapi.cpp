#include <CLI/CLI.hpp>
#include <iostream>

#include "app/businesses.h"
#include "app/commands.h"
#include "cli/command.h"
#include "portal/api/routes.h"

namespace yakuba::cli {

void add_openapi(CLI::App& app, Outcome&) {
    CLI::App* command = app.add_subcommand(
        "openapi", "API の記述（OpenAPI 3.1）を表示します。サーバーは要りません");
    command->callback([] {
        const Offices offices{app::departments(), nullptr};
        std::cout << portal::api::openapi_document(offices, app::commands()) << '\n';
    });
}

}  // namespace yakuba::cli
