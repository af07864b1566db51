#include "business/resident_register/pages/wizard_views.h"

#include "kernel/typed_date.h"

namespace yakuba::resident_register {

std::string draft_path(const Draft& draft, std::string_view rest) {
    return "/s/register/drafts/" + draft.id + "/" + std::string{rest};
}

void show_head(web::Call& call, const EventForm& form, const Draft& draft, web::View& view) {
    view.set("EVENT_LABEL", form.label)
        .set("EVENT_ARTICLE", form.article)
        .set("EVENT_SUMMARY", form.summary);
    if (draft.person) show_about(call, draft.person, view);
}

void show_about(web::Call& call, PersonId person, web::View& view) {
    const auto versions = registry::timeline_of(registry::versions_of(call.session(), person));
    if (versions.empty()) return;
    const auto now = registry::find_resident(call.session(), person, AsOf{call.today()});
    const registry::Resident& resident = now ? now->record : versions.back().record;
    view.row("ABOUT")
        .set("ABOUT_NAME", resident.name)
        .set("ABOUT_KANA", resident.kana)
        .set("ABOUT_STANDING", label_of(resident.standing))
        .set("ABOUT_BIRTH", call.town().calendar->format(resident.birth_date))
        .set("ABOUT_ADDRESS", call.gate().address_for(clerk(call), resident))
        .set("ABOUT_NUMBER", person.value())
        .set("ABOUT_LINK", "/s/persons/" + std::to_string(person.value()));
    view.show_if("GUARDED", call.gate().is_protected(resident));
}

void show_stages(const std::vector<Step>& steps, std::size_t at, web::View& view) {
    for (std::size_t i = 0; i <= steps.size(); ++i) {
        web::View row = view.row("STAGES");
        row.set("STAGE", i < steps.size() ? steps[i].title : "登録する内容");
        row.show(i < at ? "DONE" : i == at ? "NOW" : "LATER");
    }
}

namespace {

/// 「ここまでの入力」: what the earlier pages were answered.
void show_earlier(const Scene& scene, const std::vector<Step>& steps, std::size_t at,
                  const Draft& draft, web::View& view) {
    for (std::size_t i = 0; i < at && i < steps.size(); ++i) {
        web::View part = view.row("EARLIER_STEPS");
        part.set("EARLIER_TITLE", steps[i].title)
            .set("EARLIER_LINK", draft_path(draft, "steps/" + steps[i].id));
        for (const Group& group : steps[i].groups) {
            for (const Question& question : group.questions) {
                const std::string words = in_words(question, draft.answers, *scene.town.calendar);
                if (words.empty() || words == "いいえ") continue;
                part.row("EARLIER_ANSWERS")
                    .set("EARLIER_QUESTION", question.label)
                    .set("EARLIER_ANSWER", words);
            }
        }
    }
}

}  // namespace

web::Response step_page(web::Call& call, const EventForm& form, const Draft& draft,
                        const std::vector<Step>& steps, std::size_t at, const std::string& path,
                        const std::vector<AnswerProblem>& problems) {
    const Scene scene = scene_of(call, draft);
    const Step& step = steps[at];
    web::View view;
    show_head(call, form, draft, view);
    show_stages(steps, at, view);
    view.set("STEP_PATH", path).set("STEP_TITLE", step.title);
    if (!step.lead.empty()) view.row("STEP_LEAD").set("STEP_LEAD_TEXT", step.lead);
    show(step, draft.answers, problems, *scene.town.calendar, view);
    view.show_if("GROWS", !step.grows.empty());
    if (at > 0) {
        view.row("BACK").set("BACK_LINK", draft_path(draft, "steps/" + steps[at - 1].id));
        view.show("EARLIER");
        show_earlier(scene, steps, at, draft, view);
    }
    if (!draft.id.empty()) view.row("KEPT").set("DISCARD_PATH", draft_path(draft, "discard"));
    return call.page("staff/register/step.html", std::string{form.label} + "　" + step.title, view,
                     problems.empty() ? 200 : 422);
}

void show_changes(const Calendar& calendar, const std::vector<PersonChange>& changes,
                  web::View& view) {
    for (const PersonChange& change : changes) {
        web::View person = view.row("TOUCHED");
        person.set("TOUCHED_NAME", change.name);
        if (change.is_new) {
            person.show("TOUCHED_NEW");
        } else {
            person.row("TOUCHED_OLD").set("TOUCHED_NUMBER", change.person.value());
        }
        for (const VersionChange& version : change.versions) {
            web::View period = person.row("PERIODS");
            period.set("PERIOD_FROM", day_for_staff(calendar, version.from))
                .set("PERIOD_EVENT", version.event);
            if (version.lines.empty()) period.show("NO_CHANGE");
            for (const ItemChange& line : version.lines) {
                period.row("CHANGED")
                    .set("LINE", line.label)
                    .set("BEFORE", line.before.empty() ? "なし" : line.before)
                    .set("AFTER", line.after.empty() ? "なし" : line.after);
            }
        }
        if (change.measure_before != change.measure_after) {
            person.row("MEASURE")
                .set("MEASURE_BEFORE", change.measure_before)
                .set("MEASURE_AFTER", change.measure_after);
        }
    }
}

void show_due(const Calendar& calendar, const std::vector<DueThing>& due, Date today,
              web::View& view) {
    if (due.empty()) {
        view.show("DUE_NONE");
        return;
    }
    web::View some = view.row("DUE_SOME");
    some.set("DUE_COUNT", static_cast<std::int64_t>(due.size()));
    for (const DueThing& thing : due) {
        web::View row = some.row("DUE_THINGS");
        const bool late = thing.to_do.due && thing.to_do.due < today;
        const bool soon = thing.to_do.due && thing.to_do.due - today < std::chrono::days{7};
        row.set("DUE_DEPARTMENT", thing.department)
            .set("DUE_WHO", thing.who)
            .set("DUE_TITLE", thing.to_do.title)
            .set("DUE_TEXT", thing.to_do.text)
            .set("DUE_DAY", thing.to_do.due
                                ? calendar.format_short(thing.to_do.due) + "（" +
                                      std::string{weekday_of(thing.to_do.due)} + "）まで"
                                : std::string{"期限なし"})
            .set("DUE_KIND", late   ? "late"
                             : soon ? "soon"
                                    : "calm")
            .set("DUE_ARTICLE", thing.to_do.article);
        if (thing.to_do.link.empty()) {
            row.show("DUE_PLAIN");
        } else {
            row.row("DUE_LINKED").set("DUE_LINK", thing.to_do.link);
        }
    }
}

}  // namespace yakuba::resident_register
