#include <optional>

#include "kernel/era.h"
#include "kernel/utf8.h"

/// Dates of the Japanese calendar as people write them: 令和8年11月23日, R8.11.23,
/// 昭和六十四年一月七日, 昭和10年月日不詳.
namespace yakuba {
namespace {

/// Takes `word` off the front of `text`.
bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

/// One digit: half width, full width, or a kanji digit.
std::optional<int> take_digit(std::string_view& text) {
    static constexpr std::u32string_view kWritten[] = {U"0123456789", U"０１２３４５６７８９",
                                                       U"〇一二三四五六七八九", U"零壱弐参"};
    if (text.empty()) return std::nullopt;
    std::string_view rest = text;
    const char32_t c = take_code_point(rest);
    for (const std::u32string_view digits : kWritten) {
        if (const std::size_t digit = digits.find(c); digit != std::u32string_view::npos) {
            text = rest;
            return static_cast<int>(digit);
        }
    }
    return std::nullopt;
}

/// A year, month or day: up to four digits (64, ６４, 六四) or counted by tens (六十四).
std::optional<int> take_number(std::string_view& text) {
    const std::optional<int> first = take_digit(text);
    if (take(text, "十") || take(text, "拾")) {
        return first.value_or(1) * 10 + take_digit(text).value_or(0);
    }
    if (!first) return std::nullopt;
    int number = *first;
    for (int count = 1; count < 4; ++count) {
        const std::optional<int> next = take_digit(text);
        if (!next) break;
        number = number * 10 + *next;
    }
    return number;
}

bool take_separator(std::string_view& text, std::string_view kanji) {
    for (const std::string_view separator : {kanji, std::string_view{"."}, std::string_view{"/"},
                                             std::string_view{"-"}, std::string_view{"．"}}) {
        if (take(text, separator)) return true;
    }
    return false;
}

const Era* take_era(std::span<const Era> eras, std::string_view& text) {
    for (const Era& era : eras) {
        if (take(text, era.name) || take(text, era.letter)) return &era;
        const char small = static_cast<char>(era.letter.front() - 'A' + 'a');
        if (take(text, std::string_view{&small, 1})) return &era;
    }
    return nullptr;
}

struct Written {  // what stands after the era
    int year = 0;
    int month = 0;  // 0: unknown
    int day = 0;    // 0: unknown
};

/// "8年11月23日", "元年5月1日", "8.11.23", "10年4月日不詳", "10年月日不詳", "10年4月", "10年".
std::optional<Written> read_parts(std::string_view text) {
    Written written;
    const auto year = take(text, "元") ? std::optional{1} : take_number(text);
    if (!year || *year == 0) return std::nullopt;
    written.year = *year;
    const bool after_year = take_separator(text, "年");
    if (text.empty() || text == "月日不詳" || text == "不詳") return written;
    if (!after_year) return std::nullopt;
    const auto month = take_number(text);
    if (!month) return std::nullopt;
    written.month = *month;
    const bool after_month = take_separator(text, "月");
    if (text.empty() || text == "日不詳" || text == "不詳") return written;
    if (!after_month) return std::nullopt;
    const auto day = take_number(text);
    if (!day) return std::nullopt;
    written.day = *day;
    take(text, "日");
    return text.empty() ? std::optional{written} : std::nullopt;
}

bool is_possible(PartialDate date) {
    if (date.month() == 0) return date.day() == 0;
    return date.month() <= 12 && is_calendar_day(date.earliest());
}

Problem unreadable(std::string_view text) {
    return {
        .code = "era.malformed",
        .message =
            "和暦の日付として読めません。「令和8年11月23日」や「R8.11.23」のように書いてください。",
        .detail = std::string{text}};
}

}  // namespace

Result<PartialDate> Calendar::parse(std::string_view text) const {
    std::string_view rest = text;
    const Era* era = take_era(eras_, rest);
    if (era == nullptr) return unreadable(text);
    const auto written = read_parts(rest);
    if (!written) return unreadable(text);
    const PartialDate date{era->first_day.year() + written->year - 1, written->month, written->day};
    if (date.year() > 9999 || !is_possible(date)) return unreadable(text);

    // The day an era begins is also the last day of the one before it (明治45年7月30日).
    const Era* const next = era + 1;
    const bool is_last = next == eras_.data() + eras_.size();
    const Date last_day = is_last ? kForever : next->first_day;
    if (date.latest() < era->first_day || date.earliest() > last_day) {
        return Problem{
            .code = "era.out_of_range",
            .message = era->name + "の期間にない日付です。元号と年をもう一度確かめてください。",
            .detail = std::string{text}};
    }
    return date;
}

}  // namespace yakuba
