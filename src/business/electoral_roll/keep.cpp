#include "business/electoral_roll/keep.h"

#include <algorithm>

#include "business/electoral_roll/disqualification.h"
#include "registry/residents.h"

namespace yakuba::electoral_roll {
namespace {

bool is_registered(const PersonState& person) {
    return person.entry && person.entry->state == EntryState::registered;
}

bool is_marked(const Entry& entry) { return entry.moved_mark || entry.former_mark; }

/// 20条1項, 27条3項: the words of the register.
void copy_words(const registry::Resident& resident, Entry& entry) {
    entry.name = resident.name;
    entry.kana = resident.kana;
    entry.address = registry::address_of(resident);
    entry.sex = resident.sex;
    entry.birth_date = resident.birth_date.latest();
}

EntryChange removed(Entry entry, Removal removal, Date on) {
    entry.state = EntryState::removed;
    entry.removal = removal;
    entry.removed_on = on;
    return {std::move(entry), on};
}

/// 28条1号・4号: at once when it is known; 2号: when the four months are over.
EntryChange removed_by(const Sheet& sheet, const Entry& entry, Date day) {
    const Date on = sheet.removal == Removal::four_months
                        ? std::max(sheet.removed_from, entry.registered_on)
                        : day;
    return removed(entry, sheet.removal, on);
}

Sheet asked_anew(const Rates& rates, Elector elector, Date base, Date age_day) {
    elector.on_roll = false;
    return decide(rates, run_lines(rates, Run::regular, base, age_day), elector);
}

Sheet eligibility_on(const Rates& rates, const PersonState& person, Date base, Date age_day) {
    return asked_anew(rates, elector_of(rates, person, base), base, age_day);
}

bool by_a_run(Registration registration) {
    return registration == Registration::regular || registration == Registration::election ||
           registration == Registration::supplementary;
}

/// 28条4号: as is known now, the person was not eligible on the base date. A doubt alone is no such
/// knowledge: 施行令12条1項 forbids to register, not to keep.
bool never_eligible(const Rates& rates, const PersonState& person) {
    const Entry& entry = *person.entry;
    if (!by_a_run(entry.registration)) return false;
    Elector elector = elector_of(rates, person, entry.base_date);
    elector.confirmed = true;
    return !asked_anew(rates, elector, entry.base_date, entry.age_day).registered;
}

/// The entry as it would stand had it not been removed; none when the removal was right.
std::optional<Entry> restored(const Rates& rates, const PersonState& person) {
    Entry entry = *person.entry;
    const Date removed_on = entry.removed_on;
    entry.state = EntryState::registered;
    entry.removal = Removal::none;
    entry.removed_on = Date{};
    PersonState before = person;
    before.entry = entry;
    if (person.entry->removal == Removal::never_eligible) {
        if (never_eligible(rates, before)) return std::nullopt;
        return entry;
    }
    const Elector elector = elector_of(rates, before, removed_on);
    const Sheet sheet = decide(rates, run_lines(rates, Run::none, removed_on, removed_on), elector);
    if (!sheet.on_roll) return std::nullopt;
    return entry;
}

/// 26条: eligible at a registration and ever since, and not on the roll. Whom a doubt kept off on
/// the base date was rightly left out: confirmed since, the person waits for the next registration.
std::optional<EntryChange> supplemented(const Rates& rates, const KeepingDay& day,
                                        std::span<const RunRecord> runs,
                                        const PersonState& person) {
    if (!person.resident) return std::nullopt;
    const Date today = day.lines.base;
    if (!is_eligible(eligibility_on(rates, person, today, today).ground)) return std::nullopt;
    for (const RunRecord& run : runs) {
        if (run.base_date > today) continue;
        if (person.entry && run.base_date <= person.entry->removed_on) continue;
        const Sheet sheet = eligibility_on(rates, person, run.base_date, run.age_day);
        if (!sheet.registered) continue;
        const Date left_on = elector_of(rates, person, today).left_on;
        const RunLines lines = run_lines(rates, run.run, run.base_date, run.age_day);
        Entry entry = entered(*person.resident, person.district, left_on, sheet, lines,
                              Registration::supplementary, today);
        // One who has left since the registration has the mark from the first.
        if (left_on && !entry.former_mark) {
            entry.moved_mark = true;
            entry.left_on = left_on;
        }
        return EntryChange{std::move(entry), today};
    }
    return std::nullopt;
}

}  // namespace

bool transfers_wait(const Rates& rates, Date day, std::span<const ElectionRecord> elections) {
    const std::chrono::days pause{rates.transfer_pause_days};
    return std::ranges::any_of(elections, [&](const ElectionRecord& e) {
        if (e.cancelled) return false;
        const Date since = e.term_ends_on ? e.term_ends_on - pause
                           : e.cause_on   ? e.cause_on
                                          : e.announced_on;
        return since <= day && day <= e.voting_day;
    });
}

KeepingDay keeping_day(const Rates& rates, Date day, std::span<const ElectionRecord> elections) {
    return {run_lines(rates, Run::none, day, day), !transfers_wait(rates, day, elections)};
}

Elector elector_of(const Rates& rates, const PersonState& person, Date base) {
    Elector e = elector_on(base, person.versions);
    e.disqualified = is_disqualified(rates, person.sentences, base);
    e.confirmed = doubt_on(person.doubts, base) == nullptr;
    if (!is_registered(person)) return e;
    e.on_roll = true;
    e.former_mark = person.entry->former_mark;
    if (!e.left_on && is_marked(*person.entry)) e.marked_left_on = person.entry->left_on;
    return e;
}

Entry entered(const registry::Resident& resident, const std::string& district, Date left_on,
              const Sheet& sheet, const RunLines& lines, Registration registration,
              Date registered_on) {
    Entry entry;
    entry.person_id = resident.person_id;
    entry.registration = registration;
    entry.ground = sheet.ground;
    entry.base_date = lines.base;
    entry.age_day = lines.age_day;
    entry.registered_on = registered_on;
    entry.district = district;
    copy_words(resident, entry);
    if (sheet.former_mark) {
        entry.former_mark = true;
        entry.left_on = left_on;
    }
    return entry;
}

std::optional<EntryChange> kept(const Rates& rates, const KeepingDay& day,
                                const PersonState& person) {
    if (!is_registered(person)) return std::nullopt;
    const Date today = day.lines.base;
    const Elector elector = elector_of(rates, person, today);
    const Sheet sheet = decide(rates, day.lines, elector);
    if (!sheet.on_roll) return removed_by(sheet, *person.entry, today);
    EntryChange change{*person.entry, today};
    Entry& next = change.entry;
    const bool marked = sheet.moved_mark || sheet.former_mark;
    next.left_on = !marked ? Date{} : elector.left_on ? elector.left_on : person.entry->left_on;
    next.moved_mark = sheet.moved_mark;
    next.former_mark = sheet.former_mark;
    next.disqualified_mark = sheet.disqualified_mark;
    const bool here = !elector.left_on && elector.counted_from;
    if (here && person.resident) {
        copy_words(*person.resident, next);
        if (day.may_transfer && !person.district.empty()) next.district = person.district;
    }
    if (next == *person.entry) return std::nullopt;
    // A mark is true from the day of leaving, whenever it became known.
    if (next.left_on && next.left_on != person.entry->left_on) {
        change.from = std::max(next.left_on, next.registered_on);
    }
    return change;
}

std::optional<EntryChange> put_right(const Rates& rates, const KeepingDay& day,
                                     std::span<const RunRecord> runs, const PersonState& person) {
    if (!person.entry) return supplemented(rates, day, runs, person);
    if (person.entry->state == EntryState::removed) {
        auto back = restored(rates, person);
        if (!back) return supplemented(rates, day, runs, person);
        const Date from = person.entry->removed_on;
        PersonState again = person;
        again.entry = *std::move(back);
        auto later = kept(rates, day, again);
        if (!later) return EntryChange{*std::move(again.entry), from};
        if (later->entry == *person.entry) return std::nullopt;
        later->from = std::min(later->from, from);
        return later;
    }
    if (never_eligible(rates, person)) {
        return removed(*person.entry, Removal::never_eligible, day.lines.base);
    }
    return kept(rates, day, person);
}

}  // namespace yakuba::electoral_roll
