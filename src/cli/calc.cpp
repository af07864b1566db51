#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "app/businesses.h"
#include "cli/command.h"
#include "kernel/check_digit.h"
#include "rules/calculation.h"

namespace yakuba::cli {
namespace {

struct Options {
    std::string business;
    std::string municipality;
    PeriodOptions period;
    std::string file = "-";
    bool explain = false;
    bool text = false;
    bool schema = false;
    bool rates = false;
};

/// True when every brace outside a string is closed: the text can be whole JSON.
bool is_balanced(std::string_view text) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            if (c == '"') in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}') {
            --depth;
        }
    }
    return depth == 0 && !in_string;
}

/// Hands out the facts of the input one by one: JSON Lines, or one object written over many lines.
void each_object(std::istream& input,
                 const std::function<void(std::int64_t line, const std::string& text)>& handle) {
    std::string text;
    std::int64_t number = 0;
    std::vector<std::string> unfinished;  // the lines of what may be one object over many lines
    std::int64_t first_unfinished = 0;
    while (std::getline(input, text)) {
        ++number;
        if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
        if (unfinished.empty() && is_balanced(text)) {
            handle(number, text);
            continue;
        }
        if (unfinished.empty()) first_unfinished = number;
        unfinished.push_back(text);
    }
    if (unfinished.empty()) return;
    std::string whole;
    for (const std::string& part : unfinished)
        whole += part + "\n";
    if (is_balanced(whole)) {
        handle(first_unfinished, whole);
        return;
    }
    for (std::size_t i = 0; i < unfinished.size(); ++i) {
        handle(first_unfinished + static_cast<std::int64_t>(i), unfinished[i]);
    }
}

void complain(const Problem& problem, Outcome& outcome, std::int64_t line = 0) {
    std::string json = to_json(problem);
    if (line > 0) json.insert(1, "\"line\":" + std::to_string(line) + ",");
    std::cerr << json << '\n';
    outcome.exit_code = kBadInput;
}

void answer_all(const Calculation& calculation, const Options& options, std::istream& input,
                Outcome& outcome) {
    each_object(input, [&](std::int64_t line, const std::string& facts) {
        const Answer answer = options.text
                                  ? calculation.answer_text(facts)
                                  : calculation.answer(facts, options.explain ? Telling::explanation
                                                                              : Telling::sheet);
        for (const Problem& problem : answer.problems)
            complain(problem, outcome, line);
        if (answer) std::cout << answer.sheet << '\n';
    });
}

void run(const Options& options, Outcome& outcome) {
    const Calculator* found = app::find_calculator(options.business);
    if (found == nullptr) {
        complain({"calc.no_business",
                  "この業務はありません。yakuba show businesses で名前を確かめてください。",
                  options.business, "business"},
                 outcome);
        return;
    }
    const Calculator& calculator = *found;
    if (options.schema) {
        std::cout << facts_schema(calculator) << '\n';
        return;
    }
    const auto day = options.period.first_day(calculator.period);
    if (!day) return complain(day.problem(), outcome);
    const auto data_folder = app::find_data_folder();
    if (!data_folder) return complain(data_folder.problem(), outcome);
    // Any municipality may be asked about: where no ordinance is on file, the law's standard values
    // answer.
    if (!is_municipality_code(options.municipality)) {
        return complain(
            {"municipality.malformed",
             "--municipality に6桁の全国地方公共団体コードを指定してください（山口市は352039）。",
             options.municipality, "--municipality"},
            outcome);
    }
    const auto book = RateBook::load(*data_folder, calculator.data_name);
    if (!book) return complain(book.problem(), outcome);
    const auto calculation = Calculation::prepare(calculator, *book, options.municipality, *day);
    if (!calculation) return complain(calculation.problem(), outcome);
    if (options.rates) {
        std::cout << calculation->rates() << '\n';
        return;
    }
    if (options.file == "-") return answer_all(*calculation, options, std::cin, outcome);
    std::ifstream input{options.file, std::ios::binary};
    if (!input) {
        return complain(
            {"calc.no_file", "ファイルを開けません。場所と名前を確かめてください。", options.file},
            outcome);
    }
    answer_all(*calculation, options, input, outcome);
}

}  // namespace

void add_calc(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "calc",
        "事実（JSON）から計算書（JSON）を作ります。一行に一つ（JSON Lines）、または一つの JSON");
    command->add_option("business", options->business, "業務（例 child-allowance）")->required();
    command->add_option("file", options->file, "事実のファイル。- は標準入力")
        ->capture_default_str();
    command->add_option("--municipality", options->municipality, "全国地方公共団体コード（6桁）");
    options->period.add_to(*command);
    command->add_flag("--explain", options->explain, "計算書に、事実・率・条文を添えます");
    command->add_flag("--text", options->text, "人が読む形で説明します");
    command->add_flag("--schema", options->schema,
                      "事実の JSON Schema（項目名・単位・条文）を表示します");
    command->add_flag("--rates", options->rates, "使う率と額を、根拠とともに表示します");
    command->callback([options, &outcome] { run(*options, outcome); });
}

}  // namespace yakuba::cli
