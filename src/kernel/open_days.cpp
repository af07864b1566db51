#include "kernel/open_days.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace yakuba {
namespace {

bool is_weekend(Date day) {
    const std::chrono::weekday weekday{day.days()};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

bool is_year_end(Date day, Closed who) {
    if (day.month() == 1) return day.day() <= 3;
    return day.month() == 12 && day.day() >= (who == Closed::bank ? 31 : 29);
}

}  // namespace

Holidays::Holidays(std::vector<Date> days) : days_(std::move(days)) {
    std::sort(days_.begin(), days_.end());
}

Result<Holidays> Holidays::from_csv(std::string_view csv) {
    std::vector<Date> days;
    csv.remove_prefix(std::min(csv.find('\n'), csv.size() - 1) + 1);
    while (!csv.empty()) {
        const std::string_view row = csv.substr(0, csv.find('\n'));
        csv.remove_prefix(std::min(row.size() + 1, csv.size()));
        if (row.empty()) continue;
        const Result<Date> day = parse_date(row.substr(0, row.find(',')));
        if (!day) {
            return Problem{
                .code = "holidays.malformed",
                .message =
                    "祝日の表 (holidays.csv) の行が読めません。行の初めに日付を書いてください。",
                .detail = std::string{row}};
        }
        days.push_back(*day);
    }
    return Holidays{std::move(days)};
}

bool Holidays::contains(Date day) const {
    return std::binary_search(days_.begin(), days_.end(), day);
}

OpenDays::OpenDays(Holidays holidays, Closed who) : holidays_(std::move(holidays)), who_(who) {}

bool OpenDays::is_open(Date day) const {
    return !is_weekend(day) && !is_year_end(day, who_) && !holidays_.contains(day);
}

Date OpenDays::on_or_after(Date day) const {
    while (!is_open(day))
        day = day + std::chrono::days{1};
    return day;
}

Date OpenDays::on_or_before(Date day) const {
    while (!is_open(day))
        day = day - std::chrono::days{1};
    return day;
}

Date OpenDays::plus(Date day, int count) const {
    const std::chrono::days one{1};
    for (; count > 0; --count)
        day = on_or_after(day + one);
    for (; count < 0; ++count)
        day = on_or_before(day - one);
    return day;
}

}  // namespace yakuba
