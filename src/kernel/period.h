#pragma once
#include "kernel/date.h"
#include "kernel/open_days.h"

/// Periods as the Civil Code counts them, and the deadlines that come of them.
///
/// "Within 14 days of moving in" (住民基本台帳法22条) for one who moved in on 1 April: the day
/// itself does not count, so the period runs from 2 April and ends with 15 April; if that is a
/// Sunday, a notice on Monday is in time.
///
///     const Date last = deadline_after(moved_in, Days{14}, office);
namespace yakuba {

/// A length of time in days, or in months (a year is twelve).
struct Days {
    int count = 0;
};
struct Months {
    int count = 0;
};

/// The first day that counts in a period that runs from an event: the day after it (民法140条). A
/// period that begins at midnight, as one from a named date does, counts its first day and needs no
/// call.
Date first_day_after(Date event);

/// The last day of a period whose first day is `first` (民法141条).
Date last_day_of_period(Date first, Days length);
/// In months: the day before the one that corresponds to `first`, or the last day of the month when
/// that month has no such day (民法143条2項). Two months from 31 December end with 28 February.
Date last_day_of_period(Date first, Months length);

/// The last day on which something due within `length` of `event` is in time: the event's own day
/// left out, and the end carried over the days on which the municipality is closed
/// (民法142条, 地方自治法4条の2第4項; for taxes 地方税法20条の5第2項).
Date deadline_after(Date event, Days length, const OpenDays& office);
Date deadline_after(Date event, Months length, const OpenDays& office);

}  // namespace yakuba
