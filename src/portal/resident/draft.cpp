#include "portal/resident/application.h"
#include "portal/resident/texts.h"

namespace yakuba::portal::resident {

using procedures::Form;
using procedures::Page;
using web::Call;
using web::Response;
using web::View;

namespace {

/// 「この手続は〇〇の方が対象です。代わりに…」: an answer, not an error.
Response show_not_eligible(Call& call, const Form& form) {
    View view;
    put_words(view, "PROCEDURE_NAME", form.procedure->plain, call);
    for (const procedures::Eligibility* unmet : form.not_eligible) {
        View row = view.row("REASONS");
        put_words(row, "REASON", unmet->otherwise, call);
    }
    if (form.procedure->other_ways) {
        View ways = view.row("OTHER_WAYS");
        put_words(ways, "WAYS", form.procedure->other_ways, call);
    }
    view.set("ACTION", draft_link(form.draft, "discard"));
    return call.page("resident/not-eligible.html", call.words("apply.not_eligible_title"), view);
}

struct Part {
    const procedures::Section* section = nullptr;
    std::string first_page;
    bool open = false;
};

std::vector<Part> parts_of(const Form& form, const procedures::AnswerProblems& problems) {
    std::vector<Part> parts;
    for (const Page& page : form.pages) {
        if (parts.empty() || parts.back().section != page.section)
            parts.push_back({page.section, page.id, false});
    }
    for (const Problem& problem : problems) {
        const std::string page_id = page_of(form, problem.where);
        const Page* page = find_page(form, page_id);
        for (Part& part : parts) {
            if (page == nullptr || part.section != page->section) continue;
            if (!part.open) part.first_page = page_id;
            part.open = true;
        }
    }
    return parts;
}

Response show_tasks(Call& call, const Form& form, const std::vector<Part>& parts) {
    View view;
    put_words(view, "PROCEDURE_NAME", form.procedure->plain, call);
    std::int64_t done = 0;
    for (const Part& part : parts) {
        View row = view.row("TASKS");
        row.set("TASK_LINK", page_link(form, part.first_page));
        put_words(row, "TASK_TITLE", part.section->title, call);
        row.show(part.open ? "TASK_OPEN" : "TASK_DONE");
        done += part.open ? 0 : 1;
    }
    put_filled(view, "TASKS_DONE", call, "apply.tasks_done",
               {{"DONE", std::to_string(done)}, {"TOTAL", std::to_string(parts.size())}});
    const bool all = done == static_cast<std::int64_t>(parts.size());
    if (all) view.row("TO_CHECK").set("CHECK_LINK", draft_link(form.draft, "check"));
    view.show_if("CHECK_LATER", !all)
        .set("BACK", "/r/procedures/" + form.procedure->id)
        .set("DISCARD", draft_link(form.draft, "discard"));
    put_saved(view, call, form.draft);
    return call.page("resident/tasks.html", plain(form.procedure->plain, call), view);
}

}  // namespace

Response show_draft(Call& call, const Rooms& rooms) {
    const auto form = open_form(call, rooms);
    if (!form) return call.problem(form.problem());
    if (!form->not_eligible.empty()) return show_not_eligible(call, *form);
    // 補正: every answer is there; what the town marked is what is opened.
    if (form->draft.case_id != 0 && !form->pages.empty())
        return web::see_other(page_link(*form, form->pages.front().id));
    const auto parts = parts_of(*form, problems_of(*form, call));
    if (parts.size() >= 3) return show_tasks(call, *form, parts);
    const std::string open = first_open_page(*form, call);
    return web::see_other(open.empty() ? draft_link(form->draft, "check") : page_link(*form, open));
}

Response show_saved(Call& call, const Rooms& rooms) {
    const auto form = open_form(call, rooms);
    if (!form) return call.problem(form.problem());
    View view;
    put_words(view, "PROCEDURE_NAME", form->procedure->plain, call);
    put_filled(view, "UNTIL", call, "apply.saved_until",
               {{"DATE", long_date(call, form->draft.expires_on)}});
    view.set("RESUME", draft_link(form->draft));
    put_deadlines(view, call, rooms, *form);
    return call.page("resident/saved.html", call.words("apply.saved_title"), view);
}

Response discard_draft(Call& call, const Rooms& rooms) {
    const auto gone = rooms.desk().discard(call.town(), call.visitor(),
                                           call.request().place.get("draft"), call.now());
    if (!gone) return call.problem(gone.problem());
    return web::see_other("/r/me");
}

}  // namespace yakuba::portal::resident
