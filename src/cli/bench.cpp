#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <cmath>
#include <filesystem>
#include <iostream>

#include "bench/figure.h"
#include "cli/command.h"
#include "cli/timed_run.h"

namespace yakuba::cli {
namespace {

struct Options {
    bench::Plan plan;
    bool json = false;
};

std::string number(double value) {
    if (std::abs(value) >= 1'000)
        return with_commas(static_cast<std::int64_t>(std::llround(value)));
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

void print(const bench::Figure& figure) {
    std::cout << pad_right(figure.name, 40) << pad_right(figure.setting, 22)
              << pad_left(number(figure.value) + " " + figure.unit, 18);
    if (figure.floor > 0) {
        std::cout << "  = " << number(figure.ratio()) << " × " << figure.floor_name << " ("
                  << number(figure.floor) << ")";
    }
    if (!figure.goal.empty()) {
        std::cout << "  目標 " << figure.goal << (figure.reached ? " ○" : " ×");
    }
    std::cout << std::endl;
}

boost::json::object to_json(const bench::Figure& figure) {
    boost::json::object object{{"name", figure.name},   {"setting", figure.setting},
                               {"value", figure.value}, {"unit", figure.unit},
                               {"goal", figure.goal},   {"reached", figure.reached}};
    if (figure.floor > 0) {
        object["floor_name"] = figure.floor_name;
        object["floor"] = figure.floor;
        object["ratio"] = figure.ratio();
    }
    return object;
}

void run(Options options, Outcome& outcome) {
    const auto data_folder = app::find_data_folder();
    if (!data_folder) {
        say(data_folder.problem());
        outcome.exit_code = kFailure;
        return;
    }
    options.plan.data_folder = *data_folder;
    if (options.plan.work_folder.empty()) {
        options.plan.work_folder =
            (std::filesystem::temp_directory_path() / "yakuba-bench").string();
    }
    std::filesystem::create_directories(options.plan.work_folder);
    boost::json::array all;
    for (const bench::Group& group : bench::groups()) {
        const auto& only = options.plan.only;
        if (!only.empty() && std::find(only.begin(), only.end(), group.name) == only.end())
            continue;
        std::cerr << "== " << group.label << '\n';
        group.measure(options.plan, [&](const bench::Figure& figure) {
            if (options.json) {
                all.push_back(to_json(figure));
            } else {
                print(figure);
            }
        });
    }
    if (options.json) std::cout << all << '\n';
}

}  // namespace

void add_bench(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "bench", "速さとメモリーを、同じ回に測った下限（floor）と並べて示します");
    command->add_option("group", options->plan.only,
                        "測る組（省略時はすべて）: city, serve, sheets");
    command->add_option("--population", options->plan.population, "町の人口")
        ->capture_default_str();
    command->add_option("--postgresql", options->plan.postgresql,
                        "PostgreSQL でも測ります（空のデータベースの postgresql://…）");
    command->add_option("--work", options->plan.work_folder, "作業フォルダー");
    command->add_flag("--full", options->plan.full, "県全体（134万人）も測ります");
    command->add_flag("--json", options->json, "JSON で出力します");
    command->callback([options, &outcome] { run(*options, outcome); });
}

}  // namespace yakuba::cli
