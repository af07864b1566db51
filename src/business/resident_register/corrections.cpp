#include <algorithm>
#include <set>

#include "business/resident_register/heads.h"
#include "business/resident_register/items.h"

namespace yakuba::resident_register {
namespace {

using registry::Event;
using registry::Resident;
using registry::ResidentVersion;
using registry::Standing;

constexpr std::string_view kArticle = "住民基本台帳法施行令12条3項";

Problem ground_needed() {
    return {.code = "ex_officio.ground_needed",
            .message = "職権で行う根拠（実態調査の結果、誤りの内容など）を入力してください。",
            .where = "ground",
            .article = kArticle};
}

/// What is decided today can be about days alone that have come.
Result<Done> check_decided(const Filing& filing) {
    const Date today = date_in_japan(filing.now);
    if (filing.occurred_on > today) {
        return Problem{
            .code = "notice.not_yet",
            .message = "まだ起きていない異動は記載できません。今日までの日にしてください。",
            .where = "occurred_on",
            .article = kArticle};
    }
    if (filing.notified_on > today) {
        return Problem{.code = "notice.in_future",
                       .message = "決定した日が今日より後になっています。日付を直してください。",
                       .where = "notified_on",
                       .article = kArticle};
    }
    return Done{};
}

/// Everyone the journal entry wrote about, starting from one person and her households.
std::set<PersonId> touched_by(DayBook& book, PersonId person, std::int64_t entry) {
    std::set<PersonId> persons{person};
    std::set<HouseholdId> households;
    for (const ResidentVersion& version : book.versions(person)) {
        if (version.record.household_id) households.insert(version.record.household_id);
    }
    for (const HouseholdId household : households) {
        storage::Parameters parameters;
        parameters.push_back({"household_id", household.value()});
        parameters.push_back({"entry", entry});
        book.transaction().session().read_values(
            "SELECT DISTINCT person_id FROM resident "
            "WHERE household_id = :household_id AND entry = :entry",
            parameters, [&](std::span<const storage::Value> row) {
                persons.insert(PersonId{std::get<std::int64_t>(row[0])});
            });
    }
    return persons;
}

/// Over the days on which `entry` has the last word about a person: what was there without it;
/// where nothing was, the entry is marked as removed.
void undo(DayBook& book, PersonId person, std::int64_t entry) {
    const std::vector<ResidentVersion> all = book.versions(person);
    std::vector<ResidentVersion> others = all;
    std::erase_if(others, [&](const ResidentVersion& v) { return v.version.entry == entry; });
    const std::vector<ResidentVersion> without = registry::timeline_of(others);
    for (const ResidentVersion& wrong : registry::timeline_of(all)) {
        if (wrong.version.entry != entry) continue;
        Date day = wrong.version.valid_from;
        const auto remove_until = [&](Date until) {
            if (day >= until) return;
            Resident removed = wrong.record;
            removed.standing = Standing::removed;
            book.overwrite(removed, day, until);
            day = until;
        };
        for (const ResidentVersion& right : without) {
            const Date from = std::max(day, right.version.valid_from);
            const Date to = std::min(wrong.version.valid_to, right.version.valid_to);
            if (from >= to) continue;
            remove_until(from);
            book.overwrite(right.record, from, to);
            day = to;
        }
        remove_until(wrong.version.valid_to);
    }
}

Result<Outcome> undo_event(DayBook& book, const Cancellation& command) {
    const std::vector<ResidentVersion>& versions = book.versions(command.person);
    const auto wrong = std::ranges::find(versions, command.version,
                                         [](const ResidentVersion& v) { return v.version.number; });
    if (wrong == versions.end()) {
        return Problem{.code = "version.not_found",
                       .message = "取り消す異動が見つかりません。異動履歴の版を確かめてください。",
                       .detail = "person " + std::to_string(command.person.value()),
                       .where = "version",
                       .article = kArticle};
    }
    const std::int64_t entry = wrong->version.entry;
    Outcome outcome;
    outcome.household = wrong->record.household_id;
    for (const PersonId person : touched_by(book, command.person, entry)) {
        undo(book, person, entry);
        outcome.persons.push_back(person);
    }
    return outcome;
}

/// The same entry goes on. A move out that is given up before its day (転出の取りやめ) is taken
/// back from the plan and from the planned day alike.
Result<Outcome> restore(DayBook& book, const ExOfficio& command) {
    const Date day = command.filing.occurred_on;
    const Resident* const found = book.find(command.person, day);
    const bool planned = found != nullptr && found->standing == Standing::planned_out;
    if (found == nullptr || (registry::is_resident(found->standing) && !planned)) {
        return Problem{
            .code = "restoration.not_removed",
            .message = "回復できるのは、消除された住民票だけです。異動日を確かめてください。",
            .detail = "person " + std::to_string(command.person.value()),
            .article = kArticle};
    }
    const Resident state = *found;
    Outcome outcome;
    outcome.persons = {command.person};
    outcome.household = state.household_id;
    const Date gone_on = planned ? state.planned_out_on : day;
    if (registry::is_head(state) && head_of(book.members(outcome.household, gone_on)) != nullptr) {
        return Problem{
            .code = "household.two_heads",
            .message = "元の世帯にはいま別の世帯主がいます。続柄を訂正してから回復してください。",
            .article = "住民基本台帳法7条4号"};
    }
    const auto back = [](Resident& r) {
        r.standing = Standing::resident;
        r.next_address.clear();
        r.planned_out_on = {};
    };
    book.amend(command.person, day, back);
    if (planned) book.amend(command.person, gone_on, back);
    return outcome;
}

}  // namespace

Result<Outcome> correct(const Desk& desk, const Correction& command) {
    return file(desk, command.filing, Event::correction, [&](DayBook& book) -> Result<Outcome> {
        const auto decided = check_decided(command.filing);
        if (!decided) return decided.problem();
        const auto items = read_items(command.items);
        if (!items) return items.problem();
        const Date from = command.filing.occurred_on;
        const Resident* const state = book.find(command.person, from);
        if (state == nullptr || command.until <= from) {
            return Problem{.code = "correction.no_entry",
                           .message = "訂正する期間に住民票がありません。日付を確かめてください。",
                           .detail = "person " + std::to_string(command.person.value()),
                           .where = "occurred_on",
                           .article = kArticle};
        }
        Outcome outcome;
        outcome.persons = {command.person};
        outcome.household = state->household_id;
        Resident corrected = *state;
        (*items)(corrected);
        if (batch::compare(registry::resident_description(), state, &corrected).empty()) {
            return Problem{.code = "correction.no_change",
                           .message = "住民票は、すでにそのとおりです。何も変えていません。",
                           .where = "items",
                           .article = kArticle};
        }
        book.amend(command.person, from, command.until, *items);
        return outcome;
    });
}

Result<Outcome> cancel(const Desk& desk, const Cancellation& command) {
    return file(desk, command.filing, Event::cancellation, [&](DayBook& book) -> Result<Outcome> {
        const auto decided = check_decided(command.filing);
        if (!decided) return decided.problem();
        return undo_event(book, command);
    });
}

Result<Outcome> remove_ex_officio(const Desk& desk, const ExOfficio& command) {
    return file(
        desk, command.filing, Event::ex_officio_removal, [&](DayBook& book) -> Result<Outcome> {
            if (command.filing.ground.empty()) return ground_needed();
            const auto decided = check_decided(command.filing);
            if (!decided) return decided.problem();
            const Date day = command.filing.occurred_on;
            const auto resident = book.resident(command.person, day);
            if (!resident) return resident.problem();
            const std::vector<Resident> before = book.members(resident->household_id, day);
            book.amend(command.person, day, [](Resident& r) { r.standing = Standing::removed; });
            Outcome outcome;
            outcome.persons = {command.person};
            outcome.household = resident->household_id;
            const auto followed =
                follow_head(book, resident->household_id, day, before, command.new_head_left,
                            command.relations_left, outcome);
            if (!followed) return followed.problem();
            return outcome;
        });
}

Result<Outcome> restore_ex_officio(const Desk& desk, const ExOfficio& command) {
    return file(desk, command.filing, Event::restoration, [&](DayBook& book) -> Result<Outcome> {
        if (command.filing.ground.empty()) return ground_needed();
        const auto decided = check_decided(command.filing);
        if (!decided) return decided.problem();
        return restore(book, command);
    });
}

}  // namespace yakuba::resident_register
