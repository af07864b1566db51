#include "business/electoral_roll/form.h"

#include "business/electoral_roll/disqualification.h"
#include "business/electoral_roll/run_calendar.h"
#include "kernel/period.h"

namespace yakuba::electoral_roll {
namespace {

void fill_run(const Rates& rates, const Facts& facts, const RunLines& lines, Form& form) {
    const ElectionDays days{facts.announced_on, facts.voting_day};
    form.run = lines.run;
    form.base_date = lines.base;
    form.age_day = lines.age_day;
    form.born_by = lines.born_by;
    form.counted_by = lines.counted_by;
    form.announce_by = announce_by(rates, facts.election, facts.voting_day);
    if (lines.run == Run::none) return;
    form.registered_on = registered_on(rates, lines.run, lines.base, facts.next_open_day, days);
    form.objection_from = first_day_after(form.registered_on);
    form.objection_until = objection_until(rates, lines.run, lines.base, form.registered_on, days);
}

void fill_person(const Rates& rates, const Facts& facts, Date day, Form& form) {
    form.reaches_voting_age_on = day_reaching_age(facts.birth_date, rates.voting_age);
    form.counted_from = counted_from(facts);
    if (form.counted_from) form.three_months_on = three_months_on(rates, form.counted_from);
    if (facts.left_on) form.four_months_until = four_months_until(rates, facts.left_on);
    form.disqualified_until = disqualified_until(rates, facts.sentences, day);
}

void fill_sheet(const Sheet& sheet, Form& form) {
    form.ground = sheet.ground;
    form.registered = sheet.registered;
    form.on_roll = sheet.on_roll;
    form.moved_mark = sheet.moved_mark;
    form.former_mark = sheet.former_mark;
    form.disqualified_mark = sheet.disqualified_mark;
    form.removal = sheet.removal;
    form.removed_from = sheet.removed_from;
}

}  // namespace

Elector elector_of(const Rates& rates, const Facts& facts, Date day) {
    Elector e;
    e.birth_date = facts.birth_date;
    e.counted_from = counted_from(facts);
    // One who left and was recorded anew has come back: the old leaving is only a mark.
    const bool came_back = facts.left_on && e.counted_from > facts.left_on;
    (came_back ? e.marked_left_on : e.left_on) = facts.left_on;
    e.died_on = facts.died_on;
    e.nationality_lost_on = facts.nationality_lost_on;
    e.japanese = facts.japanese;
    e.disqualified = is_disqualified(rates, facts.sentences, day);
    e.confirmed = facts.confirmed;
    e.on_roll = facts.on_roll;
    e.former_mark = facts.former_mark;
    e.never_eligible = facts.never_eligible;
    return e;
}

Form form(const Rates& rates, const Facts& facts, Date day) {
    const ElectionDays days{facts.announced_on, facts.voting_day};
    const Run run = run_on(rates, day, days);
    const RunLines lines = run_lines(rates, run, day, age_day_of(run, day, days));
    const Sheet sheet = decide(rates, lines, elector_of(rates, facts, day));
    Form form;
    fill_run(rates, facts, lines, form);
    fill_person(rates, facts, day, form);
    fill_sheet(sheet, form);
    form.vote = vote_on(rates, facts, sheet, facts.voting_day);
    const Casting casting = casting_on(rates, facts, sheet);
    form.early_vote_allowed = casting.early;
    form.absentee_vote_allowed = casting.absentee;
    form.ballot_by_request = may_ask_for_ballot(facts, form.vote);
    return form;
}

const Calculator& calculator() {
    static const Calculator calculator = yakuba::calculator<Facts, Rates, Form>(
        "electoral-roll", "選挙人名簿", "electoral_roll", Period::day, facts_description(),
        rates_description(), form_description(), form, impossible);
    return calculator;
}

}  // namespace yakuba::electoral_roll
