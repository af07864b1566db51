#include "portal/api/check.h"

#include <boost/json.hpp>
#include <charconv>
#include <optional>

#include "kernel/date.h"
#include "kernel/utf8.h"

namespace yakuba::portal::api {
namespace {

namespace json = boost::json;

std::string child(const std::string& path, std::string_view key) {
    std::string place = path + "/";
    for (const char c : key) {
        if (c == '~')
            place += "~0";
        else if (c == '/')
            place += "~1";
        else
            place += c;
    }
    return place;
}

std::string_view name_of_type(std::string_view type) {
    if (type == "object") return "オブジェクト（{ } で囲む）";
    if (type == "array") return "一覧（[ ] で囲む）";
    if (type == "string") return "文字列";
    if (type == "integer") return "整数";
    if (type == "number") return "数";
    if (type == "boolean") return "true か false";
    return "null";
}

bool is_type(const json::value& value, std::string_view type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_int64() || value.is_uint64();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_bool();
    return type == "null" && value.is_null();
}

/// Empty when it fits one of the types; else what was wanted.
std::string wanted_type(const json::value& types, const json::value& value) {
    std::string wanted;
    const auto add = [&](const json::value& type) {
        if (is_type(value, type.as_string())) return true;
        wanted += (wanted.empty() ? "" : "、") + std::string{name_of_type(type.as_string())};
        return false;
    };
    if (types.is_string()) return add(types) ? std::string{} : wanted;
    for (const json::value& type : types.as_array()) {
        if (add(type)) return {};
    }
    return wanted;
}

Problem wrong(std::string_view code, std::string message, const std::string& path) {
    return {.code = code, .message = std::move(message), .where = path.empty() ? "/" : path};
}

std::int64_t limit(const json::object& schema, std::string_view key, std::int64_t otherwise) {
    const json::value* value = schema.if_contains(key);
    return value == nullptr ? otherwise : value->to_number<std::int64_t>();
}

void check_string(const json::object& schema, std::string_view text, const std::string& path,
                  std::vector<Problem>& problems) {
    if (!is_utf8(text) || text.find('\0') != std::string_view::npos) {
        problems.push_back(wrong("json.malformed", "使えない文字があります。", path));
        return;
    }
    const auto length = static_cast<std::int64_t>(grapheme_count(text));
    if (length < limit(schema, "minLength", 0)) {
        problems.push_back(wrong("json.missing", "空にはできません。", path));
    }
    constexpr std::int64_t kLongest = 10'000;
    if (length > limit(schema, "maxLength", kLongest)) {
        problems.push_back(wrong("json.too_large", "長すぎます。", path));
    }
    const json::value* format = schema.if_contains("format");
    if (format == nullptr) return;
    if (format->as_string() == "date" && !parse_date(text)) {
        problems.push_back(wrong(
            "json.malformed", "日付を読み取れません。2026-04-01 のように書いてください。", path));
    }
    if (format->as_string() == "date-time" && !parse_instant(text)) {
        problems.push_back(wrong(
            "json.malformed",
            "日時を読み取れません。2026-04-01T09:30:00+09:00 のように書いてください。", path));
    }
}

void check_number(const json::object& schema, const json::value& value, const std::string& path,
                  std::vector<Problem>& problems) {
    // Beyond this, sums of the rules would leave 64 bits.
    constexpr std::int64_t kLargest = 10'000'000'000'000;
    const std::int64_t most = limit(schema, "maximum", kLargest);
    const std::int64_t least = limit(schema, "minimum", -kLargest);
    const bool fits = value.is_int64() ? value.get_int64() >= least && value.get_int64() <= most
                                       : value.is_double();
    if (fits) return;
    problems.push_back(
        wrong("json.too_large",
              std::to_string(least) + " から " + std::to_string(most) + " までの数にしてください。",
              path));
}

void check_object(const json::object& schema, const json::object& object, const std::string& path,
                  std::vector<Problem>& problems) {
    const json::value* known = schema.if_contains("properties");
    const json::value* others = schema.if_contains("additionalProperties");
    for (const auto& [key, value] : object) {
        const json::value* property =
            known == nullptr ? nullptr : known->as_object().if_contains(key);
        if (property == nullptr && others != nullptr && others->is_object()) property = others;
        if (property != nullptr) {
            for (Problem& problem : check(property->as_object(), value, child(path, key)))
                problems.push_back(std::move(problem));
        } else if (others != nullptr && others->is_bool() && !others->as_bool()) {
            problems.push_back(wrong("json.unknown_key",
                                     "この項目はありません。綴りを確かめてください。",
                                     child(path, key)));
        }
    }
    const json::value* required = schema.if_contains("required");
    if (required == nullptr) return;
    for (const json::value& key : required->as_array()) {
        if (!object.contains(key.as_string()))
            problems.push_back(
                wrong("json.missing", "この項目が要ります。", child(path, key.as_string())));
    }
}

void check_array(const json::object& schema, const json::array& array, const std::string& path,
                 std::vector<Problem>& problems) {
    constexpr std::int64_t kLongest = 1'000;
    const auto size = static_cast<std::int64_t>(array.size());
    if (size < limit(schema, "minItems", 0))
        problems.push_back(wrong("json.missing", "一つ以上書いてください。", path));
    if (size > limit(schema, "maxItems", kLongest)) {
        problems.push_back(wrong("json.too_large", "多すぎます。", path));
        return;
    }
    const json::value* items = schema.if_contains("items");
    for (std::size_t i = 0; items != nullptr && i < array.size(); ++i) {
        for (Problem& p : check(items->as_object(), array[i], child(path, std::to_string(i))))
            problems.push_back(std::move(p));
    }
}

}  // namespace

std::vector<Problem> check(const json::object& schema, const json::value& value,
                           const std::string& path) {
    if (const json::value* types = schema.if_contains("type")) {
        if (const std::string wanted = wanted_type(*types, value); !wanted.empty())
            return {wrong("json.wrong_type", wanted + "で書いてください。", path)};
    }
    std::vector<Problem> problems;
    if (const json::value* words = schema.if_contains("enum")) {
        std::string usable;
        for (const json::value& word : words->as_array()) {
            if (word == value) return {};
            if (word.is_string()) usable += " " + std::string{word.as_string()};
        }
        return {wrong("json.malformed", "決められた語で書いてください:" + usable, path)};
    }
    if (value.is_string()) check_string(schema, value.as_string(), path, problems);
    if (value.is_number()) check_number(schema, value, path, problems);
    if (value.is_object()) check_object(schema, value.as_object(), path, problems);
    if (value.is_array()) check_array(schema, value.as_array(), path, problems);
    return problems;
}

std::vector<Problem> check_text(const json::object& schema, std::string_view name,
                                std::string_view text) {
    json::value value(json::string{text});
    const json::value* type = schema.if_contains("type");
    if (type != nullptr && *type == "integer") {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size() && !text.empty())
            value = number;
    }
    if (type != nullptr && *type == "boolean" && (text == "true" || text == "false"))
        value = text == "true";
    auto problems = check(schema, value);
    for (Problem& problem : problems)
        problem.where = name;
    return problems;
}

web::Response problems_json(const std::vector<Problem>& problems, int status) {
    web::Response response = web::problem_json(problems.front(), status);
    json::object object = json::parse(response.body).as_object();
    json::array errors;
    for (const Problem& problem : problems) {
        json::object error{{"code", problem.code}, {"title", problem.message}};
        if (!problem.where.empty()) error["where"] = problem.where;
        if (!problem.article.empty()) error["article"] = problem.article;
        errors.push_back(std::move(error));
    }
    object["errors"] = std::move(errors);
    response.body = json::serialize(object);
    return response;
}

}  // namespace yakuba::portal::api
