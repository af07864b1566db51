#pragma once
#include <string>
#include <string_view>
#include <vector>

/// Reductions (縮退): a name as registered, written with the smaller set of characters that another
/// system can take. Each is one way and loses something, so the original stays the record, and what
/// was replaced is told: the substitutes of a name are shown to a clerk, or marked where the form
/// has a place for the mark. The reduction for banks is kernel/bank_kana.h.
namespace yakuba {

struct Substitution {
    char32_t original;
    char32_t substitute;  // kMissing when the set holds no variant of the character
};

/// 〓, printed where a character has no substitute.
inline constexpr char32_t kMissing = U'〓';

struct Reduced {
    std::string text;
    std::vector<Substitution> substitutions;  // in the order of the text
    bool glyph_lost = false;                  // a variation selector was dropped

    bool is_exact() const { return substitutions.empty() && !glyph_lost; }
};

/// To JIS X 0213 (第一水準から第四水準), what ordinary devices and printers show.
Reduced to_jis_x_0213(std::string_view text);

/// To JIS X 0208 and JIS X 0212 (第一・第二水準と補助漢字), what the certificates of the My Number
/// Card hold. Half-width kana become full width.
Reduced to_jis_x_0212(std::string_view text);

}  // namespace yakuba
