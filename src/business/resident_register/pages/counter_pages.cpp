#include <algorithm>

#include "business/resident_register/pages/counter_views.h"
#include "business/resident_register/pages/pages.h"
#include "business/resident_register/pages/perform.h"
#include "web/tokens.h"

/// 書かない窓口: who is here → interview by life event → everything that is due → the resident's
/// own window → one set of papers.
namespace yakuba::resident_register {
namespace {

using web::Call;
using web::Method;
using web::Response;

struct Opened {
    Visit visit;
    std::shared_ptr<const std::vector<LifeEvent>> events;
    const LifeEvent* event = nullptr;
};

Result<Opened> open(Call& call) {
    auto visit =
        find_visit(call.session(), call.request().place.get("visit"), call.visitor().actor);
    if (!visit) {
        return Problem{
            "page.not_found",
            "この応対は見つかりません。ほかの職員の応対か、30日を過ぎて消えたものです。"};
    }
    auto events = read_interview(call.town().data_folder);
    if (!events) return events.problem();
    const LifeEvent* event = find_life_event(**events, visit->life_event);
    if (event == nullptr) {
        return Problem{"page.not_found", "このできごとは、聞き取りの表にありません。"};
    }
    return Opened{*std::move(visit), *events, event};
}

std::string path_of(const Visit& visit, std::string_view rest) {
    return "/s/counter/" + visit.id + "/" + std::string{rest};
}

void saw(Call& call, const Visit& visit) {
    if (visit.person) call.saw(visit.person, "書かない窓口", kDepartment);
}

// ---- who is here

Response begin_page(Call& call, PersonId person, const std::string& message) {
    const auto events = read_interview(call.town().data_folder);
    if (!events) return call.problem(events.problem());
    web::View view;
    show_counter_home(call, person, **events, message, view);
    if (person) call.saw(person, "書かない窓口", kDepartment);
    return call.page("staff/register/counter.html", "書かない窓口", view,
                     message.empty() ? 200 : 422);
}

PersonId known_person(Call& call, std::string_view typed) {
    Answers answers;
    answers.set("person", std::string{typed});
    const PersonId person = answers.person("person");
    return person && !registry::versions_of(call.session(), person).empty() ? person : PersonId{};
}

Response begin(Call& call) {
    const std::string& typed = call.request().query.get("person");
    const PersonId person = known_person(call, typed);
    return begin_page(call, person,
                      typed.empty() || person ? "" : "この宛名番号の住民票はありません。");
}

Response begin_for(Call& call) {
    const auto person = call.person();
    if (!person) return call.problem(person.problem());
    return web::see_other("/s/counter?person=" + std::to_string(person->value()));
}

Response begin_send(Call& call) {
    const web::Fields& form = call.request().form;
    const auto events = read_interview(call.town().data_folder);
    if (!events) return call.problem(events.problem());
    const PersonId person = known_person(call, form.get("person"));
    const LifeEvent* event = find_life_event(**events, form.get("life_event"));
    if (event == nullptr) return begin_page(call, person, "できごとを選んでください。");
    if (!event->for_new && !person) {
        return begin_page(call, person, "だれの手続かを、宛名番号で選んでください。");
    }
    Visit visit;
    visit.id = web::random_token();
    visit.actor = call.visitor().actor;
    visit.person = person;
    visit.life_event = event->id;
    visit.begun_at = visit.changed_at = call.now();
    save_visit(*call.town().database, visit);
    return web::see_other(path_of(visit, "interview"));
}

// ---- interview

Response interview(Call& call) {
    const auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    saw(call, opened->visit);
    return interview_page(call, opened->visit, *opened->event, {});
}

Response interview_send(Call& call) {
    auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    Visit& visit = opened->visit;
    const Step step = interview_step(call, visit, *opened->event);
    take(step, call.request().form, *call.town().calendar, call.today(), visit.answers);
    visit.changed_at = call.now();
    visit.state = VisitState::asking;
    save_visit(*call.town().database, visit);
    const auto problems = check(step, visit.answers);
    if (!problems.empty()) return interview_page(call, visit, *opened->event, problems);
    return web::see_other(path_of(visit, "plan"));
}

// ---- everything that is due

Response plan(Call& call, const Offices& offices) {
    const auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    saw(call, opened->visit);
    return plan_page(call, offices, opened->visit, *opened->event);
}

Response plan_send(Call& call) {
    auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    Visit& visit = opened->visit;
    const web::Fields& form = call.request().form;
    if (form.has("done")) visit.answers.set("done." + form.get("done"), "yes");
    if (form.has("undone")) visit.answers.set("done." + form.get("undone"), "");
    if (const PersonId person = known_person(call, form.get("person"))) visit.person = person;
    if (form.has("show")) visit.state = VisitState::showing;
    visit.changed_at = call.now();
    save_visit(*call.town().database, visit);
    return web::see_other(path_of(visit, "plan"));
}

// ---- the resident's window

Response window(Call& call) {
    const auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    saw(call, opened->visit);
    return window_page(call, opened->visit, *opened->event);
}

Response window_send(Call& call) {
    auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    Visit& visit = opened->visit;
    if (visit.state == VisitState::showing) {
        visit.state = VisitState::confirmed;
        visit.confirmed_at = visit.changed_at = call.now();
        save_visit(*call.town().database, visit);
    }
    return web::see_other(path_of(visit, "window"));
}

/// Tells the window (and the clerk's plan) that something moved; the page itself is then asked for.
void live(Call& call, web::Socket& socket) {
    const std::string id{call.request().place.get("visit")};
    if (!find_visit(call.session(), id, call.visitor().actor)) return;
    std::int64_t seen = visit_revision(call.session(), id);
    bool is_open = true;
    while (is_open) {
        call.rest();
        socket.receive(1000, is_open);
        if (!is_open) return;
        const std::int64_t now = visit_revision(call.session(), id);
        if (now == seen) continue;
        seen = now;
        if (!socket.send("changed")) return;
    }
}

// ---- papers

Response papers(Call& call) {
    const auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    saw(call, opened->visit);
    return papers_page(call, opened->visit, *opened->event);
}

Response papers_pdf(Call& call) {
    const auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    if (opened->visit.state < VisitState::confirmed) {
        return call.problem(
            Problem{"counter.not_confirmed", "本人の「まちがいありません」のあとに印刷できます。"});
    }
    if (!opened->visit.person) {
        return call.problem(
            Problem{"counter.no_person", "転入を登録し、宛名番号を入れてから印刷してください。"});
    }
    const auto bytes = print_visit(call, opened->visit, *opened->event);
    if (!bytes) return call.problem(bytes.problem());
    if (opened->visit.person) {
        call.saw(opened->visit.person, "手続の一覧の印刷", kDepartment, identity::Deed::issue);
    }
    return web::file(*bytes, "application/pdf", "tetsuzuki.pdf");
}

Response papers_send(Call& call) {
    auto opened = open(call);
    if (!opened) return call.problem(opened.problem());
    opened->visit.state = VisitState::closed;
    opened->visit.changed_at = call.now();
    save_visit(*call.town().database, opened->visit);
    return web::see_other("/s/counter");
}

}  // namespace

web::Routes counter_pages(const Offices& offices) {
    const Offices* all = &offices;
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/counter", kEnter, begin, "書かない窓口"},
        {Method::post, "/s/counter", kEnter, begin_send, "書かない窓口のはじめ"},
        {Method::get, "/s/counter/begin/{person}", kEnter, begin_for, "書かない窓口のはじめ"},
        {Method::get, "/s/counter/{visit}/interview", kEnter, interview, "聞き取り"},
        {Method::post, "/s/counter/{visit}/interview", kEnter, interview_send, "聞き取り"},
        {Method::get, "/s/counter/{visit}/plan", kEnter,
         [all](Call& call) { return plan(call, *all); }, "要る手続"},
        {Method::post, "/s/counter/{visit}/plan", kEnter, plan_send, "要る手続"},
        {Method::get, "/s/counter/{visit}/window", kEnter, window, "本人の画面"},
        {Method::post, "/s/counter/{visit}/window", kEnter, window_send, "本人の確認"},
        {Method::get, "/s/counter/{visit}/papers", kEnter, papers, "書類"},
        {Method::post, "/s/counter/{visit}/papers", kEnter, papers_send, "応対の終わり"},
        {Method::get, "/s/counter/{visit}/papers/pdf", kEnter, papers_pdf, "手続の一覧の印刷"},
    };
    routes.sockets = {{"/s/counter/{visit}/live", kEnter, live, "本人の画面の知らせ"}};
    return routes;
}

}  // namespace yakuba::resident_register
