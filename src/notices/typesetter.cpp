#include "notices/typesetter.h"

#include <cairo.h>
#include <hb.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <vector>

namespace yakuba::notices {
namespace {

constexpr double kShapingSize = 100;  // texts are shaped once at this size and scaled
constexpr double kSizeStep = 0.25;    // few sizes keep the number of scaled fonts small
constexpr std::size_t kRememberedTexts = 6'000;

struct Family {
    std::string_view name;
    const char* description;
};
constexpr Family kFamilies[] = {
    {"mincho", "IPAmjMincho, IPAexMincho, Noto Serif CJK JP, serif"},
    {"gothic", "Noto Sans CJK JP, IPAexGothic, sans-serif"},
};

/// Fonts that know variation sequences, in order of preference: IPAmj Mincho those of the Moji_Joho
/// collection, the Noto fonts those of Adobe-Japan1.
constexpr const char* kVariationFonts[] = {"IPAmjMincho", "Noto Serif CJK JP"};

struct Run {
    cairo_font_face_t* face = nullptr;
    std::string text;
    std::vector<cairo_glyph_t> glyphs;  // from the beginning of the line, at kShapingSize
    std::vector<cairo_text_cluster_t> clusters;
    cairo_text_cluster_flags_t flags{};
};

struct Line {
    std::vector<Run> runs;
    double width = 0;
};

}  // namespace

struct ShapedText {
    std::vector<Line> lines;
    double ascent = 0;
    double descent = 0;
    bool lacks_glyphs = false;

    ShapedText() = default;
    ShapedText(const ShapedText&) = delete;
    ShapedText& operator=(const ShapedText&) = delete;
    ~ShapedText() {
        for (Line& line : lines) {
            for (Run& run : line.runs)
                cairo_font_face_destroy(run.face);
        }
    }
};

namespace {

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

/// The glyphs and clusters of one run of one font. Clusters tie glyphs to the bytes they stand for.
Run run_of(PangoGlyphItem* item, const char* text, double x) {
    Run run;
    auto* font = PANGO_CAIRO_FONT(item->item->analysis.font);
    run.face = cairo_font_face_reference(
        cairo_scaled_font_get_font_face(pango_cairo_font_get_scaled_font(font)));
    run.text.assign(text + item->item->offset, static_cast<std::size_t>(item->item->length));
    if (item->item->analysis.level % 2 == 1) run.flags = CAIRO_TEXT_CLUSTER_FLAG_BACKWARD;

    const PangoGlyphString* glyphs = item->glyphs;
    for (int i = 0; i < glyphs->num_glyphs; ++i) {
        const PangoGlyphInfo& glyph = glyphs->glyphs[i];
        if (glyph.glyph != PANGO_GLYPH_EMPTY && !(glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG)) {
            run.glyphs.push_back({glyph.glyph, x + points(glyph.geometry.x_offset),
                                  points(glyph.geometry.y_offset)});
        }
        x += points(glyph.geometry.width);
    }
    PangoGlyphItemIter at;
    for (gboolean more = pango_glyph_item_iter_init_start(&at, item, text); more != FALSE;
         more = pango_glyph_item_iter_next_cluster(&at)) {
        const int step = at.start_glyph < at.end_glyph ? 1 : -1;
        int drawn = 0;
        for (int i = at.start_glyph; i != at.end_glyph; i += step) {
            const PangoGlyph glyph = glyphs->glyphs[i].glyph;
            if (glyph != PANGO_GLYPH_EMPTY && !(glyph & PANGO_GLYPH_UNKNOWN_FLAG)) ++drawn;
        }
        run.clusters.push_back({at.end_index - at.start_index, drawn});
    }
    return run;
}

struct Sequence {
    gunichar base;
    gunichar selector;
    guint start;
    guint end;
};

/// The ideographs followed by a variation selector (U+E0100 to U+E01EF).
std::vector<Sequence> sequences_of(std::string_view text) {
    std::vector<Sequence> found;
    if (text.find("\xf3\xa0") == std::string_view::npos) return found;
    const char* before = nullptr;
    for (const char* at = text.data(); at < text.data() + text.size(); at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (before != nullptr && c >= 0xE0100 && c <= 0xE01EF) {
            found.push_back({g_utf8_get_char(before), c, static_cast<guint>(before - text.data()),
                             static_cast<guint>(g_utf8_next_char(at) - text.data())});
        }
        before = at;
    }
    return found;
}

bool knows(PangoFont* font, const Sequence& sequence) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_variation_glyph(pango_font_get_hb_font(font), sequence.base,
                                       sequence.selector, &glyph) != 0;
}

Problem too_long(const Box& box) {
    return Problem{"notices.text_too_long",
                   "欄に文字が入りきらないため、この通知は印刷していません。様式の欄を広げるか、手"
                   "書きの通知にして"
                   "ください。",
                   "box " + box.name, box.name};
}

}  // namespace

