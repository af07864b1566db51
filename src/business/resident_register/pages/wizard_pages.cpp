#include <algorithm>

#include "business/resident_register/pages/pages.h"
#include "business/resident_register/pages/wizard_views.h"
#include "web/tokens.h"

/// The wizards' addresses: begin, one page for each step, 「登録する内容」, the comparison when
/// somebody else wrote meanwhile, the result. Every step is kept before the next is shown.
namespace yakuba::resident_register {
namespace {

using web::Call;
using web::Method;
using web::Response;

constexpr std::int64_t kMostPeople = 20;

Problem no_event() { return {"page.not_found", "この異動の入力画面はありません。"}; }
Problem no_draft() {
    return {"page.not_found",
            "この入力は見つかりません。ほかの人の入力か、30日を過ぎて消えたものです。"};
}

/// A draft of this clerk and its event, or the page that says why not.
struct Opened {
    const EventForm* form = nullptr;
    Draft draft;
};
Result<Opened> open(Call& call) {
    auto draft =
        find_draft(call.session(), call.request().place.get("draft"), call.visitor().actor);
    if (!draft) return no_draft();
    const EventForm* form = find_event_form(draft->event);
    if (form == nullptr) return no_event();
    // The event may have been written by a request whose answer never came.
    if (draft->entry == 0) {
        draft->entry = written_entry(call.session(), *draft);
        if (draft->entry != 0) {
            draft->outcome = written_result(call.session(), *draft);
            save_draft(*call.town().database, *draft);
        }
    }
    return Opened{form, *std::move(draft)};
}

std::size_t place_of(const std::vector<Step>& steps, std::string_view id) {
    const auto found = std::ranges::find(steps, id, &Step::id);
    return static_cast<std::size_t>(found - steps.begin());
}

/// Notes the versions of everybody the answers are about; who was looked at before keeps the sight
/// of that time.
void keep_sight(const Scene& scene, Draft& draft) {
    const auto persons = concerned(scene);
    for (const auto& [person, sight] : look_at(scene.session, persons))
        draft.seen.emplace(person, sight);
}

// ---- begin

Result<Draft> fresh_draft(Call& call, const EventForm& form) {
    Draft draft;
    draft.event = form.id;
    draft.actor = call.visitor().actor;
    draft.begun_at = draft.changed_at = call.now();
    if (!call.request().place.has("person")) return draft;
    const auto person = call.person();
    if (!person) return person.problem();
    draft.person = *person;
    if (registry::versions_of(call.session(), *person).empty()) {
        return Problem{"resident.not_found",
                       "この宛名番号の住民票はありません。番号を確かめてください。"};
    }
    return draft;
}

Response ask_who(Call& call, const EventForm& form, const std::string& message) {
    web::View view;
    show_head(call, form, Draft{}, view);
    view.set("EVENT_ID", form.id);
    if (!message.empty()) view.row("NOT_FOUND").set("MESSAGE", message);
    return call.page("staff/register/who.html", std::string{form.label} + "　だれの異動か", view,
                     message.empty() ? 200 : 422);
}

Response begin(Call& call) {
    const EventForm* form = find_event_form(call.request().place.get("event"));
    if (form == nullptr) return call.problem(no_event());
    const std::string& typed = call.request().query.get("person");
    if (form->about_person && !call.request().place.has("person")) {
        const bool number =
            !typed.empty() && typed.find_first_not_of("0123456789") == std::string::npos;
        if (!number) {
            return ask_who(call, *form, typed.empty() ? "" : "宛名番号は数字で入れてください。");
        }
        return web::see_other("/s/register/begin/" + std::string{form->id} + "/" + typed);
    }
    const auto draft = fresh_draft(call, *form);
    if (!draft) return ask_who(call, *form, draft.problem().message);
    if (draft->person) {
        call.saw(draft->person, "異動入力　" + std::string{form->label}, kDepartment);
    }
    const auto steps = form->steps(scene_of(call, *draft));
    return step_page(call, *form, *draft, steps, 0, call.request().path, {});
}

Response begin_send(Call& call) {
    const EventForm* form = find_event_form(call.request().place.get("event"));
    if (form == nullptr) return call.problem(no_event());
    auto draft = fresh_draft(call, *form);
    if (!draft) return call.problem(draft.problem());
    const Calendar& calendar = *call.town().calendar;
    auto steps = form->steps(scene_of(call, *draft));
    take(steps.front(), call.request().form, calendar, call.today(), draft->answers);
    const auto problems = check(steps.front(), draft->answers);
    if (!problems.empty()) {
        return step_page(call, *form, *draft, steps, 0, call.request().path, problems);
    }
    draft->id = web::random_token();
    keep_sight(scene_of(call, *draft), *draft);
    save_draft(*call.town().database, *draft);
    steps = form->steps(scene_of(call, *draft));
    return web::see_other(
        draft_path(*draft, steps.size() > 1 ? "steps/" + steps[1].id : std::string{"check"}));
}

// ---- steps

Response step(Call& call) {
    const auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    const Draft& draft = opened->draft;
    if (draft.entry != 0) return web::see_other(draft_path(draft, "result"));
    const auto steps = opened->form->steps(scene_of(call, draft));
    const std::size_t at = place_of(steps, call.request().place.get("step"));
    if (at == steps.size()) return web::see_other(draft_path(draft, "check"));
    if (draft.person) {
        call.saw(draft.person, "異動入力　" + std::string{opened->form->label}, kDepartment);
    }
    return step_page(call, *opened->form, draft, steps, at, call.request().path, {});
}

/// 「人を加える」「この人を除く」: the page stays, with one more or one less.
bool change_count(const Step& step, const web::Fields& form, Answers& answers) {
    if (step.grows.empty()) return false;
    const std::int64_t count = std::max<std::int64_t>(1, answers.number(step.grows));
    if (form.has("add")) {
        answers.set(step.grows, std::to_string(std::min(count + 1, kMostPeople)));
        return true;
    }
    if (!form.has("remove") || count < 2) return false;
    Answers index;
    index.set("remove", form.get("remove"));
    answers.take_out(step.grows, index.number("remove"));
    answers.set(step.grows, std::to_string(count - 1));
    return true;
}

Response step_send(Call& call) {
    auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    Draft& draft = opened->draft;
    if (draft.entry != 0) return web::see_other(draft_path(draft, "result"));
    auto steps = opened->form->steps(scene_of(call, draft));
    const std::size_t at = place_of(steps, call.request().place.get("step"));
    if (at == steps.size()) return web::see_other(draft_path(draft, "check"));
    const Step& step = steps[at];
    take(step, call.request().form, *call.town().calendar, call.today(), draft.answers);
    draft.changed_at = call.now();
    keep_sight(scene_of(call, draft), draft);
    const bool recounted = change_count(step, call.request().form, draft.answers);
    save_draft(*call.town().database, draft);
    if (recounted) return web::see_other(draft_path(draft, "steps/" + step.id));
    const auto problems = check(step, draft.answers);
    if (!problems.empty()) {
        return step_page(call, *opened->form, draft, steps, at, call.request().path, problems);
    }
    const std::string id = step.id;
    steps = opened->form->steps(scene_of(call, draft));
    const std::size_t next = place_of(steps, id) + 1;
    return web::see_other(
        draft_path(draft, next < steps.size() ? "steps/" + steps[next].id : std::string{"check"}));
}

// ---- 登録する内容

Response check_shown(Call& call, const Offices& offices) {
    const auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    if (opened->draft.entry != 0) return web::see_other(draft_path(opened->draft, "result"));
    return check_page(call, offices, *opened->form, opened->draft, {});
}

/// What has to be ticked or written before the event can be registered.
std::vector<AnswerProblem> unticked(const std::vector<Finding>& findings, const Answers& answers) {
    std::vector<AnswerProblem> missing;
    for (const Finding& finding : findings) {
        if (finding.code == "notice.late") {
            missing.push_back({"late_reason", "遅れた理由", "届出が遅れた理由を書いてください"});
        }
        const std::string name = confirmation_name(finding);
        if (finding.weight == Weight::confirm && !answers.ticked(name)) {
            missing.push_back(
                {name, finding.code, "確かめて、印をつけてください：" + finding.text});
        }
    }
    return missing;
}

Response check_send(Call& call, const Offices& offices) {
    auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    Draft& draft = opened->draft;
    const EventForm& form = *opened->form;
    if (draft.entry != 0) return web::see_other(draft_path(draft, "result"));
    for (const auto& [name, value] : call.request().form.pairs()) {
        if (name.starts_with("sure-")) draft.answers.set(name, value == "yes" ? value : "");
    }
    if (call.request().form.has("late_reason")) {
        draft.answers.set("late_reason", call.request().form.get("late_reason"));
    }
    const Scene scene = scene_of(call, draft);
    const auto findings = all_findings(scene, form, form.steps(scene));
    const auto missing = unticked(findings, draft.answers);
    const bool stopped = std::ranges::any_of(
        findings, [](const Finding& finding) { return finding.weight == Weight::stop; });
    if (stopped || !missing.empty()) {
        save_draft(*call.town().database, draft);
        return check_page(call, offices, form, draft, missing);
    }
    const auto effects = write(call, offices, form, draft);
    if (!effects) return check_page(call, offices, form, draft, {});
    draft.entry = effects->entry;
    draft.outcome = written_result(call.session(), draft);
    draft.changed_at = call.now();
    if (form.sensitive || draft.answers.ticked("wants_protection")) {
        const std::string day = draft.answers.get("occurred_on");
        draft.answers = {};
        draft.answers.set("occurred_on", day);
    }
    save_draft(*call.town().database, draft);
    for (const PersonId person : effects->outcome.persons) {
        call.saw(person, "異動　" + std::string{form.label}, kDepartment, identity::Deed::enter);
    }
    return web::see_other(draft_path(draft, "result"));
}

Response settle(Call& call) {
    auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    Draft& draft = opened->draft;
    if (draft.entry != 0) return web::see_other(draft_path(draft, "result"));
    const std::string& choice = call.request().form.get("choice");
    if (choice == "drop") {
        discard_draft(*call.town().database, draft);
        return web::see_other("/s/register");
    }
    std::vector<PersonId> persons;
    for (const auto& [person, sight] : draft.seen)
        persons.push_back(person);
    draft.seen = look_at(call.session(), persons);
    keep_sight(scene_of(call, draft), draft);
    draft.changed_at = call.now();
    save_draft(*call.town().database, draft);
    const auto steps = opened->form->steps(scene_of(call, draft));
    return web::see_other(
        draft_path(draft, choice == "keep" ? std::string{"check"} : "steps/" + steps.front().id));
}

Response discard(Call& call) {
    const auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    discard_draft(*call.town().database, opened->draft);
    return web::see_other("/s/register");
}

Response result(Call& call, const Offices& offices) {
    const auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    if (opened->draft.entry == 0) return web::see_other(draft_path(opened->draft, "check"));
    return result_page(call, offices, *opened->form, opened->draft);
}

}  // namespace

web::Routes wizard_pages(const Offices& offices) {
    const Offices* all = &offices;
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/register/begin/{event}", kEnter, begin, "異動入力のはじめ"},
        {Method::post, "/s/register/begin/{event}", kEnter, begin_send, "異動入力のはじめ"},
        {Method::get, "/s/register/begin/{event}/{person}", kEnter, begin, "異動入力のはじめ"},
        {Method::post, "/s/register/begin/{event}/{person}", kEnter, begin_send,
         "異動入力のはじめ"},
        {Method::get, "/s/register/drafts/{draft}/steps/{step}", kEnter, step, "異動入力"},
        {Method::post, "/s/register/drafts/{draft}/steps/{step}", kEnter, step_send, "異動入力"},
        {Method::get, "/s/register/drafts/{draft}/check", kEnter,
         [all](Call& call) { return check_shown(call, *all); }, "登録する内容"},
        {Method::post, "/s/register/drafts/{draft}/check", kEnter,
         [all](Call& call) { return check_send(call, *all); }, "異動の登録"},
        {Method::post, "/s/register/drafts/{draft}/settle", kEnter, settle, "三者比較"},
        {Method::post, "/s/register/drafts/{draft}/discard", kEnter, discard, "入力をやめる"},
        {Method::get, "/s/register/drafts/{draft}/result", kEnter,
         [all](Call& call) { return result(call, *all); }, "異動の結果"},
    };
    return routes;
}

}  // namespace yakuba::resident_register
