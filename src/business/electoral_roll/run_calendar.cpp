#include "business/electoral_roll/run_calendar.h"

#include <algorithm>

#include "kernel/period.h"

namespace yakuba::electoral_roll {
namespace {

bool is_regular_day(const Rates& rates, Date day) {
    return day.day() == 1 && std::ranges::any_of(rates.regular_months, [&](const RegularMonth& m) {
               return m.month == day.month();
           });
}

int notice_days(const Rates& rates, Election election) {
    switch (election) {
        case Election::none:
            return 0;
        case Election::representatives:
            return rates.representatives_notice_days;
        case Election::councillors:
            return rates.councillors_notice_days;
        case Election::governor:
            return rates.governor_notice_days;
        case Election::prefectural_assembly:
            return rates.prefectural_assembly_notice_days;
        case Election::mayor:
        case Election::municipal_assembly:
            return rates.municipal_notice_days;
    }
    return 0;
}

}  // namespace

Run run_on(const Rates& rates, Date day, const ElectionDays& election) {
    // 22条4項: the two on one day are one, the election's.
    const Date begins = election.announced_on ? election.announced_on : election.voting_day;
    if (election.voting_day && day < begins) return Run::election;
    return is_regular_day(rates, day) ? Run::regular : Run::none;
}

bool in_election_period(Date day, const ElectionDays& election) {
    return election.voting_day && election.announced_on && election.announced_on <= day &&
           day < election.voting_day;
}

Date age_day_of(Run run, Date base, const ElectionDays& election) {
    if (run == Run::election) return election.voting_day;
    return run == Run::regular && in_election_period(base, election) ? election.voting_day : base;
}

Date registered_on(const Rates& rates, Run run, Date base, Date next_open_day,
                   const ElectionDays& election) {
    if (run != Run::regular || !next_open_day || !rates.moves_to_open_day) return base;
    return in_election_period(base, election) ? base : next_open_day;
}

Date objection_until(const Rates& rates, Run run, Date base, Date registered,
                     const ElectionDays& election) {
    // 24条1項: here the period ends two days before the vote, not one.
    const Date last_but_one =
        election.voting_day ? election.voting_day - std::chrono::days{2} : Date{};
    const bool hurried =
        run == Run::election || (in_election_period(base, election) && base <= last_but_one);
    const int days = hurried ? rates.election_objection_days : rates.objection_days;
    return last_day_of_period(first_day_after(registered), Days{days});
}

Date announce_by(const Rates& rates, Election election, Date voting_day) {
    if (election == Election::none || !voting_day) return Date{};
    return voting_day - std::chrono::days{notice_days(rates, election)};
}

bool inspection_is_closed(const Rates& rates, Date day, const ElectionDays& election) {
    if (!election.announced_on || !election.voting_day) return false;
    return election.announced_on <= day &&
           day <= election.voting_day + std::chrono::days{rates.closed_days_after_voting};
}

}  // namespace yakuba::electoral_roll
