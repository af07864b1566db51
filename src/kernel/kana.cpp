#include "kernel/kana.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace yakuba {
namespace {

constexpr char32_t kFirst = U'ァ';
constexpr char32_t kLast = U'ヺ';
constexpr std::size_t kCount = kLast - kFirst + 1;

constexpr std::u32string_view kHalfWidth =
    U"ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ"
    U"ヤユヨラリルレロワン゛゜";
constexpr std::u32string_view kSmall = U"ァィゥェォッャュョヮヵヶ";
constexpr std::u32string_view kLarge = U"アイウエオツヤユヨワカケ";
constexpr std::u32string_view kVoiced = U"ガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷヸヹヺ";
constexpr std::u32string_view kVoicedPlain = U"カキクケコサシスセソタチツテトハヒフヘホウワヰヱヲ";
constexpr std::u32string_view kHalfVoiced = U"パピプペポ";
constexpr std::u32string_view kHalfVoicedPlain = U"ハヒフヘホ";

constexpr std::array<char32_t, kCount> kLargeOf = [] {
    std::array<char32_t, kCount> table{};
    for (std::size_t i = 0; i < kCount; ++i)
        table[i] = kFirst + static_cast<char32_t>(i);
    for (std::size_t i = 0; i < kSmall.size(); ++i)
        table[kSmall[i] - kFirst] = kLarge[i];
    return table;
}();

constexpr std::array<Unvoiced, kCount> kUnvoicedOf = [] {
    std::array<Unvoiced, kCount> table{};
    for (std::size_t i = 0; i < kCount; ++i)
        table[i] = {kFirst + static_cast<char32_t>(i)};
    for (std::size_t i = 0; i < kVoiced.size(); ++i) {
        table[kVoiced[i] - kFirst] = {kVoicedPlain[i], U'゛'};
    }
    for (std::size_t i = 0; i < kHalfVoiced.size(); ++i) {
        table[kHalfVoiced[i] - kFirst] = {kHalfVoicedPlain[i], U'゜'};
    }
    return table;
}();

constexpr bool is_katakana_letter(char32_t c) { return c >= kFirst && c <= kLast; }

}  // namespace

char32_t to_full_width_kana(char32_t c) {
    return c >= U'ｦ' && c <= U'ﾟ' ? kHalfWidth[c - U'ｦ'] : c;
}

char32_t to_large_kana(char32_t c) { return is_katakana_letter(c) ? kLargeOf[c - kFirst] : c; }

Unvoiced without_mark(char32_t c) {
    return is_katakana_letter(c) ? kUnvoicedOf[c - kFirst] : Unvoiced{c};
}

std::optional<char32_t> with_mark(char32_t letter, char32_t mark) {
    const auto& plain = mark == U'゛' ? kVoicedPlain : kHalfVoicedPlain;
    const auto& voiced = mark == U'゛' ? kVoiced : kHalfVoiced;
    const std::size_t found = plain.find(letter);
    if (found == std::u32string_view::npos) return std::nullopt;
    return voiced[found];
}

bool is_long_mark(char32_t c) {
    return c == U'ー' || c == U'ｰ' || c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == U'−' ||
           c == U'－' || c == U'─';
}

}  // namespace yakuba