struct Typesetter::Parts {
    PangoFontMap* fonts = pango_cairo_font_map_new();
    PangoContext* context = pango_font_map_create_context(fonts);
    PangoLayout* layout = nullptr;
    PangoFontDescription* descriptions[std::size(kFamilies)][2] = {};
    struct Height {
        double ascent;
        double descent;
    } heights[std::size(kFamilies)][2] = {};
    PangoFont* fonts_of_family[std::size(kFamilies)][2] = {};
    PangoFont* variation_fonts[std::size(kVariationFonts)] = {};
    std::unordered_map<std::string, std::shared_ptr<const ShapedText>> shaped;
    std::string key;
    Run pending;  // glyphs at their places on the page, not yet handed to cairo
    double pending_size = 0;
    unsigned pending_color = 0;

    Parts();
    ~Parts();
    void append(cairo_t* cairo, const Run& run, unsigned color, double size, double x, double y);
    void flush(cairo_t* cairo);
    bool choose_fonts_for_sequences(PangoFont* usual, std::string_view text);
    std::shared_ptr<const ShapedText> shape(const Box& box, std::string_view text, double width);
};

Typesetter::Parts::Parts() {
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts), 72);
    // Unhinted glyphs scale exactly, so a text shaped once is right at every size.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("ja"));
    layout = pango_layout_new(context);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    for (std::size_t family = 0; family < std::size(kFamilies); ++family) {
        for (const int bold : {0, 1}) {
            PangoFontDescription* description =
                pango_font_description_from_string(kFamilies[family].description);
            pango_font_description_set_absolute_size(description, kShapingSize * PANGO_SCALE);
            if (bold != 0) pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD);
            descriptions[family][bold] = description;
            PangoFont* font = pango_font_map_load_font(fonts, context, description);
            PangoFontMetrics* metrics = pango_font_get_metrics(font, nullptr);
            heights[family][bold] = {points(pango_font_metrics_get_ascent(metrics)),
                                     points(pango_font_metrics_get_descent(metrics))};
            pango_font_metrics_unref(metrics);
            fonts_of_family[family][bold] = font;
        }
    }
    for (std::size_t i = 0; i < std::size(kVariationFonts); ++i) {
        PangoFontDescription* description = pango_font_description_from_string(kVariationFonts[i]);
        pango_font_description_set_absolute_size(description, kShapingSize * PANGO_SCALE);
        variation_fonts[i] = pango_font_map_load_font(fonts, context, description);
        pango_font_description_free(description);
    }
}

Typesetter::Parts::~Parts() {
    shaped.clear();
    for (auto& family : descriptions) {
        for (PangoFontDescription* description : family)
            pango_font_description_free(description);
    }
    g_object_unref(layout);
    g_object_unref(context);
    g_object_unref(fonts);
}

/// Pango takes the first font that has the base character and forgets a selector that font does not
/// know: here each sequence gets a font that knows it. False when none does, for then the glyph
/// shown would be another one than the name's.
bool Typesetter::Parts::choose_fonts_for_sequences(PangoFont* usual, std::string_view text) {
    PangoAttrList* attributes = nullptr;
    bool all_known = true;
    for (const Sequence& sequence : sequences_of(text)) {
        if (knows(usual, sequence)) continue;
        PangoFont* const* const font =
            std::find_if(std::begin(variation_fonts), std::end(variation_fonts),
                         [&](PangoFont* other) { return knows(other, sequence); });
        if (font == std::end(variation_fonts)) {
            all_known = false;
            continue;
        }
        if (attributes == nullptr) attributes = pango_attr_list_new();
        PangoAttribute* family =
            pango_attr_family_new(kVariationFonts[font - std::begin(variation_fonts)]);
        family->start_index = sequence.start;
        family->end_index = sequence.end;
        pango_attr_list_insert(attributes, family);
    }
    pango_layout_set_attributes(layout, attributes);
    if (attributes != nullptr) pango_attr_list_unref(attributes);
    return all_known;
}

/// The text as lines of glyphs; `width` at kShapingSize, 0 for one line however long.
std::shared_ptr<const ShapedText> Typesetter::Parts::shape(const Box& box, std::string_view text,
                                                           double width) {
    std::size_t family = 0;
    while (family + 1 < std::size(kFamilies) && kFamilies[family].name != box.font)
        ++family;
    const int bold = box.bold ? 1 : 0;
    const int wrap = width > 0 ? static_cast<int>(std::lround(width * PANGO_SCALE)) : -1;

    key.assign({static_cast<char>('0' + family), static_cast<char>('0' + bold)});
    key += std::to_string(wrap);
    key += '\n';
    key += text;
    if (const auto found = shaped.find(key); found != shaped.end()) return found->second;
    if (shaped.size() >= kRememberedTexts) shaped.clear();

    pango_layout_set_font_description(layout, descriptions[family][bold]);
    pango_layout_set_width(layout, wrap);
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    const bool sequences_known = choose_fonts_for_sequences(fonts_of_family[family][bold], text);
    auto result = std::make_shared<ShapedText>();
    result->ascent = heights[family][bold].ascent;
    result->descent = heights[family][bold].descent;
    result->lacks_glyphs = !sequences_known || pango_layout_get_unknown_glyphs_count(layout) > 0;
    const char* const whole = pango_layout_get_text(layout);
    for (GSList* at = pango_layout_get_lines_readonly(layout); at != nullptr; at = at->next) {
        const auto* pango_line = static_cast<PangoLayoutLine*>(at->data);
        Line line;
        for (GSList* run = pango_line->runs; run != nullptr; run = run->next) {
            auto* item = static_cast<PangoGlyphItem*>(run->data);
            line.runs.push_back(run_of(item, whole, line.width));
            line.width += points(pango_glyph_string_get_width(item->glyphs));
        }
        result->lines.push_back(std::move(line));
    }
    return shaped.emplace(key, std::move(result)).first->second;
}

