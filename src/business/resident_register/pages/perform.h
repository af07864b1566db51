#pragma once
#include <string>
#include <vector>

#include "business/resident_register/history.h"
#include "business/resident_register/pages/event_form.h"
#include "department/offices.h"
#include "department/recompute.h"
#include "web/call.h"

/// Carrying an event out, or rehearsing it for the page 「登録する内容」: the same work, taken back
/// at its end.
namespace yakuba::resident_register {

/// What one version of a person's entry says otherwise.
struct VersionChange {
    Date from;
    std::string event;
    std::vector<ItemChange> lines;
};
struct PersonChange {
    PersonId person;
    bool is_new = false;  // the number is given at the moment of writing
    std::string name;
    std::vector<VersionChange> versions;
    std::string measure_before;  // 支援措置
    std::string measure_after;
    std::vector<ItemChange> measure_lines;  // its items that say something else
};
/// Something that somebody has to do because of the event.
struct DueThing {
    std::string department;
    std::string who;
    ToDo to_do;
};
/// A department's tile that says something else afterwards.
struct StatusChange {
    std::string department;
    std::string who;
    std::string before;
    std::string after;
};
struct Effects {
    std::int64_t entry = 0;
    Outcome outcome;
    std::vector<PersonChange> persons;
    std::vector<DueThing> due;
    std::vector<StatusChange> statuses;
    std::vector<yakuba::DepartmentDifferences> differences;
};

/// How the journal speaks of an event, whether the office or another system filed it.
storage::Command journal_command(const EventForm& form, const Filing& filing);

/// The clerk behind a call, as the gate before addresses sees her.
registry::AddressRequest clerk(const web::Call& call);
/// The Scene of a draft, within one request.
Scene scene_of(web::Call& call, const Draft& draft);

/// Problems: those of the event; "register.conflict" when somebody wrote about one of the persons
/// the clerk had looked at. Afterwards, before the event is written, nothing has changed.
Result<Effects> rehearse(web::Call& call, const Offices& offices, const EventForm& form,
                         const Draft& draft);
/// Once for each draft: sent again, it answers where it was written the first time.
Result<Effects> write(web::Call& call, const Offices& offices, const EventForm& form,
                      const Draft& draft);

/// Where the event of this draft stands in the journal; 0 when it was not written.
std::int64_t written_entry(storage::Session& session, const Draft& draft);
/// What was answered there, and its reading.
std::string written_result(storage::Session& session, const Draft& draft);
Outcome read_outcome(const std::string& result);

/// What one journal entry wrote about these persons.
std::vector<PersonChange> changes_of(storage::Session& session, std::span<const PersonId> persons,
                                     std::int64_t entry, const registry::Disclosure& gate,
                                     const registry::AddressRequest& request);
/// Everything that is to be done for these persons, department by department.
std::vector<DueThing> due_things(const Town& town, const Offices& offices,
                                 storage::Session& session, std::span<const PersonId> persons,
                                 Date today, const registry::Disclosure& gate,
                                 const registry::AddressRequest& request);

}  // namespace yakuba::resident_register
