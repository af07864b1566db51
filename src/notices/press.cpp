#include "notices/press.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>
#include <unordered_map>

#include "notices/form.h"
#include "notices/page_reader.h"
#include "notices/typesetter.h"

namespace yakuba::notices {
namespace {

constexpr std::string_view kSubjectLabel = "宛名番号";
/// What the boxes of a form look like in a drawing program must not be printed.
constexpr std::string_view kHideBoxesAndRows = ".box,.row{display:none !important}";
constexpr std::string_view kHideBoxes = ".box{display:none !important}";

/// A page as laid out, before anything is drawn.
struct Page {
    const Sheet* sheet = nullptr;
    struct Row {
        const RowPlace* place;
        double offset;
    };
    std::vector<Row> rows;
    std::vector<FittedText> texts;
    std::string asked_text;  // what must be read back, without spaces
};

/// What must be found on a page of the finished file.
struct Expected {
    PersonId subject;
    std::size_t text_hash = 0;
    std::size_t text_size = 0;
};

std::string padded(PersonId id) {
    std::string digits = std::to_string(id.value());
    return digits.size() < 10 ? std::string(10 - digits.size(), '0') + digits : digits;
}

/// The last subject named on a page; none when there is no such text.
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

const std::string* text_for(const Letter& letter, std::string_view box) {
    for (const auto& [name, text] : letter.boxes) {
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
        const std::string* word = text_for(letter, form_text.substr(open + 1, close - open - 1));
        if (word == nullptr) return std::nullopt;
        text += form_text.substr(0, open);
        text += *word;
        form_text.remove_prefix(close + 1);
    }
    text += form_text;
    return text;
}

std::string content_of(const std::filesystem::path& path) {
    std::string bytes(std::filesystem::file_size(path), '\0');
    std::ifstream file{path, std::ios::binary};
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CairoDeleter {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
struct PatternDeleter {
    void operator()(cairo_pattern_t* pattern) const { cairo_pattern_destroy(pattern); }
};
struct HandleDeleter {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
using Pattern = std::unique_ptr<cairo_pattern_t, PatternDeleter>;
using Handle = std::unique_ptr<RsvgHandle, HandleDeleter>;

Handle open_svg(const Sheet& sheet, std::string_view stylesheet) {
    GError* error = nullptr;
    Handle handle{rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(sheet.svg.data()),
                                            sheet.svg.size(), &error)};
    if (handle) {
        rsvg_handle_set_dpi(handle.get(), 72);
        rsvg_handle_set_stylesheet(handle.get(), reinterpret_cast<const guint8*>(stylesheet.data()),
                                   stylesheet.size(), &error);
    }
    if (error != nullptr) {
        const std::string message = error->message;
        g_error_free(error);
        throw std::runtime_error{"form " + sheet.file + ": " + message};
    }
    return handle;
}

/// A sheet as librsvg knows it, and in the current file the patterns that show it.
struct Drawn {
    Handle whole;
    Handle rows;
    Pattern background;
    std::map<std::string, Pattern, std::less<>> row;
};

}  // namespace

struct Press::Parts {
    Typesetter typesetter;
    std::unordered_map<const Sheet*, Drawn> sheets;
    std::string path;
    FileOptions options;
    std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface;
    std::unique_ptr<cairo_t, CairoDeleter> cairo;
    std::vector<Expected> expected;
    std::int64_t letters = 0;

    ~Parts() { abandon(); }

    std::string temporary() const { return path + ".writing"; }
    void open_file(const Sheet& first);
    void abandon();
    Result<std::vector<Page>> lay_out(const Letter& letter);
    Result<Done> fill(Page& page, const Box& box, std::string_view text, double offset);
    Result<Done> fill_boxes(Page& page, const Letter& letter);
    Result<Done> fill_rows(Page& page, const RowPlace& place, std::span<const Boxes> rows);
    Result<Done> mark(Page& page, const Letter& letter, std::size_t number, std::size_t count);
    void draw(const Page& page);
    void show(const Page& page);
    Drawn& drawn(const Sheet& sheet);
    Pattern row_pattern(const Sheet& sheet, Drawn& drawn, const RowPlace& place);
    Result<Done> check() const;
};

void Press::Parts::abandon() {
    cairo.reset();
    if (surface) cairo_surface_finish(surface.get());
    surface.reset();
    for (auto& [sheet, drawn] : sheets) {
        drawn.background.reset();
        drawn.row.clear();
    }
    std::error_code ignored;
    if (!path.empty()) std::filesystem::remove(temporary(), ignored);
    expected.clear();
    letters = 0;
}

void Press::Parts::open_file(const Sheet& first) {
    surface.reset(cairo_pdf_surface_create(temporary().c_str(), first.width, first.height));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
        throw std::runtime_error{"cannot write " + temporary()};
    }
    const std::string created = to_iso(options.created).substr(0, 19) + "+09:00";
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, options.title.c_str());
    cairo.reset(cairo_create(surface.get()));
}

Result<Done> Press::Parts::fill(Page& page, const Box& box, std::string_view text, double offset) {
    if (text.empty()) return Done{};
    auto fitted = typesetter.fit(box, text);
    if (!fitted) return fitted.problem();
    fitted->offset = offset;
    page.texts.push_back(std::move(*fitted));
    page.asked_text += without_spaces(text);
    return Done{};
}

Result<Done> Press::Parts::fill_boxes(Page& page, const Letter& letter) {
    for (const Box& box : page.sheet->boxes) {
        if (box.name == "subject" || box.name == "page") continue;
        std::optional<std::string> text;
        if (!box.text.empty()) {
            text = composed(letter, box.text);
        } else if (const std::string* given = text_for(letter, box.name)) {
            text = *given;
        }
        if (!text || text->empty()) {
            if (box.optional) continue;
            return Problem{
                "notices.missing_box",
                "通知に書くべき欄が空のため、印刷していません。元の記録を確かめてください。",
                letter.form->name() + " box " + box.name, box.name};
        }
        if (auto done = fill(page, box, *text, 0); !done) return done;
    }
    return Done{};
}

Result<Done> Press::Parts::fill_rows(Page& page, const RowPlace& place,
                                     std::span<const Boxes> rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double offset = place.pitch * static_cast<double>(i);
        page.rows.push_back({&place, offset});
        for (const auto& [name, text] : rows[i]) {
            const auto box = std::find_if(place.columns.begin(), place.columns.end(),
                                          [&](const Box& column) { return column.name == name; });
            if (box == place.columns.end()) {
                return Problem{"notices.unknown_box",
                               "様式の表にない欄に書こうとしました。様式を確かめてください。",
                               page.sheet->file + " row " + place.name + " box " + name, name};
            }
            if (auto done = fill(page, *box, text, offset); !done) return done;
        }
    }
    return Done{};
}

