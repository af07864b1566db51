#include "kernel/bank_kana.h"

#include <optional>

#include "kernel/kana.h"
#include "kernel/utf8.h"

namespace yakuba {
namespace {

constexpr char kVoicedMark = '\xDE';      // ﾞ
constexpr char kHalfVoicedMark = '\xDF';  // ﾟ

/// The katakana that JIS X 0201 holds, in the order of its bytes from 0xB1 (ｱ). ｦ and the small
/// ones, which come before, are not bank kana.
constexpr std::u32string_view kKana =
    U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
constexpr unsigned char kFirstKanaByte = 0xB1;

std::optional<char> kana_byte(char32_t letter) {
    const std::size_t found = kKana.find(letter);
    if (found == std::u32string_view::npos) return std::nullopt;
    return static_cast<char>(kFirstKanaByte + found);
}

constexpr char32_t as_written_by_banks(char32_t c) {
    switch (c) {
        case U'ヲ':
            return U'オ';
        case U'ヰ':
            return U'イ';
        case U'ヱ':
            return U'エ';
        default:
            return c;
    }
}

bool is_kana_letter(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= kFirstKanaByte && value < kFirstKanaByte + kKana.size();
}

char mark_byte(char32_t mark) { return mark == U'゜' ? kHalfVoicedMark : kVoicedMark; }

bool is_sign(char32_t c, std::string_view extra) {
    if (c >= 0x80) return false;
    const char sign = static_cast<char>(c);
    return std::string_view{"()-."}.find(sign) != std::string_view::npos ||
           extra.find(sign) != std::string_view::npos;
}

bool is_letter_or_digit(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9'); }

/// Appends one character; false when banks cannot write it.
bool append(std::string& kana, char32_t c, std::string_view extra) {
    if (c == U' ') {
        if (!kana.empty() && kana.back() != ' ') kana += ' ';
        return true;
    }
    if (c == U'゛' || c == 0x3099 || c == U'゜' || c == 0x309A) {
        if (kana.empty() || !is_kana_letter(kana.back())) return false;
        kana += mark_byte(c == 0x309A ? U'゜' : c);
        return true;
    }
    if (is_letter_or_digit(c) || is_sign(c, extra)) {
        kana += static_cast<char>(c);
        return true;
    }
    const Unvoiced parts = without_mark(to_large_kana(c));
    const auto byte = kana_byte(as_written_by_banks(parts.letter));
    if (!byte) return false;
    kana += *byte;
    if (parts.mark != 0) kana += mark_byte(parts.mark);
    return true;
}

}  // namespace

Result<std::string> bank_kana(std::string_view name, std::string_view extra) {
    std::string kana;
    kana.reserve(name.size());
    while (!name.empty()) {
        const char32_t given = take_code_point(name);
        char32_t c = to_full_width_kana(to_katakana(given));
        c = is_long_mark(c) ? U'-' : to_capital(to_ascii_width(c));
        if (c == U'・' || c == U'･') c = U'.';
        if (append(kana, c, extra)) continue;
        std::string character;
        append_utf8(character, given);
        return Problem{.code = "bank_kana.unwritable",
                       .message = "銀行のファイルに書けない文字「" + character +
                                  "」があります。口座名義をカタカナ・英数字で入れ直してください。"};
    }
    if (kana.ends_with(' ')) kana.pop_back();
    return kana;
}

std::string_view truncate_bank_kana(std::string_view kana, std::size_t bytes) {
    if (kana.size() > bytes) {
        const char first_lost = kana[bytes];
        const bool splits = first_lost == kVoicedMark || first_lost == kHalfVoicedMark;
        kana = kana.substr(0, splits && bytes > 0 ? bytes - 1 : bytes);
    }
    while (kana.ends_with(' '))
        kana.remove_suffix(1);
    return kana;
}

std::string bank_kana_to_utf8(std::string_view kana) {
    std::string text;
    text.reserve(kana.size() * 3);
    for (const char c : kana) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_kana = byte >= kFirstKanaByte && byte <= 0xDF;
        const bool is_ascii = byte >= 0x20 && byte < 0x7F;
        append_utf8(text, is_kana ? U'ｱ' + (byte - kFirstKanaByte) : is_ascii ? byte : 0xFFFDu);
    }
    return text;
}

}  // namespace yakuba
