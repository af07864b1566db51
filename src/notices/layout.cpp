#include "notices/layout.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include "notices/page_reader.h"

namespace yakuba::notices {
namespace {

constexpr std::string_view kSubjectLabel = "宛名番号";

std::string padded(PersonId id) {
    std::string digits = std::to_string(id.value());
    return digits.size() < 10 ? std::string(10 - digits.size(), '0') + digits : digits;
}

Problem missing_box(const std::string& where, const std::string& box) {
    return Problem{"notices.missing_box",
                   "通知に書くべき欄が空のため、印刷していません。元の記録を確かめてください。",
                   where + " box " + box, box};
}

Problem unknown_box(const std::string& where, const std::string& box) {
    return Problem{"notices.unknown_box",
                   "様式にない欄に書こうとしました。様式を確かめてください。",
                   where + " box " + box, box};
}

const std::string* text_for(const Boxes& boxes, std::string_view box) {
    for (const auto& [name, text] : boxes) {
        if (name == box) return &text;
    }
    return nullptr;
}

/// The form's own text with the letter's words in their places; nullopt when the letter lacks one.
std::optional<std::string> composed(const Letter& letter, std::string_view form_text) {
    std::string text;
    while (!form_text.empty()) {
        const auto open = form_text.find('{');
        const auto close = form_text.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        const std::string* word =
            text_for(letter.boxes, form_text.substr(open + 1, close - open - 1));
        if (word == nullptr) return std::nullopt;
        text += form_text.substr(0, open);
        text += *word;
        form_text.remove_prefix(close + 1);
    }
    text += form_text;
    return text;
}

Result<Done> fill(Typesetter& typesetter, Page& page, const Box& box, std::string_view text,
                  double offset) {
    if (text.empty()) return Done{};
    auto fitted = typesetter.fit(box, text);
    if (!fitted) return fitted.problem();
    fitted->offset = offset;
    page.texts.push_back(std::move(*fitted));
    page.asked_text += without_spaces(text);
    return Done{};
}

Result<Done> fill_boxes(Typesetter& typesetter, Page& page, const Letter& letter) {
    for (const Box& box : page.sheet->boxes) {
        if (box.name == "subject" || box.name == "page") continue;
        std::optional<std::string> text;
        if (!box.text.empty()) {
            text = composed(letter, box.text);
        } else if (const std::string* given = text_for(letter.boxes, box.name)) {
            text = *given;
        }
        if (!text || text->empty()) {
            if (box.optional) continue;
            return missing_box(letter.form->name(), box.name);
        }
        if (auto done = fill(typesetter, page, box, *text, 0); !done) return done;
    }
    return Done{};
}

Result<Done> fill_rows(Typesetter& typesetter, Page& page, const RowPlace& place,
                       std::span<const Boxes> rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double offset = place.pitch * static_cast<double>(i);
        page.rows.push_back({&place, offset});
        for (const auto& [name, text] : rows[i]) {
            const bool known =
                std::any_of(place.columns.begin(), place.columns.end(),
                            [&wanted = name](const Box& box) { return box.name == wanted; });
            if (!known) return unknown_box(page.sheet->file + " row " + place.name, name);
        }
        for (const Box& column : place.columns) {
            const std::string* text = text_for(rows[i], column.name);
            if (text == nullptr || text->empty()) {
                if (column.optional) continue;
                return missing_box(page.sheet->file + " row " + place.name, column.name);
            }
            if (auto done = fill(typesetter, page, column, *text, offset); !done) return done;
        }
    }
    return Done{};
}

Result<Done> mark(Typesetter& typesetter, Page& page, const Letter& letter, std::size_t number,
                  std::size_t count) {
    const std::string place = std::to_string(number) + "／" + std::to_string(count);
    for (const Box& box : page.sheet->boxes) {
        if (box.name == "page") {
            if (auto done = fill(typesetter, page, box, place, 0); !done) return done;
        }
    }
    std::string text{kSubjectLabel};
    text += " " + padded(letter.subject);
    if (!letter.number.empty()) text += "・番号 " + letter.number;
    text += "・" + place + "頁";
    for (const Box& box : page.sheet->boxes) {
        if (box.name == "subject") return fill(typesetter, page, box, text, 0);
    }
    return Done{};
}

}  // namespace

Result<std::vector<Page>> lay_out(Typesetter& typesetter, const Letter& letter) {
    for (const auto& [name, text] : letter.boxes) {
        if (letter.form->has_box(name)) continue;
        return unknown_box(letter.form->name(), name);
    }
    std::map<std::string_view, std::span<const Boxes>> left;
    for (const auto& [name, rows] : letter.tables) {
        if (!letter.form->has_table(name)) {
            return Problem{"notices.unknown_table",
                           "様式にない表に書こうとしました。様式を確かめてください。",
                           letter.form->name() + " row " + name, name};
        }
        left[name] = rows;
    }
    const auto anything_left_for = [&](const Sheet& sheet) {
        return std::any_of(sheet.tables.begin(), sheet.tables.end(),
                           [&](const RowPlace& place) { return !left[place.name].empty(); });
    };
    std::vector<Page> pages;
    for (const Sheet& sheet : letter.form->sheets()) {
        while (!sheet.is_continuation || anything_left_for(sheet)) {
            Page page{.sheet = &sheet};
            if (auto done = fill_boxes(typesetter, page, letter); !done) return done.problem();
            for (const RowPlace& place : sheet.tables) {
                auto& rows = left[place.name];
                const std::size_t taken =
                    std::min(rows.size(), static_cast<std::size_t>(place.rows));
                if (auto done = fill_rows(typesetter, page, place, rows.first(taken)); !done)
                    return done.problem();
                rows = rows.subspan(taken);
            }
            pages.push_back(std::move(page));
            if (!sheet.is_continuation) break;
        }
    }
    for (const auto& [name, rows] : left) {
        if (rows.empty()) continue;
        return Problem{
            "notices.too_many_rows",
            "表の行が様式に入りきらないため、印刷していません。続紙のある様式にしてください。",
            letter.form->name() + " row " + std::string{name}, std::string{name}};
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (auto done = mark(typesetter, pages[i], letter, i + 1, pages.size()); !done)
            return done.problem();
    }
    return pages;
}

// The mark is the last text of a page.
PersonId subject_on(std::string_view page) {
    const auto label = page.rfind(kSubjectLabel);
    if (label == std::string_view::npos) return {};
    std::int64_t value = 0;
    for (const char c : page.substr(label + kSubjectLabel.size())) {
        if (c < '0' || c > '9') break;
        value = value * 10 + (c - '0');
    }
    return PersonId{value};
}

}  // namespace yakuba::notices
