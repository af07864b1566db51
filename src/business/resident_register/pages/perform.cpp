#include "business/resident_register/pages/perform.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "rules/explain.h"
#include "storage/rehearse.h"

namespace yakuba::resident_register {
namespace {

using registry::Resident;

constexpr std::string_view kConflict = "register.conflict";

/// What all departments say of some persons at one moment.
struct Standing {
    std::vector<DueThing> due;
    std::map<std::pair<std::string, PersonId>, std::string> statuses;
};

struct Watch {
    const Town& town;
    const Offices& offices;
    storage::Session& session;
    Date today;
    const registry::Disclosure& gate;
    const registry::AddressRequest& request;

    PersonQuestion about(PersonId person) const {
        return {town, session, person, AsOf{today}, today, gate, request};
    }
    std::string name_of(PersonId person) const {
        const auto found = registry::find_resident(session, person, AsOf{today});
        return found ? found->record.name : std::string{};
    }
};

std::vector<DueThing> due_of(const Watch& watch, std::span<const PersonId> persons) {
    std::vector<DueThing> due;
    for (const Department& department : watch.offices.departments) {
        if (!department.person_page.to_dos) continue;
        for (const PersonId person : persons) {
            for (ToDo& to_do : department.person_page.to_dos(watch.about(person))) {
                due.push_back(
                    {std::string{department.label}, watch.name_of(person), std::move(to_do)});
            }
        }
    }
    return due;
}

Standing standing_of(const Watch& watch, std::span<const PersonId> persons) {
    Standing standing{.due = due_of(watch, persons), .statuses = {}};
    for (const Department& department : watch.offices.departments) {
        if (!department.person_page.tile) continue;
        for (const PersonId person : persons) {
            standing.statuses[{std::string{department.label}, person}] =
                department.person_page.tile(watch.about(person)).status;
        }
    }
    return standing;
}

bool same(const DueThing& a, const DueThing& b) {
    return a.department == b.department && a.who == b.who && a.to_do.title == b.to_do.title &&
           a.to_do.due == b.to_do.due;
}

std::string in_words(const registry::ProtectiveMeasure& measure) {
    return std::string{label_of(measure.state)} + "（満了 " + to_iso(measure.ends_on) + "）";
}

std::vector<ItemChange> lines_between(const registry::ProtectiveMeasure& before,
                                      const registry::ProtectiveMeasure& after) {
    std::vector<ItemChange> changes;
    for (const Line& line : registry::protective_measure_description().lines) {
        if (line.type->format(line.field(&before)) == line.type->format(line.field(&after))) {
            continue;
        }
        changes.push_back({line.key, line.label, line.article, format_for_people(line, &before),
                           format_for_people(line, &after)});
    }
    return changes;
}

/// 支援措置 before and after one journal entry; the same words when it wrote none.
void add_measure(storage::Session& session, std::int64_t entry, PersonChange& change) {
    const auto versions = session.select_versions<registry::ProtectiveMeasure>(
        registry::protective_measure_description(),
        "SELECT " + storage::version_columns_of(registry::protective_measure_description()) +
            " FROM protective_measure WHERE person_id = :person_id ORDER BY version",
        {{"person_id", change.person.value()}});
    std::string before = "なし";
    registry::ProtectiveMeasure was;
    for (const auto& version : versions) {
        if (version.version.entry == entry) {
            change.measure_before = before;
            change.measure_after = in_words(version.record);
            change.measure_lines = lines_between(was, version.record);
        }
        before = in_words(version.record);
        was = version.record;
    }
}

std::vector<PersonId> touched(storage::Session& session, const Outcome& outcome, const Seen& seen,
                              Date day) {
    std::set<PersonId> persons(outcome.persons.begin(), outcome.persons.end());
    for (const auto& [person, sight] : seen)
        persons.insert(person);
    if (outcome.household) {
        for (const Resident& member :
             registry::household_members(session, outcome.household, AsOf{day})) {
            persons.insert(member.person_id);
        }
    }
    return {persons.begin(), persons.end()};
}

Filing filing_of(const web::Call& call, const Scene& scene, const Draft& draft) {
    const Answers& answers = draft.answers;
    Filing filing;
    filing.actor = call.visitor().actor;
    filing.now = call.now();
    filing.key = filing_key(draft);
    filing.occurred_on = answers.day("occurred_on");
    filing.notified_on = answers.day("notified_on");
    if (!filing.notified_on) filing.notified_on = scene.today;
    filing.ground = answers.get("ground");
    filing.late_reason = answers.get("late_reason");
    filing.filed_by = answers.get("filed_by");
    for (const std::string_view name : {"filer_name", "filed_by_name"}) {
        if (answers.has(name)) filing.filed_by += " " + answers.get(name);
    }
    if (answers.has("identity")) filing.filed_by += " 本人確認:" + answers.get("identity");
    return filing;
}

/// What stands in the journal, and is read back for the page after writing.
std::string to_json(const Outcome& outcome, const Answers& answers) {
    boost::json::array persons;
    for (const PersonId person : outcome.persons)
        persons.push_back(person.value());
    return boost::json::serialize(
        boost::json::object{{"persons", std::move(persons)},
                            {"household", outcome.household.value()},
                            {"head_ex_officio", outcome.head_ex_officio},
                            {"household_notice_needed", outcome.household_notice_needed},
                            {"late", outcome.late},
                            {"deadline", outcome.deadline.packed()},
                            {"certificate_issued", outcome.certificate_issued},
                            {"abroad", answers.is("destination", "abroad")}});
}

/// What came of the event, read through its own transaction.
void gather(const web::Call& call, const Offices& offices, const Draft& draft,
            const Standing& before, storage::Transaction& transaction, Effects& effects) {
    storage::Session& session = transaction.session();
    const registry::Disclosure gate = registry::Disclosure::load(session, call.today());
    const registry::AddressRequest request = clerk(call);
    const Date day = draft.answers.day("occurred_on");
    const auto persons = touched(session, effects.outcome, draft.seen, day);
    effects.entry = transaction.entry();
    effects.differences = effects.outcome.differences;
    effects.persons = changes_of(session, persons, transaction.entry(), gate, request);
    for (PersonChange& change : effects.persons)
        change.is_new = !draft.seen.contains(change.person);
    const Watch watch{call.town(), offices, session, call.today(), gate, request};
    const Standing after = standing_of(watch, persons);
    for (const DueThing& thing : after.due) {
        const auto known = std::ranges::any_of(
            before.due, [&](const DueThing& earlier) { return same(earlier, thing); });
        if (!known) effects.due.push_back(thing);
    }
    for (const auto& [whose, status] : after.statuses) {
        const auto earlier = before.statuses.find(whose);
        const std::string was = earlier == before.statuses.end() ? "" : earlier->second;
        if (was == status || (was.empty() && status == Tile{}.status)) continue;
        effects.statuses.push_back({whose.first, watch.name_of(whose.second), was, status});
    }
}

Result<Effects> perform(web::Call& call, const Offices& offices, const EventForm& form,
                        const Draft& draft, bool rehearsal) {
    const auto desk = open_desk(call.town(), call.today());
    if (!desk) return desk.problem();
    const Scene scene = scene_of(call, draft);
    std::vector<PersonId> looked_at;
    for (const auto& [person, sight] : draft.seen)
        looked_at.push_back(person);
    const registry::AddressRequest request = clerk(call);
    const Watch watch{call.town(), offices, call.session(), call.today(), call.gate(), request};
    const Standing before = standing_of(watch, looked_at);

    Effects effects;
    const Filing filing = filing_of(call, scene, draft);
    const auto work = [&](storage::Transaction& transaction) -> Result<std::string> {
        effects = {};
        if (look_at(transaction.session(), looked_at) != draft.seen) {
            return Problem{kConflict, "入力のあいだに、他の職員がこの人の記録を変更しました。"};
        }
        auto outcome = form.carry_out(scene, desk->inside(transaction), filing);
        if (!outcome) return outcome.problem();
        effects.outcome = *std::move(outcome);
        gather(call, offices, draft, before, transaction, effects);
        return to_json(effects.outcome, draft.answers);
    };
    storage::Database& database = *call.town().database;
    const storage::Command command = journal_command(form, filing);
    const auto result =
        rehearsal ? storage::rehearse(database, command, work) : database.transact(command, work);
    if (!result) return result.problem();
    effects.outcome.persons = read_outcome(*result).persons;
    return effects;
}

}  // namespace

storage::Command journal_command(const EventForm& form, const Filing& filing) {
    storage::Command command;
    command.actor = filing.actor;
    command.purpose = "住民基本台帳 " + std::string{form.label};
    command.ground = filing.ground.empty() ? std::string{form.article} : filing.ground;
    command.key = filing.key;
    command.summary =
        boost::json::serialize(boost::json::object{{"occurred_on", to_iso(filing.occurred_on)},
                                                   {"notified_on", to_iso(filing.notified_on)},
                                                   {"filed_by", filing.filed_by},
                                                   {"late_reason", filing.late_reason}});
    command.at = filing.now;
    return command;
}

registry::AddressRequest clerk(const web::Call& call) {
    registry::AddressRequest request;
    request.requester = registry::Requester::staff;
    request.purpose = call.visitor().purpose.empty() ? "異動の入力" : call.visitor().purpose;
    request.actor = call.visitor().actor;
    return request;
}

Scene scene_of(web::Call& call, const Draft& draft) {
    return {call.town(),  call.session(), call.gate(),  clerk(call),
            call.today(), draft.person,   draft.answers};
}

Result<Effects> rehearse(web::Call& call, const Offices& offices, const EventForm& form,
                         const Draft& draft) {
    return perform(call, offices, form, draft, true);
}

Result<Effects> write(web::Call& call, const Offices& offices, const EventForm& form,
                      const Draft& draft) {
    auto effects = perform(call, offices, form, draft, false);
    if (effects && effects->entry == 0) {
        effects->entry = written_entry(call.session(), draft);
    }
    return effects;
}

std::int64_t written_entry(storage::Session& session, const Draft& draft) {
    return session
        .number("SELECT entry FROM journal WHERE command_key = :command_key",
                {{"command_key", filing_key(draft)}})
        .value_or(0);
}

std::string written_result(storage::Session& session, const Draft& draft) {
    return session
        .text("SELECT result FROM journal WHERE command_key = :command_key",
              {{"command_key", filing_key(draft)}})
        .value_or("{}");
}

Outcome read_outcome(const std::string& result) {
    const boost::json::value value = boost::json::parse(result);
    Outcome outcome;
    for (const boost::json::value& person : value.at("persons").as_array()) {
        outcome.persons.emplace_back(person.to_number<std::int64_t>());
    }
    outcome.household = HouseholdId{value.at("household").to_number<std::int64_t>()};
    outcome.head_ex_officio = value.at("head_ex_officio").as_bool();
    outcome.household_notice_needed = value.at("household_notice_needed").as_bool();
    outcome.late = value.at("late").as_bool();
    outcome.deadline = Date::from_packed(value.at("deadline").to_number<std::int32_t>());
    outcome.certificate_issued = value.at("certificate_issued").as_bool();
    return outcome;
}

std::vector<PersonChange> changes_of(storage::Session& session, std::span<const PersonId> persons,
                                     std::int64_t entry, const registry::Disclosure& gate,
                                     const registry::AddressRequest& request) {
    std::vector<PersonChange> changes;
    for (const PersonId person : persons) {
        PersonChange change{.person = person};
        for (HistoryStep& step : records_of(session, person, gate, request)) {
            if (step.state.version.entry != entry) continue;
            change.name = step.state.record.name;
            change.is_new = change.is_new || step.state.version.number == 1;
            std::erase_if(step.changes,
                          [](const ItemChange& line) { return line.key == "person_id"; });
            change.versions.push_back({step.state.version.valid_from,
                                       std::string{label_of(step.state.record.event)},
                                       std::move(step.changes)});
        }
        add_measure(session, entry, change);
        if (change.versions.empty() && change.measure_after.empty()) continue;
        if (change.name.empty()) {
            const auto versions = registry::versions_of(session, person);
            if (!versions.empty()) change.name = versions.back().record.name;
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

std::vector<DueThing> due_things(const Town& town, const Offices& offices,
                                 storage::Session& session, std::span<const PersonId> persons,
                                 Date today, const registry::Disclosure& gate,
                                 const registry::AddressRequest& request) {
    return due_of({town, offices, session, today, gate, request}, persons);
}

}  // namespace yakuba::resident_register
