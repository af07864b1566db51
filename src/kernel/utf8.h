#pragma once
#include <cstddef>
#include <string>
#include <string_view>

/// Text is UTF-8 and is kept byte for byte as it was given: no NFC, no NFKC, variation sequences
/// (U+E0100 and on) left in place. NFC alone would turn 神 U+FA19 into 神 U+795E, which for the
/// person is another name. What has to be compared or counted goes through the functions of this
/// room.
namespace yakuba {

/// True for well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

/// Takes the first code point off `text`, which is not empty. A byte that begins no well-formed
/// sequence is taken alone and answered as U+FFFD.
char32_t take_code_point(std::string_view& text);

void append_utf8(std::string& text, char32_t code_point);

/// U+FE00..FE0F and U+E0100..E01EF: they choose a glyph for the character before them.
constexpr bool is_variation_selector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/// How many characters a reader sees: variation selectors, combining marks and joiners belong to
/// the character before them. Exact for the scripts in which names are registered (kanji, kana,
/// Latin); it does not join regional indicators or conjoining Hangul.
std::size_t grapheme_count(std::string_view text);

}  // namespace yakuba
