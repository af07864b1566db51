#pragma once
#include <memory>
#include <string_view>

#include "kernel/result.h"
#include "notices/form.h"

struct _cairo;

namespace yakuba::notices {

struct ShapedText;

/// A text that fits its box, ready to be drawn.
struct FittedText {
    std::shared_ptr<const ShapedText> shaped;
    const Box* box = nullptr;
    double size = 0;    // after shrinking
    double offset = 0;  // of the row, added to the box's y
};

/// Sets text into boxes with Pango. Shaping is remembered by font and text ("42,000" is shaped once
/// for a city), up to a bounded number of texts. One thread at a time.
///
/// Mincho is IPAmj Mincho, which has the glyphs of the family register's characters with their
/// variation selectors (IVS); what it lacks is taken from the Noto and other installed fonts. A
/// sequence that no font knows is a Problem: the plain character would be another person's name.
class Typesetter {
public:
    Typesetter();
    ~Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;

    /// Shrinks the text from the box's size to its smallest until it fits in width, lines and
    /// height. Problems: "notices.text_too_long", "notices.no_glyph"; `where` is the box.
    Result<FittedText> fit(const Box& box, std::string_view text);
    /// Draws with its glyphs and its text, so that the PDF can be searched and read aloud.
    void draw(_cairo* cairo, const FittedText& text);
    /// Texts of one font, size and colour that follow each other are handed on together: call this
    /// after the last text of a page.
    void finish_page(_cairo* cairo);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace yakuba::notices
