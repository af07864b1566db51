#include <algorithm>

#include "documents/documents.h"
#include "portal/staff/casework.h"
#include "portal/staff/review_page.h"
#include "portal/staff/shown.h"
#include "procedures/delivery.h"

/// What is done from the review page: acts, attachments, the slip of receipt, letters.
namespace yakuba::portal::staff {
namespace {

using procedures::Act;
using procedures::Action;
using procedures::Proposal;
using procedures::Standing;
using web::Call;
using web::Response;

template <class E>
std::optional<E> code_in(const web::Fields& form, std::string_view name) {
    return FieldForm<E>::parse(form.get(name));
}

Act act_of(const web::Fields& form, std::int64_t case_id, Action action) {
    Act act;
    act.case_id = case_id;
    act.version = number_in(form, "version");
    act.action = action;
    act.proposal = code_in<Proposal>(form, "proposal").value_or(Proposal::none);
    act.comment = form.get("comment");
    act.message = form.get("message");
    act.absent = form.get("absent");
    act.fields = form.all("field");
    return act;
}

Response show(Call& call, const Offices& offices) {
    const auto standing = case_in_path(call, offices);
    if (!standing) return call.problem(standing.problem());
    // Whoever may decide has, by looking at it, opened the case by itself: 一括決裁の抽出確認.
    if (call.visitor().may(standing->record.department, identity::Duty::approve)) {
        offices.desk->note_opened(call.town(), call.visitor(), standing->record.case_id,
                                  call.now());
    }
    return show_case(call, offices, *standing, {});
}

Response act(Call& call, const Offices& offices) {
    const auto standing = case_in_path(call, offices);
    if (!standing) return call.problem(standing.problem());
    const web::Fields& form = call.request().form;
    const auto action = code_in<Action>(form, "action");
    if (!action) {
        return call.problem({"case.no_action", "することを選んで、もう一度送ってください。"});
    }
    Act wanted = act_of(form, standing->record.case_id, *action);
    for (const procedures::Check& check : offices.desk->checklist(call.session(), *standing)) {
        const auto done = form.all("check");
        if (std::find(done.begin(), done.end(), check.key) != done.end())
            wanted.checklist[check.key] = true;
    }
    call.rest();
    const auto after =
        offices.desk->act(call.town(), call.visitor(), wanted, call.once(), call.now());
    if (!after) {
        if (after.problem().code == "procedure.conflict")
            return show_conflict(call, offices, *standing, form);
        return show_case(call, offices, *standing, {&form, &after.problem()});
    }
    call.saw(after->record.person_id,
             "案件 " + after->record.receipt_number + " " + std::string{label_of(*action)},
             after->record.department, identity::Deed::enter);
    return web::see_other("/s/cases/" + std::to_string(after->record.case_id));
}

Response begin_correction(Call& call, const Offices& offices) {
    const auto standing = case_in_path(call, offices);
    if (!standing) return call.problem(standing.problem());
    call.rest();
    const auto draft = offices.desk->begin_correction(call.town(), call.visitor(),
                                                      standing->record.case_id, call.now());
    if (!draft) return call.problem(draft.problem());
    return web::see_other("/s/drafts/" + draft->id);
}

/// An attachment: shown only when its type cannot run anything; everything else is saved.
Response attachment(Call& call, const Offices& offices) {
    const auto standing = case_in_path(call, offices);
    if (!standing) return call.problem(standing.problem());
    const procedures::Case& record = standing->record;
    const std::string& name = call.request().place.get("file");
    for (const auto& file : documents::files_of(call.session(), record.document_id)) {
        if (file.name != name || !name.starts_with("attachment-")) continue;
        auto bytes = documents::content(call.session(), record.document_id, name);
        if (!bytes) return call.problem(bytes.problem());
        const bool picture = file.media_type == "image/jpeg" || file.media_type == "image/png";
        const bool harmless = picture || file.media_type == "application/pdf";
        const bool save = !harmless || call.request().query.get("save") == "yes";
        call.saw(record.person_id, "案件 " + record.receipt_number + " 添付 " + name,
                 record.department, save ? identity::Deed::extract : identity::Deed::view);
        Response response =
            web::file(*std::move(bytes), harmless ? file.media_type : "application/octet-stream",
                      file.title.empty() ? file.name : file.title, save);
        if (picture) {
            response.header("Content-Security-Policy",
                            "sandbox; default-src 'none'; style-src 'unsafe-inline'");
        }
        return response;
    }
    return call.problem({"case.file.not_found", "この添付ファイルはありません。"});
}

/// 受付票, for printing.
Response receipt_slip(Call& call, const Offices& offices) {
    const auto standing = case_in_path(call, offices);
    if (!standing) return call.problem(standing.problem());
    web::View view;
    fill_case(view, call, offices, *standing,
              "CASE RECEIPT_NUMBER PROCEDURE APPLICANT CHANNEL STATE");
    const procedures::Procedure* const procedure =
        offices.desk->catalogue().find(standing->record.procedure);
    view.set("DAYS", procedure != nullptr ? procedure->standard_days : 0)
        .set("RECEIVED_LONG",
             call.town().calendar->format(date_in_japan(standing->record.received_at)) + " " +
                 clock_time(standing->record.received_at))
        .set("DUE_LONG", call.town().calendar->format(standing->record.due_on));
    call.saw(standing->record.person_id, "案件 " + standing->record.receipt_number + " 受付票",
             standing->record.department, identity::Deed::issue);
    return call.page("staff/receipt.html", "受付票", view);
}

/// The letter as it was sent. Reading it here changes nothing about its delivery.
Response letter(Call& call, const Offices& offices) {
    const auto standing = case_in_path(call, offices);
    if (!standing) return call.problem(standing.problem());
    const std::int64_t wanted = number_in(call.request().place, "notice");
    for (const auto& notice :
         procedures::notices_of_case(call.session(), standing->record.case_id)) {
        if (notice.notice.notice_id != wanted) continue;
        auto bytes =
            documents::content(call.session(), notice.notice.document_id, notice.notice.content);
        if (!bytes) return call.problem(bytes.problem());
        call.saw(notice.notice.person_id, "通知 " + notice.notice.number,
                 standing->record.department);
        return web::file(*std::move(bytes), "application/pdf", notice.notice.title + ".pdf");
    }
    return call.problem({"notice.not_found", "この通知はありません。"});
}

}  // namespace

Response show_conflict(Call& call, const Offices& offices, const Standing& before,
                       const web::Fields& form) {
    const auto now = procedures::find_case(call.session(), before.record.case_id);
    const Standing& standing = now ? *now : before;
    const std::int64_t seen = number_in(form, "version");
    const auto events = procedures::events_of(call.session(), before.record.case_id);
    std::vector<procedures::DatedEvent> known;
    web::View view;
    fill_case(view, call, offices, standing, "CASE RECEIPT_NUMBER PROCEDURE APPLICANT STATE");
    std::string who;
    for (const auto& event : events) {
        if (event.event.number <= seen) {
            known.push_back(event);
            continue;
        }
        who = event.event.actor_name.empty() ? event.event.actor : event.event.actor_name;
        view.row("MEANWHILE")
            .set("AT", short_moment(call.town(), event.at))
            .set("WHO", who)
            .set("DID", label_of(event.event.action))
            .set("SAID", event.event.comment);
    }
    const Standing was = procedures::standing_of(before.record, known);
    const auto wanted = code_in<Action>(form, "action").value_or(Action::note);
    view.set("WHO_LAST", who)
        .set("STATE_BEFORE", label_of(was.state))
        .set("PROPOSAL_BEFORE", label_of(was.proposal))
        .set("PROPOSAL_NOW", label_of(standing.proposal))
        .set("WANTED", label_of(wanted))
        .set("WANTED_PROPOSAL",
             label_of(code_in<Proposal>(form, "proposal").value_or(Proposal::none)))
        .set("WANTED_COMMENT", form.get("comment"))
        .set("WANTED_MESSAGE", form.get("message"));
    return call.page("staff/case_conflict.html", "ほかの職員が先に処理しました", view, 409);
}

web::Routes review_pages(const Offices& offices) {
    using web::Method;
    const web::Access staff{.door = identity::Door::staff};
    const auto with = [&offices](Response (*handler)(Call&, const Offices&)) {
        return [&offices, handler](Call& call) { return handler(call, offices); };
    };
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/cases/{case}", staff, with(show), "案件の審査"},
        {Method::post, "/s/cases/{case}/act", staff, with(act), "案件の処理"},
        {Method::post, "/s/cases/{case}/correction", staff, with(begin_correction), "窓口での補正"},
        {Method::get, "/s/cases/{case}/files/{file}", staff, with(attachment), "案件の添付"},
        {Method::get, "/s/cases/{case}/receipt", staff, with(receipt_slip), "受付票"},
        {Method::get, "/s/cases/{case}/letters/{notice}", staff, with(letter), "通知の写し"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
