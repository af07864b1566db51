#include "business/resident_register/notices.h"

#include "business/resident_register/record_copy.h"
#include "department/letter_run.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::resident_register {
namespace {

using notices::Letter;
using registry::Resident;

/// Whose papers are printed: those named, or the heads of all households.
std::vector<PersonId> asked_persons(storage::Session& session, const LetterRequest& request) {
    if (!request.only.empty()) return request.only;
    std::vector<PersonId> heads;
    storage::for_each_as_of<Resident>(
        session, registry::resident_table(), {request.day}, storage::everything(),
        [&](const Resident& resident, const storage::Version&) {
            if (registry::is_resident(resident.standing) && registry::is_head(resident)) {
                heads.push_back(resident.person_id);
            }
        });
    return heads;
}

LetterReport print(const Town& town, const LetterRequest& request, std::string_view name,
                   std::string title,
                   const std::function<Result<Letter>(storage::Session&, PersonId)>& write) {
    const auto session = town.database->session();
    const auto persons = at_most(
        request,
        notices::in_delivery_order(*session, asked_persons(*session, request), request.day));
    auto run = run_for(request, std::string{name} + "-" + to_iso(request.day), std::move(title));
    run.file.created = request.now;
    return print_letters(run, persons, one_by_one(town, write));
}

Result<LetterReport> print_copies(const Town& town, const LetterRequest& request) {
    const auto run = open_copy_run(town, request.issued_on, request.now);
    if (!run) return run.problem();
    return print(town, request, "resident-record-copy", "住民票の写し",
                 [&](storage::Session& session, PersonId person) {
                     CopyRequest copy;
                     copy.person = person;
                     copy.asker.requester = registry::Requester::self;
                     copy.asker.asked_by = person;
                     copy.asker.actor = request.actor;
                     copy.issued_on = request.issued_on;
                     copy.now = request.now;
                     copy.number = to_iso(request.issued_on) + "-" + std::to_string(person.value());
                     return copy_letter(session, *run, copy);
                 });
}

// 世帯票 ----------------------------------------------------------------------------------------

struct SheetRun {
    const Town* town = nullptr;
    LetterRequest request;
    notices::Sender sender;
    notices::Form form;
    registry::Disclosure gate;
};

std::string age_text(PartialDate birth, Date day) {
    if (!birth.is_complete()) return "−";
    return std::to_string(age_on(day, birth.earliest()));
}

void add_member(Letter& letter, const SheetRun& run, const Resident& resident) {
    const Calendar& calendar = *run.town->calendar;
    notices::Boxes& row = letter.add_row("members");
    row.emplace_back("person", std::to_string(resident.person_id.value()));
    if (!resident.kana.empty()) row.emplace_back("kana", resident.kana);
    row.emplace_back("name", resident.name);
    row.emplace_back("relation", resident.relation.empty() ? "−" : resident.relation);
    row.emplace_back("birth_date", calendar.format(resident.birth_date));
    row.emplace_back("age", age_text(resident.birth_date, run.request.day));
    row.emplace_back(
        "sex", resident.sex == registry::Sex::unknown ? "−" : std::string{label_of(resident.sex)});
    row.emplace_back("became_resident_on", resident.became_resident_on
                                               ? calendar.format(resident.became_resident_on)
                                               : "−");
    std::string event{label_of(resident.event)};
    if (resident.notified_on) event += "\n届出 " + calendar.format(resident.notified_on);
    row.emplace_back("event", std::move(event));
}

Result<Letter> household_sheet(storage::Session& session, const SheetRun& run, PersonId person) {
    const auto found = registry::find_resident(session, person, {run.request.day});
    if (!found || !registry::is_resident(found->record.standing)) {
        return Problem{"registry.not_resident", "この日の住民ではないため、世帯票を作れません。",
                       "subject " + std::to_string(person.value())};
    }
    const Resident& resident = found->record;
    const auto members =
        registry::household_members(session, resident.household_id, {run.request.day});
    const registry::AddressRequest asker{.requester = registry::Requester::staff,
                                         .purpose = "世帯票の作成",
                                         .actor = run.request.actor};
    Letter letter{.form = &run.form, .subject = resident.person_id};
    notices::sign(letter, run.sender, *run.town->calendar, run.request.issued_on);
    letter.set("printed_on", run.town->calendar->format(run.request.day) + " 現在")
        .set("address", run.gate.address_for(asker, resident))
        .set("household", std::to_string(resident.household_id.value()))
        .set("head", members.empty() ? "−" : members.front().name)
        .set("count", std::to_string(members.size()) + "人");
    for (const Resident& member : members)
        add_member(letter, run, member);
    return letter;
}

Result<LetterReport> print_household_sheets(const Town& town, const LetterRequest& request) {
    SheetRun run;
    run.town = &town;
    run.request = request;
    auto sender = notices::sender_of(town.data_folder, town.code, town.name, town.prefecture,
                                     "resident_register_office", request.issued_on);
    if (!sender) return sender.problem();
    run.sender = *std::move(sender);
    auto form = notices::Form::load(town.data_folder + "/forms/household_sheet.svg");
    if (!form) return form.problem();
    run.form = *std::move(form);
    {
        const auto session = town.database->session();
        run.gate = registry::Disclosure::load(*session, date_in_japan(request.now));
    }
    return print(town, request, "household-sheet", "世帯票",
                 [&](storage::Session& session, PersonId person) {
                     return household_sheet(session, run, person);
                 });
}

}  // namespace

std::vector<DepartmentLetter> letters() {
    return {
        {"resident-record-copy", "住民票の写し", Period::day, &print_copies},
        {"household-sheet", "世帯票", Period::day, &print_household_sheets},
    };
}

}  // namespace yakuba::resident_register
