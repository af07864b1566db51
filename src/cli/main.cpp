#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "cli/command.h"

int main(int argc, char** argv) {
    using namespace yakuba::cli;
    CLI::App app{
        "役場 yakuba — 市区町村の基幹業務を、法から通知まで。\n"
        "はじめての方は: yakuba init → generate → import → run → notices の順に。"};
    app.name("yakuba");
    app.require_subcommand(1);
    app.set_help_flag("-h,--help", "この説明を表示します");
    app.set_help_all_flag("--help-all", "すべてのコマンドの説明を表示します");
    app.set_version_flag("--version", "yakuba " YAKUBA_VERSION);

    Outcome outcome;
    add_init(app, outcome);
    add_generate(app, outcome);
    add_import(app, outcome);
    add_export(app, outcome);
    add_run(app, outcome);
    add_calc(app, outcome);
    add_explain(app, outcome);
    add_find(app, outcome);
    add_show(app, outcome);
    add_correct(app, outcome);
    add_notices(app, outcome);
    add_verify(app, outcome);
    add_bench(app, outcome);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : kBadInput;
    } catch (const std::exception& failure) {
        std::cerr
            << "処理を続けられませんでした。途中までの書き込みは取り消されています。\n  詳細: "
            << failure.what() << '\n';
        return kFailure;
    }
    return outcome.exit_code;
}
