#pragma once
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "kernel/result.h"

namespace yakuba {

/// The public holidays (国民の祝日に関する法律2条, 3条), read from data (data/codes/holidays.csv).
/// Outside the years of the list no holiday is known; the list reaches some twenty years ahead.
class Holidays {
public:
    Holidays() = default;
    /// `days` in any order.
    explicit Holidays(std::vector<Date> days);
    /// `csv` is the content of holidays.csv: a header, then "2026-01-01,元日". A row without a date
    /// is a Problem "holidays.malformed".
    static Result<Holidays> from_csv(std::string_view csv);

    bool contains(Date day) const;

private:
    std::vector<Date> days_;  // sorted
};

/// Who is closed. Both rest on Saturdays, Sundays, public holidays and 1 to 3 January.
enum class Closed {
    municipality,  // and 29 to 31 December: 地方自治法4条の2第2項, 行政機関の休日に関する法律1条
    bank,          // and 31 December: 銀行法15条1項, 銀行法施行令5条1項
};

/// The days on which the municipality, or a bank, does business.
class OpenDays {
public:
    OpenDays(Holidays holidays, Closed who);

    bool is_open(Date day) const;
    /// The day itself when it is open, else the next open day: how a deadline is extended.
    Date on_or_after(Date day) const;
    /// The day itself when it is open, else the open day before it.
    Date on_or_before(Date day) const;
    /// `count` open days later, the day itself not counted: three banking days before a transfer
    /// is -3. Zero answers `day`, open or not.
    Date plus(Date day, int count) const;

private:
    Holidays holidays_;
    Closed who_;
};

}  // namespace yakuba
