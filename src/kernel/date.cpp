#include "kernel/date.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "kernel/digits.h"

namespace yakuba {
namespace {

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

std::string iso_day(int year, int month, int day) {
    std::string text;
    text.reserve(32);  // room for the time of an Instant
    detail::append_digits(text, year, 4);
    text += '-';
    detail::append_digits(text, month, 2);
    text += '-';
    detail::append_digits(text, day, 2);
    return text;
}

Problem malformed_date(std::string_view text) {
    return {.code = "date.malformed",
            .message = "日付として読めません。「2026-04-01」のように、暦にある日を書いてください。",
            .detail = std::string{text}};
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
    const int year = detail::digits_at(text, 0, 4);
    const int month = detail::digits_at(text, 5, 2);
    const int day = detail::digits_at(text, 8, 2);
    const bool month_unknown_but_day_known = month == 0 && day != 0;
    if (year < 1868 || month < 0 || month > 12 || day < 0 || month_unknown_but_day_known) {
        return malformed_date(text);
    }
    if (day > 0 && day > last_day_of(year, month)) return malformed_date(text);
    return PartialDate{year, month, day};
}

Result<YearMonth> parse_year_month(std::string_view text) {
    if (text.size() == 7 && text[4] == '-') {
        const int year = detail::digits_at(text, 0, 4);
        const int month = detail::digits_at(text, 5, 2);
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

}  // namespace yakuba
