#include "portal/staff/dates.h"

namespace yakuba::portal::staff {
namespace {

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// Puts "（2026年）" after the year of the era.
std::string with_western_year(std::string text, int year, std::string_view unit) {
    const std::size_t at = text.find(unit);
    if (at == std::string::npos) return text;
    return text.insert(at + unit.size(), "（" + std::to_string(year) + std::string{unit} + "）");
}

}  // namespace

std::string compact_day(const Town& town, Date day) {
    return day && day != kForever ? town.calendar->format_short(day) : std::string{};
}
std::string compact_day(const Town& town, Instant at) {
    return compact_day(town, date_in_japan(at));
}

std::string era_day(const Town& town, PartialDate day) {
    return day ? town.calendar->format(day) : std::string{};
}

std::string long_day(const Town& town, Date day) {
    return day ? with_western_year(town.calendar->format(day), day.year(), "年") : std::string{};
}

std::string moment(const Town& town, Instant at) {
    constexpr std::int64_t kMinute = 60'000'000;
    const Date day = date_in_japan(at);
    const std::int64_t minutes = (at.microseconds - start_of_day(day).microseconds) / kMinute;
    return compact_day(town, day) + " " + two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

std::string fiscal_year(const Town& town, FiscalYear year) {
    return with_western_year(town.calendar->format(year), year.value, "年度");
}

std::string month_and_day(Date day) {
    return std::to_string(day.month()) + "月" + std::to_string(day.day()) + "日";
}

std::string due_words(const Town& town, Date due, Date today) {
    if (!due) return "期限なし";
    const std::string day =
        due.year() == today.year() ? month_and_day(due) : compact_day(town, due);
    return day + "まで";
}

std::string_view due_kind(Date due, Date today) {
    constexpr std::chrono::days kSoon{7};
    if (!due) return "calm";
    if (due < today) return "late";
    return due <= today + kSoon ? "soon" : "calm";
}

std::string age_text(PartialDate birth, Date day) {
    if (!birth) return {};
    const Date youngest = birth.latest();
    const int age = youngest <= day ? age_on(day, youngest) : 0;
    const int oldest = birth.earliest() <= day ? age_on(day, birth.earliest()) : 0;
    if (age == oldest) return std::to_string(age);
    return std::to_string(age) + "〜" + std::to_string(oldest);
}

std::string year_and_age(PartialDate birth, Date day) {
    if (!birth) return {};
    return std::to_string(birth.year()) + "年・" + age_text(birth, day) + "歳";
}

}  // namespace yakuba::portal::staff
