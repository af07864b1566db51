#include "notices/press.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <unordered_map>

#include "notices/form.h"
#include "notices/layout.h"
#include "notices/page_reader.h"
#include "notices/typesetter.h"

namespace yakuba::notices {
namespace {

/// What the boxes of a form look like in a drawing program must not be printed.
constexpr std::string_view kHideBoxesAndRows = ".box,.row{display:none !important}";
constexpr std::string_view kHideBoxes = ".box{display:none !important}";

/// What must be found on a page of the finished file.
struct Expected {
    PersonId subject;
    std::size_t text_hash = 0;
    std::size_t text_size = 0;
};

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
    auto pages = lay_out(parts_->typesetter, letter);
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
