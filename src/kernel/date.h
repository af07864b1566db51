#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace yakuba {

/// A calendar day, kept as the number yyyymmdd: compares, stores and reads as people write it.
/// Only parse_date and the checked functions make one from outside input; the constructor trusts.
class Date {
public:
    constexpr Date() = default;  // 0: "no date" in a record
    constexpr Date(int year, int month, int day) : packed_(year * 10'000 + month * 100 + day) {}
    static constexpr Date from_packed(std::int32_t yyyymmdd) {
        Date date;
        date.packed_ = yyyymmdd;
        return date;
    }

    constexpr int year() const { return packed_ / 10'000; }
    constexpr int month() const { return packed_ / 100 % 100; }
    constexpr int day() const { return packed_ % 100; }
    constexpr std::int32_t packed() const { return packed_; }
    constexpr explicit operator bool() const { return packed_ != 0; }
    friend constexpr auto operator<=>(Date, Date) = default;

    constexpr std::chrono::sys_days days() const {
        return std::chrono::year{year()} / month() / day();
    }
    static constexpr Date from_days(std::chrono::sys_days days) {
        const std::chrono::year_month_day ymd{days};
        return Date{static_cast<int>(ymd.year()),
                    static_cast<int>(static_cast<unsigned>(ymd.month())),
                    static_cast<int>(static_cast<unsigned>(ymd.day()))};
    }

private:
    std::int32_t packed_ = 0;
};

/// Open end of a period: the day that never comes.
inline constexpr Date kForever{9999, 12, 31};
/// Open beginning of a period.
inline constexpr Date kBeginning{1, 1, 1};

constexpr Date operator+(Date date, std::chrono::days n) {
    return Date::from_days(date.days() + n);
}
constexpr Date operator-(Date date, std::chrono::days n) {
    return Date::from_days(date.days() - n);
}
constexpr std::chrono::days operator-(Date a, Date b) { return a.days() - b.days(); }

/// True for a day of the Gregorian calendar between 1868 and 9999.
constexpr bool is_calendar_day(Date d) {
    return d.year() >= 1868 && d.year() <= 9999 &&
           (std::chrono::year{d.year()} / d.month() / d.day()).ok();
}

/// The same day of the month `months` later; the last day of that month when it has no such day
/// (民法143条2項ただし書).
Date add_months(Date date, int months);

/// A date of which the day, or the day and the month, may be unknown (不詳): kept as yyyymm00 or
/// yyyy0000. It is a fact, not a defect; what a rule makes of it is the rule's to say.
class PartialDate {
public:
    constexpr PartialDate() = default;
    constexpr PartialDate(Date date)
        : packed_(date.packed()) {}  // NOLINT(google-explicit-constructor)
    constexpr PartialDate(int year, int month, int day)
        : packed_(year * 10'000 + month * 100 + day) {}
    static constexpr PartialDate from_packed(std::int32_t yyyymmdd) {
        PartialDate date;
        date.packed_ = yyyymmdd;
        return date;
    }

    constexpr int year() const { return packed_ / 10'000; }
    constexpr int month() const { return packed_ / 100 % 100; }  // 0: unknown
    constexpr int day() const { return packed_ % 100; }          // 0: unknown
    constexpr std::int32_t packed() const { return packed_; }
    constexpr bool is_complete() const { return day() != 0; }
    constexpr explicit operator bool() const { return packed_ != 0; }
    friend constexpr auto operator<=>(PartialDate, PartialDate) = default;

    /// The earliest day it can mean (みなし日 for duties), and the latest (for benefits).
    constexpr Date earliest() const {
        return Date{year(), month() == 0 ? 1 : month(), day() == 0 ? 1 : day()};
    }
    Date latest() const;

private:
    std::int32_t packed_ = 0;
};

/// A calendar month, kept as yyyymm: what a monthly benefit is paid for.
class YearMonth {
public:
    constexpr YearMonth() = default;
    constexpr YearMonth(int year, int month) : packed_(year * 100 + month) {}
    constexpr explicit YearMonth(Date date) : packed_(date.packed() / 100) {}
    static constexpr YearMonth from_packed(std::int32_t yyyymm) {
        YearMonth month;
        month.packed_ = yyyymm;
        return month;
    }

    constexpr int year() const { return packed_ / 100; }
    constexpr int month() const { return packed_ % 100; }
    constexpr std::int32_t packed() const { return packed_; }
    constexpr explicit operator bool() const { return packed_ != 0; }
    friend constexpr auto operator<=>(YearMonth, YearMonth) = default;
    friend constexpr YearMonth operator+(YearMonth m, int months) {
        const int serial = m.year() * 12 + m.month() - 1 + months;
        return YearMonth{serial / 12, serial % 12 + 1};
    }
    friend constexpr int operator-(YearMonth a, YearMonth b) {
        return (a.year() - b.year()) * 12 + a.month() - b.month();
    }
    constexpr Date first_day() const { return Date{year(), month(), 1}; }
    Date last_day() const;

private:
    std::int32_t packed_ = 0;
};

/// A fiscal year (年度), named for the year in which its April lies. R8 is FiscalYear{2026}.
struct FiscalYear {
    int value = 0;
    friend constexpr auto operator<=>(FiscalYear, FiscalYear) = default;
    constexpr Date first_day() const { return Date{value, 4, 1}; }
    constexpr Date last_day() const { return Date{value + 1, 3, 31}; }
    /// 賦課期日 of the year's taxes on persons and property: 1 January (地方税法318条, 359条).
    constexpr Date tax_base_date() const { return Date{value, 1, 1}; }
};

constexpr FiscalYear fiscal_year_of(Date date) {
    return FiscalYear{date.month() >= 4 ? date.year() : date.year() - 1};
}

/// Years of age on a day. A year of age is completed at the end of the day before the birthday
/// (年齢計算ニ関スル法律), so a person born on 1 April is already a year older on 31 March.
int age_on(Date day, Date birth);

/// The day on which an age is reached in law: the day before the birthday; for one born on
/// 29 February, 28 February in every year.
Date day_reaching_age(Date birth, int age);

/// The first 31 March on or after the day of reaching `age`
/// (「～歳に達する日以後の最初の三月三十一日」).
Date school_year_end_at_age(Date birth, int age);

/// ISO "2026-04-01". Not a calendar day: a Problem "date.malformed".
Result<Date> parse_date(std::string_view text);
/// As parse_date, but day or month may be "00" when unknown: "1935-04-00", "1935-00-00".
Result<PartialDate> parse_partial_date(std::string_view text);
Result<YearMonth> parse_year_month(std::string_view text);

std::string to_iso(Date date);
std::string to_iso(PartialDate date);
std::string to_iso(YearMonth month);

/// A moment, in microseconds since 1970 UTC. Shown in Japan time (UTC+9, no summer time).
struct Instant {
    std::int64_t microseconds = 0;
    friend constexpr auto operator<=>(Instant, Instant) = default;
};
inline constexpr Instant kEndOfTime{std::numeric_limits<std::int64_t>::max()};

Date date_in_japan(Instant instant);
/// Midnight at the beginning of the day, Japan time.
Instant start_of_day(Date date);
/// "2026-04-01T09:30:00.000000+09:00", always with six decimals: exact and sortable.
std::string to_iso(Instant instant);
Result<Instant> parse_instant(std::string_view text);

/// What was true on `valid`, as we knew it at `known`.
struct AsOf {
    Date valid;
    Instant known = kEndOfTime;
};

}  // namespace yakuba
