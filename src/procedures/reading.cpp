#include "procedures/reading.h"

#include <charconv>

#include "kernel/kana.h"
#include "kernel/utf8.h"

namespace yakuba::procedures {
namespace {

bool is_space(char32_t c) { return c == U' ' || c == U'　' || c == U'\t' || c == U'\u00A0'; }

/// Words parted by spaces of any width, joined by one full-width space.
std::string spaced(std::string_view text) {
    std::string joined;
    bool gap = false;
    while (!text.empty()) {
        const char32_t c = take_code_point(text);
        if (is_space(c) || c == U'\n') {
            gap = !joined.empty();
            continue;
        }
        if (gap) append_utf8(joined, U'　');
        gap = false;
        append_utf8(joined, c);
    }
    return joined;
}

/// Full-width kana of a half-width text, voiced marks joined to their letter.
std::u32string to_wide_kana(std::string_view text) {
    std::u32string wide;
    while (!text.empty()) {
        const char32_t c = to_katakana(to_full_width_kana(take_code_point(text)));
        const bool mark = c == U'゛' || c == U'゜';
        if (mark && !wide.empty()) {
            if (const auto joined = with_mark(wide.back(), c)) {
                wide.back() = *joined;
                continue;
            }
        }
        wide.push_back(c);
    }
    return wide;
}

std::optional<int> small_number(std::string_view text) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || text.empty()) return std::nullopt;
    return value;
}

std::optional<PartialDate> possible(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 || (month == 0 && day != 0))
        return std::nullopt;
    const PartialDate date{year, month, day};
    if (!is_calendar_day(date.earliest())) return std::nullopt;
    return date;
}

/// 2026-04-01, 2026/4/1, 2026.4.1, 2026年4月1日, 20260401.
std::optional<PartialDate> western(std::string_view text) {
    if (text.size() == 8) {
        if (const auto packed = small_number(text))
            return possible(*packed / 10'000, *packed / 100 % 100, *packed % 100);
    }
    std::vector<std::string> parts(1);
    std::string_view rest = text;
    while (!rest.empty()) {
        const char32_t c = take_code_point(rest);
        if (c >= U'0' && c <= U'9') {
            parts.back() += static_cast<char>(c);
        } else if (c == U'-' || c == U'/' || c == U'.' || c == U'年' || c == U'月') {
            parts.emplace_back();
        } else if (c != U'日' || !rest.empty()) {
            return std::nullopt;
        }
    }
    if (parts.size() != 3 || parts[0].size() != 4) return std::nullopt;
    const auto year = small_number(parts[0]);
    const auto month = small_number(parts[1]);
    const auto day = small_number(parts[2]);
    if (!year || !month || !day || parts[1].size() > 2 || parts[2].size() > 2) return std::nullopt;
    return possible(*year, *month, *day);
}

}  // namespace

std::optional<std::string> tidy(std::string_view text) {
    if (!is_utf8(text)) return std::nullopt;
    std::string kept;
    std::string spaces;  // held back until something follows
    while (!text.empty()) {
        const char32_t c = take_code_point(text);
        const bool control = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
        if (control) continue;
        if (is_space(c) || c == U'\n') {
            if (!kept.empty()) append_utf8(spaces, c == U'\t' ? U' ' : c);
            continue;
        }
        kept += spaces;
        spaces.clear();
        append_utf8(kept, c);
    }
    return kept;
}

std::string to_half_width(std::string_view text) {
    std::string half;
    while (!text.empty())
        append_utf8(half, to_ascii_width(take_code_point(text)));
    return half;
}

std::optional<std::string> digits_of(std::string_view text) {
    std::string digits;
    while (!text.empty()) {
        const char32_t c = to_ascii_width(take_code_point(text));
        if (c >= U'0' && c <= U'9') {
            digits += static_cast<char>(c);
        } else if (!is_space(c) && !is_long_mark(c) && c != U'(' && c != U')' && c != U'〒') {
            return std::nullopt;
        }
    }
    return digits;
}

std::optional<std::string> to_kana(std::string_view text) {
    std::string kana;
    for (char32_t c : to_wide_kana(spaced(text))) {
        if (is_long_mark(c)) c = U'ー';
        const bool letter = (c >= U'ァ' && c <= U'ヺ') || c == U'ー' || c == U'・' || c == U'　' ||
                            c == U'ヽ' || c == U'ヾ';
        if (!letter) return std::nullopt;
        append_utf8(kana, c);
    }
    return kana;
}

std::string to_name(std::string_view text) { return spaced(text); }

std::optional<std::int64_t> to_number(std::string_view text) {
    std::string digits;
    bool negative = false;
    while (!text.empty()) {
        const char32_t c = to_ascii_width(take_code_point(text));
        if (c >= U'0' && c <= U'9') {
            digits += static_cast<char>(c);
        } else if (digits.empty() && !negative && is_long_mark(c)) {
            negative = true;
        } else if (c == U'円' && text.empty()) {
            break;
        } else if (c != U',' && c != U'，' && c != U'、' && !is_space(c)) {
            return std::nullopt;
        }
    }
    if (digits.empty() || digits.size() > 15) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return negative ? -value : value;
}

std::optional<PartialDate> to_date(std::string_view text, const Calendar& calendar) {
    std::string half;
    std::string_view rest = text;
    while (!rest.empty()) {
        const char32_t c = to_ascii_width(take_code_point(rest));
        if (is_space(c)) continue;
        append_utf8(half, is_long_mark(c) ? U'-' : c);
    }
    if (const auto date = western(half)) return date;
    const auto date = calendar.parse(half);
    if (!date) return std::nullopt;
    return *date;
}

}  // namespace yakuba::procedures
