#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace yakuba::notices {

/// One character of a name as it is drawn.
struct Glyph {
    std::string text;         // with its variation selector
    std::string code_points;  // U+9AD9 U+E0101
    std::string font;         // the font it was taken from
    /// Not the glyph registered: another font stood in, or no font knows the variation.
    bool stands_in = false;
};

struct GlyphSheet {
    std::string svg;  // the whole text in large Mincho, as outlines: needs no font to be seen
    std::vector<Glyph> glyphs;
};

/// Draws a name in IPAmj Mincho for 字形を見る. Characters it lacks are taken from other fonts and
/// marked so: never replaced silently. Safe to call from any thread.
GlyphSheet draw_glyphs(std::string_view text);

}  // namespace yakuba::notices
