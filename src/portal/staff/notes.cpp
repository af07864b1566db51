#include "kernel/utf8.h"
#include "portal/staff/contact_notes.h"
#include "portal/staff/dates.h"
#include "portal/staff/head.h"
#include "portal/staff/pages.h"

/// 応対の記録: written by whoever met the person, seen by whoever meets them next. Taken back only
/// by another version; nothing is rubbed out.
namespace yakuba::portal::staff {
namespace {

using web::Call;
using web::Response;

constexpr std::size_t kTextMost = 1000, kHeadingMost = 10;

/// What was typed, kept when it could not be taken.
struct Typed {
    std::string kind = "memo";
    std::string heading, text;
};

Response page(Screen& screen, const Typed& typed, const Problem* problem) {
    Call& call = screen.call;
    web::View view;
    fill_frame(view, screen);
    for (const Code& code : codes_of(NoteKind{})) {
        view.row("KINDS")
            .set("KIND", code.key)
            .set("KIND_LABEL", code.label)
            .show_if("KIND_CHOSEN", typed.kind == code.key);
    }
    view.set("HEADING", typed.heading).set("TEXT", typed.text);
    if (problem != nullptr) {
        view.show("REFUSED").set("MESSAGE", problem->message).set("MESSAGE_PLACE", problem->where);
    }
    for (const DatedNote& dated : screen.notes) {
        web::View row = view.row("ALL_NOTES");
        row.set("NOTE_NUMBER", dated.note.note_number)
            .set("NOTE_TEXT", dated.note.text)
            .set("NOTE_AT", moment(call.town(), dated.at))
            .set("NOTE_BY", dated.note.author_section + " " + dated.note.author_name)
            .show_if("WITHDRAWABLE", dated.note.author == call.visitor().actor ||
                                         dated.note.kind == NoteKind::caution);
        if (dated.note.kind == NoteKind::caution)
            row.show("CAUTION_MARK").set("NOTE_HEADING", dated.note.heading);
    }
    view.show_if("ALL_NOTES_NONE", screen.notes.empty());
    return call.page("staff/notes.html", "応対の記録", view, problem == nullptr ? 200 : 422);
}

ContactNote signed_note(const Call& call, PersonId person) {
    ContactNote note;
    note.person_id = person;
    note.author = call.visitor().actor;
    note.author_name = call.visitor().name;
    note.author_section = call.visitor().section;
    return note;
}

Result<std::string> append(Call& call, ContactNote note) {
    call.rest();
    const Date today = call.today();
    return call.town().database->transact(
        call.command("応対の記録"), [&](storage::Transaction& transaction) -> Result<std::string> {
            if (note.note_number == 0) note.note_number = transaction.next_number("contact_note");
            const storage::Versioned<ContactNote> row{note, {.valid_from = today}};
            transaction.append_versions<ContactNote>(contact_note_table(), {&row, 1});
            return std::string{};
        });
}

Response show(Call& call, const Offices& offices) {
    auto screen = open_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    call.saw(screen->person, "応対の記録", "resident-register");
    return page(*screen, {}, nullptr);
}

std::optional<Problem> flaw_of(const Typed& typed) {
    if (typed.text.find_first_not_of(" \t\r\n") == std::string::npos) {
        return Problem{.code = "note.empty", .message = "内容を書いてください。", .where = "text"};
    }
    if (grapheme_count(typed.text) > kTextMost) {
        return Problem{.code = "note.too_long",
                       .message = "内容は" + std::to_string(kTextMost) + "文字までです。",
                       .where = "text"};
    }
    if (typed.kind == "caution" &&
        (typed.heading.empty() || grapheme_count(typed.heading) > kHeadingMost)) {
        return Problem{.code = "note.heading",
                       .message = "見出しを" + std::to_string(kHeadingMost) +
                                  "文字以内で書いてください（筆談、送付先、連絡 など）。",
                       .where = "heading"};
    }
    return std::nullopt;
}

Response write(Call& call, const Offices& offices) {
    auto screen = open_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    const web::Fields& form = call.request().form;
    const Typed typed{form.get("kind"), form.get("heading"), form.get("text")};
    if (const auto flaw = flaw_of(typed)) return page(*screen, typed, &*flaw);
    ContactNote note = signed_note(call, screen->person);
    note.kind = typed.kind == "caution" ? NoteKind::caution : NoteKind::memo;
    note.heading = note.kind == NoteKind::caution ? typed.heading : std::string{};
    note.text = typed.text;
    call.saw(screen->person, "応対の記録", "resident-register", identity::Deed::enter);
    const std::string path = screen->path() + "/notes";
    if (auto written = append(call, std::move(note)); !written)
        return call.problem(written.problem());
    return web::see_other(path);
}

Response withdraw(Call& call, const Offices& offices) {
    auto screen = open_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    const std::string& number = call.request().form.get("note");
    for (const DatedNote& dated : screen->notes) {
        const bool named = std::to_string(dated.note.note_number) == number;
        const bool own =
            dated.note.author == call.visitor().actor || dated.note.kind == NoteKind::caution;
        if (!named || !own) continue;
        ContactNote note = dated.note;
        const ContactNote signature = signed_note(call, screen->person);
        note.author = signature.author;
        note.author_name = signature.author_name;
        note.author_section = signature.author_section;
        note.withdrawn = true;
        call.saw(screen->person, "応対の記録の取消", "resident-register", identity::Deed::enter);
        const std::string path = screen->path() + "/notes";
        if (auto written = append(call, std::move(note)); !written)
            return call.problem(written.problem());
        return web::see_other(path);
    }
    return call.problem({"note.not_found", "この記録はないか、ほかの職員が書いたものです。"});
}

}  // namespace

web::Routes note_pages(const Offices& offices) {
    using web::Method;
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/persons/{person}/notes", kPersonAccess,
         [&offices](Call& call) { return show(call, offices); }, "応対の記録"},
        {Method::post, "/s/persons/{person}/notes", kPersonAccess,
         [&offices](Call& call) { return write(call, offices); }, "応対の記録"},
        {Method::post, "/s/persons/{person}/notes/withdraw", kPersonAccess,
         [&offices](Call& call) { return withdraw(call, offices); }, "応対の記録"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
