#include "portal/resident/application.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "portal/resident/texts.h"
#include "procedures/answers.h"

namespace yakuba::portal::resident {

using procedures::Form;
using procedures::Page;
using web::Call;
using web::View;

namespace {

struct Step {
    std::string key;
    const procedures::Words* title = nullptr;
};

/// The steps people count: sections when there are several, else questions; the check page last.
std::vector<Step> steps_of(const Form& form) {
    std::vector<Step> sections;
    for (const Page& page : form.pages) {
        if (sections.empty() || sections.back().key != page.section->key)
            sections.push_back({page.section->key, &page.section->title});
    }
    if (sections.size() >= 3) return sections;
    std::vector<Step> questions;
    for (const Page& page : form.pages) {
        const bool one = page.questions.size() == 1 && page.item < 0;
        questions.push_back({page.id, one ? &page.questions.front()->label : &page.section->title});
    }
    return questions;
}

std::size_t step_number(const std::vector<Step>& steps, const Page* page) {
    for (std::size_t i = 0; page != nullptr && i < steps.size(); ++i) {
        if (steps[i].key == page->id || steps[i].key == page->section->key) return i;
    }
    return steps.size();
}

/// Whether a field of a Problem ("children.0.name") is of this page.
bool is_on(const Page& page, std::string_view where) {
    if (page.list) return where == page.section->key;
    for (const procedures::Question* question : page.questions) {
        const std::string name = field_name(page, *question);
        if (where == name || (where.starts_with(name) && where[name.size()] == '.')) return true;
    }
    return false;
}

/// 補正: only the pages with a marked field stay open.
void keep_marked(Form& form, const std::vector<std::string>& marked) {
    std::erase_if(form.pages, [&](const Page& page) {
        return std::none_of(marked.begin(), marked.end(),
                            [&](const std::string& where) { return is_on(page, where); });
    });
}

}  // namespace

std::vector<std::string> marked_fields(Call& call, const Rooms& rooms, const Form& form) {
    if (form.draft.case_id == 0) return {};
    const auto standing = procedures::find_case(call.session(), form.draft.case_id);
    if (!standing) return {};
    return rooms.desk().progress(call.session(), *standing).fields_to_correct;
}

Result<Form> open_form(Call& call, const Rooms& rooms) {
    const auto draft = procedures::find_draft(call.session(), call.request().place.get("draft"),
                                              call.visitor().actor, call.today());
    if (!draft) return draft.problem();
    auto form = rooms.desk().open(call.town(), call.session(), *draft, call.today());
    if (!form) return form.problem();
    if (const auto marked = marked_fields(call, rooms, *form); !marked.empty())
        keep_marked(*form, marked);
    call.saw(form->draft.person, "申請の作成", form->procedure->department);
    return form;
}

std::string draft_link(const procedures::Draft& draft, std::string_view step) {
    std::string link = "/r/apply/" + draft.id;
    if (!step.empty()) link += "/" + std::string{step};
    return link;
}

std::string page_link(const Form& form, std::string_view page) {
    std::string step = "q/" + std::string{page};
    std::replace(step.begin() + 2, step.end(), '/', '.');
    return draft_link(form.draft, step);
}

const Page* find_page(const Form& form, std::string_view id) {
    for (const Page& page : form.pages) {
        if (page.id == id) return &page;
    }
    return nullptr;
}

procedures::AnswerProblems problems_of(const Form& form, const Call& call) {
    boost::json::object checked;
    return procedures::check_answers(*form.procedure, *form.answers, *form.facts,
                                     {call.today(), *call.town().calendar}, checked,
                                     form.draft.channel);
}

std::string page_of(const Form& form, std::string_view where) {
    for (const Page& page : form.pages) {
        if (is_on(page, where)) return page.id;
    }
    return {};
}

std::string first_open_page(const Form& form, const Call& call) {
    const auto problems = problems_of(form, call);
    for (const Page& page : form.pages) {
        for (const Problem& problem : problems) {
            if (is_on(page, problem.where)) return page.id;
        }
    }
    return {};
}

void put_progress(View& view, const Call& call, const Form& form, const Page* page) {
    const auto steps = steps_of(form);
    const std::size_t now = step_number(steps, page);
    View progress = view.row("PROGRESS");
    put_words(progress, "PROCEDURE_NAME", form.procedure->plain, call);
    put_filled(progress, "STEP_OF", call, "apply.step_of",
               {{"NUMBER", std::to_string(now + 1)}, {"TOTAL", std::to_string(steps.size() + 1)}});
    if (now < steps.size()) {
        put_words(progress, "STEP_TITLE", *steps[now].title, call);
    } else {
        put_key(progress, "STEP_TITLE", call, "apply.check");
    }
    for (std::size_t i = 0; i <= steps.size(); ++i) {
        progress.row("STEPS").set("STEP_STATE", i < now ? "done" : i == now ? "now" : "later");
    }
}

void put_saved(View& view, const Call& call, const procedures::Draft& draft) {
    if (draft.saved_at.microseconds == 0) return;
    View saved = view.row("SAVED");
    put_filled(saved, "SAVED_TEXT", call, "apply.saved_line",
               {{"TIME", clock_time(call, draft.saved_at)},
                {"DAYS", std::to_string(procedures::kDraftDays)}});
}

void put_deadlines(View& view, Call& call, const Rooms& rooms, const Form& form) {
    for (const procedures::Reading& reading :
         procedures::read_clocks(*form.procedure, *form.answers, *form.facts, form.draft.channel,
                                 call.today(), rooms.desk().open_days())) {
        View row = view.row("DEADLINES");
        if (reading.late && reading.clock->late) {
            put_words(row, "DEADLINE", reading.clock->late, call);
        } else if (reading.early && reading.clock->early) {
            put_words(row, "DEADLINE", reading.clock->early, call);
        } else if (reading.last) {
            const auto left = (reading.last - call.today()).count();
            put_filled(row, "DEADLINE", call, left > 0 ? "apply.deadline" : "apply.deadline_today",
                       {{"DATE", short_date(call, reading.last)},
                        {"LABEL", plain(reading.clock->label, call)},
                        {"DAYS", std::to_string(left)}});
        }
    }
}

void put_estimate(View& view, Call& call, const Rooms& rooms, const Form& form) {
    const procedures::Effect* effect = rooms.desk().hooks().effect(form.procedure->effect);
    if (effect == nullptr || !effect->preview) return;
    procedures::Case record;
    record.procedure = form.procedure->id;
    record.department = form.procedure->department;
    record.person_id = form.draft.person;
    record.about_id = form.draft.person;
    record.received_at = call.now();
    const auto lines = effect->preview(
        {call.town(), call.session(), form.draft.person, AsOf{call.today()}, call.today()},
        {*form.procedure, record, *form.answers, *form.facts});
    if (!lines || lines->empty()) return;
    View estimate = view.row("ESTIMATE");
    put_japanese(estimate, "ESTIMATE_LABEL", lines->front().label, call);
    estimate.set("ESTIMATE_VALUE", lines->front().value);
    for (std::size_t i = 1; i < lines->size(); ++i) {
        View row = estimate.row("ESTIMATE_LINES");
        put_japanese(row, "LINE_LABEL", (*lines)[i].label, call);
        row.set("LINE_VALUE", (*lines)[i].value);
    }
}

}  // namespace yakuba::portal::resident
