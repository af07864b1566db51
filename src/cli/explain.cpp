#include <CLI/CLI.hpp>
#include <iostream>

#include "app/businesses.h"
#include "cli/command.h"

namespace yakuba::cli {
namespace {

struct Options {
    std::string data = "town";
    std::string business;
    std::int64_t person = 0;
    PeriodOptions period;
    std::string known;
    bool json = false;
};

void run(const Options& options, Outcome& outcome) {
    const Department* department = app::find_department(options.business);
    if (department == nullptr || !department->explain) {
        say({"explain.no_business",
             "この業務の計算は説明できません。業務の名前を確かめてください。", options.business});
        outcome.exit_code = kBadInput;
        return;
    }
    const auto day = options.period.first_day(department->calculator.period);
    const auto known =
        options.known.empty() ? Result<Instant>{kEndOfTime} : parse_instant(options.known);
    if (!day || !known) {
        say(!day ? day.problem() : known.problem());
        outcome.exit_code = kBadInput;
        return;
    }
    const auto open = open_or_say(options.data, outcome);
    if (!open) return;
    const auto text =
        department->explain(open->town, PersonId{options.person}, *day, *known, options.json);
    if (!text) {
        say(text.problem());
        outcome.exit_code = kFailure;
        return;
    }
    std::cout << *text << '\n';
}

}  // namespace

void add_explain(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "explain", "一人の決定を計算し直し、事実・率・計算書を条文つきで示します");
    command->add_option("business", options->business, "業務")->required();
    command->add_option("--person", options->person, "宛名番号")->required();
    command->add_option("--data", options->data, "町のフォルダー")->capture_default_str();
    options->period.add_to(*command);
    command->add_option("--known", options->known, "この日時に知っていたこととして（ISO 8601）");
    command->add_flag("--json", options->json, "JSON で出力します");
    command->callback([options, &outcome] { run(*options, outcome); });
}

}  // namespace yakuba::cli
