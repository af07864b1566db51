#include "portal/resident/catalogue.h"

#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "portal/resident/me.h"
#include "portal/resident/texts.h"

namespace yakuba::portal::resident {

using procedures::Procedure;
using procedures::Relation;
using web::Call;
using web::Response;
using web::View;

namespace {

/// できごと, in the order of a life, with the section of home.html that holds its door.
constexpr std::pair<std::string_view, std::string_view> kEvents[] = {
    {"birth", "EVENT_BIRTH"},
    {"childcare", "EVENT_CHILDCARE"},
    {"moving", "EVENT_MOVING"},
    {"marriage", "EVENT_MARRIAGE"},
    {"work", "EVENT_WORK"},
    {"tax", "EVENT_TAX"},
    {"school", "EVENT_SCHOOL"},
    {"care", "EVENT_CARE"},
    {"certificate", "EVENT_CERTIFICATE"},
    {"death", "EVENT_DEATH"},
};

void put_procedure_row(View& view, const Call& call, const Procedure& procedure) {
    View row = view.row("PROCEDURES");
    row.set("LINK", "/r/procedures/" + procedure.id);
    put_words(row, "CALLED", procedure.plain, call);
    put_words(row, "SUMMARY", procedure.summary, call);
    row.set("LEGAL_NAME", procedure.name);
    put_filled(row, "MINUTES", call, "procedure.minutes",
               {{"MINUTES", std::to_string(procedure.minutes)}});
    row.show_if("AT_COUNTER", !is_online(procedure));
}

void put_relations(View& view, const Call& call, const Procedure& procedure) {
    constexpr std::pair<Relation, std::string_view> kWho[] = {
        {Relation::self, "procedure.who_self"},
        {Relation::household, "procedure.who_household"},
        {Relation::guardian, "procedure.who_guardian"},
        {Relation::agent, "procedure.who_agent"}};
    for (const auto& [relation, key] : kWho) {
        if (std::find(procedure.who.begin(), procedure.who.end(), relation) == procedure.who.end())
            continue;
        View row = view.row("WHO");
        put_key(row, "WHO_TEXT", call, key);
    }
}

void put_optional(View& view, std::string_view section, std::string_view text_section,
                  const procedures::Words& words, const Call& call) {
    if (!words) return;
    View row = view.row(section);
    put_words(row, text_section, words, call);
}

/// The draft of this procedure that waits to be gone on with.
const procedures::Draft* waiting_draft(const std::vector<procedures::Draft>& drafts,
                                       const Procedure& procedure) {
    for (const procedures::Draft& draft : drafts) {
        if (draft.procedure == procedure.id && draft.case_id == 0) return &draft;
    }
    return nullptr;
}

}  // namespace

Response show_home(Call& call, const Rooms& rooms) {
    View view;
    const auto& catalogue = rooms.desk().catalogue();
    bool any = false;
    for (const auto& [event, section] : kEvents) {
        if (find_procedures(catalogue, {}, event).empty()) continue;
        view.show(section);
        any = true;
    }
    view.show_if("EVENTS", any);
    if (call.visitor().signed_in()) {
        View own = view.row("OWN");
        own.show_if("ANY_TO_DOS", put_to_dos(own, call, rooms));
        put_drafts(own, call, rooms);
        call.saw(call.visitor().person, "住民のホーム", {});
    }
    return call.page("resident/home.html", call.words("home.title"), view);
}

Response list_procedures(Call& call, const Rooms& rooms) {
    const std::string& words = call.request().query.get("q");
    const std::string& event = call.request().query.get("event");
    const bool known = std::any_of(std::begin(kEvents), std::end(kEvents),
                                   [&](const auto& pair) { return pair.first == event; });
    const auto found = find_procedures(rooms.desk().catalogue(), words, known ? event : "");
    View view;
    view.set("WORDS", words);
    if (known) {
        put_key(view, "LIST_TITLE", call, "event." + event);
        view.row("EVENT_KEPT").set("EVENT", event);
    } else {
        put_key(view, "LIST_TITLE", call, "procedures.title");
    }
    for (const Procedure* procedure : found)
        put_procedure_row(view, call, *procedure);
    put_filled(view, "FOUND", call, "procedures.found", {{"COUNT", std::to_string(found.size())}});
    view.show(found.empty() ? "NONE" : "ANY");
    return call.page("resident/procedures.html",
                     known ? call.words("event." + event) : call.words("procedures.title"), view);
}

Response show_procedure(Call& call, const Rooms& rooms) {
    const Procedure* procedure = rooms.desk().catalogue().find(call.request().place.get("id"));
    if (procedure == nullptr) {
        return call.problem(
            {"procedure.not_found", "この手続は見つかりません。手続の一覧から選んでください。"});
    }
    View view;
    put_words(view, "CALLED", procedure->plain, call);
    put_words(view, "SUMMARY", procedure->summary, call);
    view.set("LEGAL_NAME", procedure->name).set("FORM_NAME", procedure->form_name);
    for (const std::string& article : procedure->articles)
        view.row("ARTICLES").set("ARTICLE", article);
    put_relations(view, call, *procedure);
    put_optional(view, "BRING", "BRING_TEXT", procedure->bring, call);
    put_optional(view, "OTHER_WAYS", "WAYS", procedure->other_ways, call);
    put_filled(view, "MINUTES", call, "procedure.minutes",
               {{"MINUTES", std::to_string(procedure->minutes)}});
    view.show_if("CLOCK_SHOWN", !procedure->clocks.empty());
    for (const procedures::Clock& clock : procedure->clocks) {
        View row = view.row("CLOCKS");
        put_words(row, "CLOCK_LABEL", clock.label, call);
        row.set("CLOCK_ARTICLE", clock.article);
    }
    if (procedure->standard_days > 0) {
        View row = view.row("STANDARD");
        put_filled(row, "STANDARD_TEXT", call, "procedure.standard",
                   {{"DAYS", std::to_string(procedure->standard_days)}});
    }
    if (!procedure->fee.empty()) view.row("FEE").set("FEE_TEXT", procedure->fee);
    put_japanese(view, "DEPARTMENT", rooms.department_label(procedure->department), call);
    view.show_if("CARD_NEEDED", procedure->signature == procedures::Signature::jpki_sign);
    if (is_online(*procedure)) {
        View start = view.row("START");
        start.set("ACTION", "/r/procedures/" + procedure->id);
        const auto drafts =
            call.visitor().signed_in()
                ? procedures::drafts_of(call.session(), call.visitor().actor, call.today())
                : std::vector<procedures::Draft>{};
        start.show_if("WITH_CARD", call.visitor().signed_in());
        if (const auto* draft = waiting_draft(drafts, *procedure)) {
            start.row("RESUME").set("RESUME_LINK", "/r/apply/" + draft->id);
            start.show("AGAIN");
        } else {
            start.show(call.visitor().signed_in() ? "BEGIN" : "BEGIN_WITH_CARD");
        }
    } else {
        view.show("NOT_ONLINE");
    }
    return call.page("resident/procedure.html", plain(procedure->plain, call), view);
}

Response begin_application(Call& call, const Rooms& rooms) {
    procedures::Applicant applicant;
    applicant.applicant = call.visitor().person;
    const auto draft = rooms.desk().begin(call.town(), call.visitor(),
                                          call.request().place.get("id"), applicant, call.now());
    if (!draft) return call.problem(draft.problem());
    return web::see_other("/r/apply/" + draft->id);
}

}  // namespace yakuba::portal::resident
