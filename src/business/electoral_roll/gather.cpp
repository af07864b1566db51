// A registration over a whole city reads nine numbers of each version of the register, and two of
// each entry: the words of a person are read only for those who come onto the roll.
#include "business/electoral_roll/gather.h"

#include <algorithm>

#include "business/electoral_roll/disqualification.h"

namespace yakuba::electoral_roll {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};

const Description& register_row_description() {
    using R = RegisterRow;
    static const Description description =
        describe<R>("住民記録の状態",
                    {
                        line<&R::person_id>("person_id", "宛名番号"),
                        line<&R::standing>("standing", "住民の区分"),
                        line<&R::event>("event", "異動事由"),
                        line<&R::notified_on>("notified_on", "届出年月日"),
                        line<&R::birth_date>("birth_date", "出生年月日"),
                        line<&R::japanese>("japanese", "日本国民である"),
                        line<&R::became_resident_on>("became_resident_on", "住民となった年月日"),
                        line<&R::valid_from>("valid_from", "この状態になった年月日"),
                        line<&R::valid_to>("valid_to", "この状態でなくなった年月日"),
                    });
    return description;
}

constexpr std::string_view kRegisterRows =
    "SELECT person_id, standing, event, notified_on, birth_date, "
    "CASE WHEN nationality = 'JPN' THEN 1 ELSE 0 END, became_resident_on, valid_from, valid_to "
    "FROM resident WHERE person_id >= :range_from AND person_id < :range_until "
    "AND recorded_at <= :known ORDER BY person_id, version";

/// The state of the entries on a day, last word last.
struct EntryRow {
    PersonId person_id;
    EntryState state = EntryState::registered;
    Date left_on;
    bool former_mark = false;
};

const Description& entry_row_description() {
    using R = EntryRow;
    static const Description description = describe<R>(
        "名簿の状態", {
                          line<&R::person_id>("person_id", "宛名番号"),
                          line<&R::state>("state", "登録の状態"),
                          line<&R::left_on>("left_on", "住所を有しなくなった日"),
                          line<&R::former_mark>("former_mark", "旧住所地での登録の表示"),
                      });
    return description;
}

constexpr std::string_view kEntryRows =
    "SELECT person_id, state, left_on, former_mark FROM electoral_roll_entry "
    "WHERE person_id >= :range_from AND person_id < :range_until AND recorded_at <= :known "
    "AND valid_from <= :valid AND valid_to > :valid ORDER BY person_id, version";

storage::Parameters range_of(batch::Range range, AsOf as_of) {
    return {{"range_from", range.from.value()},
            {"range_until", range.until.value()},
            {"known", as_of.known.microseconds}};
}

storage::Where within(batch::Range range) {
    return storage::between("person_id", range.from.value(), range.until.value());
}

/// An unknown day of birth is a birth on the last day it can be: nobody votes too early.
Date latest_birth(Date packed) { return PartialDate::from_packed(packed.packed()).latest(); }

template <class Each>
void for_each_row(storage::Session& session, batch::Range range, AsOf as_of, Each each) {
    RegisterRow row;
    session.read(
        register_row_description(), kRegisterRows, range_of(range, as_of),
        [&] { return &(row = RegisterRow{}); },
        [&] {
            row.birth_date = latest_birth(row.birth_date);
            each(row);
        });
}

using Sentences = std::map<PersonId, std::vector<Sentence>>;

Sentences sentences_of(storage::Session& session, batch::Range range, Instant known) {
    Sentences sentences;
    storage::for_each_as_of<SentenceRecord>(
        session, sentence_table(), {kForGood, known}, within(range),
        [&](const SentenceRecord& record, const storage::Version&) {
            if (!record.cancelled) sentences[record.person_id].push_back(sentence_of(record));
        });
    return sentences;
}

std::map<PersonId, Doubts> doubts_within(storage::Session& session, batch::Range range,
                                         Instant known) {
    static const std::string sql =
        "SELECT " + storage::version_columns_of(doubt_description()) +
        " FROM electoral_roll_doubt WHERE person_id >= :range_from AND person_id < :range_until "
        "AND recorded_at <= :known ORDER BY person_id, version";
    std::map<PersonId, Doubts> doubts;
    Doubt doubt;
    session.read_versions(
        doubt_description(), sql, range_of(range, {{}, known}),
        [&]() -> void* { return &(doubt = Doubt{}); },
        [&](const storage::Version& version) {
            doubts[doubt.person_id].push_back({doubt, version});
        });
    return doubts;
}

batch::Range only(PersonId person) { return {person, PersonId{person.value() + 1}}; }

std::vector<EntryRow> entry_rows(storage::Session& session, batch::Range range, AsOf as_of) {
    std::vector<EntryRow> rows;
    storage::Parameters parameters = range_of(range, as_of);
    parameters.push_back({"valid", std::int64_t{as_of.valid.packed()}});
    EntryRow row;
    session.read(
        entry_row_description(), kEntryRows, parameters, [&] { return &(row = EntryRow{}); },
        [&] {
            if (!rows.empty() && rows.back().person_id == row.person_id) {
                rows.back() = row;
            } else {
                rows.push_back(row);
            }
        });
    return rows;
}

}  // namespace

Districts Districts::load(storage::Session& session, Date day) {
    Districts districts;
    storage::for_each_as_of<Area>(session, area_table(), {day}, storage::everything(),
                                  [&](const Area& area, const storage::Version&) {
                                      districts.by_town_[area.town_code] = area.district;
                                  });
    return districts;
}

