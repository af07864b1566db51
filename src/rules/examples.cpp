#include "rules/examples.h"

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <optional>

#include "rules/calculation.h"

namespace yakuba {
namespace {

namespace json = boost::json;
using Row = std::vector<std::string>;

Problem malformed(int line, std::string_view column, std::string_view message) {
    return Problem{"examples.malformed",
                   std::string{message},
                   {},
                   std::to_string(line) + "行 " + std::string{column},
                   {}};
}

/// RFC 4180, each row with the line it begins on. The files are our own: the last quote may be
/// missed.
std::vector<std::pair<int, Row>> split_csv(std::string_view csv) {
    std::vector<std::pair<int, Row>> rows;
    Row row(1);
    int line = 1;
    int first_line = 1;
    bool quoted = false;
    const auto finish = [&] {
        if (row.size() > 1 || !row[0].empty()) rows.emplace_back(first_line, std::move(row));
        row.assign(1, {});
    };
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (c == '\n') ++line;
        if (quoted) {
            if (c != '"')
                row.back() += c;
            else if (i + 1 < csv.size() && csv[i + 1] == '"')
                row.back() += csv[++i];
            else
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            row.emplace_back();
        } else if (c == '\n') {
            finish();
            first_line = line;
        } else if (c != '\r') {
            row.back() += c;
        }
    }
    finish();
    return rows;
}

std::string_view next_part(std::string_view& path) {
    const std::size_t dot = path.find('.');
    const std::string_view part = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    return part;
}

std::optional<std::size_t> index_of(std::string_view part) {
    const auto index = detail::parse_integer(part);
    return index && *index >= 0 && *index < 1000 ? std::optional{static_cast<std::size_t>(*index)}
                                                 : std::nullopt;
}

json::value scalar(const FieldType& type, std::string_view text) {
    if (type.name == "boolean" && (text == "true" || text == "false")) return text == "true";
    if (type.kind == Kind::integer && !type.codes) {
        if (const auto number = detail::parse_integer(text)) return *number;
    }
    return json::value(text);
}

/// Puts a cell where its dotted path says, making lists and rows on the way.
bool put(json::object& object, const Description& description, std::string_view path,
         std::string_view text) {
    const std::string_view key = next_part(path);
    const Line* const line = description.find(key);
    if (line == nullptr) return false;
    if (line->type->kind != Kind::list) {
        object[key] = scalar(*line->type, text);
        return path.empty();
    }
    const auto index = index_of(next_part(path));
    if (!index || path.empty()) return false;
    json::value& list = object[key];
    if (!list.is_array()) list.emplace_array();
    json::array& rows = list.get_array();
    while (rows.size() <= *index)
        rows.emplace_back(json::object{});
    return rows[*index].is_object() &&
           put(rows[*index].get_object(), *line->type->row(), path, text);
}

std::optional<json::object> facts_object(std::string text) {
    std::ranges::replace(text, '\'', '"');
    json::error_code error;
    json::value value = json::parse(text, error);
    if (error || !value.is_object()) return std::nullopt;
    return std::move(value.get_object());
}

/// Takes one cell into the example; a message when the column or the cell is not understood.
std::string_view take(Example& example, json::object& facts, json::object& rates,
                      const Calculator& calculator, std::string_view column,
                      const std::string& cell) {
    if (column == "source")
        example.source = cell;
    else if (column == "fiscal_year" || column == "month" || column == "date")
        example.period = cell;
    else if (column == "municipality")
        example.municipality = cell;
    else if (column == "skip_reason")
        example.skip_reason = cell;
    else if (column == "problem")
        example.problem = cell;
    else if (column.starts_with("sheet."))
        example.expected.emplace_back(column.substr(6), cell);
    else if (column == "facts") {
        auto object = facts_object(cell);
        if (!object) return "facts がJSONとして読み取れません。";
        for (auto& [key, value] : *object)
            facts[key] = std::move(value);
    } else if (column.starts_with("rates.")) {
        if (!put(rates, *calculator.rates, column.substr(6), cell))
            return "そのような率はありません。";
    } else if (!put(facts, *calculator.facts, column, cell)) {
        return "そのような項目はありません。";
    }
    return {};
}

std::string describe_problems(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) {
        text += (text.empty() ? "" : "; ") + std::string{problem.code} + " " + problem.where + " " +
                problem.message;
    }
    return text;
}

