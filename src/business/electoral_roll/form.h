#pragma once
#include "business/electoral_roll/facts.h"
#include "business/electoral_roll/rules.h"
#include "business/electoral_roll/voting.h"
#include "rules/calculator.h"

namespace yakuba::electoral_roll {

/// The whole form of one person and day: what the calculator answers and a clerk explains from. Its
/// middle lines are the Sheet's.
struct Form {
    // 登録
    Run run = Run::none;
    Date base_date;
    Date age_day;
    Date born_by;
    Date counted_by;
    Date announce_by;
    Date registered_on;
    Date objection_from;
    Date objection_until;
    // 本人の期間
    Date reaches_voting_age_on;
    Date counted_from;
    Date three_months_on;
    Date four_months_until;
    Date disqualified_until;
    // 決定
    Ground ground = Ground::no_record;
    bool registered = false;
    bool on_roll = false;
    bool moved_mark = false;
    bool former_mark = false;
    bool disqualified_mark = false;
    Removal removal = Removal::none;
    Date removed_from;
    // 投票
    Vote vote = Vote::none;
    bool early_vote_allowed = false;
    bool absentee_vote_allowed = false;
    bool ballot_by_request = false;
};
const Description& form_description();

/// The form for the base date, or any other day, `day`.
Form form(const Rates& rates, const Facts& facts, Date day);

/// The facts as the run holds them on the day.
Elector elector_of(const Rates& rates, const Facts& facts, Date day);

/// "electoral-roll", by day.
const Calculator& calculator();

}  // namespace yakuba::electoral_roll
