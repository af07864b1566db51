#include "kernel/search_key.h"

#include "kernel/kana.h"
#include "kernel/utf8.h"
#include "kernel/variants.h"

namespace yakuba {
namespace {

constexpr bool is_space(char32_t c) { return c == U' ' || c == U'　' || c == U'\t' || c == 0xA0; }

constexpr bool is_voiced_mark(char32_t c) {
    return c == 0x3099 || c == 0x309A || c == U'゛' || c == U'゜';
}

/// Signs written between the parts of a foreign name: ・ . , ' and the like.
constexpr bool is_punctuation(char32_t c) {
    return c == U'・' || c == U'･' || c == U'.' || c == U',' || c == U'\'' || c == U'’' ||
           c == U'、' || c == U'。' || c == U'=' || c == U'゠';
}

/// ヰ and ヱ are read イ and エ today, ヲ as オ.
constexpr char32_t as_pronounced(char32_t c) {
    if (c == U'ヰ') return U'イ';
    if (c == U'ヱ') return U'エ';
    return c == U'ヲ' ? U'オ' : c;
}

}  // namespace

std::string kana_key(std::string_view kana) {
    std::string key;
    key.reserve(kana.size());
    char32_t last = 0;
    while (!kana.empty()) {
        char32_t c = to_full_width_kana(to_katakana(take_code_point(kana)));
        c = to_capital(to_ascii_width(c));
        if ((c == U'ヽ' || c == U'ヾ') && last != 0) c = last;
        if (is_space(c) || is_voiced_mark(c) || is_long_mark(c) || is_punctuation(c) ||
            is_variation_selector(c)) {
            continue;
        }
        last = as_pronounced(without_mark(to_large_kana(c)).letter);
        append_utf8(key, last);
    }
    return key;
}

std::string name_key(std::string_view name) {
    std::string key;
    key.reserve(name.size());
    char32_t last = 0;
    std::size_t last_begin = 0;
    while (!name.empty()) {
        char32_t c = take_code_point(name);
        if (is_variation_selector(c)) continue;
        c = to_capital(to_ascii_width(to_full_width_kana(c)));
        if (is_space(c)) continue;
        if ((c == U'々' || c == U'〻') && last != 0) c = last;
        if (c == U'゛' || c == U'゜') {  // half-width ｶﾞ arrives in two parts
            if (const auto voiced = with_mark(last, c)) {
                key.resize(last_begin);
                c = *voiced;
            }
        }
        last = c == U'ヶ' ? U'ケ' : c == U'ヵ' ? U'カ' : standard_kanji(c);
        last_begin = key.size();
        append_utf8(key, last);
    }
    return key;
}

}  // namespace yakuba
