#include "kernel/period.h"

#include <chrono>

namespace yakuba {

Date first_day_after(Date event) { return event + std::chrono::days{1}; }

Date last_day_of_period(Date first, Days length) {
    return first + std::chrono::days{length.count - 1};
}

Date last_day_of_period(Date first, Months length) {
    const YearMonth month = YearMonth{first} + length.count;
    if (first.day() > month.last_day().day()) return month.last_day();
    return Date{month.year(), month.month(), first.day()} - std::chrono::days{1};
}

Date deadline_after(Date event, Days length, const OpenDays& office) {
    return office.on_or_after(last_day_of_period(first_day_after(event), length));
}

Date deadline_after(Date event, Months length, const OpenDays& office) {
    return office.on_or_after(last_day_of_period(first_day_after(event), length));
}

}  // namespace yakuba