const std::string& Districts::of(const std::string& town_code) const {
    static const std::string none;
    const auto found = by_town_.find(town_code);
    return found == by_town_.end() ? none : found->second;
}

Candidates candidates(storage::Session& session, const Rates& rates, batch::Range range,
                      AsOf as_of) {
    const std::vector<EntryRow> entries = entry_rows(session, range, as_of);
    const Sentences sentences = sentences_of(session, range, as_of.known);
    const auto doubts = doubts_within(session, range, as_of.known);
    Candidates all;
    all.on_roll = std::ranges::count(entries, EntryState::registered, &EntryRow::state);
    auto entry = entries.begin();
    std::vector<RegisterRow> versions;
    const auto finish = [&] {
        if (versions.empty()) return;
        const PersonId person = versions.front().person_id;
        while (entry != entries.end() && entry->person_id < person)
            ++entry;
        const bool known = entry != entries.end() && entry->person_id == person;
        // A run only adds: who is on the roll is not asked about again.
        if (!known || entry->state != EntryState::registered) {
            Elector& e = all.electors.emplace_back(elector_on(as_of.valid, versions));
            all.persons.push_back(person);
            const auto found = sentences.find(person);
            e.disqualified =
                found != sentences.end() && is_disqualified(rates, found->second, as_of.valid);
            const auto doubted = doubts.find(person);
            e.confirmed =
                doubted == doubts.end() || doubt_on(doubted->second, as_of.valid) == nullptr;
        }
        versions.clear();
    };
    for_each_row(session, range, as_of, [&](const RegisterRow& row) {
        if (!versions.empty() && versions.front().person_id != row.person_id) finish();
        versions.push_back(row);
    });
    finish();
    return all;
}

std::vector<PersonState> states(storage::Session& session, batch::Range range, AsOf as_of,
                                const Districts& districts) {
    std::vector<PersonState> all;
    for_each_row(session, range, {as_of.valid, as_of.known}, [&](const RegisterRow& row) {
        if (all.empty() || all.back().person_id != row.person_id) {
            all.emplace_back().person_id = row.person_id;
        }
        all.back().versions.push_back(row);
    });
    const auto state_of_person = [&](PersonId person) -> PersonState* {
        const auto found = std::ranges::lower_bound(all, person, {}, &PersonState::person_id);
        return found != all.end() && found->person_id == person ? &*found : nullptr;
    };
    storage::for_each_as_of<registry::Resident>(
        session, registry::resident_table(), as_of, within(range),
        [&](registry::Resident& resident, const storage::Version&) {
            PersonState* state = state_of_person(resident.person_id);
            if (state == nullptr) return;
            state->district = districts.of(resident.town_code);
            state->resident = std::move(resident);
        });
    storage::for_each_as_of<Entry>(session, entry_table(), as_of, within(range),
                                   [&](Entry& entry, const storage::Version&) {
                                       PersonState* state = state_of_person(entry.person_id);
                                       if (state != nullptr) state->entry = std::move(entry);
                                   });
    for (auto& [person, sentences] : sentences_of(session, range, as_of.known)) {
        if (PersonState* state = state_of_person(person)) state->sentences = std::move(sentences);
    }
    for (auto& [person, doubts] : doubts_within(session, range, as_of.known)) {
        if (PersonState* state = state_of_person(person)) state->doubts = std::move(doubts);
    }
    return all;
}

PersonState state_of(storage::Session& session, PersonId person, AsOf as_of,
                     const Districts& districts) {
    auto all = states(session, only(person), as_of, districts);
    if (!all.empty()) return std::move(all.front());
    PersonState nobody;
    nobody.person_id = person;
    return nobody;
}

Doubts doubts_of(storage::Session& session, PersonId person, Instant known) {
    auto found = doubts_within(session, only(person), known);
    return found.empty() ? Doubts{} : std::move(found.begin()->second);
}

std::vector<ElectionRecord> elections(storage::Session& session, Instant known) {
    std::vector<ElectionRecord> all;
    storage::for_each_as_of<ElectionRecord>(session, election_table(), {kForGood, known},
                                            storage::everything(),
                                            [&](ElectionRecord& election, const storage::Version&) {
                                                all.push_back(std::move(election));
                                            });
    return all;
}

std::vector<RunRecord> runs(storage::Session& session, Instant known) {
    static const std::string sql =
        "SELECT " + storage::columns_of(run_record_description()) +
        " FROM electoral_roll_run WHERE recorded_at <= :known ORDER BY base_date DESC";
    return session.select<RunRecord>(run_record_description(), sql,
                                     {{"known", known.microseconds}});
}

std::optional<storage::Versioned<Entry>> find_entry(storage::Session& session, PersonId person,
                                                    AsOf as_of) {
    return storage::find_as_of<Entry>(session, entry_table(), as_of,
                                      storage::equals("person_id", person.value()));
}

ElectionDays days_of(const std::vector<ElectionRecord>& elections, Date day) {
    ElectionDays next;
    for (const ElectionRecord& e : elections) {
        if (e.cancelled || e.voting_day <= day || e.base_date > day) continue;
        if (!next.voting_day || e.voting_day < next.voting_day) {
            next = {e.announced_on, e.voting_day};
        }
    }
    return next;
}

const ElectionRecord* election_based_on(const std::vector<ElectionRecord>& elections, Date base) {
    const auto found = std::ranges::find_if(
        elections, [&](const ElectionRecord& e) { return !e.cancelled && e.base_date == base; });
    return found == elections.end() ? nullptr : &*found;
}

}  // namespace yakuba::electoral_roll
