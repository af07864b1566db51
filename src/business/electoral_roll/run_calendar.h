#pragma once
#include "business/electoral_roll/election.h"
#include "business/electoral_roll/rules.h"

/// When the roll is registered, objected to and read (22条, 24条, 28条の2).
namespace yakuba::electoral_roll {

/// The days of one election, as far as the roll knows it.
struct ElectionDays {
    Date announced_on;  // 公示・告示の日
    Date voting_day;    // 選挙の期日
};

/// Which registration falls on the day: 選挙時登録 on a day before the announcement, and then no
/// 定時登録 (22条4項); 定時登録 on the 1st of a registration month; none on other days.
Run run_on(const Rates& rates, Date day, const ElectionDays& election);

/// Whether the day lies from the announcement to the day before the vote (22条1項・2項).
bool in_election_period(Date day, const ElectionDays& election);

/// The day on which the age is tested (22条2項・3項).
Date age_day_of(Run run, Date base, const ElectionDays& election);

/// 登録の日: the base date, or the first open day after it (22条1項). `next_open_day` is none when
/// the base date is open.
Date registered_on(const Rates& rates, Run run, Date base, Date next_open_day,
                   const ElectionDays& election);

/// The last day for an objection; the first is the day after the registration (24条1項).
Date objection_until(const Rates& rates, Run run, Date base, Date registered,
                     const ElectionDays& election);

/// The last day on which the election may be announced (31条–34条); none without an election.
Date announce_by(const Rates& rates, Election election, Date voting_day);

/// Whether the extract may be inspected on the day (28条の2第1項, 28条の3第1項): not from the
/// announcement until so many days after the vote.
bool inspection_is_closed(const Rates& rates, Date day, const ElectionDays& election);

}  // namespace yakuba::electoral_roll
