#include "business/resident_register/pages/counter_views.h"

#include <algorithm>

#include "business/resident_register/pages/pages.h"
#include "business/resident_register/pages/perform.h"
#include "business/resident_register/pages/wizard_views.h"
#include "kernel/typed_date.h"
#include "notices/form.h"
#include "notices/mailing.h"
#include "notices/press.h"
#include "rules/open_days_file.h"

namespace yakuba::resident_register {
namespace {

using Kind = Question::Kind;

std::string visit_path(const Visit& visit, std::string_view rest) {
    return "/s/counter/" + visit.id + "/" + std::string{rest};
}

std::string name_of(web::Call& call, PersonId person) {
    if (!person) return {};
    const auto found = registry::find_resident(call.session(), person, AsOf{call.today()});
    return found ? found->record.name : std::string{};
}

void show_visit_head(web::Call& call, const Visit& visit, const LifeEvent& event,
                     std::string_view stage, web::View& view) {
    view.set("LIFE_EVENT", event.label);
    if (visit.person) show_about(call, visit.person, view);
    constexpr std::string_view kStages[] = {"本人", "聞き取り", "要る手続", "本人の確認", "書類"};
    bool before = true;
    for (const std::string_view name : kStages) {
        web::View row = view.row("STAGES");
        row.set("STAGE", name);
        if (name == stage) before = false;
        row.show(name == stage ? "NOW" : before ? "DONE" : "LATER");
    }
}

Date event_day(const Visit& visit) { return visit.answers.day("event_day"); }

std::string due_in_words(const Calendar& calendar, Date due) {
    return due ? calendar.format_short(due) + "（" + std::string{weekday_of(due)} + "）まで"
               : std::string{"期限の定めなし"};
}

}  // namespace

Result<std::vector<PlannedProcedure>> planned(const Town& town, const Visit& visit,
                                              const LifeEvent& event) {
    const auto days = open_days(town.data_folder, Closed::municipality);
    if (!days) return days.problem();
    std::vector<PlannedProcedure> plan;
    for (const DueProcedure& procedure : event.due) {
        if (!is_due(procedure, visit.answers)) continue;
        plan.push_back({&procedure, due_day(procedure, event_day(visit), *days),
                        visit.answers.ticked("done." + procedure.target + procedure.label)});
    }
    return plan;
}

void show_counter_home(web::Call& call, PersonId person, const std::vector<LifeEvent>& events,
                       const std::string& message, web::View& view) {
    if (!message.empty()) view.row("NOT_FOUND").set("MESSAGE", message);
    if (person) show_about(call, person, view);
    view.show(person ? "KNOWN" : "UNKNOWN").set("PERSON", person ? person.value() : 0);
    for (const LifeEvent& event : events) {
        if (!person && !event.for_new) continue;
        view.row("LIFE_EVENTS")
            .set("LIFE_ID", event.id)
            .set("LIFE_LABEL", event.label)
            .set("LIFE_SUMMARY", event.summary);
    }
    const auto visits = open_visits(call.session(), call.visitor().actor);
    view.show(visits.empty() ? "NO_VISITS" : "SOME_VISITS");
    for (const Visit& visit : visits) {
        const LifeEvent* event = find_life_event(events, visit.life_event);
        if (event == nullptr) continue;
        const std::string name = name_of(call, visit.person);
        view.row("VISITS")
            .set("VISIT_LINK",
                 visit_path(visit, visit.answers.has("event_day") ? "plan" : "interview"))
            .set("VISIT_EVENT", event->label)
            .set("VISIT_WHO", name.empty() ? std::string{"住民票のない人"} : name)
            .set("VISIT_WHEN", to_iso(visit.changed_at).substr(11, 5))
            .set("VISIT_DAY",
                 day_for_staff(*call.town().calendar, date_in_japan(visit.changed_at)));
    }
}

Step interview_step(web::Call& call, const Visit& visit, const LifeEvent& event) {
    (void)visit;
    Step step{.id = "interview", .title = event.label, .groups = {}};
    step.groups.push_back(
        {.heading = "できごと",
         .questions = {{.kind = Kind::day,
                        .name = "event_day",
                        .label = event.day,
                        .hint = "R8.11.20、20261120 のどの書き方でも",
                        .needed = true,
                        .initial = call.town().calendar->format_short(call.today()),
                        .size = "12"}}});
    Group asked{.heading = "聞くこと",
                .questions = {},
                .lead = "これから、いくつかお聞きします。はいか、いいえで教えてください。"};
    for (const InterviewQuestion& question : event.questions) {
        asked.questions.push_back({.kind = Kind::radio,
                                   .name = "ask-" + question.id,
                                   .label = question.label,
                                   .hint = question.hint,
                                   .needed = true,
                                   .options = {{"yes", "はい", ""}, {"no", "いいえ", ""}}});
    }
    step.groups.push_back(std::move(asked));
    return step;
}

web::Response interview_page(web::Call& call, const Visit& visit, const LifeEvent& event,
                             const std::vector<AnswerProblem>& problems) {
    web::View view;
    show_visit_head(call, visit, event, "聞き取り", view);
    view.set("INTERVIEW_LINK", visit_path(visit, "interview"));
    show(interview_step(call, visit, event), visit.answers, problems, *call.town().calendar, view);
    return call.page("staff/register/interview.html", event.label + "　聞き取り", view,
                     problems.empty() ? 200 : 422);
}

/// The procedure when the town takes it in at the counter.
const procedures::Procedure* counter_procedure(const Offices& offices, const std::string& id) {
    if (offices.desk == nullptr) return nullptr;
    const procedures::Procedure* const procedure = offices.desk->catalogue().find(id);
    if (procedure == nullptr) return nullptr;
    const auto& where = procedure->where;
    const bool here =
        std::find(where.begin(), where.end(), procedures::Channel::counter) != where.end();
    return here ? procedure : nullptr;
}

web::Response plan_page(web::Call& call, const Offices& offices, const Visit& visit,
                        const LifeEvent& event) {
    const auto plan = planned(call.town(), visit, event);
    if (!plan) return call.problem(plan.problem());
    const Calendar& calendar = *call.town().calendar;
    web::View view;
    show_visit_head(call, visit, event, "要る手続", view);
    if (event_day(visit))
        view.row("EVENT_DAY").set("EVENT_DAY_TEXT", day_in_full(calendar, event_day(visit)));
    view.set("PLAN_PATH", visit_path(visit, "plan"))
        .set("LIVE_PATH", visit_path(visit, "live"))
        .set("INTERVIEW_LINK", visit_path(visit, "interview"))
        .set("WINDOW_LINK", visit_path(visit, "window"))
        .set("PAPERS_LINK", visit_path(visit, "papers"));
    view.show_if("NEEDS_PERSON", !visit.person);
    std::int64_t left = 0;
    for (const PlannedProcedure& one : *plan) {
        const DueProcedure& procedure = *one.procedure;
        left += one.done ? 0 : 1;
        web::View row = view.row("PLANNED");
        row.set("PLAN_LABEL", procedure.label)
            .set("PLAN_ID", procedure.target + procedure.label)
            .set("PLAN_DEPARTMENT", procedure.department)
            .set("PLAN_SECTION", procedure.section)
            .set("PLAN_ARTICLE", procedure.article)
            .set("PLAN_TEXT", procedure.text)
            .set("PLAN_DUE", due_in_words(calendar, one.due_on))
            .set("PLAN_DUE_KIND", one.due_on && one.due_on < call.today() ? "late" : "calm")
            .show(one.done ? "PLAN_DONE" : "PLAN_OPEN");
        if (procedure.kind == DueProcedure::Kind::register_event) {
            std::string link = "/s/register/begin/" + procedure.target;
            const EventForm* form = find_event_form(procedure.target);
            if (form != nullptr && form->about_person && visit.person) {
                link += "/" + std::to_string(visit.person.value());
            }
            row.row("PLAN_BEGIN").set("PLAN_LINK_TO", link);
        } else if (!visit.answers.get("receipt." + procedure.target).empty()) {
            row.row("PLAN_RECEIVED")
                .set("RECEIPT_NUMBER", visit.answers.get("receipt." + procedure.target));
        } else if (procedure.kind == DueProcedure::Kind::procedure && visit.person &&
                   counter_procedure(offices, procedure.target) != nullptr) {
            row.row("PLAN_APPLY").set("APPLY_PATH", visit_path(visit, "apply/" + procedure.target));
        } else {
            row.show("PLAN_VISIT");
        }
    }
    view.set("PLAN_LEFT", left);
    view.show_if("IS_SHOWING", visit.state == VisitState::showing);
    view.show_if("IS_ASKING", visit.state == VisitState::asking);
    view.show_if("IS_CONFIRMED", visit.state >= VisitState::confirmed);
    return call.page("staff/register/plan.html", event.label + "　要る手続", view);
}

web::Response window_page(web::Call& call, const Visit& visit, const LifeEvent& event) {
    const auto plan = planned(call.town(), visit, event);
    if (!plan) return call.problem(plan.problem());
    const Calendar& calendar = *call.town().calendar;
    web::View view;
    view.set("WINDOW_PATH", visit_path(visit, "window"))
        .set("LIVE_PATH", visit_path(visit, "live"))
        .set("LIFE_EVENT", event.label);
    view.show(visit.state == VisitState::asking    ? "WAITING"
              : visit.state == VisitState::showing ? "ASKING"
                                                   : "THANKS");
    if (visit.state != VisitState::asking) {
        const auto found =
            registry::find_resident(call.session(), visit.person, AsOf{call.today()});
        if (found) {
            view.row("OWN")
                .set("OWN_NAME", found->record.name)
                .set("OWN_BIRTH", calendar.format(found->record.birth_date));
        }
        view.set("EVENT_DAY_TEXT", day_in_full(calendar, event_day(visit)));
        for (const InterviewQuestion& question : event.questions) {
            view.row("SAID")
                .set("SAID_QUESTION", question.label)
                .set("SAID_ANSWER",
                     visit.answers.is("ask-" + question.id, "yes") ? "はい" : "いいえ");
        }
        for (const PlannedProcedure& one : *plan) {
            view.row("PLANNED")
                .set("PLAN_LABEL", one.procedure->label)
                .set("PLAN_SECTION", one.procedure->section)
                .set("PLAN_TEXT", one.procedure->text)
                .set("PLAN_DUE", one.due_on ? day_in_full(calendar, one.due_on) + "まで"
                                            : std::string{"日にちの決まりはありません"});
        }
    }
    return call.page("staff/register/window.html", "本人の画面", view);
}

web::Response papers_page(web::Call& call, const Visit& visit, const LifeEvent& event) {
    web::View view;
    show_visit_head(call, visit, event, "書類", view);
    view.show(visit.state >= VisitState::confirmed ? "IS_CONFIRMED" : "NOT_CONFIRMED");
    view.set("PDF_PATH", visit_path(visit, "papers/pdf"))
        .set("PLAN_LINK", visit_path(visit, "plan"))
        .set("PAPERS_PATH", visit_path(visit, "papers"));
    if (visit.state >= VisitState::confirmed) {
        view.row("CONFIRMED_AT").set("CONFIRMED_WHEN", to_iso(visit.confirmed_at).substr(11, 5));
    }
    if (visit.person) {
        view.row("CERTIFICATES")
            .set("CERTIFICATES_LINK",
                 "/s/register/certificate?person=" + std::to_string(visit.person.value()));
    }
    return call.page("staff/register/papers.html", event.label + "　書類", view);
}

Result<std::string> print_visit(web::Call& call, const Visit& visit, const LifeEvent& event) {
    const Town& town = call.town();
    const Calendar& calendar = *town.calendar;
    const auto plan = planned(town, visit, event);
    if (!plan) return plan.problem();
    auto sender = notices::sender_of(town.data_folder, town.code, town.name, town.prefecture,
                                     "resident_register_office", call.today());
    if (!sender) return sender.problem();
    auto form = notices::Form::load(town.data_folder + "/forms/counter_list.svg");
    if (!form) return form.problem();
    notices::Letter letter{.form = &*form, .subject = visit.person, .number = {}};
    notices::sign(letter, *sender, calendar, call.today());
    const std::string name = name_of(call, visit.person);
    letter.set("name", name.empty() ? std::string{"（住民票をつくる方）"} : name + "　様")
        .set("event", event.label)
        .set("event_day", day_in_full(calendar, event_day(visit)))
        .set("confirmed", to_iso(visit.confirmed_at).substr(11, 5) + " に内容を確かめました");
    for (const PlannedProcedure& one : *plan) {
        notices::Boxes& row = letter.add_row("procedures");
        row.emplace_back("procedure", one.procedure->label);
        row.emplace_back("section", one.procedure->section);
        row.emplace_back("due", one.done ? "済み" : due_in_words(calendar, one.due_on));
        row.emplace_back("text", one.procedure->text);
    }
    return notices::print_single(visit.person, letter,
                                 {.created = visit.confirmed_at, .title = "手続の一覧"});
}

}  // namespace yakuba::resident_register
