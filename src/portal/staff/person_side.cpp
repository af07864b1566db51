#include <algorithm>

#include "portal/staff/dates.h"
#include "portal/staff/person_screen.h"
#include "web/house.h"

/// What is beside the history: to-dos, what can be begun here, cautions and notes, keys.
namespace yakuba::portal::staff {
namespace {

using identity::Duty;

constexpr std::size_t kNotesShown = 4;

/// Whether this house has such a page and the visitor may open it.
bool may_open(const Screen& screen, std::string_view pattern) {
    for (const web::Route& route : screen.call.house().routes().pages) {
        if (route.method != web::Method::get || route.pattern != pattern) continue;
        return web::allows(route.access, screen.call.visitor(), screen.call.request().place);
    }
    return false;
}

struct Action {
    std::string_view label;
    std::string_view pattern;  // of the page it leads to
    std::string link;
    std::string_view key, key_name;
    bool needs_check = false;  // of a protected person: another officer has to agree
};

std::vector<Action> actions_of(const Screen& screen) {
    const std::string number = std::to_string(screen.person.value());
    std::vector<Action> actions = {
        {"証明書の交付", "/s/register/certificates/copy/{person}",
         "/s/register/certificates/copy/" + number, "F8", "F8", true},
        {"異動の入力（転居・転出・世帯など）", "/s/register", "/s/register?person=" + number,
         "Alt+KeyI", "Alt+I"},
        {"申請の受付（窓口）", "/s/persons/{person}/procedures", screen.path() + "/procedures",
         "Alt+KeyP", "Alt+P"},
        {"書かない窓口で申請書を作る", "/s/counter", "/s/counter?person=" + number, "Alt+KeyK",
         "Alt+K"},
        {"記録の訂正", "/s/persons/{person}/corrections", "/s/persons/" + number + "/corrections",
         "Alt+KeyU", "Alt+U"},
        {"この人の閲覧記録を見る", "/s/audit", "/s/audit?person=" + number, "Alt+KeyL", "Alt+L"},
    };
    if (screen.call.site().training) {
        actions.push_back({"試験用カードを渡す（研修）", "/s/persons/{person}/test-card",
                           screen.path() + "/test-card", "Alt+KeyT", "Alt+T"});
    }
    std::erase_if(actions, [&](const Action& action) { return !may_open(screen, action.pattern); });
    return actions;
}

}  // namespace

void fill_to_dos(web::View& view, const Screen& screen) {
    const std::vector<DueItem>& items = screen.to_dos;
    view.show(items.empty() ? "TODO_NONE" : "TODO_SOME")
        .set("TODO_COUNT", static_cast<std::int64_t>(items.size()));
    for (const DueItem& item : items) {
        const ToDo& to_do = item.to_do;
        std::string text = std::string{item.department->label} + "。" + to_do.text;
        if (!to_do.article.empty()) text += "（" + std::string{to_do.article} + "）";
        view.row("TODOS")
            .set("TODO", to_do.title)
            .set("TODO_LINK", to_do.link.empty()
                                  ? screen.path() + "/" + std::string{item.department->id}
                                  : to_do.link)
            .set("DUE", due_words(screen.call.town(), to_do.due, screen.today))
            .set("DUE_KIND", due_kind(to_do.due, screen.today))
            .set("TODO_TEXT", text);
    }
}

void fill_actions(web::View& view, const Screen& screen) {
    const bool guarded = screen.call.gate().is_protected(screen.now->record);
    const std::vector<Action> actions = actions_of(screen);
    view.show_if("ACTIONS_SHOWN", !actions.empty());
    for (const Action& action : actions) {
        web::View row = view.row("ACTIONS");
        row.set("ACTION", action.label);
        if (screen.past() && action.key != "Alt+KeyL") {
            row.show("SHUT").set("SHUT_WHY", "本日の画面で");
            continue;
        }
        row.show("OPEN")
            .set("ACTION_LINK", action.link)
            .set("ACTION_KEY", action.key)
            .set("ACTION_KEY_NAME", action.key_name)
            .show_if("NEEDS_CHECK", guarded && action.needs_check);
    }
}

void fill_cautions(web::View& view, Screen& screen) {
    bool any = false;
    for (const DatedNote& dated : screen.notes) {
        if (dated.note.kind != NoteKind::caution) continue;
        view.row("CAUTIONS")
            .set("CAUTION", dated.note.heading)
            .set("CAUTION_TEXT", dated.note.text);
        any = true;
    }
    view.show_if("CAUTIONS_SHOWN", any);
}

void fill_notes(web::View& view, Screen& screen) {
    std::size_t shown = 0;
    for (const DatedNote& dated : screen.notes) {
        if (dated.note.kind != NoteKind::memo || shown == kNotesShown) continue;
        view.row("NOTES")
            .set("NOTE", dated.note.text)
            .set("NOTE_AT", moment(screen.call.town(), dated.at))
            .set("NOTE_BY", dated.note.author_section + " " + dated.note.author_name);
        ++shown;
    }
    view.show_if("NOTES_NONE", shown == 0)
        .show_if("MAY_WRITE", !screen.past())
        .set("NOTES_LINK", screen.path() + "/notes");
}

void fill_keys(web::View& view, const Screen& screen) {
    const auto key = [&](std::string_view name, std::string_view label) {
        view.row("KEYS").set("KEY_NAME", name).set("KEY_LABEL", label);
    };
    key("F4", "異動履歴");
    for (const Action& action : actions_of(screen)) {
        if (action.key == "F8") key("F8", "証明書");
    }
    key("F9", "印刷");
    key("Alt+G", "業務");
    key("Alt+S", "世帯");
    for (const Action& action : actions_of(screen)) {
        if (action.key == "Alt+KeyI") key("Alt+I", "異動");
        if (action.key == "Alt+KeyK") key("Alt+K", "書かない窓口");
    }
    key("Alt+, Alt+.", "基準日を前後へ");
}

}  // namespace yakuba::portal::staff