Result<Done> Press::Parts::mark(Page& page, const Letter& letter, std::size_t number,
                                std::size_t count) {
    const std::string place = std::to_string(number) + "／" + std::to_string(count);
    for (const Box& box : page.sheet->boxes) {
        if (box.name == "page") {
            if (auto done = fill(page, box, place, 0); !done) return done;
        }
    }
    std::string text{kSubjectLabel};
    text += " " + padded(letter.subject);
    if (!letter.number.empty()) text += "・番号 " + letter.number;
    text += "・" + place + "頁";
    for (const Box& box : page.sheet->boxes) {
        if (box.name == "subject") return fill(page, box, text, 0);
    }
    return Done{};
}

/// Which sheets the letter takes and what stands on each. A continuation is printed once for each
/// sheetful of rows that the sheet before it could not take.
Result<std::vector<Page>> Press::Parts::lay_out(const Letter& letter) {
    for (const auto& [name, text] : letter.boxes) {
        if (letter.form->has_box(name)) continue;
        return Problem{"notices.unknown_box",
                       "様式にない欄に書こうとしました。様式を確かめてください。",
                       letter.form->name() + " box " + name, name};
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
            if (auto done = fill_boxes(page, letter); !done) return done.problem();
            for (const RowPlace& place : sheet.tables) {
                auto& rows = left[place.name];
                const std::size_t taken =
                    std::min(rows.size(), static_cast<std::size_t>(place.rows));
                if (auto done = fill_rows(page, place, rows.first(taken)); !done)
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
        if (auto done = mark(pages[i], letter, i + 1, pages.size()); !done) return done.problem();
    }
    return pages;
}

Drawn& Press::Parts::drawn(const Sheet& sheet) {
    Drawn& known = sheets[&sheet];
    if (!known.whole) {
        known.whole = open_svg(sheet, kHideBoxesAndRows);
        known.rows = open_svg(sheet, kHideBoxes);
    }
    if (!known.background) {
        // A group of the PDF surface itself: librsvg then keeps its text as text, not as outlines.
        const RsvgRectangle area{0, 0, sheet.width, sheet.height};
        cairo_push_group(cairo.get());
        rsvg_handle_render_document(known.whole.get(), cairo.get(), &area, nullptr);
        known.background.reset(cairo_pop_group(cairo.get()));
    }
    return known;
}

Pattern Press::Parts::row_pattern(const Sheet& sheet, Drawn& known, const RowPlace& place) {
    auto& pattern = known.row[place.name];
    if (!pattern) {
        const RsvgRectangle area{0, 0, sheet.width, sheet.height};
        cairo_push_group(cairo.get());
        rsvg_handle_render_layer(known.rows.get(), cairo.get(), ("#row:" + place.name).c_str(),
                                 &area, nullptr);
        pattern.reset(cairo_pop_group(cairo.get()));
    }
    return Pattern{cairo_pattern_reference(pattern.get())};
}

void Press::Parts::show(const Page& page) {
    cairo_t* const to = cairo.get();
    cairo_pdf_surface_set_size(surface.get(), page.sheet->width, page.sheet->height);
    Drawn& known = drawn(*page.sheet);
    cairo_set_source(to, known.background.get());
    cairo_paint(to);
    for (const Page::Row& row : page.rows) {
        const Pattern pattern = row_pattern(*page.sheet, known, *row.place);
        cairo_save(to);
        cairo_translate(to, 0, row.offset);
        cairo_set_source(to, pattern.get());
        cairo_paint(to);
        cairo_restore(to);
    }
    for (const FittedText& text : page.texts)
        typesetter.draw(to, text);
    typesetter.finish_page(to);
    cairo_show_page(to);
}

Press::Press() : parts_(std::make_unique<Parts>()) {}
Press::~Press() = default;

void Press::begin(const std::string& path, FileOptions options) {
    parts_->abandon();
    parts_->path = path;
    parts_->options = std::move(options);
}

Result<int> Press::add(PersonId asked_for, const Letter& letter) {
    auto pages = parts_->lay_out(letter);
    if (!pages) {
        Problem problem = pages.problem();
        problem.detail += " subject " + std::to_string(letter.subject.value());
        return problem;
    }
    if (!parts_->surface) parts_->open_file(*pages->front().sheet);
    for (const Page& page : *pages) {
        parts_->show(page);
        parts_->expected.push_back(
            {asked_for, std::hash<std::string>{}(page.asked_text), page.asked_text.size()});
    }
    ++parts_->letters;
    return static_cast<int>(pages->size());
}

Result<Done> Press::Parts::check() const {
    const std::string bytes = content_of(temporary());
    const auto pages = read_pages(bytes);
    if (!pages) return pages.problem();
    const auto mixed_up = [&](const std::string& detail) {
        return Problem{"notices.mixed_up",
                       "できた通知の中身が、印刷を求めた宛名と一致しないため、このファイルは発送に"
                       "回していません。"
                       "システムの管理者に連絡してください。",
                       path + ": " + detail};
    };
    if (pages->size() != expected.size()) {
        return mixed_up(std::to_string(pages->size()) + " pages, not " +
                        std::to_string(expected.size()));
    }
    for (std::size_t i = 0; i < pages->size(); ++i) {
        const std::string& text = (*pages)[i];
        const std::string page = "page " + std::to_string(i + 1);
        const PersonId found = subject_on(text);
        if (found != expected[i].subject) {
            return mixed_up(page + " is about " + std::to_string(found.value()) + ", asked for " +
                            std::to_string(expected[i].subject.value()));
        }
        if (text.size() != expected[i].text_size ||
            std::hash<std::string>{}(text) != expected[i].text_hash) {
            return mixed_up(page + " about " + std::to_string(found.value()) + " has another text");
        }
    }
    return Done{};
}

Result<std::int64_t> Press::publish() {
    Parts& parts = *parts_;
    if (!parts.surface) return std::int64_t{0};
    parts.cairo.reset();
    cairo_surface_finish(parts.surface.get());
    const cairo_status_t status = cairo_surface_status(parts.surface.get());
    if (status != CAIRO_STATUS_SUCCESS) {
        parts.abandon();
        throw std::runtime_error{parts.path + ": " + cairo_status_to_string(status)};
    }
    if (parts.options.before_check) parts.options.before_check(parts.temporary());
    const auto checked = parts.check();
    const std::int64_t letters = parts.letters;
    if (checked) std::filesystem::rename(parts.temporary(), parts.path);
    parts.abandon();
    if (!checked) return checked.problem();
    return letters;
}

Result<std::string> print_single(PersonId asked_for, const Letter& letter,
                                 const FileOptions& options) {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "yakuba-letter-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    const std::filesystem::path folder{pattern};
    const auto printed = [&]() -> Result<std::string> {
        Press press;
        press.begin((folder / "letter.pdf").string(), options);
        if (auto pages = press.add(asked_for, letter); !pages) return pages.problem();
        if (auto published = press.publish(); !published) return published.problem();
        return content_of(folder / "letter.pdf");
    }();
    std::filesystem::remove_all(folder);
    return printed;
}

}  // namespace yakuba::notices
