#include "kernel/typed_date.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "kernel/kana.h"
#include "kernel/utf8.h"

namespace yakuba {
namespace {

/// One width of letters, no spaces.
std::string narrow(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const char32_t c = to_ascii_width(take_code_point(text));
        if (c != U' ' && c != U'\t') append_utf8(out, c);
    }
    return out;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string dashed(std::string_view yyyymmdd) {
    return std::string{yyyymmdd.substr(0, 4)} + "-" + std::string{yyyymmdd.substr(4, 2)} + "-" +
           std::string{yyyymmdd.substr(6, 2)};
}

/// "2026/11/2" → "2026-11-02"; empty when it is no such thing.
std::string western(std::string_view text) {
    std::array<std::string, 3> parts;
    std::size_t part = 0;
    for (const char c : text) {
        if (c == '/' || c == '-' || c == '.') {
            if (++part == parts.size()) return {};
        } else {
            parts[part] += c;
        }
    }
    if (part != 2 || parts[0].size() != 4) return {};
    for (std::string& piece : parts) {
        if (!all_digits(piece)) return {};
        if (piece.size() == 1) piece.insert(0, "0");
    }
    return parts[0] + "-" + parts[1] + "-" + parts[2];
}

const Era* era_of(const Calendar& calendar, Date day) {
    const Era* found = nullptr;
    for (const Era& era : calendar.eras()) {
        if (era.first_day <= day) found = &era;
    }
    return found;
}

/// "R081120" → "R8.11.20"; "8.11.20" → "R8.11.20" in the era of today.
std::string spelt_out(const Calendar& calendar, const std::string& text, Date today) {
    const bool lettered = text.size() == 7 && !all_digits(text.substr(0, 1));
    if (lettered && all_digits(std::string_view{text}.substr(1))) {
        const auto number = [&](std::size_t at) { return std::stoi(text.substr(at, 2)); };
        return text.substr(0, 1) + std::to_string(number(1)) + "." + std::to_string(number(3)) +
               "." + std::to_string(number(5));
    }
    const Era* const era = era_of(calendar, today);
    const bool bare = !text.empty() && text.front() >= '0' && text.front() <= '9';
    return bare && era != nullptr ? era->letter + text : text;
}

}  // namespace

Result<PartialDate> read_typed_date(const Calendar& calendar, std::string_view typed, Date today) {
    const std::string text = narrow(typed);
    const std::string iso = all_digits(text) && text.size() == 8 ? dashed(text) : western(text);
    auto date =
        iso.empty() ? calendar.parse(spelt_out(calendar, text, today)) : parse_partial_date(iso);
    if (date || date.problem().code == "era.out_of_range") return date;
    return Problem{.code = "date.unreadable",
                   .message = "日付として読めません。R8.11.20 や 20261120 のように入れてください。",
                   .detail = std::string{typed}};
}

Result<Date> read_typed_day(const Calendar& calendar, std::string_view text, Date today) {
    const auto date = read_typed_date(calendar, text, today);
    if (!date) return date.problem();
    if (date->is_complete()) return date->earliest();
    return Problem{.code = "date.unreadable",
                   .message = "年月日をすべて入れてください。",
                   .detail = std::string{text}};
}

std::string_view weekday_of(Date day) {
    constexpr std::array<std::string_view, 7> kNames{"日", "月", "火", "水", "木", "金", "土"};
    return kNames[std::chrono::weekday{day.days()}.c_encoding()];
}

std::string day_in_full(const Calendar& calendar, Date day) {
    if (!day) return {};
    constexpr std::string_view kYear = "年";
    std::string text = calendar.format(day);
    const std::size_t at = text.find(kYear);
    const std::string western_year = "（" + std::to_string(day.year()) + "年）";
    if (at != std::string::npos) text.insert(at + kYear.size(), western_year);
    return text + "（" + std::string{weekday_of(day)} + "）";
}

std::string day_for_staff(const Calendar& calendar, Date day) {
    if (!day) return {};
    return calendar.format_short(day) + "（" + std::string{weekday_of(day)} + "） " + to_iso(day);
}

}  // namespace yakuba
