#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "cli/command.h"

namespace {

/// The words of the help pages; subcommands take them over.
void speak_japanese(CLI::App& app) {
    constexpr std::pair<const char*, const char*> kWords[] = {{"Usage", "使い方"},
                                                              {"OPTIONS", "オプション"},
                                                              {"SUBCOMMAND", "コマンド"},
                                                              {"Subcommands", "コマンド"},
                                                              {"Positionals", "引数"},
                                                              {"REQUIRED", "（必須）"},
                                                              {"TEXT", "文字"},
                                                              {"INT", "整数"},
                                                              {"UINT", "整数"}};
    for (const auto& [word, japanese] : kWords)
        app.get_formatter()->label(word, japanese);
    app.option_defaults()->group("オプション");
}

}  // namespace

int main(int argc, char** argv) {
    using namespace yakuba::cli;
    CLI::App app{
        "役場 yakuba — 市区町村の基幹業務を、法から通知まで。\n"
        "はじめての方は: yakuba init → generate → import → run → notices の順に。"};
    app.name("yakuba");
    speak_japanese(app);
    app.require_subcommand(1);
    app.set_help_flag("-h,--help", "この説明を表示します");
    app.set_help_all_flag("--help-all", "すべてのコマンドの説明を表示します");
    app.set_version_flag("--version", "yakuba " YAKUBA_VERSION)->description("版を表示します");

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
    add_staff(app, outcome);
    add_card(app, outcome);
    add_client(app, outcome);
    add_serve(app, outcome);
    add_openapi(app, outcome);
    add_bench(app, outcome);
    for (CLI::App* command : app.get_subcommands({}))
        command->group("コマンド");

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
