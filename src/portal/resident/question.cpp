#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <optional>

#include "portal/resident/application.h"
#include "portal/resident/lookup.h"
#include "portal/resident/texts.h"

namespace yakuba::portal::resident {

using procedures::Form;
using procedures::Page;
using procedures::Question;
using web::Call;
using web::Response;
using web::View;

namespace {

/// "children.0" in the address, "children/0" at the desk.
std::string page_id(const Call& call) {
    std::string id = call.request().place.get("page");
    std::replace(id.begin(), id.end(), '.', '/');
    return id;
}

bool from_check(const Call& call) {
    return call.request().query.get("from") == "check" ||
           call.request().form.get("from") == "check";
}

FormValues stored_values(const Form& form, const Page& page, const Calendar& calendar) {
    FormValues values;
    for (const Question* question : page.questions) {
        const boost::json::value* answer = answer_on(page, *question, *form.answers);
        if (answer != nullptr)
            values.add_answer(*question, field_name(page, *question), *answer, calendar);
    }
    return values;
}

/// The page before this one; the start of the procedure before the first.
std::string link_back(const Call& call, const Form& form, const Page& page) {
    if (from_check(call)) return draft_link(form.draft, "check");
    const auto at = static_cast<std::size_t>(&page - form.pages.data());
    if (at > 0) return page_link(form, form.pages[at - 1].id);
    return form.draft.case_id == 0 ? "/r/procedures/" + form.procedure->id
                                   : "/r/cases/" + std::to_string(form.draft.case_id);
}

/// The green box: which of the town's books the answers of this page come from, of what day.
/// Answers its text; above the questions when there are several, else below the one.
std::string put_once_only(View& view, const Call& call, const Rooms& rooms, const Form& form,
                          const Page& page) {
    const procedures::PrefillSource* source = nullptr;
    bool fixed = false;
    for (const Question* question : page.questions) {
        const bool known =
            question->prefill && answer_on(page, *question, *form.answers) != nullptr;
        const std::string path = known ? question->prefill->source : question->choices_from;
        if (path.empty() || source != nullptr) continue;
        const std::string from = path.starts_with("item.") ? page.section->items_from : path;
        for (const std::string& name : form.procedure->facts) {
            if (from == name || from.starts_with(name + "."))
                source = rooms.desk().hooks().prefill(name);
        }
        fixed = fixed || !known || !question->prefill->editable;
    }
    if (source == nullptr) return {};
    View box = view.row("ONCE_ONLY");
    box.show(fixed ? "WRONG_FIXED" : "WRONG_EDITABLE");
    std::string text = filled_with_readings(
        call, "apply.once_source",
        {{"SOURCE", std::string{source->label}}, {"DATE", long_date(call, call.today())}});
    if (page.questions.size() != 1 || page.item >= 0) {
        View above = box.row("ONCE_ABOVE");
        put_text(above, "ONCE_TEXT", text);
    }
    return text;
}

void put_reasons(View& view, const Call& call, const Page& page) {
    for (const Question* question : page.questions) {
        if (!question->why) continue;
        View why = view.row("WHY");
        put_words(why, "WHY_TEXT", question->why, call);
        if (!question->article.empty()) why.row("WHY_ARTICLE").set("ARTICLE", question->article);
    }
}

/// お子さん（1つ目）.
std::string item_title(const Call& call, const Page& page) {
    return filled_with_readings(
        call, "apply.item_number",
        {{"ITEM", plain(page.section->item, call)}, {"NUMBER", std::to_string(page.item + 1)}});
}

bool is_note(const Question* question) { return question->kind == procedures::Kind::note; }
bool stops_here(const Question* question) { return question->stops; }

void put_items(View& view, Call& call, const Form& form, const Page& page) {
    const procedures::Section& section = *page.section;
    View list = view.row("ITEM_LIST");
    put_words(list, "LIST_TITLE", section.title, call);
    const procedures::Moment moment{call.today(), *call.town().calendar};
    const auto shown =
        procedures::show_answers(*form.procedure, *form.answers, *form.facts, moment);
    int count = 0;
    for (const Page& item : form.pages) {
        if (item.section != page.section || item.item < 0) continue;
        ++count;
        View row = list.row("ITEMS");
        put_text(row, "ITEM_TITLE", item_title(call, item));
        row.set("ITEM_NUMBER", item.item).set("ITEM_LINK", page_link(form, item.id));
        for (const procedures::Shown& line : shown) {
            if (line.section != page.section || line.item != item.item || line.text.empty())
                continue;
            View answer = row.row("ITEM_ANSWERS");
            put_words(answer, "ITEM_LABEL", line.question->label, call);
            put_japanese(answer, "ITEM_VALUE", line.text, call);
        }
    }
    if (count < section.repeat_max) {
        View add = list.row("ADD_ITEM");
        put_filled(add, "ADD_TEXT", call, count == 0 ? "apply.add_first" : "apply.add_item",
                   {{"ITEM", plain(section.item, call)}});
    }
}

/// 補正: what the town wrote.
void put_request(View& view, Call& call, const Rooms& rooms, const Form& form) {
    if (form.draft.case_id == 0) return;
    const auto standing = procedures::find_case(call.session(), form.draft.case_id);
    if (!standing) return;
    View request = view.row("REQUEST");
    put_japanese(request, "REQUEST_TEXT", rooms.desk().progress(call.session(), *standing).message,
                 call);
}

/// What may not be changed here is sent as it stands.
void keep_fixed(procedures::Fields& fields, const Call& call, const Form& form, const Page& page,
                const std::vector<std::string>& marked) {
    for (const Question* question : page.questions) {
        if (!is_fixed(*question, page, form, marked)) continue;
        const std::string name = field_name(page, *question);
        std::erase_if(fields, [&](const auto& field) {
            return field.first == name || field.first.starts_with(name + ".");
        });
        const boost::json::value* answer = answer_on(page, *question, *form.answers);
        if (answer == nullptr) continue;
        FormValues stored;
        stored.add_answer(*question, name, *answer, *call.town().calendar);
        for (auto& pair : stored.pairs())
            fields.push_back(std::move(pair));
    }
}

/// Where a saved page leads.
std::string next_link(const Call& call, const Form& form, const Page& page,
                      const std::string& next) {
    if (from_check(call)) return draft_link(form.draft, "check");
    if (form.draft.case_id == 0)
        return next.empty() ? draft_link(form.draft, "check") : page_link(form, next);
    const auto after = static_cast<std::size_t>(&page - form.pages.data()) + 1;
    return after < form.pages.size() ? page_link(form, form.pages[after].id)
                                     : draft_link(form.draft, "check");
}

Response show(Call& call, const Rooms& rooms, const Form& form, const Page& page,
              const FormValues& values, const procedures::AnswerProblems& problems, int status) {
    View view;
    put_progress(view, call, form, &page);
    put_errors(view, call, page, problems);
    view.set("BACK", link_back(call, form, page))
        .set("ACTION", page_link(form, page.id))
        .show_if("FROM_CHECK", from_check(call));
    const std::string once = put_once_only(view, call, rooms, form, page);
    put_request(view, call, rooms, form);
    std::string title = plain(page.section->title, call);
    if (page.list) {
        put_items(view, call, form, page);
    } else {
        const bool alone = page.questions.size() == 1 && page.item < 0;
        if (alone && !is_note(page.questions.front())) {
            const Question& question = *page.questions.front();
            title = plain(question.ask ? question.ask : question.label, call);
        } else {
            View heading = view.row("HEADING");
            if (page.item >= 0) {
                put_text(heading, "SECTION_TITLE", item_title(call, page));
            } else {
                put_words(heading, "SECTION_TITLE", page.section->title, call);
            }
            if (page.section->text && page.item <= 0) {
                View text = heading.row("SECTION_LEAD");
                put_words(text, "LEAD", page.section->text, call);
            }
        }
        const auto marked = marked_fields(call, rooms, form);
        put_fields(view, {call, rooms.lists(call.town().data_folder), form, page, values, problems,
                          once, marked});
    }
    const bool sums = std::any_of(page.questions.begin(), page.questions.end(),
                                  [](const Question* q) { return !q->choices_from.empty(); });
    if (sums && problems.empty()) put_estimate(view, call, rooms, form);
    const bool stops = std::any_of(page.questions.begin(), page.questions.end(), stops_here);
    view.show(stops ? "STOPS" : "GOES_ON");
    put_deadlines(view, call, rooms, form);
    put_reasons(view, call, page);
    put_saved(view, call, form.draft);
    return call.page("resident/question.html", title + " ― " + plain(form.procedure->plain, call),
                     view, status);
}

/// Each uploaded file goes to the desk at once; those refused are told beside their field.
procedures::AnswerProblems take_files(Call& call, const Rooms& rooms, const Form& form) {
    procedures::AnswerProblems problems;
    for (const web::UploadedFile& file : call.request().files) {
        if (file.file_name.empty() && file.bytes.empty()) continue;
        const auto held = rooms.desk().attach(call.town(), call.visitor(), form.draft.id,
                                              file.field, file.file_name, file.bytes, call.now());
        if (held) continue;
        Problem problem = held.problem();
        problem.where = file.field;
        problems.push_back(std::move(problem));
    }
    return problems;
}

bool nothing_typed(const procedures::Fields& fields) {
    return std::all_of(fields.begin(), fields.end(), [](const auto& field) {
        static constexpr std::string_view kOwn[] = {"form_token", "once", "save", "from"};
        return field.second.empty() || field.first.ends_with(".era") ||
               field.first.ends_with(".account_type") ||
               std::find(std::begin(kOwn), std::end(kOwn), field.first) != std::end(kOwn);
    });
}

/// 足す, 外す: the buttons of a list of items. None when no such button was pressed.
std::optional<Response> change_items(Call& call, const Rooms& rooms, const Form& form,
                                     const Page& page) {
    const auto& sent = call.request().form;
    const std::string& section = page.section->key;
    if (sent.has("add")) {
        const auto added =
            rooms.desk().add_item(call.town(), call.visitor(), form.draft.id, section, call.now());
        if (!added) return call.problem(added.problem());
        const auto count = std::count_if(form.pages.begin(), form.pages.end(), [&](const Page& p) {
            return p.section == page.section && p.item >= 0;
        });
        return web::see_other(page_link(form, section + "/" + std::to_string(count)));
    }
    if (sent.has("remove")) {
        const int item = std::atoi(sent.get("remove").c_str());
        const auto removed = rooms.desk().remove_item(call.town(), call.visitor(), form.draft.id,
                                                      section, item, call.now());
        if (!removed) return call.problem(removed.problem());
        return web::see_other(page_link(form, page.id));
    }
    return std::nullopt;
}

}  // namespace

Response show_question(Call& call, const Rooms& rooms) {
    const auto form = open_form(call, rooms);
    if (!form) return call.problem(form.problem());
    const Page* page = find_page(*form, page_id(call));
    // An earlier answer has changed: what was asked here is asked no more.
    if (page == nullptr || !form->not_eligible.empty())
        return web::see_other(draft_link(form->draft));
    return show(call, rooms, *form, *page, stored_values(*form, *page, *call.town().calendar), {},
                200);
}

Response answer_question(Call& call, const Rooms& rooms) {
    const auto form = open_form(call, rooms);
    if (!form) return call.problem(form.problem());
    const Page* page = find_page(*form, page_id(call));
    if (page == nullptr) return web::see_other(draft_link(form->draft));
    const auto& sent = call.request().form;
    if (page->list) {
        if (auto changed = change_items(call, rooms, *form, *page)) return *std::move(changed);
    }
    procedures::AnswerProblems problems = take_files(call, rooms, *form);
    if (sent.has("detach")) {
        const auto gone = rooms.desk().detach(call.town(), call.visitor(), form->draft.id,
                                              std::atoi(sent.get("detach").c_str()), call.now());
        if (!gone) return call.problem(gone.problem());
        return web::see_other(page_link(*form, page->id));
    }
    procedures::Fields fields = sent.pairs();
    keep_fixed(fields, call, *form, *page, marked_fields(call, rooms, *form));
    const Lists& lists = rooms.lists(call.town().data_folder);
    const bool searching = sent.has("find");
    for (Problem& problem : look_up(fields, *page, lists, searching))
        problems.push_back(std::move(problem));
    if (searching) {
        return show(call, rooms, *form, *page, FormValues{fields}, problems,
                    problems.empty() ? 200 : 422);
    }
    if (sent.has("save") && nothing_typed(fields) && call.request().files.empty())
        return web::see_other(draft_link(form->draft, "saved"));

    if (problems.empty()) {
        const auto saved =
            rooms.desk().save_page(call.town(), call.visitor(), form->draft.id, page->id,
                                   without_lookups(fields, *page), call.now());
        if (!saved) return call.problem(saved.problem());
        if (saved->problems.empty()) {
            if (sent.has("save")) return web::see_other(draft_link(form->draft, "saved"));
            return web::see_other(next_link(call, *form, *page, saved->next));
        }
        problems = saved->problems;
    }
    const auto current = open_form(call, rooms);
    if (!current) return call.problem(current.problem());
    const Page* again = find_page(*current, page->id);
    if (again == nullptr) return web::see_other(draft_link(form->draft));
    return show(call, rooms, *current, *again, FormValues{fields}, problems, 422);
}

}  // namespace yakuba::portal::resident
