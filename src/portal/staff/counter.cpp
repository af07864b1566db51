#include <algorithm>

#include "portal/staff/casework.h"
#include "portal/staff/drafts.h"
#include "portal/staff/shown.h"

namespace yakuba::portal::staff {
namespace {

using procedures::Channel;
using procedures::Procedure;
using web::Call;
using web::Response;
using web::View;

bool at_the_counter(const Procedure& procedure) {
    return std::find(procedure.where.begin(), procedure.where.end(), Channel::counter) !=
           procedure.where.end();
}

bool may_enter(const Call& call, const Procedure& procedure) {
    return call.visitor().may(procedure.department, identity::Duty::enter);
}

/// What it is, what to bring, and who may come for it.
void show_procedure(View& row, const Procedure& procedure) {
    row.set("PROCEDURE", procedure.id)
        .set("PROCEDURE_NAME", procedure.name)
        .set("PROCEDURE_PLAIN", procedures::without_ruby(procedure.summary.ja));
    if (procedure.bring)
        row.row("BRING").set("PROCEDURE_BRING", procedures::without_ruby(procedure.bring.ja));
    if (!procedure.fee.empty()) row.row("FEE").set("PROCEDURE_FEE", procedure.fee);
    bool first = true;
    for (const procedures::Relation relation : procedure.who) {
        option(row, "RELATIONS", FieldForm<procedures::Relation>::format(relation),
               label_of(relation), first);
        first = false;
    }
}

Response show_procedures(Call& call, const Offices& offices) {
    const auto person = call.person();
    if (!person) return call.problem(person.problem());
    View view;
    view.set("PERSON", person->value()).set("PERSON_NAME", name_of(call, *person));
    bool any = false;
    for (const Department* department : departments_of(call.visitor(), offices)) {
        std::optional<View> card;
        for (const Procedure* procedure : offices.desk->catalogue().of_department(department->id)) {
            if (!at_the_counter(*procedure) || !may_enter(call, *procedure)) continue;
            if (!card) {
                card.emplace(view.row("DEPARTMENTS"));
                card->set("DEPARTMENT", department->label);
            }
            any = true;
            View row = card->row("PROCEDURES");
            show_procedure(row, *procedure);
        }
    }
    view.show_if("NONE", !any);
    call.saw(*person, "窓口の手続", {});
    return call.page("staff/counter.html", "窓口の手続", view);
}

Response begin(Call& call, const Offices& offices) {
    const auto person = call.person();
    if (!person) return call.problem(person.problem());
    const web::Fields& form = call.request().form;
    const Procedure* const procedure = offices.desk->catalogue().find(form.get("procedure"));
    if (procedure == nullptr)
        return call.problem({"procedure.not_found", "この手続はありません。"});
    if (!may_enter(call, *procedure))
        return call.problem(not_your_department(offices, procedure->department));
    procedures::Applicant applicant;
    applicant.applicant = *person;
    applicant.relation = FieldForm<procedures::Relation>::parse(form.get("relation"))
                             .value_or(procedures::Relation::self);
    applicant.channel = Channel::counter;
    applicant.agent = PersonId{number_in(form, "agent")};
    call.rest();
    const auto draft =
        offices.desk->begin(call.town(), call.visitor(), procedure->id, applicant, call.now());
    if (!draft) return call.problem(draft.problem());
    return web::see_other("/s/drafts/" + draft->id);
}

}  // namespace

web::Routes counter_pages(const Offices& offices) {
    using web::Method;
    const web::Access entering{
        .door = identity::Door::staff, .duty = identity::Duty::enter, .duty_anywhere = true};
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/persons/{person}/procedures", entering,
         [&offices](Call& call) { return show_procedures(call, offices); }, "窓口の手続"},
        {Method::post, "/s/persons/{person}/procedures", entering,
         [&offices](Call& call) { return begin(call, offices); }, "窓口の手続の開始"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
