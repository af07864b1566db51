// A run's periods are worked out once as dates (run_lines); a person then costs a few comparisons.
// Only who has left is counted in months one by one.
#include "business/electoral_roll/rules.h"

#include <cassert>

#include "kernel/period.h"

namespace yakuba::electoral_roll {
namespace {

constexpr std::chrono::days kOneDay{1};
/// Months differ by at most three days, so the lines lie this near to the naive ones.
constexpr std::chrono::days kMonthEnds{4};

/// The latest birth date of those who have reached the age on `day`, the end of the day before the
/// birthday (年齢計算ニ関スル法律).
Date youngest_birth(int age, Date day) {
    const Date next = day + kOneDay;
    const Date born{next.year() - age, next.month(), next.day()};
    return is_calendar_day(born) ? born : Date{born.year(), born.month(), born.day() - 1};
}

bool lives_here(const Elector& e, Date day) { return !e.left_on || day < e.left_on; }

/// 21条1項・2項: the residence that makes an elector, here or until lately.
Ground residence(const Rates& rates, const RunLines& lines, const Elector& e) {
    // 21条1項。
    if (lives_here(e, lines.base)) {
        return e.counted_from <= lines.counted_by ? Ground::resident : Ground::short_record;
    }
    // 21条2項。
    if (three_months_on(rates, e.counted_from) > e.left_on) return Ground::left_too_early;
    return e.left_on >= lines.left_from ? Ground::former_resident : Ground::left_too_long;
}

/// The ladder of 21条: who may be entered on the base date.
Ground eligibility(const Rates& rates, const RunLines& lines, const Elector& e) {
    if (e.died_on && e.died_on <= lines.base) return Ground::dead;
    if (!e.japanese || (e.nationality_lost_on && e.nationality_lost_on <= lines.base)) {
        return Ground::not_citizen;
    }
    if (e.birth_date > lines.born_by) return Ground::under_age;
    if (e.disqualified) return Ground::disqualified;
    if (!e.counted_from || e.counted_from > lines.base) return Ground::no_record;
    const Ground ground = residence(rates, lines, e);
    // 施行令12条1項: only who would be entered is left out for want of confirmation.
    return is_eligible(ground) && !e.confirmed ? Ground::unconfirmed : ground;
}

Sheet removed(Removal why, Date from) {
    Sheet sheet;
    sheet.ground = Ground::removed;
    sheet.removal = why;
    sheet.removed_from = from;
    return sheet;
}

/// The day of leaving that the roll still counts: of one who lives elsewhere, or who came back and
/// has not yet been recorded for three months again (施行令16条: the mark goes only then).
Date counted_leaving(const RunLines& lines, const Elector& e) {
    if (!lives_here(e, lines.base)) return e.left_on;
    return e.counted_from <= lines.counted_by ? Date{} : e.marked_left_on;
}

/// 27条, 28条: what becomes of an entry.
Sheet state_of_entry(const Rates& rates, const RunLines& lines, const Elector& e) {
    // 28条の各号の順に。
    if (e.died_on && e.died_on <= lines.base) return removed(Removal::died, e.died_on);
    if (e.nationality_lost_on && e.nationality_lost_on <= lines.base) {
        return removed(Removal::nationality_lost, e.nationality_lost_on);
    }
    if (e.never_eligible) return removed(Removal::never_eligible, lines.base);
    Sheet sheet;
    sheet.ground = Ground::on_roll;
    sheet.on_roll = true;
    sheet.disqualified_mark = e.disqualified;
    const Date left = counted_leaving(lines, e);
    if (!left) return sheet;
    const Date leaves_roll = removed_from(rates, left);
    if (leaves_roll <= lines.base) return removed(Removal::four_months, leaves_roll);
    sheet.removed_from = leaves_roll;
    sheet.former_mark = e.former_mark;
    sheet.moved_mark = !e.former_mark;
    return sheet;
}

}  // namespace

Date three_months_on(const Rates& rates, Date counted_from) {
    return last_day_of_period(first_day_after(counted_from), Months{rates.residence_months});
}

Date four_months_until(const Rates& rates, Date left_on) {
    return last_day_of_period(first_day_after(left_on), Months{rates.former_months});
}

Date removed_from(const Rates& rates, Date left_on) {
    return four_months_until(rates, left_on) + kOneDay;
}

RunLines run_lines(const Rates& rates, Run run, Date base, Date age_day) {
    RunLines lines;
    lines.run = run;
    lines.base = base;
    lines.age_day = age_day;
    lines.born_by = youngest_birth(rates.voting_age, age_day);
    lines.counted_by = add_months(base, -rates.residence_months) + kMonthEnds;
    while (three_months_on(rates, lines.counted_by) > base)
        lines.counted_by = lines.counted_by - kOneDay;
    lines.left_from = add_months(base, -rates.former_months) - kMonthEnds;
    while (four_months_until(rates, lines.left_from) < base)
        lines.left_from = lines.left_from + kOneDay;
    return lines;
}

Sheet decide(const Rates& rates, const RunLines& lines, const Elector& e) {
    if (e.on_roll) return state_of_entry(rates, lines, e);
    Sheet sheet;
    sheet.ground = eligibility(rates, lines, e);
    if (!is_eligible(sheet.ground) || lines.run == Run::none) return sheet;
    sheet.registered = true;
    sheet.on_roll = true;
    if (sheet.ground == Ground::former_resident) {
        sheet.former_mark = true;
        sheet.removed_from = removed_from(rates, e.left_on);
    }
    return sheet;
}

void decide(const Rates& rates, const RunLines& lines, std::span<const Elector> electors,
            std::span<Sheet> sheets) {
    assert(electors.size() == sheets.size());
    for (std::size_t i = 0; i < electors.size(); ++i)
        sheets[i] = decide(rates, lines, electors[i]);
}

}  // namespace yakuba::electoral_roll
