#include "kernel/reduction.h"

#include <iconv.h>

#include <array>
#include <cstddef>
#include <stdexcept>

#include "kernel/kana.h"
#include "kernel/utf8.h"
#include "kernel/variants.h"

namespace yakuba {
namespace {

/// The characters of a coded set, asked once from the converter of the C library: a bit for each
/// code point of the first three planes, where every JIS character lies. About 20 ms, once.
class CharacterSet {
public:
    explicit CharacterSet(const char* encoding) : members_(kCodePoints) {
        const iconv_t converter = iconv_open(encoding, "UTF-32LE");
        if (converter == reinterpret_cast<iconv_t>(-1)) {  // NOLINT(performance-no-int-to-ptr)
            throw std::runtime_error{std::string{"No converter for "} + encoding};
        }
        for (char32_t c = U' '; c < kCodePoints; ++c)
            members_[c] = converts(converter, c);
        iconv_close(converter);
    }

    bool contains(char32_t c) const { return c < kCodePoints && members_[c]; }

private:
    static constexpr std::size_t kCodePoints = 0x30000;

    static bool converts(iconv_t converter, char32_t c) {
        std::array<char, 16> buffer{};
        char* in = reinterpret_cast<char*>(&c);
        char* out = buffer.data();
        std::size_t in_left = sizeof c;
        std::size_t out_left = buffer.size();
        iconv(converter, nullptr, nullptr, nullptr, nullptr);
        if (iconv(converter, &in, &in_left, &out, &out_left) != 0) return false;
        // A letter that may take a combining mark is held back until the converter is flushed.
        return iconv(converter, nullptr, nullptr, &out, &out_left) == 0 && out != buffer.data();
    }

    std::vector<bool> members_;
};

char32_t substitute_for(char32_t c, const CharacterSet& set) {
    const char32_t standard = standard_kanji(c);
    if (standard != c && set.contains(standard)) return standard;
    const char32_t narrow = to_ascii_width(c);
    return narrow != c && set.contains(narrow) ? narrow : kMissing;
}

Reduced reduce(std::string_view text, const CharacterSet& set) {
    Reduced reduced;
    reduced.text.reserve(text.size());
    while (!text.empty()) {
        const char32_t c = take_code_point(text);
        if (is_variation_selector(c)) {
            reduced.glyph_lost = true;
        } else if (set.contains(c)) {
            append_utf8(reduced.text, c);
        } else {
            const char32_t substitute = substitute_for(c, set);
            reduced.substitutions.push_back({c, substitute});
            append_utf8(reduced.text, substitute);
        }
    }
    return reduced;
}

/// Half-width kana in full width, each mark joined to its letter.
std::string widened(std::string_view text) {
    std::string wide;
    wide.reserve(text.size());
    char32_t last = 0;
    std::size_t last_begin = 0;
    while (!text.empty()) {
        const char32_t given = take_code_point(text);
        char32_t c = to_full_width_kana(given);
        if (c != given && (c == U'゛' || c == U'゜')) {
            if (const auto voiced = with_mark(last, c)) {
                wide.resize(last_begin);
                c = *voiced;
            }
        }
        last = c;
        last_begin = wide.size();
        append_utf8(wide, c);
    }
    return wide;
}

}  // namespace

Reduced to_jis_x_0213(std::string_view text) {
    static const CharacterSet set{"EUC-JISX0213"};
    return reduce(text, set);
}

Reduced to_jis_x_0212(std::string_view text) {
    static const CharacterSet set{"EUC-JP"};
    return reduce(widened(text), set);
}

}  // namespace yakuba
