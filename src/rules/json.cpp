#include "rules/json.h"

#include <boost/json.hpp>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

namespace yakuba {
namespace {

namespace json = boost::json;

/// Amounts and counts beyond ten trillion are slips of the keyboard; refusing them at the door
/// keeps every sum and product of the rules within 64 bits.
constexpr std::int64_t kLargestNumber = 10'000'000'000'000;

/// The form a field takes in JSON.
enum class Form { integer, boolean, ratio, text, list };

Form form_of(const FieldType& type) {
    if (type.kind == Kind::list) return Form::list;
    if (type.name == "boolean") return Form::boolean;
    if (type.name == "ratio") return Form::ratio;
    if (type.name == "yen" || type.name == "integer" || type.name == "id" ||
        type.name == "fiscal_year") {
        return Form::integer;
    }
    return Form::text;
}

std::string_view wanted(const FieldType& type) {
    if (type.name == "date") return "日付（例 \"2026-04-01\"）";
    if (type.name == "partial_date") return "日付（不詳の月日は00。例 \"1935-04-00\"）";
    if (type.name == "month") return "年月（例 \"2026-04\"）";
    if (type.name == "instant") return "日時（例 \"2026-04-01T09:30:00+09:00\"）";
    if (type.name == "fiscal_year") return "年度（例 2026）";
    if (type.name == "yen") return "円単位の整数";
    if (type.name == "decimal") return "小数第2位までの数（例 120.55）";
    switch (form_of(type)) {
        case Form::list:
            return "一覧（[ ] で囲む）";
        case Form::boolean:
            return "true か false";
        case Form::ratio:
            return "割合（例 \"6/100\"）";
        case Form::integer:
            return "整数";
        case Form::text:
            break;
    }
    return type.codes ? "決められた語" : "文字列";
}

Problem problem(std::string_view code, const Line& line, std::string_view path,
                std::string message) {
    return Problem{code,
                   std::string{line.label} + "（" + std::string{line.key} + "）" + message,
                   {},
                   std::string{path},
                   {}};
}

Problem wrong_type(const Line& line, std::string_view path) {
    return problem("json.wrong_type", line, path,
                   "は" + std::string{wanted(*line.type)} + "で書いてください。");
}

Problem malformed(const Line& line, std::string_view path) {
    std::string message =
        "を読み取れません。" + std::string{wanted(*line.type)} + "で書いてください。";
    if (line.type->codes) {
        message += "使える語: ";
        for (const Code& code : line.type->codes()) {
            message += std::string{code.key} + "（" + std::string{code.label} + "） ";
        }
        message.pop_back();
    }
    return problem("json.malformed", line, path, std::move(message));
}

/// A key inside a JSON Pointer (RFC 6901).
std::string child_path(std::string_view path, std::string_view key) {
    std::string result{path};
    result += '/';
    for (const char c : key) {
        if (c == '~')
            result += "~0";
        else if (c == '/')
            result += "~1";
        else
            result += c;
    }
    return result;
}

/// The file form of a number that stands for a ratio: the nearest millionth.
std::string ratio_text(double number) {
    constexpr std::int64_t denominator = 1'000'000;
    const double scaled = std::round(number * static_cast<double>(denominator));
    if (!(std::abs(scaled) <= 1e9)) return {};
    const Ratio ratio = Ratio::reduced(static_cast<std::int64_t>(scaled), denominator);
    return FieldForm<Ratio>::format(ratio);
}

/// The file form of a number with at most two decimal places; none of what has more.
std::optional<std::string> decimal_text(const json::value& value) {
    if (value.is_int64()) return std::to_string(value.get_int64());
    if (!value.is_double()) return std::nullopt;
    const double scaled = value.get_double() * 100;
    const double whole = std::round(scaled);
    if (!(std::abs(scaled - whole) < 1e-6) || !(whole >= 0 && whole < 1e15)) return std::nullopt;
    const auto hundredths = static_cast<std::int64_t>(whole);
    const std::int64_t rest = hundredths % 100;
    return std::to_string(hundredths / 100) + (rest < 10 ? ".0" : ".") + std::to_string(rest);
}

/// The field as text from a JSON scalar, or nothing when the JSON type is not the field's.
std::optional<std::string> scalar_text(const FieldType& type, const json::value& value) {
    switch (form_of(type)) {
        case Form::boolean:
            if (value.is_bool()) return value.get_bool() ? "true" : "false";
            return std::nullopt;
        case Form::integer:
            if (value.is_int64()) return std::to_string(value.get_int64());
            if (value.is_uint64()) return std::to_string(value.get_uint64());
            return std::nullopt;
        case Form::ratio:
            if (value.is_int64()) return std::to_string(value.get_int64()) + "/1";
            if (value.is_double()) return ratio_text(value.get_double());
            [[fallthrough]];
        case Form::text:
            if (value.is_string()) return std::string{value.get_string()};
            if (type.name == "decimal") return decimal_text(value);
            return std::nullopt;
        case Form::list:
            break;
    }
    return std::nullopt;
}

std::vector<Problem> read_list(const Line& line, void* record, const json::value& value,
                               std::string_view path) {
    if (!value.is_array()) return {wrong_type(line, path)};
    const FieldType& type = *line.type;
    void* const list = line.mutable_field(record);
    type.clear(list);
    std::vector<Problem> problems;
    std::size_t index = 0;
    for (const json::value& element : value.get_array()) {
        const std::string place = child_path(path, std::to_string(index++));
        void* const row = type.append(list);
        if (!element.is_object()) {
            problems.push_back(
                problem("json.wrong_type", line, place, "の各行は { } で囲んで書いてください。"));
            continue;
        }
        for (Problem& found : read_json(*type.row(), row, element.get_object(), place)) {
            problems.push_back(std::move(found));
        }
    }
    return problems;
}

/// An absent date, month or id is null, not an empty text.
bool is_absent(const FieldType& type, const void* field) {
    return type.kind == Kind::integer && !type.codes && type.format(field).empty();
}

json::value write_field(const Line& line, const void* record) {
    const FieldType& type = *line.type;
    const void* const field = line.field(record);
    if (type.kind == Kind::list) {
        json::array rows;
        for (std::size_t i = 0; i < type.size(field); ++i) {
            rows.emplace_back(write_json(*type.row(), type.element(field, i)));
        }
        return rows;
    }
    if (is_absent(type, field)) return nullptr;
    switch (form_of(type)) {
        case Form::integer:
            return type.integer(field);
        case Form::boolean:
            return type.integer(field) != 0;
        default:
            return json::value(type.format(field));
    }
}

json::object scalar_schema(const FieldType& type) {
    json::object schema;
    switch (form_of(type)) {
        case Form::integer:
            schema["type"] = "integer";
            break;
        case Form::boolean:
            schema["type"] = "boolean";
            break;
        case Form::ratio:
            schema["type"] = {"string", "number"};
            break;
        default:
            schema["type"] = "string";
    }
    if (type.name == "decimal") schema["type"] = {"number", "string"};
    if (type.name == "date") schema["format"] = "date";
    if (type.name == "instant") schema["format"] = "date-time";
    if (type.name == "month") schema["pattern"] = "^[0-9]{4}-[0-9]{2}$";
    if (type.name == "partial_date") schema["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    if (type.name == "yen") schema["x-unit"] = "円";
    if (type.codes) {
        json::array words;
        json::object labels;
        for (const Code& code : type.codes()) {
            words.emplace_back(code.key);
            labels[code.key] = code.label;
        }
        schema["enum"] = std::move(words);
        schema["x-labels"] = std::move(labels);
    }
    return schema;
}

json::object field_schema(const Line& line) {
    json::object schema;
    if (line.type->kind == Kind::list) {
        schema["type"] = "array";
        schema["items"] = json_schema(*line.type->row());
    } else {
        schema = scalar_schema(*line.type);
    }
    schema["title"] = line.label;
    if (!line.article.empty()) schema["x-article"] = line.article;
    if (!line.note.empty()) schema["description"] = line.note;
    return schema;
}

}  // namespace

std::vector<Problem> read_json_field(const Line& line, void* record, const json::value& value,
                                     std::string_view path) {
    if (value.is_null()) return {};
    const FieldType& type = *line.type;
    if (type.kind == Kind::list) return read_list(line, record, value, path);
    const std::optional<std::string> text = scalar_text(type, value);
    if (!text) return {wrong_type(line, path)};
    if (form_of(type) == Form::integer && type.name != "id") {
        const auto number = detail::parse_integer(*text);
        if (!number || *number > kLargestNumber || *number < -kLargestNumber) {
            return {problem("json.out_of_range", line, path,
                            "の数が大きすぎます。桁を確かめてください。")};
        }
    }
    if (!type.parse(line.mutable_field(record), *text)) return {malformed(line, path)};
    return {};
}

std::vector<Problem> read_json(const Description& description, void* record,
                               const json::object& object, std::string_view path,
                               std::string_view ignored_key) {
    std::vector<Problem> problems;
    for (const auto& [key, value] : object) {
        const std::string_view name{key.data(), key.size()};
        if (!ignored_key.empty() && name == ignored_key) continue;
        const std::string place = child_path(path, name);
        const Line* const line = description.find(name);
        if (line == nullptr) {
            problems.push_back(Problem{"json.unknown_key",
                                       "「" + std::string{name} +
                                           "」という項目はありません。"
                                           "項目名を --schema で確かめてください。",
                                       {},
                                       place,
                                       {}});
            continue;
        }
        for (Problem& found : read_json_field(*line, record, value, place)) {
            problems.push_back(std::move(found));
        }
    }
    for (const Line& line : description.lines) {
        if (!line.required) continue;
        const json::value* const value = object.if_contains(line.key);
        if (value == nullptr || value->is_null()) {
            problems.push_back(
                problem("json.missing", line, child_path(path, line.key), "が必要です。"));
        }
    }
    return problems;
}

json::object write_json(const Description& description, const void* record) {
    json::object object;
    object.reserve(description.lines.size());
    for (const Line& line : description.lines)
        object[line.key] = write_field(line, record);
    return object;
}

json::object json_schema(const Description& description) {
    json::object properties;
    json::array required;
    for (const Line& line : description.lines) {
        properties[line.key] = field_schema(line);
        if (line.required) required.emplace_back(line.key);
    }
    json::object schema;
    schema["title"] = description.label;
    schema["type"] = "object";
    schema["properties"] = std::move(properties);
    if (!required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
    return schema;
}

}  // namespace yakuba
