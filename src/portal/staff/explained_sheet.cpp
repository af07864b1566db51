#include "portal/staff/explained_sheet.h"

#include <algorithm>
#include <boost/json.hpp>

#include "department/record_history.h"

namespace yakuba::portal::staff {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& object, std::string_view key) {
    const json::value* const value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string{value->get_string()}
                                                  : std::string{};
}

/// A day or a month as staff read it; anything else as it is.
std::string in_town(const Town& town, std::string text) {
    if (const auto day = parse_date(text)) return short_day(town, *day);
    if (const auto month = parse_year_month(text)) return short_month(town, *month);
    return text;
}

std::vector<SheetLine> lines_of(const Town& town, const json::value* list) {
    std::vector<SheetLine> lines;
    if (list == nullptr || !list->is_array()) return lines;
    for (const json::value& value : list->get_array()) {
        if (!value.is_object()) continue;
        const json::object& object = value.get_object();
        SheetLine line{.key = text_of(object, "key"),
                       .label = text_of(object, "label"),
                       .article = text_of(object, "article"),
                       .text = in_town(town, text_of(object, "text")),
                       .rows = {},
                       .from = in_town(town, text_of(object, "from")),
                       .source = text_of(object, "source")};
        const json::value* const unverified = object.if_contains("unverified");
        line.unverified = unverified != nullptr && unverified->is_bool() && unverified->get_bool();
        if (const json::value* rows = object.if_contains("rows"); rows && rows->is_array()) {
            for (const json::value& row : rows->get_array())
                line.rows.push_back(lines_of(town, &row));
            if (line.rows.empty()) line.text = "なし";
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

/// Lines that carry a sum of the form stand out.
bool is_sum(const SheetLine& line) {
    return line.key.starts_with("total_") || line.key.starts_with("taxable_") ||
           line.key == "annual_tax" || line.key == "monthly_amount";
}

/// Sums and counts stand to the right; dates and words do not.
bool is_figure(std::string_view text) {
    if (text.ends_with("円")) return true;
    return !text.empty() && text.find_first_not_of("0123456789,△-") == std::string_view::npos &&
           text.find('-') == std::string_view::npos;
}

/// Columns of a list: those that say something in some row.
std::vector<std::size_t> columns_of(const SheetLine& line) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < line.rows.front().size(); ++i) {
        const bool used = std::ranges::any_of(
            line.rows, [&](const auto& row) { return i < row.size() && !row[i].is_idle(); });
        if (used) columns.push_back(i);
    }
    return columns;
}

void fill_list(web::View& row, const SheetLine& line) {
    web::View list = row.row("LIST");
    list.set("LIST_LABEL", line.label);
    const auto columns = columns_of(line);
    for (const std::size_t i : columns) {
        const bool figures = std::ranges::all_of(line.rows, [&](const auto& item) {
            return i >= item.size() || is_figure(item[i].text);
        });
        list.row("COLUMNS")
            .set("COLUMN", line.rows.front()[i].label)
            .show_if("COLUMN_FIGURES", figures);
    }
    for (const auto& item : line.rows) {
        web::View cells = list.row("ITEMS");
        for (const std::size_t i : columns) {
            const std::string& text = i < item.size() ? item[i].text : std::string{};
            cells.row("CELLS").set("CELL", text).show(is_figure(text) ? "FIGURE" : "WORDS");
        }
    }
}

const SheetLine* find(const std::vector<SheetLine>& lines, const std::string& key) {
    const auto found = std::ranges::find(lines, key, &SheetLine::key);
    return found == lines.end() ? nullptr : &*found;
}

}  // namespace

bool SheetLine::is_idle() const {
    return rows.empty() && (text.empty() || text == "0円" || text == "0" || text == "いいえ" ||
                            text == "なし" || text == "なし年度");
}

Result<ExplainedSheet> ExplainedSheet::read(const Town& town, const std::string& text) {
    boost::system::error_code error;
    const json::value value = json::parse(text, error);
    if (error || !value.is_object()) {
        return Problem{"sheet.unreadable", "計算書を読めません。管理者に知らせてください。"};
    }
    const json::object& object = value.get_object();
    ExplainedSheet sheet;
    sheet.sheet = lines_of(town, object.if_contains("sheet"));
    sheet.facts = lines_of(town, object.if_contains("facts"));
    sheet.rates = lines_of(town, object.if_contains("rates"));
    const json::value* const agrees = object.if_contains("agrees_with_stored");
    sheet.agrees = agrees == nullptr || !agrees->is_bool() || agrees->get_bool();
    return sheet;
}

int fill_sheet(web::View& view, std::string_view section, const std::vector<SheetLine>& lines,
               const std::vector<SheetLine>* before, bool with_idle) {
    int idle = 0;
    for (const SheetLine& line : lines) {
        const SheetLine* const was = before == nullptr ? nullptr : find(*before, line.key);
        const bool changed = was != nullptr && !line.is_list() && was->text != line.text;
        if (line.is_idle() && !changed) {
            ++idle;
            if (!with_idle) continue;
        }
        web::View row = view.row(section);
        std::string kind = is_sum(line) ? "total" : line.is_idle() ? "zero" : "plain";
        if (changed) kind += " changed";
        row.set("LINE_LABEL", line.label)
            .set("LINE_ARTICLE", line.article)
            .set("LINE_KIND", kind)
            .set("LINE_VALUE",
                 line.is_list() ? std::to_string(line.rows.size()) + "件" : line.text);
        if (changed) row.show("WAS").set("LINE_BEFORE", was->text);
        if (line.is_list()) fill_list(row, line);
    }
    return idle;
}

void fill_rates(web::View& view, const std::vector<SheetLine>& rates) {
    for (const SheetLine& rate : rates) {
        web::View row = view.row("RATES");
        row.set("RATE_LABEL", rate.label)
            .set("RATE_VALUE", rate.is_list() ? std::to_string(rate.rows.size()) + "段" : rate.text)
            .set("RATE_ARTICLE", rate.article)
            .set("RATE_FROM", rate.from)
            .set("RATE_SOURCE", rate.source)
            .show_if("UNVERIFIED", rate.unverified);
        if (rate.is_list()) fill_list(row, rate);
    }
}

}  // namespace yakuba::portal::staff
