#pragma once
#include <optional>

/// Single letters of kana: the steps that search keys and transfer files are made of. Each function
/// answers the letter it was given when it has nothing to change.
namespace yakuba {

/// あ → ア; ゔ → ヴ; ゝ → ヽ.
constexpr char32_t to_katakana(char32_t c) {
    const bool hiragana = (c >= U'ぁ' && c <= U'ゖ') || c == U'ゝ' || c == U'ゞ';
    return hiragana ? c + 0x60 : c;
}

/// Full-width katakana of a half-width one, ｦ to ﾟ (the marks become ゛ and ゜); ｰ becomes ー.
char32_t to_full_width_kana(char32_t c);

/// ASCII of a full-width letter, digit or sign; the ideographic space becomes a space.
constexpr char32_t to_ascii_width(char32_t c) {
    if (c >= U'！' && c <= U'～') return c - 0xFEE0;
    return c == U'　' ? U' ' : c;
}

constexpr char32_t to_capital(char32_t c) { return c >= U'a' && c <= U'z' ? c - 0x20 : c; }

/// ァ → ア, ッ → ツ, ヵ → カ, ヶ → ケ: full-width katakana only.
char32_t to_large_kana(char32_t c);

/// A voiced kana without its mark, and the mark: ガ → カ, ゛; ヴ → ウ, ゛. Full-width katakana
/// only.
struct Unvoiced {
    char32_t letter;
    char32_t mark = 0;  // ゛, ゜ or none
};
Unvoiced without_mark(char32_t c);

/// The voiced kana of a letter and a mark; none when that letter takes no such mark.
std::optional<char32_t> with_mark(char32_t letter, char32_t mark);

/// The long mark and the hyphens and dashes that stand in for it: ー ｰ - ‐ ‑ ‒ – — ― − － ─.
bool is_long_mark(char32_t c);

}  // namespace yakuba
