#include "portal/staff/drafts.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "portal/staff/casework.h"
#include "portal/staff/shown.h"
#include "registry/residents.h"

namespace yakuba::portal::staff {
namespace {

using procedures::AnswerProblems;
using procedures::Desk;
using procedures::Draft;
using procedures::Form;
using web::Call;
using web::Response;
using web::View;

Result<Draft> draft_in_path(Call& call) {
    return procedures::find_draft(call.session(), call.request().place.get("draft"),
                                  call.visitor().actor, call.today());
}

Response show_form(Call& call, const Offices& offices, const Draft& draft,
                   const AnswerProblems& problems, const web::Fields* posted) {
    const auto form = offices.desk->open(call.town(), call.session(), draft, call.today());
    if (!form) return call.problem(form.problem());
    View view;
    view.set("DRAFT", draft.id)
        .set("PROCEDURE", form->procedure->name)
        .set("FORM_NAME", form->procedure->form_name)
        .set("PERSON", draft.person.value())
        .set("PERSON_NAME", name_of(call, draft.person))
        .set("SAVED", short_moment(call.town(), draft.saved_at))
        .set("EXPIRES", short_date(call.town(), draft.expires_on))
        .show_if("CORRECTION", draft.case_id != 0);
    for (const auto* unmet : form->not_eligible)
        view.row("NOT_ELIGIBLE").set("REASON", procedures::without_ruby(unmet->otherwise.ja));
    view.show_if("FACTS", !form->fact_notes.empty());
    for (const std::string& note : form->fact_notes)
        view.row("FACT_NOTES").set("FACT_NOTE", note);
    for (const Problem& problem : problems)
        view.row("PROBLEMS").set("PROBLEM_FIELD", problem.where).set("PROBLEM", problem.message);
    view.show_if("HAS_PROBLEMS", !problems.empty());
    show_draft_fields(view, {call, *form, posted, problems});
    call.saw(draft.person, "窓口入力 " + form->procedure->name, form->procedure->department);
    return call.page("staff/draft.html", form->procedure->name, view, problems.empty() ? 200 : 422);
}

Response show(Call& call, const Offices& offices) {
    const auto draft = draft_in_path(call);
    if (!draft) return call.problem(draft.problem());
    return show_form(call, offices, *draft, {}, nullptr);
}

/// Every page of the form as it was posted. An answer may open further questions: pages are gone
/// through until none is left that was not read.
AnswerProblems save_all(Call& call, const Desk& desk, const Draft& draft) {
    AnswerProblems problems;
    const procedures::Fields fields = call.request().form.pairs();
    std::set<std::string> read;
    for (bool again = true; again;) {
        again = false;
        const auto fresh =
            procedures::find_draft(call.session(), draft.id, draft.owner, call.today());
        if (!fresh) return {fresh.problem()};
        const auto form = desk.open(call.town(), call.session(), *fresh, call.today());
        call.rest();
        if (!form) return {form.problem()};
        for (const procedures::Page& page : form->pages) {
            if (page.list || !read.insert(page.id).second) continue;
            again = true;
            const auto saved =
                desk.save_page(call.town(), call.visitor(), draft.id, page.id, fields, call.now());
            if (!saved) {
                problems.push_back(saved.problem());
                continue;
            }
            problems.insert(problems.end(), saved->problems.begin(), saved->problems.end());
        }
    }
    return problems;
}

AnswerProblems attach_all(Call& call, const Desk& desk, const Draft& draft) {
    AnswerProblems problems;
    constexpr std::string_view kField = "file:";
    for (const web::UploadedFile& file : call.request().files) {
        if (!file.field.starts_with(kField) || file.bytes.empty()) continue;
        const std::string question = file.field.substr(kField.size());
        const auto kept = desk.attach(call.town(), call.visitor(), draft.id, question,
                                      file.file_name, file.bytes, call.now());
        if (kept) continue;
        problems.push_back(kept.problem());
        problems.back().where = question;
    }
    return problems;
}

Result<Done> change_items(Call& call, const Desk& desk, const Draft& draft) {
    const web::Fields& form = call.request().form;
    if (!form.get("add").empty())
        return desk.add_item(call.town(), call.visitor(), draft.id, form.get("add"), call.now());
    const std::string& item = form.get("remove");
    const auto slash = item.find('/');
    int index = -1;
    if (slash != std::string::npos)
        std::from_chars(item.data() + slash + 1, item.data() + item.size(), index);
    return desk.remove_item(call.town(), call.visitor(), draft.id, item.substr(0, slash), index,
                            call.now());
}

Response send(Call& call, const Offices& offices, const Draft& draft) {
    procedures::Sending sending;
    sending.key = call.once();
    sending.mandate = call.request().form.get("mandate");
    sending.electronic_notice = call.request().form.get("electronic_notice") == "yes";
    AnswerProblems problems;
    const auto receipt =
        offices.desk->submit(call.town(), call.visitor(), draft.id, sending, call.now(), &problems);
    if (!receipt) {
        if (problems.empty()) problems.push_back(receipt.problem());
        return show_form(call, offices, draft, problems, nullptr);
    }
    call.saw(draft.person, "案件 " + receipt->receipt_number + " 窓口受付", {},
             identity::Deed::enter);
    return web::see_other("/s/cases/" + std::to_string(receipt->case_id) + "/receipt");
}

constexpr std::string_view kGone = "draft.not_found";

/// A form that was sent twice: the first sending took the draft, and the key finds its receipt.
Response sent_before(Call& call, const Offices& offices, const Problem& problem) {
    if (call.request().form.get("do") != "send") return call.problem(problem);
    call.rest();
    procedures::Sending sending;
    sending.key = call.once();
    const auto receipt =
        offices.desk->submit(call.town(), call.visitor(), call.request().place.get("draft"),
                             sending, call.now(), nullptr);
    if (!receipt) return call.problem(problem);
    return web::see_other("/s/cases/" + std::to_string(receipt->case_id) + "/receipt");
}

Response save(Call& call, const Offices& offices) {
    const Desk& desk = *offices.desk;
    const web::Fields& form = call.request().form;
    const auto draft = draft_in_path(call);
    if (!draft) return sent_before(call, offices, draft.problem());
    // The scans first: a page that asks for one is then complete.
    AnswerProblems problems = attach_all(call, desk, *draft);
    const AnswerProblems answers = save_all(call, desk, *draft);
    problems.insert(problems.end(), answers.begin(), answers.end());
    for (const Problem& problem : problems) {
        if (problem.code == kGone) return sent_before(call, offices, problem);
    }
    if (!form.get("add").empty() || !form.get("remove").empty()) {
        const auto changed = change_items(call, desk, *draft);
        if (!changed) return call.problem(changed.problem());
        return web::see_other("/s/drafts/" + draft->id);
    }
    if (!problems.empty()) {
        // As it is now: what was answered may have opened the very question that is missing.
        const auto saved = draft_in_path(call);
        if (!saved) return call.problem(saved.problem());
        return show_form(call, offices, *saved, problems, &form);
    }
    if (form.get("do") != "send") return web::see_other("/s/drafts/" + draft->id);
    return send(call, offices, *draft);
}

Response detach(Call& call, const Offices& offices) {
    const auto draft = draft_in_path(call);
    if (!draft) return call.problem(draft.problem());
    call.rest();
    const auto done =
        offices.desk->detach(call.town(), call.visitor(), draft->id,
                             static_cast<int>(number_in(call.request().form, "file")), call.now());
    if (!done) return call.problem(done.problem());
    return web::see_other("/s/drafts/" + draft->id);
}

Response discard(Call& call, const Offices& offices) {
    const auto draft = draft_in_path(call);
    if (!draft) return call.problem(draft.problem());
    call.rest();
    const auto done = offices.desk->discard(call.town(), call.visitor(), draft->id, call.now());
    if (!done) return call.problem(done.problem());
    return web::see_other("/s/drafts");
}

Response show_mine(Call& call, const Offices& offices) {
    View view;
    const auto drafts = procedures::drafts_of(call.session(), call.visitor().actor, call.today());
    for (const Draft& draft : drafts) {
        view.row("DRAFTS")
            .set("DRAFT", draft.id)
            .set("PROCEDURE", procedure_label(offices, draft.procedure))
            .set("PERSON_NAME", name_of(call, draft.person))
            .set("SAVED", short_moment(call.town(), draft.saved_at))
            .set("EXPIRES", short_date(call.town(), draft.expires_on))
            .show_if("CORRECTION", draft.case_id != 0);
    }
    view.show(drafts.empty() ? "NONE" : "SOME");
    if (!drafts.empty()) call.saw(PersonId{}, "窓口入力の途中の一覧", {});
    return call.page("staff/drafts.html", "入力の途中", view);
}

}  // namespace

web::Routes draft_pages(const Offices& offices) {
    using web::Method;
    const web::Access entering{
        .door = identity::Door::staff, .duty = identity::Duty::enter, .duty_anywhere = true};
    const auto with = [&offices](Response (*handler)(Call&, const Offices&)) {
        return [&offices, handler](Call& call) { return handler(call, offices); };
    };
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/drafts", entering, with(show_mine), "窓口入力の途中"},
        {Method::get, "/s/drafts/{draft}", entering, with(show), "窓口入力"},
        {Method::post, "/s/drafts/{draft}", entering, with(save), "窓口入力"},
        {Method::post, "/s/drafts/{draft}/detach", entering, with(detach), "窓口入力の添付"},
        {Method::post, "/s/drafts/{draft}/discard", entering, with(discard), "窓口入力の取消"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
