// Reading one rate file. See data/law/README.md for the format.
#include <toml++/toml.h>

#include <boost/json.hpp>
#include <sstream>
#include <utility>

#include "rules/rates.h"

namespace yakuba {
namespace {

namespace json = boost::json;

/// What is wrong inside a file, thrown only within this source and turned into a Problem at its
/// door.
struct Malformed {
    std::string message;
    toml::source_position place{};
};

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string text_of(const toml::date& date) {
    return std::to_string(date.year) + "-" + two_digits(date.month) + "-" + two_digits(date.day);
}

json::value json_of(const toml::node& node);

json::value json_of(const toml::table& table) {
    json::object object;
    for (const auto& [key, value] : table)
        object[std::string_view{key}] = json_of(value);
    return object;
}

json::value json_of(const toml::array& array) {
    json::array values;
    for (const toml::node& element : array)
        values.push_back(json_of(element));
    return values;
}

json::value json_of(const toml::node& node) {
    if (const auto* table = node.as_table()) return json_of(*table);
    if (const auto* array = node.as_array()) return json_of(*array);
    if (const auto* text = node.as_string()) return json::value(text->get());
    if (const auto* number = node.as_integer()) return number->get();
    if (const auto* flag = node.as_boolean()) return flag->get();
    if (const auto* date = node.as_date()) return json::value(text_of(date->get()));
    throw Malformed{"値は整数・割合・真偽・文字・日付・表のどれかで書きます（小数は使いません）",
                    node.source().begin};
}

/// "FY2021" (its 1 April), "2024-10" (the 1st) or "2024-10-01".
std::optional<Date> beginning(std::string_view text) {
    if (text.starts_with("FY")) {
        const auto year = FieldForm<FiscalYear>::parse(text.substr(2));
        return year ? std::optional{year->first_day()} : std::nullopt;
    }
    if (text.size() == 7) {
        const auto month = FieldForm<YearMonth>::parse(text);
        return month ? std::optional{month->first_day()} : std::nullopt;
    }
    const auto date = FieldForm<Date>::parse(text);
    return date && *date ? date : std::nullopt;
}

Date date_at(const toml::node& node, std::string_view key) {
    const json::value value = json_of(node);
    const auto date =
        value.is_string() ? beginning(std::string_view{value.get_string()}) : std::optional<Date>{};
    if (!date) {
        throw Malformed{
            std::string{key} + " は \"FY2021\"、\"2024-10\"、\"2024-10-01\" のどれかで書きます",
            node.source().begin};
    }
    return *date;
}

std::string text_at(const toml::node& node, std::string_view key) {
    const auto* const text = node.as_string();
    if (text == nullptr)
        throw Malformed{std::string{key} + " は文字で書きます", node.source().begin};
    return text->get();
}

bool flag_at(const toml::node& node, std::string_view key) {
    const auto* const flag = node.as_boolean();
    if (flag == nullptr) {
        throw Malformed{std::string{key} + " は true か false で書きます", node.source().begin};
    }
    return flag->get();
}

Ratio limit_at(const toml::node& node, std::string_view key) {
    const auto limit = comparable(json_of(node));
    if (!limit) {
        throw Malformed{std::string{key} + " は整数か割合（\"6/100\"）で書きます",
                        node.source().begin};
    }
    return *limit;
}

RateEntry entry_of(const toml::table& table) {
    RateEntry entry;
    for (const auto& [key, node] : table) {
        const std::string_view name{key};
        if (name == "from")
            entry.from = date_at(node, name);
        else if (name == "to")
            entry.to = date_at(node, name);
        else if (name == "value")
            entry.value = std::make_shared<const json::value>(json_of(node));
        else if (name == "article")
            entry.article = text_at(node, name);
        else if (name == "act")
            entry.act = text_at(node, name);
        else if (name == "source")
            entry.source = text_at(node, name);
        else if (name == "unverified")
            entry.unverified = flag_at(node, name);
        else
            throw Malformed{"「" + std::string{name} + "」という項目はありません",
                            node.source().begin};
    }
    const toml::source_position place = table.source().begin;
    if (!entry.from) throw Malformed{"from がありません", place};
    if (!entry.value) throw Malformed{"value がありません", place};
    if (entry.article.empty()) throw Malformed{"article がありません", place};
    if (entry.to <= entry.from) throw Malformed{"to が from より後ではありません", place};
    return entry;
}

RateKey key_of(const toml::table& table) {
    RateKey rate;
    for (const auto& [key, node] : table) {
        const std::string_view name{key};
        if (name == "label") {
            rate.label = text_at(node, name);
        } else if (name == "unit") {
            rate.unit = text_at(node, name);
        } else if (name == "standard") {
            rate.standard = flag_at(node, name);
        } else if (name == "at_least") {
            rate.at_least = limit_at(node, name);
        } else if (name == "at_most") {
            rate.at_most = limit_at(node, name);
        } else if (name == "values") {
            const auto* const values = node.as_array();
            if (values == nullptr) throw Malformed{"values は一覧で書きます", node.source().begin};
            for (const toml::node& element : *values) {
                const auto* const entry = element.as_table();
                if (entry == nullptr) {
                    throw Malformed{"values の各行は { } で囲みます", element.source().begin};
                }
                rate.values.push_back(entry_of(*entry));
            }
        } else {
            throw Malformed{"「" + std::string{name} + "」という項目はありません",
                            node.source().begin};
        }
    }
    const toml::source_position place = table.source().begin;
    if (rate.label.empty()) throw Malformed{"label がありません", place};
    if (rate.values.empty()) throw Malformed{"values がありません", place};
    for (std::size_t i = 1; i < rate.values.size(); ++i) {
        if (rate.values[i].from <= rate.values[i - 1].from) {
            throw Malformed{"values は from の古い順に並べます", place};
        }
    }
    return rate;
}

Problem malformed(std::string_view file_name, std::string_view key, const std::string& message,
                  const toml::source_position& place) {
    std::string where{file_name};
    if (place.line != 0) where += ":" + std::to_string(place.line);
    if (!key.empty()) where += " " + std::string{key};
    return Problem{"rates.malformed", "率の資料を読み取れません。" + message + "。", {}, where, {}};
}

}  // namespace

std::optional<Ratio> comparable(const json::value& value) {
    if (value.is_int64()) return Ratio{value.get_int64(), 1};
    if (value.is_string()) return FieldForm<Ratio>::parse(std::string_view{value.get_string()});
    return std::nullopt;
}

Result<RateFile> parse_rate_file(std::string_view text, std::string_view file_name) {
    RateFile file;
    std::string current;
    try {
        const toml::table root = toml::parse(text, file_name);
        for (const auto& [key, node] : root) {
            current = std::string_view{key};
            if (current == "checked_until") {
                file.checked_until = date_at(node, current);
            } else if (const auto* table = node.as_table()) {
                file.keys.emplace(current, key_of(*table));
            } else {
                throw Malformed{"表（[" + current + "]）で書きます", node.source().begin};
            }
        }
    } catch (const toml::parse_error& error) {
        return malformed(file_name, {}, std::string{error.description()}, error.source().begin);
    } catch (const Malformed& error) {
        return malformed(file_name, current, error.message, error.place);
    }
    return file;
}

}  // namespace yakuba