/// What a row of the sheet says at a path, from the sheet's JSON.
std::optional<std::string> json_at(const json::value& value, std::string_view path) {
    const json::value* place = &value;
    while (!path.empty()) {
        const std::string_view part = next_part(path);
        if (place->is_object()) {
            place = place->get_object().if_contains(part);
        } else if (place->is_array() && part == "size") {
            return std::to_string(place->get_array().size());
        } else if (place->is_array()) {
            const auto index = index_of(part);
            place = index ? place->get_array().if_contains(*index) : nullptr;
        } else {
            return std::nullopt;
        }
        if (place == nullptr) return std::nullopt;
    }
    if (place->is_string()) return std::string{place->get_string()};
    if (place->is_null()) return std::string{};
    return json::serialize(*place);
}

void run(const Example& example, const Calculator& calculator, const RateBook& book,
         ExamplesReport& report) {
    const std::string place = std::to_string(example.line) + "行（" + example.source + "）: ";
    const auto fail = [&](const std::string& what) { report.failures.push_back(place + what); };
    if (!example.skip_reason.empty()) {
        ++report.skipped;
        return;
    }
    ++report.ran;
    const Result<Date> day = first_day_of(calculator.period, example.period);
    if (!day) return fail(day.problem().message);
    const auto calculation = Calculation::prepare(calculator, book, example.municipality, *day);
    if (!calculation) {
        if (example.problem != calculation.problem().code) fail(calculation.problem().message);
        return;
    }
    const Answer answer = calculation->answer(example.facts, Telling::sheet);
    if (!example.problem.empty()) {
        const bool found = std::ranges::any_of(
            answer.problems, [&](const Problem& p) { return p.code == example.problem; });
        if (!found)
            fail(example.problem + " を期待しましたが、" + describe_problems(answer.problems));
        return;
    }
    if (!answer) return fail(describe_problems(answer.problems));
    const json::value sheet = json::parse(answer.sheet);
    if (example.expected.empty()) fail("期待する値がありません");
    for (const auto& [path, expected] : example.expected) {
        const auto found = json_at(sheet, path);
        if (found != expected) {
            fail(path + " は " + expected + " のはずですが " + found.value_or("（ありません）") +
                 " でした");
        }
    }
}

}  // namespace

Result<std::vector<Example>> parse_examples(std::string_view csv, const Calculator& calculator) {
    const auto rows = split_csv(csv);
    if (rows.empty()) return malformed(1, "", "見出しの行がありません。");
    const Row& header = rows.front().second;
    std::vector<Example> examples;
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        const auto& [line, cells] = *row;
        if (cells.size() != header.size()) return malformed(line, "", "列の数が見出しと違います。");
        Example example;
        example.line = line;
        json::object facts;
        json::object rates;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].empty()) continue;
            const auto message = take(example, facts, rates, calculator, header[i], cells[i]);
            if (!message.empty()) return malformed(line, header[i], message);
        }
        if (!rates.empty()) facts["rates"] = std::move(rates);
        example.facts = json::serialize(facts);
        examples.push_back(std::move(example));
    }
    return examples;
}

ExamplesReport run_examples(const std::string& file, const Calculator& calculator,
                            const RateBook& book) {
    ExamplesReport report;
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto examples = parse_examples(text, calculator);
    if (!examples) {
        report.failures.push_back(file + ": " + examples.problem().where + " " +
                                  examples.problem().message);
        return report;
    }
    for (const Example& example : *examples)
        run(example, calculator, book, report);
    return report;
}

}  // namespace yakuba
