#include "kernel/date.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace yakuba {
namespace {

constexpr std::int64_t kMicrosecondsPerSecond = 1'000'000;
constexpr std::int64_t kMicrosecondsPerDay = 86'400 * kMicrosecondsPerSecond;
constexpr std::int64_t kJapanOffset = 9 * 3'600 * kMicrosecondsPerSecond;

constexpr int last_day_of(int year, int month) {
    constexpr std::array kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

constexpr Date next_day(Date date) {
    if (date.day() < last_day_of(date.year(), date.month())) {
        return Date::from_packed(date.packed() + 1);
    }
    return date.month() < 12 ? Date{date.year(), date.month() + 1, 1} : Date{date.year() + 1, 1, 1};
}

/// The number that `count` digits from `at` write; -1 when any of them is not a digit.
constexpr int digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

void append_digits(std::string& text, std::int64_t value, std::size_t width) {
    const std::size_t begin = text.size();
    text.resize(begin + width, '0');
    for (std::size_t i = text.size(); i > begin && value != 0; value /= 10) {
        text[--i] = static_cast<char>('0' + value % 10);
    }
}

std::string iso_day(int year, int month, int day) {
    std::string text;
    text.reserve(32);  // room for the time of an Instant
    append_digits(text, year, 4);
    text += '-';
    append_digits(text, month, 2);
    text += '-';
    append_digits(text, day, 2);
    return text;
}

Problem malformed_date(std::string_view text) {
    return {.code = "date.malformed",
            .message = "日付として読めません。「2026-04-01」のように、暦にある日を書いてください。",
            .detail = std::string{text}};
}

/// The time of day and its zone, as in "09:30:00.000000+09:00": microseconds from midnight UTC.
/// The decimals may be absent or up to six, and the zone may be "Z".
Result<std::int64_t> parse_time(std::string_view text) {
    const Problem malformed{
        .code = "instant.malformed",
        .message = "日時として読めません。「2026-04-01T09:30:00+09:00」のように書いてください。",
        .detail = std::string{text}};
    const int hour = digits(text, 0, 2);
    if (text.size() < 9 || text[2] != ':' || text[5] != ':' || hour < 0) return malformed;
    const int minute = digits(text, 3, 2);
    const int second = digits(text, 6, 2);
    if (hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return malformed;

    std::int64_t time = (hour * 3'600 + minute * 60 + second) * kMicrosecondsPerSecond;
    text.remove_prefix(8);
    if (text.front() == '.') {
        const std::size_t end = text.find_first_not_of("0123456789", 1);
        if (end == std::string_view::npos || end < 2 || end > 7) return malformed;
        std::int64_t fraction = digits(text, 1, end - 1);
        for (std::size_t width = end - 1; width < 6; ++width)
            fraction *= 10;
        time += fraction;
        text.remove_prefix(end);
    }

    if (text == "Z") return time;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return malformed;
    const int zone_hour = digits(text, 1, 2);
    const int zone_minute = digits(text, 4, 2);
    if (zone_hour < 0 || zone_hour > 14 || zone_minute < 0 || zone_minute > 59) return malformed;
    const std::int64_t zone = (zone_hour * 60 + zone_minute) * 60 * kMicrosecondsPerSecond;
    return text[0] == '+' ? time - zone : time + zone;
}

constexpr std::int64_t microseconds_at_start(Date date) {
    return date.days().time_since_epoch().count() * kMicrosecondsPerDay - kJapanOffset;
}
constexpr std::int64_t kFirstShown = microseconds_at_start(kBeginning);
constexpr std::int64_t kLastShown = microseconds_at_start(kForever) + kMicrosecondsPerDay - 1;

/// Microseconds since 1970-01-01 in Japan time, within the years that can be written.
std::int64_t shown_in_japan(Instant instant) {
    return std::clamp(instant.microseconds, kFirstShown, kLastShown) + kJapanOffset;
}

std::int64_t days_since_epoch(std::int64_t microseconds) {
    return microseconds / kMicrosecondsPerDay - (microseconds % kMicrosecondsPerDay < 0);
}

Date date_of(std::int64_t days) {
    return Date::from_days(std::chrono::sys_days{std::chrono::days{days}});
}

}  // namespace

Date add_months(Date date, int months) {
    const YearMonth month = YearMonth{date} + months;
    return Date{month.year(), month.month(),
                std::min(date.day(), last_day_of(month.year(), month.month()))};
}

Date PartialDate::latest() const {
    const int last_month = month() == 0 ? 12 : month();
    return Date{year(), last_month, day() == 0 ? last_day_of(year(), last_month) : day()};
}

Date YearMonth::last_day() const { return Date{year(), month(), last_day_of(year(), month())}; }

// Both functions see the birthday from the evening before it: on the day before, tomorrow is the
// birthday. A 29 February compares as its own number, so 1 March is "tomorrow" in common years.
int age_on(Date day, Date birth) {
    const Date tomorrow = next_day(day);
    const bool before_birthday = tomorrow.packed() % 10'000 < birth.packed() % 10'000;
    return tomorrow.year() - birth.year() - (before_birthday ? 1 : 0);
}

Date day_reaching_age(Date birth, int age) {
    const int year = birth.year() + age;
    if (birth.day() > 1) return Date{year, birth.month(), birth.day() - 1};
    return birth.month() == 1 ? Date{year - 1, 12, 31}
                              : YearMonth{year, birth.month() - 1}.last_day();
}

Date school_year_end_at_age(Date birth, int age) {
    const Date reached = day_reaching_age(birth, age);
    return Date{reached.month() <= 3 ? reached.year() : reached.year() + 1, 3, 31};
}

Result<Date> parse_date(std::string_view text) {
    const Result<PartialDate> date = parse_partial_date(text);
    if (!date) return date.problem();
    if (!date->is_complete()) return malformed_date(text);
    return Date::from_packed(date->packed());
}

Result<PartialDate> parse_partial_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return malformed_date(text);
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    const bool month_unknown_but_day_known = month == 0 && day != 0;
    if (year < 1868 || month < 0 || month > 12 || day < 0 || month_unknown_but_day_known) {
        return malformed_date(text);
    }
    if (day > 0 && day > last_day_of(year, month)) return malformed_date(text);
    return PartialDate{year, month, day};
}

Result<YearMonth> parse_year_month(std::string_view text) {
    if (text.size() == 7 && text[4] == '-') {
        const int year = digits(text, 0, 4);
        const int month = digits(text, 5, 2);
        if (year >= 1868 && month >= 1 && month <= 12) return YearMonth{year, month};
    }
    return Problem{.code = "month.malformed",
                   .message = "年月として読めません。「2026-04」のように書いてください。",
                   .detail = std::string{text}};
}

std::string to_iso(Date date) { return iso_day(date.year(), date.month(), date.day()); }
std::string to_iso(PartialDate date) { return iso_day(date.year(), date.month(), date.day()); }
std::string to_iso(YearMonth month) {
    std::string text = iso_day(month.year(), month.month(), 0);
    text.resize(7);
    return text;
}

Date date_in_japan(Instant instant) { return date_of(days_since_epoch(shown_in_japan(instant))); }

Instant start_of_day(Date date) { return Instant{microseconds_at_start(date)}; }

std::string to_iso(Instant instant) {
    const std::int64_t shown = shown_in_japan(instant);
    const std::int64_t days = days_since_epoch(shown);
    const std::int64_t time = shown - days * kMicrosecondsPerDay;
    const std::int64_t seconds = time / kMicrosecondsPerSecond;
    std::string text = to_iso(date_of(days));
    text += 'T';
    append_digits(text, seconds / 3'600, 2);
    text += ':';
    append_digits(text, seconds / 60 % 60, 2);
    text += ':';
    append_digits(text, seconds % 60, 2);
    text += '.';
    append_digits(text, time % kMicrosecondsPerSecond, 6);
    text += "+09:00";
    return text;
}

Result<Instant> parse_instant(std::string_view text) {
    const auto t = text.find('T');
    const Result<Date> date = parse_date(text.substr(0, t));
    if (!date) return date.problem();
    const Result<std::int64_t> time =
        parse_time(t == std::string_view::npos ? std::string_view{} : text.substr(t + 1));
    if (!time) return time.problem();
    const std::int64_t value = microseconds_at_start(*date) + kJapanOffset + *time;
    return value >= kLastShown ? kEndOfTime : Instant{value};
}

}  // namespace yakuba
