#include "business/resident_register/day_book.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "business/resident_register/rules.h"
#include "registry/search_keys.h"
#include "rules/rate_shelf.h"
#include "storage/rehearse.h"

namespace yakuba::resident_register {
namespace {

using registry::Resident;
using registry::ResidentVersion;

/// The items in which two states differ, but for how they came about.
std::vector<const Line*> changed_lines(const Resident& before, const Resident& after) {
    std::vector<const Line*> changed;
    for (const Line& line : registry::resident_description().lines) {
        if (line.key == "event" || line.key == "notified_on") continue;
        if (line.type->format(line.field(&before)) != line.type->format(line.field(&after))) {
            changed.push_back(&line);
        }
    }
    return changed;
}

bool same(const std::vector<const Line*>& lines, const Resident& a, const Resident& b) {
    return std::ranges::all_of(lines, [&](const Line* line) {
        return line->type->format(line->field(&a)) == line->type->format(line->field(&b));
    });
}

std::string to_json(const Outcome& outcome) {
    boost::json::array persons;
    for (const PersonId person : outcome.persons)
        persons.push_back(person.value());
    return boost::json::serialize(
        boost::json::object{{"persons", std::move(persons)},
                            {"household", outcome.household.value()},
                            {"new_head", outcome.new_head.value()},
                            {"head_ex_officio", outcome.head_ex_officio},
                            {"household_notice_needed", outcome.household_notice_needed},
                            {"late", outcome.late},
                            {"deadline", outcome.deadline.packed()},
                            {"certificate_issued", outcome.certificate_issued}});
}

/// The outcome as `file` wrote it, so nothing in it can be missing.
Outcome from_json(const std::string& text) {
    const boost::json::value value = boost::json::parse(text);
    const boost::json::object& object = value.as_object();
    Outcome outcome;
    for (const boost::json::value& person : object.at("persons").as_array()) {
        outcome.persons.emplace_back(person.to_number<std::int64_t>());
    }
    outcome.household = HouseholdId{object.at("household").to_number<std::int64_t>()};
    outcome.new_head = PersonId{object.at("new_head").to_number<std::int64_t>()};
    outcome.head_ex_officio = object.at("head_ex_officio").as_bool();
    outcome.household_notice_needed = object.at("household_notice_needed").as_bool();
    outcome.late = object.at("late").as_bool();
    outcome.deadline = Date::from_packed(object.at("deadline").to_number<std::int32_t>());
    outcome.certificate_issued = object.at("certificate_issued").as_bool();
    return outcome;
}

}  // namespace

const std::vector<ResidentVersion>& DayBook::versions(PersonId person) {
    const auto known = known_.find(person);
    if (known != known_.end()) return known->second;
    return known_.emplace(person, registry::versions_of(transaction_.session(), person))
        .first->second;
}

const Resident* DayBook::find(PersonId person, Date day) {
    const ResidentVersion* last = nullptr;
    for (const ResidentVersion& version : versions(person)) {
        const bool covers = version.version.valid_from <= day && day < version.version.valid_to;
        if (covers && (last == nullptr || version.version.number > last->version.number)) {
            last = &version;
        }
    }
    return last == nullptr ? nullptr : &(found_ = last->record);
}

Result<Resident> DayBook::resident(PersonId person, Date day) {
    const std::string who = "person " + std::to_string(person.value());
    const Resident* const found = find(person, day);
    if (found == nullptr) {
        return Problem{"resident.not_found",
                       "異動日にこの人の住民票がありません。宛名番号と異動日を確かめてください。",
                       who};
    }
    if (!registry::is_resident(found->standing)) {
        return Problem{"resident.not_here",
                       "異動日にはもう住民ではありません（" +
                           std::string{label_of(found->standing)} +
                           "）。異動日を確かめてください。",
                       who};
    }
    return *found;
}

/// Everyone who was written into the household at any time, and everyone this event has looked at.
std::set<PersonId> DayBook::ever_in(HouseholdId household) {
    std::set<PersonId> persons;
    transaction_.session().read_values(
        "SELECT DISTINCT person_id FROM resident WHERE household_id = :household_id",
        {{"household_id", household.value()}}, [&](std::span<const storage::Value> row) {
            persons.insert(PersonId{std::get<std::int64_t>(row[0])});
        });
    for (const auto& [person, versions] : known_)
        persons.insert(person);
    return persons;
}

std::vector<Resident> DayBook::members(HouseholdId household, Date day) {
    std::vector<Resident> members;
    for (const PersonId person : ever_in(household)) {
        const Resident* const state = find(person, day);
        if (state != nullptr && state->household_id == household &&
            registry::is_resident(state->standing)) {
            members.push_back(*state);
        }
    }
    std::ranges::stable_partition(members, registry::is_head);
    return members;
}

std::optional<Resident> DayBook::last_head(HouseholdId household, Date day) {
    std::optional<Resident> gone;
    Date gone_on;
    for (const PersonId person : ever_in(household)) {
        const Resident* const state = find(person, day);
        if (state == nullptr || state->household_id != household || !registry::is_head(*state)) {
            continue;
        }
        if (registry::is_resident(state->standing)) return *state;
        const Resident head = *state;
        for (const ResidentVersion& period : registry::timeline_of(versions(person))) {
            const bool now = period.version.valid_from <= day && day < period.version.valid_to;
            if (now && (!gone || period.version.valid_from > gone_on)) {
                gone = head;
                gone_on = period.version.valid_from;
            }
        }
    }
    return gone;
}

void DayBook::add(Resident resident, Date from, Date to) {
    std::vector<ResidentVersion>& versions = known_[resident.person_id];
    int last = 0;
    for (const ResidentVersion& version : versions)
        last = std::max(last, version.version.number);
    storage::Version version{.number = last + 1, .valid_from = from, .valid_to = to};
    version.recorded_at = transaction_.at();
    version.entry = transaction_.entry();
    versions.push_back({std::move(resident), version});
    written_.push_back(versions.back());
}

void DayBook::enter(Resident resident, Date from) {
    versions(resident.person_id);
    resident.event = event_;
    resident.notified_on = filing_.notified_on;
    add(std::move(resident), from, kForever);
}

void DayBook::overwrite(const Resident& resident, Date from, Date to) {
    versions(resident.person_id);
    Resident state = resident;
    state.event = event_;
    state.notified_on = filing_.notified_on;
    add(std::move(state), from, to);
}

void DayBook::amend(PersonId person, Date from, Date until, const Patch& patch) {
    const Resident* const found = find(person, from);
    if (found == nullptr) return;
    const Resident base = *found;
    Resident patched = base;
    patch(patched);
    const std::vector<const Line*> changed = changed_lines(base, patched);
    for (const ResidentVersion& state : registry::timeline_of(versions(person))) {
        if (state.version.valid_to <= from || state.version.valid_from >= until) continue;
        if (!same(changed, base, state.record)) break;
        const Date begins = std::max(from, state.version.valid_from);
        Resident next = state.record;
        patch(next);
        if (begins == from) {
            next.event = event_;
            next.notified_on = filing_.notified_on;
        }
        add(std::move(next), begins, std::min(until, state.version.valid_to));
    }
}

void DayBook::finish() {
    transaction_.append_versions<Resident>(registry::resident_table(), written_);
    registry::append_search_keys(transaction_, written_);
}

std::vector<EntryChange> DayBook::changes() const {
    std::vector<EntryChange> changes;
    const std::int64_t entry = transaction_.entry();
    for (const ResidentVersion& row : written_) {
        Resident before;
        int number = 0;
        for (const ResidentVersion& earlier : known_.at(row.record.person_id)) {
            const storage::Version& v = earlier.version;
            const bool covers =
                v.valid_from <= row.version.valid_from && row.version.valid_from < v.valid_to;
            if (covers && v.entry != entry && v.number > number) {
                before = earlier.record;
                number = v.number;
            }
        }
        auto lines = batch::compare(registry::resident_description(), &before, &row.record);
        std::erase_if(lines, [](const batch::ChangedLine& line) {
            return line.key == "event" || line.key == "notified_on";
        });
        if (!lines.empty())
            changes.push_back({row.record.person_id, row.version.valid_from, std::move(lines)});
    }
    return changes;
}

std::vector<PersonId> DayBook::written_persons() const {
    std::set<PersonId> persons;
    for (const ResidentVersion& row : written_)
        persons.insert(row.record.person_id);
    return {persons.begin(), persons.end()};
}

Date DayBook::written_since() const {
    Date since = kForever;
    for (const ResidentVersion& row : written_)
        since = std::min(since, row.version.valid_from);
    return since;
}

std::string DayBook::reason() const {
    return filing_.ground.empty() ? std::string{label_of(event_)} : filing_.ground;
}

namespace {

Result<Outcome> write(const Desk& desk, storage::Transaction& transaction, const Filing& filing,
                      registry::Event event, const std::function<Result<Outcome>(DayBook&)>& work) {
    DayBook book{transaction, filing, event};
    auto outcome = work(book);
    if (!outcome) return outcome.problem();
    book.finish();
    outcome->changes = book.changes();
    const std::vector<PersonId> persons = book.written_persons();
    auto differences =
        recompute_all(*desk.town, transaction, {persons, book.written_since(), book.reason()});
    if (!differences) return differences.problem();
    outcome->differences = *std::move(differences);
    return outcome;
}

}  // namespace

Result<Outcome> file(const Desk& desk, const Filing& filing, registry::Event event,
                     const std::function<Result<Outcome>(DayBook&)>& work,
                     std::string_view purpose) {
    if (desk.transaction != nullptr) return write(desk, *desk.transaction, filing, event, work);
    storage::Command command;
    command.actor = filing.actor;
    command.purpose = "住民基本台帳 " + std::string{purpose.empty() ? label_of(event) : purpose};
    command.ground = filing.ground.empty() ? std::string{article_of(event)} : filing.ground;
    command.key = filing.key;
    command.summary =
        boost::json::serialize(boost::json::object{{"occurred_on", to_iso(filing.occurred_on)},
                                                   {"notified_on", to_iso(filing.notified_on)},
                                                   {"filed_by", filing.filed_by},
                                                   {"late_reason", filing.late_reason}});
    command.at = filing.now;
    std::optional<Outcome> written;
    const auto inside = [&](storage::Transaction& transaction) -> Result<std::string> {
        auto outcome = write(desk, transaction, filing, event, work);
        if (!outcome) return outcome.problem();
        written = *std::move(outcome);
        return to_json(*written);
    };
    storage::Database& database = *desk.town->database;
    const auto result = desk.trial ? storage::rehearse(database, command, inside)
                                   : database.transact(command, inside);
    if (!result) return result.problem();
    if (written) return *std::move(written);
    Outcome outcome = from_json(*result);
    outcome.repeated = true;
    return outcome;
}

Result<Desk> open_desk(const Town& town, Date day) {
    static RateShelf<Rates> shelf{"resident_register", &rates_description};
    auto rates = shelf.of(town.data_folder, town.code, day);
    if (!rates) return rates.problem();
    return Desk{.town = &town, .rates = *std::move(rates)};
}

Result<Outcome> check_notice(const Desk& desk, const Filing& filing, std::string_view article) {
    if (filing.notified_on > date_in_japan(filing.now)) {
        return Problem{.code = "notice.in_future",
                       .message = "届出日が今日より後になっています。届出日を直してください。",
                       .where = "notified_on",
                       .article = article};
    }
    if (filing.notified_on < filing.occurred_on) {
        return Problem{.code = "notice.not_yet",
                       .message =
                           "まだ起きていない異動は受理できません。異動した日より後に届け出て"
                           "もらってください。",
                       .where = "occurred_on",
                       .article = article};
    }
    Outcome outcome;
    outcome.deadline = notice_deadline(*desk.rates, filing.occurred_on);
    outcome.late = filing.notified_on > outcome.deadline;
    return outcome;
}

}  // namespace yakuba::resident_register
