#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kernel/open_days.h"
#include "procedures/answers.h"
#include "procedures/definition.h"

/// Statutory time limits. A period of days begins the day after the event (民法140条) and, when its
/// last day is closed, ends on the next open day (民法142条).
namespace yakuba::procedures {

/// One clock as it stands for a case.
struct Reading {
    const Clock* clock = nullptr;
    Date event;  // the day it is counted from
    Date first;  // first day on which it may be filed; none: any
    Date last;   // last day in time; none: no limit
    bool early = false;
    bool late = false;
    bool in_time() const { return !early && !late; }
};

/// The last day of a period of `days` counted from the day after `event`.
Date last_day(Date event, int days, const OpenDays& open_days, bool extended = true);

/// Pure: how the clock stands for an event and a day of filing.
Reading read_clock(const Clock& clock, Date event, Date filed_on, const OpenDays& open_days);

/// The clocks of a procedure that count by this way of filing and whose event is answered.
std::vector<Reading> read_clocks(const Procedure& procedure, const boost::json::object& answers,
                                 const boost::json::object& facts, Channel channel, Date filed_on,
                                 const OpenDays& open_days);

/// The day by which the town means to answer: `standard_days` open days after arrival.
Date standard_due(const Procedure& procedure, Date received_on, const OpenDays& open_days);

}  // namespace yakuba::procedures
