#include <algorithm>

#include "business/resident_register/pages/event_form.h"
#include "business/resident_register/pages/issue.h"
#include "business/resident_register/pages/pages.h"
#include "business/resident_register/pages/perform.h"
#include "business/resident_register/pages/wizard_views.h"
#include "business/resident_register/protection.h"
#include "kernel/typed_date.h"

namespace yakuba::resident_register {
namespace {

using web::Call;
using web::Response;

/// The events by group; those that begin from somebody begin from `person`, when one is given.
void show_events(PersonId person, web::View& view) {
    std::vector<std::string_view> groups;
    for (const EventForm& form : event_forms()) {
        if (std::ranges::find(groups, form.group) == groups.end()) groups.push_back(form.group);
    }
    for (const std::string_view name : groups) {
        web::View part = view.row("EVENT_GROUPS");
        part.set("EVENT_GROUP", name);
        for (const EventForm& form : event_forms()) {
            if (form.group != name) continue;
            part.row("EVENTS")
                .set("EVENT_LINK",
                     "/s/register/begin/" + std::string{form.id} +
                         (person && form.about_person ? "/" + std::to_string(person.value())
                                                      : std::string{}))
                .set("EVENT_NAME", form.label)
                .set("EVENT_TEXT", form.summary)
                .set("EVENT_RULE", form.article);
        }
    }
}

std::string name_of(Call& call, PersonId person) {
    const auto found = registry::find_resident(call.session(), person, AsOf{call.today()});
    return found ? found->record.name : std::string{};
}

void show_drafts(Call& call, web::View& view) {
    const auto drafts = open_drafts(call.session(), call.visitor().actor);
    if (drafts.empty()) {
        view.show("NO_DRAFTS");
        return;
    }
    web::View part = view.row("DRAFTS_SHOWN");
    for (const Draft& draft : drafts) {
        const EventForm* form = find_event_form(draft.event);
        if (form == nullptr) continue;
        std::string who =
            draft.person ? name_of(call, draft.person) : draft.answers.get("people-0-name");
        part.row("DRAFTS")
            .set("DRAFT_LINK", "/s/register/drafts/" + draft.id + "/check")
            .set("DRAFT_EVENT", form->label)
            .set("DRAFT_WHO", who.empty() ? std::string{"まだ名前がありません"} : who)
            .set("DRAFT_WHEN", to_iso(draft.changed_at).substr(11, 5))
            .set("DRAFT_DAY",
                 day_for_staff(*call.town().calendar, date_in_japan(draft.changed_at)));
    }
}

/// 支援措置 whose period ends within the month in which a renewal is taken, or has passed.
void show_protections(Call& call, web::View& view) {
    auto ending = protections_ending(call.session(), add_months(call.today(), 1));
    std::erase_if(ending, [](const registry::ProtectiveMeasure& measure) {
        return measure.person_id != measure.applicant_id;
    });
    if (ending.empty()) {
        view.show("NO_PROTECTIONS");
        return;
    }
    web::View part = view.row("PROTECTIONS_SHOWN");
    for (const registry::ProtectiveMeasure& measure : ending) {
        const bool passed = measure.ends_on < call.today();
        part.row("PROTECTIONS")
            .set("PROTECTED_NAME", name_of(call, measure.person_id))
            .set("PROTECTED_NUMBER", measure.person_id.value())
            .set("PROTECTED_STATE", label_of(measure.state))
            .set("PROTECTED_UNTIL", day_for_staff(*call.town().calendar, measure.ends_on))
            .show(passed ? "PROTECTION_PASSED" : "PROTECTION_RUNS");
        call.saw(measure.person_id, "支援措置の満了の一覧", kDepartment);
    }
}

/// "?person=123": the person's screen leads here with its number.
PersonId asked_person(Call& call) {
    Answers query;
    query.set("person", call.request().query.get("person"));
    const PersonId person = query.person("person");
    return person && !registry::versions_of(call.session(), person).empty() ? person : PersonId{};
}

Response home(Call& call) {
    web::View view;
    const PersonId person = asked_person(call);
    show_events(person, view);
    if (person) {
        show_about(call, person, view);
        call.saw(person, "異動入力のはじめ", kDepartment);
    }
    show_drafts(call, view);
    show_protections(call, view);
    view.set("ISSUED_TODAY",
             static_cast<std::int64_t>(issues_on(call.session(), call.today()).size()));
    return call.page("staff/register/home.html", "異動入力", view);
}

}  // namespace

web::Routes home_pages(const Offices&) {
    web::Routes routes;
    routes.pages = {{web::Method::get, "/s/register", kEnter, home, "異動入力"}};
    routes.navigation = {{"/s/register", "異動入力", kEnter},
                         {"/s/counter", "書かない窓口", kEnter}};
    return routes;
}

web::Routes pages(const Offices& offices) {
    web::Routes all;
    for (web::Routes part : {home_pages(offices), wizard_pages(offices), certificate_pages(offices),
                             counter_pages(offices), procedure_pages(offices), my_number_pages()}) {
        all.add(std::move(part));
    }
    return all;
}

}  // namespace yakuba::resident_register
