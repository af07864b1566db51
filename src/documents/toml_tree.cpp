#include "documents/toml_tree.h"

#include <toml++/toml.h>

namespace yakuba::documents {
namespace {

constexpr int kDepthMax = 32;

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

Date date_of(const toml::date& date, int line) {
    const Date day{date.year, date.month, date.day};
    if (!parse_date(to_iso(day))) throw MalformedToml{"暦にない日付です", line, {}};
    return day;
}

TomlNode tree_of(const toml::node& node, int depth) {
    TomlNode tree;
    tree.line = line_of(node);
    if (depth > kDepthMax) throw MalformedToml{"入れ子が深すぎます", tree.line, {}};
    if (const auto* table = node.as_table()) {
        for (const auto& [key, value] : *table)
            tree.members.emplace(std::string{std::string_view{key}}, tree_of(value, depth + 1));
    } else if (const auto* array = node.as_array()) {
        tree.type = TomlNode::Type::array;
        for (const toml::node& element : *array)
            tree.elements.push_back(tree_of(element, depth + 1));
    } else if (const auto* text = node.as_string()) {
        tree.type = TomlNode::Type::text;
        tree.text = text->get();
    } else if (const auto* number = node.as_integer()) {
        tree.type = TomlNode::Type::integer;
        tree.integer = number->get();
    } else if (const auto* flag = node.as_boolean()) {
        tree.type = TomlNode::Type::flag;
        tree.flag = flag->get();
    } else if (const auto* date = node.as_date()) {
        tree.type = TomlNode::Type::date;
        tree.date = date_of(date->get(), tree.line);
    } else {
        throw MalformedToml{"小数や時刻は使いません", tree.line, {}};
    }
    return tree;
}

}  // namespace

TomlReader::TomlReader(const TomlNode& node, std::string path)
    : node_(node), path_(std::move(path)) {
    if (node.type != TomlNode::Type::table) throw MalformedToml{"表で書きます", node.line, path_};
}

void TomlReader::fail(std::string_view key, std::string message) const {
    const auto found = node_.members.find(key);
    const int line = found == node_.members.end() ? node_.line : found->second.line;
    throw MalformedToml{std::move(message), line,
                        path_.empty() ? std::string{key} : path_ + "." + std::string{key}};
}

const TomlNode* TomlReader::find(std::string_view key) {
    asked_.emplace(key);
    const auto found = node_.members.find(key);
    return found == node_.members.end() ? nullptr : &found->second;
}

const TomlNode& TomlReader::needed(std::string_view key) {
    const TomlNode* const found = find(key);
    if (found == nullptr) fail(key, std::string{key} + " がありません");
    return *found;
}

const TomlNode* TomlReader::raw(std::string_view key) { return find(key); }

std::string TomlReader::text(std::string_view key) {
    const TomlNode& node = needed(key);
    if (node.type != TomlNode::Type::text || node.text.empty())
        fail(key, std::string{key} + " は空でない文字で書きます");
    return node.text;
}

std::string TomlReader::text_or(std::string_view key, std::string_view otherwise) {
    return find(key) == nullptr ? std::string{otherwise} : text(key);
}

bool TomlReader::flag_or(std::string_view key, bool otherwise) {
    const TomlNode* const node = find(key);
    if (node == nullptr) return otherwise;
    if (node->type != TomlNode::Type::flag)
        fail(key, std::string{key} + " は true か false で書きます");
    return node->flag;
}

std::int64_t TomlReader::integer(std::string_view key) {
    const TomlNode& node = needed(key);
    if (node.type != TomlNode::Type::integer) fail(key, std::string{key} + " は整数で書きます");
    return node.integer;
}

std::optional<std::int64_t> TomlReader::optional_integer(std::string_view key) {
    if (find(key) == nullptr) return std::nullopt;
    return integer(key);
}

std::optional<Date> TomlReader::optional_date(std::string_view key) {
    const TomlNode* const node = find(key);
    if (node == nullptr) return std::nullopt;
    if (node->type != TomlNode::Type::date)
        fail(key, std::string{key} + " は日付（2026-04-01）で書きます");
    return node->date;
}

std::vector<std::string> TomlReader::texts(std::string_view key) {
    std::vector<std::string> all;
    const TomlNode* const node = find(key);
    if (node == nullptr) return all;
    if (node->type != TomlNode::Type::array)
        fail(key, std::string{key} + " は [\"…\"] の一覧で書きます");
    for (const TomlNode& element : node->elements) {
        if (element.type != TomlNode::Type::text)
            fail(key, std::string{key} + " の一覧には文字だけを書きます");
        all.push_back(element.text);
    }
    return all;
}

std::vector<std::int64_t> TomlReader::integers(std::string_view key) {
    std::vector<std::int64_t> all;
    const TomlNode* const node = find(key);
    if (node == nullptr) return all;
    for (const TomlNode& element : node->elements) {
        if (element.type != TomlNode::Type::integer)
            fail(key, std::string{key} + " の一覧には整数だけを書きます");
        all.push_back(element.integer);
    }
    return all;
}

std::optional<TomlReader> TomlReader::table(std::string_view key) {
    const TomlNode* const node = find(key);
    if (node == nullptr) return std::nullopt;
    return TomlReader(*node, path_.empty() ? std::string{key} : path_ + "." + std::string{key});
}

std::vector<TomlReader> TomlReader::tables(std::string_view key) {
    std::vector<TomlReader> all;
    const TomlNode* const node = find(key);
    if (node == nullptr) return all;
    if (node->type != TomlNode::Type::array) fail(key, std::string{key} + " は表の一覧で書きます");
    for (std::size_t i = 0; i < node->elements.size(); ++i) {
        const std::string place = std::string{key} + "[" + std::to_string(i + 1) + "]";
        all.emplace_back(node->elements[i], path_.empty() ? place : path_ + "." + place);
    }
    return all;
}

void TomlReader::done() const {
    for (const auto& [key, member] : node_.members) {
        if (!asked_.contains(key)) fail(key, "「" + key + "」という項目はありません");
    }
}

Result<Done> read_toml(std::string_view toml, std::string_view file_name, std::string_view code,
                       const std::function<void(TomlReader&)>& read) {
    const auto malformed = [&](const std::string& message, int line, const std::string& key) {
        std::string where = std::string{file_name} + ":" + std::to_string(line);
        if (!key.empty()) where += " " + key;
        return Problem{code, "資料を読み取れません。" + message + "。（" + where + "）", {}, where};
    };
    try {
        const TomlNode tree = tree_of(toml::parse(toml, file_name), 0);
        TomlReader reader(tree);
        read(reader);
        reader.done();
        return Done{};
    } catch (const toml::parse_error& error) {
        return malformed(std::string{error.description()},
                         static_cast<int>(error.source().begin.line), {});
    } catch (const MalformedToml& error) {
        return malformed(error.message, error.line, error.key);
    }
}

}  // namespace yakuba::documents
