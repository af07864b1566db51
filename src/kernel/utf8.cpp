#include "kernel/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace yakuba {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
    char32_t code_point = kReplacement;
    std::size_t length = 0;  // 0: no well-formed sequence begins here
};

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The first sequence of `text`, as Table 3-7 of the Unicode standard allows it.
Decoded decode(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return {};
    char32_t value = first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues(text[i])) return {};
        value = value << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    }
    const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (overlong || surrogate || value > 0x10FFFF) return {};
    return {value, length};
}

bool extends_the_character_before(char32_t c) {
    if (c < 0x300) return false;
    return is_variation_selector(c) || (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0x302A && c <= 0x302F) || c == 0x3099 || c == 0x309A || c == 0x200D ||
           (c >= 0xFE20 && c <= 0xFE2F);
}

}  // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        std::uint64_t word = 0;
        if (text.size() >= sizeof word) {
            std::memcpy(&word, text.data(), sizeof word);
            if ((word & 0x8080'8080'8080'8080) == 0) {  // eight ASCII letters at once
                text.remove_prefix(sizeof word);
                continue;
            }
        }
        const std::size_t length = decode(text).length;
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

char32_t take_code_point(std::string_view& text) {
    const Decoded decoded = decode(text);
    text.remove_prefix(std::max<std::size_t>(decoded.length, 1));
    return decoded.code_point;
}

void append_utf8(std::string& text, char32_t c) {
    const auto byte = [&text](char32_t value) { text += static_cast<char>(value); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | c >> 6);
        byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        byte(0xE0 | c >> 12);
        byte(0x80 | (c >> 6 & 0x3F));
        byte(0x80 | (c & 0x3F));
    } else {
        byte(0xF0 | c >> 18);
        byte(0x80 | (c >> 12 & 0x3F));
        byte(0x80 | (c >> 6 & 0x3F));
        byte(0x80 | (c & 0x3F));
    }
}

std::size_t grapheme_count(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        const bool extends = extends_the_character_before(take_code_point(text));
        if (!extends || count == 0) ++count;
    }
    return count;
}

}  // namespace yakuba
