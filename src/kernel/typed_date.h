#pragma once
#include <string>
#include <string_view>

#include "kernel/era.h"

namespace yakuba {

/// A date as a clerk types it, in any width of letters: "R8.11.20", "R081120", "令和8年11月20日",
/// "2026-11-20", "2026/11/20", "20261120"; "8.11.20" means the era of `today`. Unknown parts as
/// Calendar::parse takes them. Problem "date.unreadable", or "era.out_of_range".
Result<PartialDate> read_typed_date(const Calendar& calendar, std::string_view text, Date today);
/// As above, but the day must be known.
Result<Date> read_typed_day(const Calendar& calendar, std::string_view text, Date today);

/// 日, 月, … 土.
std::string_view weekday_of(Date day);

/// "令和8年（2026年）11月20日（金）".
std::string day_in_full(const Calendar& calendar, Date day);

/// "R8.11.20（金） 2026-11-20": how staff read a day back.
std::string day_for_staff(const Calendar& calendar, Date day);

}  // namespace yakuba
