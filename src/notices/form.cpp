#include "notices/form.h"

#include <glib.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

namespace yakuba::notices {
namespace {

using Attributes = std::map<std::string, std::string, std::less<>>;

std::string_view text_of(const Attributes& attributes, std::string_view key) {
    const auto found = attributes.find(key);
    return found == attributes.end() ? std::string_view{} : std::string_view{found->second};
}

double number_of(const Attributes& attributes, std::string_view key, double otherwise) {
    const std::string text{text_of(attributes, key)};
    return text.empty() ? otherwise : std::strtod(text.c_str(), nullptr);
}

Box box_of(std::string_view name, const Attributes& attributes) {
    Box box;
    box.name = name;
    box.x = number_of(attributes, "x", 0);
    box.y = number_of(attributes, "y", 0);
    box.width = number_of(attributes, "width", 0);
    box.height = number_of(attributes, "height", 0);
    if (const auto font = text_of(attributes, "data-font"); !font.empty()) box.font = font;
    box.bold = text_of(attributes, "data-weight") == "bold";
    box.size = number_of(attributes, "data-size", box.size);
    box.min_size = std::min(box.size, number_of(attributes, "data-min-size", box.min_size));
    box.leading = number_of(attributes, "data-leading", box.leading);
    box.lines = static_cast<int>(number_of(attributes, "data-lines", 1));
    box.optional = text_of(attributes, "data-optional") == "true";
    const auto align = text_of(attributes, "data-align");
    box.align = align == "right" ? Align::right : align == "center" ? Align::center : Align::left;
    const auto vertical = text_of(attributes, "data-valign");
    box.vertical = vertical == "top"      ? VerticalAlign::top
                   : vertical == "bottom" ? VerticalAlign::bottom
                                          : VerticalAlign::middle;
    box.text = text_of(attributes, "data-text");
    if (const std::string color{text_of(attributes, "data-color")}; color.size() == 7) {
        box.color = static_cast<unsigned>(std::strtoul(color.c_str() + 1, nullptr, 16));
    }
    return box;
}

/// Walks the SVG's elements and keeps what concerns boxes; drawing them is librsvg's work.
struct Reading {
    Sheet sheet;
    std::string then;
    std::string continued;
    std::optional<RowPlace> row;
    int depth = 0;
    int row_depth = 0;
    std::optional<Problem> problem;
};

Problem twice(const Sheet& sheet, const std::string& name) {
    return Problem{"form.box_twice",
                   "帳票の様式に同じ名前の欄が二つあります。様式を直してください。",
                   sheet.file + " " + name, name};
}

void keep(Reading& reading, Box box) {
    auto& boxes = reading.row ? reading.row->columns : reading.sheet.boxes;
    const bool known = std::any_of(boxes.begin(), boxes.end(),
                                   [&](const Box& other) { return other.name == box.name; });
    if (known) reading.problem = twice(reading.sheet, box.name);
    boxes.push_back(std::move(box));
}

void begin_element(Reading& reading, std::string_view element, const Attributes& attributes) {
    ++reading.depth;
    if (reading.depth == 1) {
        reading.sheet.width = number_of(attributes, "width", 0);
        reading.sheet.height = number_of(attributes, "height", 0);
        reading.then = text_of(attributes, "data-then");
        reading.continued = text_of(attributes, "data-continued");
    }
    const std::string_view id = text_of(attributes, "id");
    if (element == "g" && id.starts_with("row:")) {
        reading.row =
            RowPlace{.name = std::string{id.substr(4)},
                     .rows = std::max(1, static_cast<int>(number_of(attributes, "data-rows", 1))),
                     .pitch = number_of(attributes, "data-pitch", 0)};
        reading.row_depth = reading.depth;
    }
    if (element == "rect" && id.starts_with("box:"))
        keep(reading, box_of(id.substr(4), attributes));
}

void end_element(Reading& reading) {
    if (reading.row && reading.depth == reading.row_depth) {
        reading.sheet.tables.push_back(std::move(*reading.row));
        reading.row.reset();
    }
    --reading.depth;
}

void on_start(GMarkupParseContext*, const gchar* element, const gchar** names, const gchar** values,
              gpointer data, GError**) {
    Attributes attributes;
    for (std::size_t i = 0; names[i] != nullptr; ++i)
        attributes.emplace(names[i], values[i]);
    begin_element(*static_cast<Reading*>(data), element, attributes);
}

void on_end(GMarkupParseContext*, const gchar*, gpointer data, GError**) {
    end_element(*static_cast<Reading*>(data));
}

Result<Reading> read_sheet(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        return Problem{"form.not_found",
                       "帳票の様式が見つかりません。data/forms を確かめてください。", path};
    }
    Reading reading;
    reading.sheet.file = std::filesystem::path{path}.filename().string();
    reading.sheet.svg.assign(std::istreambuf_iterator<char>{file}, {});

    const GMarkupParser parser{on_start, on_end, nullptr, nullptr, nullptr};
    GMarkupParseContext* context =
        g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reading, nullptr);
    GError* error = nullptr;
    const bool parsed =
        g_markup_parse_context_parse(context, reading.sheet.svg.data(),
                                     static_cast<gssize>(reading.sheet.svg.size()), &error) &&
        g_markup_parse_context_end_parse(context, &error);
    g_markup_parse_context_free(context);
    if (!parsed) {
        Problem problem{"form.malformed",
                        "帳票の様式（SVG）が壊れています。直前の変更を戻してください。",
                        path + ": " + error->message};
        g_error_free(error);
        return problem;
    }
    if (reading.problem) return *reading.problem;
    const auto& boxes = reading.sheet.boxes;
    if (std::none_of(boxes.begin(), boxes.end(),
                     [](const Box& box) { return box.name == "subject"; })) {
        return Problem{
            "form.no_subject",
            "帳票の様式に本人確認の欄（box:subject）がありません。様式に戻してください。", path};
    }
    return reading;
}

/// A box is filled under its own name, a form's text under the names in its braces.
void collect_words(const Sheet& sheet, std::set<std::string, std::less<>>& words) {
    for (const Box& box : sheet.boxes) {
        if (box.text.empty()) words.insert(box.name);
        for (auto open = box.text.find('{'); open != std::string::npos;
             open = box.text.find('{', open + 1)) {
            words.insert(box.text.substr(open + 1, box.text.find('}', open) - open - 1));
        }
    }
}

}  // namespace

Result<Form> Form::load(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::path{path}.parent_path();
    Form form;
    form.name_ = std::filesystem::path{path}.stem().string();
    std::string next = path;
    while (!next.empty()) {
        auto reading = read_sheet(next);
        if (!reading) return reading.problem();
        next = reading->then.empty() ? std::string{} : (folder / reading->then).string();
        const std::string continued = reading->continued;
        form.sheets_.push_back(std::move(reading->sheet));
        if (continued.empty()) continue;
        auto continuation = read_sheet((folder / continued).string());
        if (!continuation) return continuation.problem();
        continuation->sheet.is_continuation = true;
        form.sheets_.push_back(std::move(continuation->sheet));
    }
    for (const Sheet& sheet : form.sheets_)
        collect_words(sheet, form.words_);
    return form;
}

bool Form::has_box(std::string_view name) const { return words_.contains(name); }

bool Form::has_table(std::string_view name) const {
    return std::any_of(sheets_.begin(), sheets_.end(), [&](const Sheet& sheet) {
        return std::any_of(sheet.tables.begin(), sheet.tables.end(),
                           [&](const RowPlace& table) { return table.name == name; });
    });
}

}  // namespace yakuba::notices
