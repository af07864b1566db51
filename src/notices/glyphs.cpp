#include "notices/glyphs.h"

#include <cairo-svg.h>
#include <hb.h>
#include <pango/pangocairo.h>

#include <cstdio>
#include <memory>

#include "kernel/utf8.h"

namespace yakuba::notices {
namespace {

constexpr double kSize = 112;  // pixels of one character
constexpr double kMargin = 8;
constexpr const char* kFonts = "IPAmjMincho, IPAexMincho, Noto Serif CJK JP, serif";
constexpr std::string_view kRegistered = "IPAmjMincho";

struct Release {
    void operator()(void* object) const { g_object_unref(object); }
    void operator()(PangoFontDescription* d) const { pango_font_description_free(d); }
    void operator()(PangoLayoutIter* i) const { pango_layout_iter_free(i); }
    void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
    void operator()(cairo_t* c) const { cairo_destroy(c); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

Owned<PangoLayout> layout_of(std::string_view text) {
    // Each thread has a font map of its own.
    PangoFontMap* const fonts = pango_cairo_font_map_get_default();
    const Owned<PangoContext> context{pango_font_map_create_context(fonts)};
    Owned<PangoLayout> layout{pango_layout_new(context.get())};
    const Owned<PangoFontDescription> font{pango_font_description_from_string(kFonts)};
    pango_font_description_set_absolute_size(font.get(), kSize * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

std::string family_of(PangoFont* font) {
    const Owned<PangoFontDescription> description{pango_font_describe(font)};
    const char* const family = pango_font_description_get_family(description.get());
    return family == nullptr ? std::string{} : std::string{family};
}

/// The font each byte of the text is drawn with.
std::vector<PangoFont*> fonts_of(PangoLayout* layout, std::size_t bytes) {
    std::vector<PangoFont*> fonts(bytes, nullptr);
    const Owned<PangoLayoutIter> at{pango_layout_get_iter(layout)};
    do {
        const PangoLayoutRun* const run = pango_layout_iter_get_run_readonly(at.get());
        if (run == nullptr) continue;
        for (int i = 0; i < run->item->length; ++i)
            fonts[static_cast<std::size_t>(run->item->offset + i)] = run->item->analysis.font;
    } while (pango_layout_iter_next_run(at.get()) != FALSE);
    return fonts;
}

bool knows(PangoFont* font, char32_t base, char32_t selector) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_variation_glyph(pango_font_get_hb_font(font), base, selector, &glyph) != 0;
}

/// Whether the font has the character at all; a font without it draws an empty box.
bool has(PangoFont* font, char32_t c) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(pango_font_get_hb_font(font), c, &glyph) != 0;
}

std::string code_point(char32_t c) {
    char text[16];
    std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(c));
    return text;
}

std::vector<Glyph> glyphs_of(std::string_view text, const std::vector<PangoFont*>& fonts) {
    std::vector<Glyph> glyphs;
    char32_t before = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t at = text.size() - rest.size();
        const std::string_view whole = rest;
        const char32_t c = take_code_point(rest);
        const std::string_view letter = whole.substr(0, whole.size() - rest.size());
        if (c == U' ' || c == U'　') continue;
        if (is_variation_selector(c) && !glyphs.empty()) {
            Glyph& glyph = glyphs.back();
            glyph.text += letter;
            glyph.code_points += " " + code_point(c);
            glyph.stands_in =
                glyph.stands_in || fonts[at] == nullptr || !knows(fonts[at], before, c);
            continue;
        }
        Glyph glyph{std::string{letter}, code_point(c), {}, true};
        if (fonts[at] != nullptr) {
            glyph.font = family_of(fonts[at]);
            glyph.stands_in = glyph.font != kRegistered || !has(fonts[at], c);
        }
        glyphs.push_back(std::move(glyph));
        before = c;
    }
    return glyphs;
}

cairo_status_t append(void* text, const unsigned char* bytes, unsigned count) {
    static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

std::string svg_of(PangoLayout* layout) {
    int width = 0, height = 0;
    pango_layout_get_pixel_size(layout, &width, &height);
    std::string svg;
    {
        const Owned<cairo_surface_t> surface{cairo_svg_surface_create_for_stream(
            &append, &svg, width + 2 * kMargin, height + 2 * kMargin)};
        cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
        const Owned<cairo_t> cairo{cairo_create(surface.get())};
        cairo_move_to(cairo.get(), kMargin, kMargin);
        pango_cairo_layout_path(cairo.get(), layout);
        cairo_fill(cairo.get());
    }
    return svg;
}

}  // namespace

GlyphSheet draw_glyphs(std::string_view text) {
    const Owned<PangoLayout> layout = layout_of(text);
    return {svg_of(layout.get()), glyphs_of(text, fonts_of(layout.get(), text.size()))};
}

}  // namespace yakuba::notices
