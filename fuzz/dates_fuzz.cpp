#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "kernel/date.h"
#include "kernel/era.h"
#include "kernel/open_days.h"
#include "kernel/period.h"

/// Dates, eras and periods: whatever is read can be written and read again, and stays in order.
namespace {

using namespace yakuba;

void require(bool condition) {
    if (!condition) std::abort();
}

const Calendar& calendar() {
    static const Calendar instance = [] {
        std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
        return *Calendar::from_csv(std::string{std::istreambuf_iterator<char>{file}, {}});
    }();
    return instance;
}

void check_texts(std::string_view text) {
    if (const auto date = parse_date(text)) {
        require(is_calendar_day(*date));
        require(to_iso(*date) == text);
    }
    if (const auto date = parse_partial_date(text)) {
        require(to_iso(*date) == text);
        require(date->earliest() <= date->latest());
        require(is_calendar_day(date->earliest()) && is_calendar_day(date->latest()));
    }
    if (const auto month = parse_year_month(text)) require(to_iso(*month) == text);
    if (const auto instant = parse_instant(text)) {
        require(*parse_instant(to_iso(*instant)) == *instant);
    }
    if (const auto date = calendar().parse(text); date && date->is_complete()) {
        const Date day = Date::from_packed(date->packed());
        require(is_calendar_day(day));
        require(*calendar().parse(calendar().format(day)) == *date);
        require(*calendar().parse(calendar().format_short(day)) == *date);
    }
    (void)Calendar::from_csv(text);
    if (const auto holidays = Holidays::from_csv(text)) {
        (void)holidays->contains(Date{2026, 1, 1});
    }
}

void check_days(std::int32_t from, std::int32_t steps) {
    const std::chrono::days offset{std::abs(from % 90'000)};
    const Date day = Date{1873, 1, 1} + offset;
    const int count = std::abs(steps % 500);
    require(age_on(day_reaching_age(day, count), day) == count);
    require(age_on(day_reaching_age(day, count) - std::chrono::days{1}, day) == count - 1);
    const Date end = school_year_end_at_age(day, count);
    require(end.month() == 3 && end.day() == 31 && age_on(end, day) == count);
    const Date last = last_day_of_period(day, Months{count + 1});
    require(last > day && last_day_of_period(day, Months{count + 2}) > last);
    require(is_calendar_day(add_months(day, -count)) || day.year() < 1920);
    require(date_in_japan(start_of_day(day)) == day);
    const OpenDays office{Holidays{{day}}, Closed::municipality};
    require(office.on_or_after(day) > day && office.on_or_before(day) < day);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    check_texts({reinterpret_cast<const char*>(data), size});
    std::int32_t numbers[2] = {};
    if (size >= sizeof numbers) {
        std::memcpy(numbers, data, sizeof numbers);
        check_days(numbers[0], numbers[1]);
    }
    return 0;
}
