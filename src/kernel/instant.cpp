#include <algorithm>
#include <cstddef>

#include "kernel/date.h"
#include "kernel/digits.h"

/// Moments, counted in UTC and shown in Japan time.
namespace yakuba {
namespace {

constexpr std::int64_t kMicrosecondsPerSecond = 1'000'000;
constexpr std::int64_t kMicrosecondsPerDay = 86'400 * kMicrosecondsPerSecond;
constexpr std::int64_t kJapanOffset = 9 * 3'600 * kMicrosecondsPerSecond;

Problem malformed(std::string_view text) {
    return {
        .code = "instant.malformed",
        .message = "日時として読めません。「2026-04-01T09:30:00+09:00」のように書いてください。",
        .detail = std::string{text}};
}

/// The time of day and its zone, as in "09:30:00.000000+09:00": microseconds from midnight UTC.
/// The decimals may be absent or up to six, and the zone may be "Z".
Result<std::int64_t> parse_time(std::string_view text) {
    const int hour = detail::digits_at(text, 0, 2);
    if (text.size() < 9 || text[2] != ':' || text[5] != ':' || hour < 0) return malformed(text);
    const int minute = detail::digits_at(text, 3, 2);
    const int second = detail::digits_at(text, 6, 2);
    if (hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return malformed(text);

    std::int64_t time = (hour * 3'600 + minute * 60 + second) * kMicrosecondsPerSecond;
    text.remove_prefix(8);
    if (text.front() == '.') {
        const std::size_t end = text.find_first_not_of("0123456789", 1);
        if (end == std::string_view::npos || end < 2 || end > 7) return malformed(text);
        std::int64_t fraction = detail::digits_at(text, 1, end - 1);
        for (std::size_t width = end - 1; width < 6; ++width)
            fraction *= 10;
        time += fraction;
        text.remove_prefix(end);
    }

    if (text == "Z") return time;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return malformed(text);
    const int zone_hour = detail::digits_at(text, 1, 2);
    const int zone_minute = detail::digits_at(text, 4, 2);
    if (zone_hour < 0 || zone_hour > 14 || zone_minute < 0 || zone_minute > 59)
        return malformed(text);
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

Date date_in_japan(Instant instant) { return date_of(days_since_epoch(shown_in_japan(instant))); }

Instant start_of_day(Date date) { return Instant{microseconds_at_start(date)}; }

std::string to_iso(Instant instant) {
    const std::int64_t shown = shown_in_japan(instant);
    const std::int64_t days = days_since_epoch(shown);
    const std::int64_t time = shown - days * kMicrosecondsPerDay;
    const std::int64_t seconds = time / kMicrosecondsPerSecond;
    std::string text = to_iso(date_of(days));
    text += 'T';
    detail::append_digits(text, seconds / 3'600, 2);
    text += ':';
    detail::append_digits(text, seconds / 60 % 60, 2);
    text += ':';
    detail::append_digits(text, seconds % 60, 2);
    text += '.';
    detail::append_digits(text, time % kMicrosecondsPerSecond, 6);
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
