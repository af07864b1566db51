#include "rules/explain.h"

#include <boost/json.hpp>
#include <utility>

namespace yakuba {
namespace {

namespace json = boost::json;

/// 1234567 as 1,234,567.
std::string with_commas(std::int64_t number) {
    std::string text = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t place = text.size(); place > first + 3;) {
        place -= 3;
        text.insert(place, 1, ',');
    }
    return text;
}

std::string_view code_label(const FieldType& type, const void* field) {
    const std::int64_t value = type.integer(field);
    for (const Code& code : type.codes()) {
        if (code.value == value) return code.label;
    }
    return {};
}

/// The article of a line, or of the ground it holds: the ground knows better.
std::string_view article_of(const Line& line, const void* record) {
    if (line.type->codes) {
        const std::int64_t value = line.type->integer(line.field(record));
        for (const Code& code : line.type->codes()) {
            if (code.value == value && !code.article.empty()) return code.article;
        }
    }
    return line.article;
}

/// A date, month or name that is not there: nothing to explain.
bool is_absent(const Line& line, const void* record) {
    return line.type->kind != Kind::list && line.type->format(line.field(record)).empty();
}

void add_rows(std::string& text, const Line& line, const void* record, std::size_t depth);

/// One row of a list on one line: 生年月日 2014-06-10、第何子 3、月額 30,000円.
void add_row(std::string& text, const Description& description, const void* row,
             std::size_t depth) {
    bool first = true;
    for (const Line& line : description.lines) {
        if (is_absent(line, row)) continue;
        text.append(first ? "" : "、").append(line.label).append(" ");
        text += format_for_people(line, row);
        first = false;
    }
    text += '\n';
    for (const Line& line : description.lines)
        add_rows(text, line, row, depth + 1);
}

void add_rows(std::string& text, const Line& line, const void* record, std::size_t depth) {
    const FieldType& type = *line.type;
    if (type.kind != Kind::list) return;
    const void* const list = line.field(record);
    for (std::size_t i = 0; i < type.size(list); ++i) {
        text.append(2 * depth, ' ').append(std::to_string(i + 1)).append("　");
        add_row(text, *type.row(), type.element(list, i), depth);
    }
}

void add_lines(std::string& text, const Description& description, const void* record) {
    for (const Line& line : description.lines) {
        if (is_absent(line, record)) continue;
        text.append("  ").append(line.label).append("： ").append(format_for_people(line, record));
        const std::string_view article = article_of(line, record);
        if (!article.empty()) text.append("　［").append(article).append("］");
        text += '\n';
        add_rows(text, line, record, 2);
    }
}

/// The words after a rate's value: its article, its origin and first day.
std::string provenance(const RateSource& source) {
    if (source.origin == Origin::override_)
        return "［" + std::string{label_of(source.origin)} + "］";
    std::string text = "［" + source.article + "、" + to_iso(source.from) + "から";
    if (source.origin != Origin::law) text += "、" + std::string{label_of(source.origin)};
    if (source.unverified) text += "、未確認";
    return text + "］";
}

json::array lines_json(const Description& description, const void* record) {
    json::array lines;
    for (const Line& line : description.lines) {
        json::object object;
        object["key"] = line.key;
        object["label"] = line.label;
        object["article"] = article_of(line, record);
        const FieldType& type = *line.type;
        const void* const field = line.field(record);
        if (type.kind == Kind::list) {
            json::array rows;
            for (std::size_t i = 0; i < type.size(field); ++i) {
                rows.push_back(lines_json(*type.row(), type.element(field, i)));
            }
            object["rows"] = std::move(rows);
        } else {
            object["value"] = type.format(field);
            object["text"] = format_for_people(line, record);
        }
        lines.push_back(std::move(object));
    }
    return lines;
}

}  // namespace

std::string format_for_people(const Line& line, const void* record) {
    const FieldType& type = *line.type;
    const void* const field = line.field(record);
    if (type.kind == Kind::list) return std::to_string(type.size(field)) + "件";
    if (type.name == "yen") return with_commas(type.integer(field)) + "円";
    if (type.name == "boolean") return type.integer(field) != 0 ? "はい" : "いいえ";
    if (type.name == "integer") return with_commas(type.integer(field));
    if (type.codes) {
        const std::string_view label = code_label(type, field);
        return label.empty() ? type.format(field) : std::string{label};
    }
    std::string text = type.format(field);
    if (text.empty()) return "なし";
    if (type.name == "fiscal_year") return text + "年度";
    return text;
}

json::array rates_json(const Description& description, const void* rates,
                       std::span<const RateSource> sources) {
    json::array lines = lines_json(description, rates);
    for (std::size_t i = 0; i < lines.size() && i < sources.size(); ++i) {
        const RateSource& source = sources[i];
        json::object& line = lines[i].as_object();
        line["article"] = source.article;
        line["origin"] = FieldForm<Origin>::format(source.origin);
        line["from"] = to_iso(source.from);
        line["source"] = source.source;
        line["unverified"] = source.unverified;
    }
    return lines;
}

std::string explain_text(const Explanation& explanation) {
    std::string text = "■ " + std::string{explanation.sheet_description.label} + "\n";
    add_lines(text, explanation.sheet_description, explanation.sheet);
    text += "■ " + std::string{explanation.facts_description.label} + "\n";
    add_lines(text, explanation.facts_description, explanation.facts);
    text += "■ " + std::string{explanation.rates_description.label} + "\n";
    const std::vector<Line>& lines = explanation.rates_description.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text.append("  ").append(lines[i].label).append("： ");
        text += format_for_people(lines[i], explanation.rates);
        if (i < explanation.sources.size()) text += "　" + provenance(explanation.sources[i]);
        text += '\n';
        add_rows(text, lines[i], explanation.rates, 2);
    }
    return text;
}

json::object explain_json(const Explanation& explanation) {
    json::object object;
    object["sheet"] = lines_json(explanation.sheet_description, explanation.sheet);
    object["facts"] = lines_json(explanation.facts_description, explanation.facts);
    object["rates"] =
        rates_json(explanation.rates_description, explanation.rates, explanation.sources);
    return object;
}

std::string explain_stored(const Explanation& explanation, bool agrees, bool as_json,
                           std::string_view otherwise) {
    if (as_json) {
        json::object object = explain_json(explanation);
        object["agrees_with_stored"] = agrees;
        return json::serialize(object);
    }
    std::string text = explain_text(explanation);
    if (!agrees) text.append("\n").append(otherwise).append("\n");
    return text;
}

}  // namespace yakuba
