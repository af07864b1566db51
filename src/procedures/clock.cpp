#include "procedures/clock.h"

#include <algorithm>
#include <boost/json.hpp>

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

Date plus_days(Date day, int days) { return Date::from_days(day.days() + std::chrono::days{days}); }

/// The answered or known day a clock counts from; none when there is no answer.
std::optional<Date> event_of(const Clock& clock, const json::object& answers,
                             const json::object& facts) {
    constexpr std::string_view kFact = "fact:";
    const std::string_view from = clock.from;
    const json::value* const value = from.starts_with(kFact)
                                         ? at_path(facts, from.substr(kFact.size()))
                                         : answers.if_contains(from);
    if (value == nullptr || !value->is_string()) return std::nullopt;
    const auto day = parse_date(std::string_view{value->get_string()});
    return day ? std::optional{*day} : std::nullopt;
}

}  // namespace

Date last_day(Date event, int days, const OpenDays& open_days, bool extended) {
    const Date last = plus_days(event, days);
    return extended ? open_days.on_or_after(last) : last;
}

Reading read_clock(const Clock& clock, Date event, Date filed_on, const OpenDays& open_days) {
    Reading reading;
    reading.clock = &clock;
    reading.event = event;
    if (clock.has_opening) {
        reading.first = plus_days(event, clock.opens_days);
        reading.early = filed_on < reading.first;
    }
    if (clock.days) {
        reading.last = last_day(event, *clock.days, open_days, clock.extended);
        reading.late = filed_on > reading.last;
    }
    return reading;
}

std::vector<Reading> read_clocks(const Procedure& procedure, const json::object& answers,
                                 const json::object& facts, Channel channel, Date filed_on,
                                 const OpenDays& open_days) {
    std::vector<Reading> readings;
    for (const Clock& clock : procedure.clocks) {
        if (!clock.where.empty() &&
            std::find(clock.where.begin(), clock.where.end(), channel) == clock.where.end()) {
            continue;
        }
        if (const auto event = event_of(clock, answers, facts))
            readings.push_back(read_clock(clock, *event, filed_on, open_days));
    }
    return readings;
}

Date standard_due(const Procedure& procedure, Date received_on, const OpenDays& open_days) {
    return open_days.plus(received_on, procedure.standard_days);
}

}  // namespace yakuba::procedures
