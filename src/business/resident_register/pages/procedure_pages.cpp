#include <algorithm>
#include <set>

#include "business/resident_register/pages/counter_form.h"
#include "business/resident_register/pages/pages.h"
#include "business/resident_register/pages/perform.h"
#include "business/resident_register/pages/visit.h"
#include "business/resident_register/pages/wizard_views.h"
#include "kernel/typed_date.h"
#include "procedures/draft.h"

/// Applications taken in at the counter without forms: the clerk fills in what the resident says,
/// through the same engine as the portal (窓口受付).
namespace yakuba::resident_register {
namespace {

using web::Call;
using web::Method;
using web::Response;

struct Opened {
    Visit visit;
    procedures::Form form;
};

Result<Visit> visit_of(Call& call) {
    auto visit =
        find_visit(call.session(), call.request().place.get("visit"), call.visitor().actor);
    if (visit) return *std::move(visit);
    return Problem{"page.not_found", "この応対は見つかりません。"};
}

Result<Opened> open(Call& call, const procedures::Desk& desk) {
    auto visit = visit_of(call);
    if (!visit) return visit.problem();
    const auto draft = procedures::find_draft(call.session(), call.request().place.get("draft"),
                                              call.visitor().actor, call.today());
    if (!draft) return draft.problem();
    auto form = desk.open(call.town(), call.session(), *draft, call.today());
    if (!form) return form.problem();
    return Opened{*std::move(visit), *std::move(form)};
}

std::string path_of(const Visit& visit, std::string_view rest) {
    return "/s/counter/" + visit.id + "/" + std::string{rest};
}

/// The papers to be scanned, each with its box and what it holds.
void show_papers(const CounterForm& form, const procedures::AnswerProblems& problems,
                 web::View& view) {
    if (form.papers.empty()) return;
    web::View part = view.row("PAPERS_ASKED");
    for (const CounterPaper& paper : form.papers) {
        web::View row = part.row("PAPERS");
        row.set("PAPER_FIELD", boxed(paper.question))
            .set("PAPER_LABEL", paper.label)
            .set("PAPER_HINT", paper.hint)
            .set("PAPER_ACCEPT", paper.accept);
        for (const Problem& problem : problems) {
            if (problem.where == paper.question)
                row.row("PAPER_ERROR").set("PAPER_ERROR_TEXT", problem.message);
        }
        for (const procedures::DraftFile& file : paper.held) {
            row.row("HELD")
                .set("HELD_NAME", file.name)
                .set("HELD_NUMBER", file.number)
                .set("HELD_SIZE", std::max<std::int64_t>(1, file.size / 1024));
        }
    }
}

Response form_page(Call& call, const Opened& opened, const procedures::AnswerProblems& problems,
                   const std::string& refused) {
    const procedures::Moment moment{call.today(), *call.town().calendar};
    const CounterForm form = counter_form(opened.form, moment);
    web::View view;
    view.set("PROCEDURE", opened.form.procedure->name)
        .set("FORM_NAME", opened.form.procedure->form_name)
        .set("PLAN_LINK", path_of(opened.visit, "plan"))
        .set("FORM_PATH", path_of(opened.visit, "forms/" + opened.form.draft.id));
    show_about(call, opened.visit.person, view);
    for (const procedures::Eligibility* unmet : opened.form.not_eligible) {
        view.row("NOT_ELIGIBLE")
            .set("NOT_ELIGIBLE_TEXT", procedures::without_ruby(unmet->otherwise.ja));
    }
    if (!refused.empty()) view.row("REFUSED").set("MESSAGE", refused);
    for (const auto& [label, value] : form.known)
        view.row("KNOWN").set("KNOWN_LABEL", label).set("KNOWN_VALUE", value);
    const std::set<std::string> notes(opened.form.fact_notes.begin(), opened.form.fact_notes.end());
    for (const std::string& note : notes)
        view.row("NOTES").set("NOTE", note);
    for (const auto& [section, item] : form.lists)
        view.row("LISTS").set("LIST_SECTION", section).set("LIST_ITEM", item);
    show_papers(form, problems, view);
    show(form.step, form.answers, counter_problems(form, problems), *call.town().calendar, view);
    call.saw(opened.visit.person, "窓口での申請　" + opened.form.procedure->name,
             opened.form.procedure->department);
    return call.page("staff/register/application.html", opened.form.procedure->name, view,
                     problems.empty() && refused.empty() ? 200 : 422);
}

Response apply(Call& call, const procedures::Desk& desk) {
    const auto visit = visit_of(call);
    if (!visit) return call.problem(visit.problem());
    if (!visit->person) {
        return call.problem(
            Problem{"counter.no_person", "先に転入を登録し、だれの手続かを結びつけてください。"});
    }
    const procedures::Applicant applicant{.applicant = visit->person,
                                          .channel = procedures::Channel::counter};
    call.rest();
    const auto draft = desk.begin(call.town(), call.visitor(),
                                  call.request().place.get("procedure"), applicant, call.now());
    if (!draft) return call.problem(draft.problem());
    return web::see_other(path_of(*visit, "forms/" + draft->id));
}

Response shown(Call& call, const procedures::Desk& desk) {
    const auto opened = open(call, desk);
    if (!opened) return call.problem(opened.problem());
    return form_page(call, *opened, {}, {});
}

/// Each scan goes to the desk at once; what is refused is told beside its box.
procedures::AnswerProblems take_scans(Call& call, const procedures::Desk& desk,
                                      const Opened& opened) {
    procedures::AnswerProblems problems;
    for (const web::UploadedFile& file : call.request().files) {
        if (file.file_name.empty() && file.bytes.empty()) continue;
        const std::string question = unboxed(file.field);
        const auto held = desk.attach(call.town(), call.visitor(), opened.form.draft.id, question,
                                      file.file_name, file.bytes, call.now());
        if (held) continue;
        Problem problem = held.problem();
        problem.where = question;
        problems.push_back(std::move(problem));
    }
    return problems;
}

/// Keeps every page in turn; an answer may open another page, which the next look shows.
procedures::AnswerProblems save_all(Call& call, const procedures::Desk& desk,
                                    const Opened& opened) {
    procedures::AnswerProblems problems;
    procedures::Fields fields;
    for (const auto& [name, value] : call.request().form.pairs())
        fields.emplace_back(unboxed(name), value);
    for (const procedures::Page& page : opened.form.pages) {
        if (page.list) continue;
        const auto saved = desk.save_page(call.town(), call.visitor(), opened.form.draft.id,
                                          page.id, fields, call.now());
        if (!saved) {
            problems.push_back(saved.problem());
            continue;
        }
        problems.insert(problems.end(), saved->problems.begin(), saved->problems.end());
    }
    return problems;
}

void note_receipt(Call& call, Visit visit, const procedures::Form& form,
                  const procedures::Receipt& receipt) {
    visit.answers.set("receipt." + form.procedure->id, receipt.receipt_number);
    visit.changed_at = call.now();
    save_visit(*call.town().database, visit);
}

Response sent(Call& call, const procedures::Desk& desk) {
    auto opened = open(call, desk);
    if (!opened) return call.problem(opened.problem());
    const web::Fields& posted = call.request().form;
    call.rest();
    if (posted.has("add")) {
        const auto added = desk.add_item(call.town(), call.visitor(), opened->form.draft.id,
                                         posted.get("add"), call.now());
        if (!added) return call.problem(added.problem());
        return web::see_other(call.request().path);
    }
    if (posted.has("detach")) {
        Answers asked;
        asked.set("file", posted.get("detach"));
        const auto gone = desk.detach(call.town(), call.visitor(), opened->form.draft.id,
                                      static_cast<int>(asked.number("file")), call.now());
        if (!gone) return call.problem(gone.problem());
        return web::see_other(call.request().path);
    }
    procedures::AnswerProblems problems = take_scans(call, desk, *opened);
    for (Problem& problem : save_all(call, desk, *opened))
        problems.push_back(std::move(problem));
    const std::size_t pages = opened->form.pages.size();
    auto saved = open(call, desk);
    if (!saved) return call.problem(saved.problem());
    if (!problems.empty()) return form_page(call, *saved, problems, {});
    if (saved->form.pages.size() != pages || !posted.has("submit")) {
        return web::see_other(call.request().path);
    }
    procedures::AnswerProblems incomplete;
    call.rest();
    const procedures::Sending sending{.key = call.once(), .received_at = call.now()};
    const auto receipt = desk.submit(call.town(), call.visitor(), saved->form.draft.id, sending,
                                     call.now(), &incomplete);
    if (!receipt) return form_page(call, *saved, incomplete, receipt.problem().message);
    note_receipt(call, saved->visit, saved->form, *receipt);
    call.saw(saved->visit.person, "窓口での申請の受付　" + receipt->receipt_number,
             saved->form.procedure->department, identity::Deed::enter);
    return web::see_other(path_of(saved->visit, "plan"));
}

}  // namespace

web::Routes procedure_pages(const Offices& offices) {
    const Offices* all = &offices;
    const auto with_desk = [all](Response (*handler)(Call&, const procedures::Desk&)) {
        return [all, handler](Call& call) {
            if (all->desk == nullptr) {
                return call.problem(Problem{"page.not_found", "申請の受付は開いていません。"});
            }
            return handler(call, *all->desk);
        };
    };
    web::Routes routes;
    routes.pages = {
        {Method::post, "/s/counter/{visit}/apply/{procedure}", kEnter, with_desk(apply),
         "窓口での申請"},
        {Method::get, "/s/counter/{visit}/forms/{draft}", kEnter, with_desk(shown), "窓口での申請"},
        {Method::post, "/s/counter/{visit}/forms/{draft}", kEnter, with_desk(sent),
         "窓口での申請の受付"},
    };
    return routes;
}

}  // namespace yakuba::resident_register