Typesetter::Typesetter() : parts_(std::make_unique<Parts>()) {}
Typesetter::~Typesetter() = default;

Result<FittedText> Typesetter::fit(const Box& box, std::string_view text) {
    FittedText fitted{.shaped = nullptr, .box = &box, .size = box.size};
    if (box.lines == 1) {
        fitted.shaped = parts_->shape(box, text, 0);
        const double width = fitted.shaped->lines.front().width * box.size / kShapingSize;
        if (width > box.width) {
            fitted.size = std::floor(box.size * box.width / width / kSizeStep) * kSizeStep;
        }
        if (fitted.size < box.min_size || fitted.shaped->lines.size() > 1) return too_long(box);
    } else {
        const auto fits = [&] {
            const auto lines = fitted.shaped->lines.size();
            return lines <= static_cast<std::size_t>(box.lines) &&
                   static_cast<double>(lines - 1) * box.leading * fitted.size + fitted.size <=
                       box.height + 0.5;
        };
        for (;; fitted.size -= 2 * kSizeStep) {
            if (fitted.size < box.min_size) return too_long(box);
            fitted.shaped = parts_->shape(box, text, box.width * kShapingSize / fitted.size);
            if (fits()) break;
        }
    }
    if (fitted.shaped->lacks_glyphs) {
        return Problem{
            "notices.no_glyph",
            "書体にない文字があるため、この通知は印刷していません。外字の対応を確かめてください。",
            "box " + box.name, box.name};
    }
    return fitted;
}

void Typesetter::Parts::append(cairo_t* cairo, const Run& run, unsigned color, double size,
                               double x, double y) {
    if (pending.face != run.face || pending.flags != run.flags || pending_size != size ||
        pending_color != color) {
        flush(cairo);
        pending.face = run.face;
        pending.flags = run.flags;
        pending_size = size;
        pending_color = color;
    }
    const double scale = size / kShapingSize;
    for (const cairo_glyph_t& glyph : run.glyphs) {
        pending.glyphs.push_back({glyph.index, x + glyph.x * scale, y + glyph.y * scale});
    }
    pending.text += run.text;
    pending.clusters.insert(pending.clusters.end(), run.clusters.begin(), run.clusters.end());
    // Clusters of text that runs backward cannot be joined.
    if (run.flags != 0) flush(cairo);
}

void Typesetter::Parts::flush(cairo_t* cairo) {
    if (!pending.clusters.empty()) {
        cairo_set_source_rgb(cairo, (pending_color >> 16 & 255) / 255.0,
                             (pending_color >> 8 & 255) / 255.0, (pending_color & 255) / 255.0);
        cairo_set_font_face(cairo, pending.face);
        cairo_set_font_size(cairo, pending_size);
        cairo_show_text_glyphs(cairo, pending.text.data(), static_cast<int>(pending.text.size()),
                               pending.glyphs.data(), static_cast<int>(pending.glyphs.size()),
                               pending.clusters.data(), static_cast<int>(pending.clusters.size()),
                               pending.flags);
    }
    pending.face = nullptr;
    pending.text.clear();
    pending.glyphs.clear();
    pending.clusters.clear();
}

void Typesetter::finish_page(_cairo* cairo) { parts_->flush(cairo); }

void Typesetter::draw(_cairo* cairo, const FittedText& text) {
    const Box& box = *text.box;
    const double scale = text.size / kShapingSize;
    const double pitch = text.size * box.leading;
    const double ascent = text.shaped->ascent * scale;
    const double descent = text.shaped->descent * scale;
    const double height =
        ascent + descent + pitch * static_cast<double>(text.shaped->lines.size() - 1);
    double y = box.y + text.offset + ascent;
    if (box.vertical == VerticalAlign::middle) y += (box.height - height) / 2;
    if (box.vertical == VerticalAlign::bottom) y += box.height - height;

    for (const Line& line : text.shaped->lines) {
        const double room = box.width - line.width * scale;
        const double x = box.x + (box.align == Align::right    ? room
                                  : box.align == Align::center ? room / 2
                                                               : 0);
        for (const Run& run : line.runs) {
            parts_->append(cairo, run, box.color, text.size, x, y);
        }
        y += pitch;
    }
}

}  // namespace yakuba::notices

#ifdef __SANITIZE_ADDRESS__
/// fontconfig and cairo keep their caches as long as the process lives: no leak of ours.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
    return "leak:libfontconfig\nleak:libcairo\nleak:libpango\n";
}
#endif
