#include "portal/resident/cases.h"

#include <boost/json.hpp>
#include <charconv>

#include "portal/resident/texts.h"
#include "procedures/desk.h"

namespace yakuba::portal::resident {

using procedures::Progress;
using procedures::ProgressStep;
using procedures::Standing;
using web::Call;
using web::Response;
using web::View;

namespace {

Problem case_not_found() {
    return {"case.not_found",
            "この申請は見つかりません。「申請の一覧」から、もう一度選んでください。"};
}

std::string_view mark_of(ProgressStep::Mark mark) {
    switch (mark) {
        case ProgressStep::Mark::done:
            return "done";
        case ProgressStep::Mark::current:
            return "now";
        default:
            return "later";
    }
}

void put_journey(View& view, const Call& call, const Progress& progress) {
    for (const ProgressStep& step : progress.steps) {
        View row = view.row("JOURNEY");
        row.set("JOURNEY_STATE", mark_of(step.mark))
            .show_if("JOURNEY_NOW", step.mark == ProgressStep::Mark::current);
        put_japanese(row, "JOURNEY_LABEL", step.label, call);
        if (step.at.microseconds != 0) row.row("JOURNEY_AT").set("AT", moment(call, step.at));
        if (!step.text.empty()) {
            View text = row.row("JOURNEY_MORE");
            put_japanese(text, "JOURNEY_TEXT", step.text, call);
        }
    }
}

/// The decision's letters: to be opened here only when it was sent electronically.
void put_notices(View& view, Call& call, std::int64_t case_id) {
    for (const procedures::NoticeStanding& notice :
         procedures::notices_of_case(call.session(), case_id)) {
        if (notice.notice.person_id != call.visitor().person) continue;
        View row = view.row("NOTICES");
        put_japanese(row, "NOTICE_TITLE", notice.notice.title, call);
        row.set("NOTICE_NUMBER", notice.notice.number)
            .set("NOTICE_DATE", long_date(call, notice.notice.issued_on));
        const bool electronic = notice.notice.channel == procedures::NoticeChannel::electronic;
        if (electronic) {
            row.row("NOTICE_OPEN")
                .set("NOTICE_LINK", "/r/me/notices/" + std::to_string(notice.notice.notice_id));
        } else {
            row.show("NOTICE_PAPER");
        }
    }
}

void put_contents(View& view, Call& call, const Rooms& rooms, const Standing& standing) {
    const auto contents = rooms.desk().contents(call.session(), standing.record);
    if (!contents) return;
    View block = view.row("CONTENTS");
    for (const procedures::Shown& shown :
         procedures::show_answers(*contents->procedure, *contents->answers, *contents->facts,
                                  {call.today(), *call.town().calendar})) {
        if (shown.text.empty()) continue;
        View line = block.row("LINES");
        put_words(line, "LINE_LABEL", shown.question->label, call);
        put_japanese(line, "LINE_VALUE", shown.text, call);
    }
}

void put_case_head(View& view, const Call& call, const Rooms& rooms, const Standing& standing) {
    put_procedure_name(view, "PROCEDURE_NAME", call, rooms, standing.record.procedure);
    view.set("RECEIPT", standing.record.receipt_number);
}

/// Whom to ask about it, since when, and the copy of what was sent.
void put_case_foot(View& view, const Call& call, const Rooms& rooms, const Standing& standing) {
    put_japanese(view, "DEPARTMENT", rooms.department_label(standing.record.department), call);
    view.set("RECEIVED_AT", moment(call, standing.record.received_at))
        .set("COPY_LINK", case_link(standing.record, "copy.pdf"));
}

}  // namespace

Result<Standing> own_case(Call& call) {
    const std::string& text = call.request().place.get("case");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return case_not_found();
    const auto standing = procedures::find_case(call.session(), number);
    const PersonId person = call.visitor().person;
    const bool own = standing && person &&
                     (standing->record.person_id == person || standing->record.agent_id == person);
    if (!own) return case_not_found();
    return *standing;
}

std::string case_link(const procedures::Case& record, std::string_view step) {
    std::string link = "/r/cases/" + std::to_string(record.case_id);
    if (!step.empty()) link += "/" + std::string{step};
    return link;
}

void put_procedure_name(View& view, std::string_view section, const Call& call, const Rooms& rooms,
                        std::string_view procedure) {
    const procedures::Procedure* known = rooms.desk().catalogue().find(procedure);
    if (known != nullptr) {
        put_words(view, section,
                  known->plain ? known->plain : procedures::Words{known->name, {}, {}}, call);
    } else {
        put_japanese(view, section, procedure, call);
    }
}

std::vector<Standing> own_cases(Call& call, std::int64_t before, int limit) {
    procedures::CaseQuery query;
    query.person = call.visitor().person;
    for (const Code& code : procedures::codes_of(procedures::State{}))
        query.states.push_back(static_cast<procedures::State>(code.value));
    query.before = before;
    query.limit = limit;
    query.by_due = false;
    auto cases = procedures::find_cases(call.session(), query);
    // A case about this person that somebody else applied for is that other's to follow.
    std::erase_if(cases, [&](const Standing& standing) {
        return standing.record.person_id != query.person &&
               standing.record.agent_id != query.person;
    });
    return cases;
}

void put_case_rows(View& view, Call& call, const Rooms& rooms, const std::vector<Standing>& cases) {
    for (const Standing& standing : cases) {
        const Progress progress = rooms.desk().progress(call.session(), standing);
        View row = view.row("CASES");
        row.set("CASE_LINK", case_link(standing.record))
            .set("RECEIPT", standing.record.receipt_number)
            .set("RECEIVED_AT", moment(call, standing.record.received_at));
        put_procedure_name(row, "CASE_NAME", call, rooms, standing.record.procedure);
        put_japanese(row, "CASE_STATE", progress.headline, call);
        row.show(progress.may_correct ? "CASE_TO_DO" : "CASE_GOES_ON");
    }
}

Response list_cases(Call& call, const Rooms& rooms) {
    View view;
    const auto cases = own_cases(call);
    put_case_rows(view, call, rooms, cases);
    view.show(cases.empty() ? "NO_CASES" : "ANY_CASES");
    call.saw(call.visitor().person, "申請の一覧", {});
    return call.page("resident/cases.html", call.words("cases.title"), view);
}

Response show_case(Call& call, const Rooms& rooms) {
    const auto standing = own_case(call);
    if (!standing) return call.problem(standing.problem());
    const Progress progress = rooms.desk().progress(call.session(), *standing);
    View view;
    put_case_head(view, call, rooms, *standing);
    put_case_foot(view, call, rooms, *standing);
    put_japanese(view, "HEADLINE", progress.headline, call);
    if (!progress.next.empty()) {
        View next = view.row("TO_DO");
        put_japanese(next, "TO_DO_TEXT", progress.next, call);
    }
    if (!progress.message.empty()) {
        View message = view.row("MESSAGE_BOX");
        put_japanese(message, "TOWN_MESSAGE", progress.message, call);
    }
    put_journey(view, call, progress);
    put_notices(view, call, standing->record.case_id);
    put_contents(view, call, rooms, *standing);
    if (progress.may_correct)
        view.row("MAY_CORRECT").set("CORRECT_LINK", case_link(standing->record, "correct"));
    if (progress.may_withdraw)
        view.row("MAY_WITHDRAW").set("WITHDRAW_LINK", case_link(standing->record, "withdraw"));
    call.saw(standing->record.person_id, "申請の状況 " + standing->record.receipt_number,
             standing->record.department);
    return call.page("resident/case.html",
                     call.words("cases.one") + " " + standing->record.receipt_number, view);
}

Response show_done(Call& call, const Rooms& rooms) {
    const auto standing = own_case(call);
    if (!standing) return call.problem(standing.problem());
    View view;
    put_case_head(view, call, rooms, *standing);
    put_case_foot(view, call, rooms, *standing);
    view.set("CASE_LINK", case_link(standing->record));
    put_journey(view, call, rooms.desk().progress(call.session(), *standing));
    const procedures::Case& record = standing->record;
    if (record.due_on) {
        View due = view.row("DUE");
        put_filled(due, "DUE_TEXT", call, "done.due", {{"DATE", long_date(call, record.due_on)}});
    }
    const bool electronic =
        procedures::find_consent(call.session(), record.person_id, record.procedure).has_value();
    view.show(electronic ? "BY_SCREEN" : "BY_POST");
    view.show_if("LATE", record.late).show_if("DUPLICATE", record.duplicate_of != 0);
    call.saw(record.person_id, "受付の控え " + record.receipt_number, record.department);
    return call.page("resident/done.html", call.words("done.title"), view);
}

Response begin_correction(Call& call, const Rooms& rooms) {
    const auto standing = own_case(call);
    if (!standing) return call.problem(standing.problem());
    const auto draft = rooms.desk().begin_correction(call.town(), call.visitor(),
                                                     standing->record.case_id, call.now());
    if (!draft) return call.problem(draft.problem());
    return web::see_other("/r/apply/" + draft->id);
}

Response ask_withdrawal(Call& call, const Rooms& rooms) {
    const auto standing = own_case(call);
    if (!standing) return call.problem(standing.problem());
    if (!rooms.desk().progress(call.session(), *standing).may_withdraw)
        return web::see_other(case_link(standing->record));
    View view;
    put_case_head(view, call, rooms, *standing);
    view.set("CASE_LINK", case_link(standing->record))
        .set("ACTION", case_link(standing->record, "withdraw"));
    return call.page("resident/withdraw.html", call.words("cases.withdraw_title"), view);
}

Response withdraw_case(Call& call, const Rooms& rooms) {
    const auto standing = own_case(call);
    if (!standing) return call.problem(standing.problem());
    procedures::Act act;
    act.case_id = standing->record.case_id;
    act.version = standing->version;
    act.action = procedures::Action::withdraw;
    const auto after = rooms.desk().act(call.town(), call.visitor(), act, call.once(), call.now());
    if (!after) return call.problem(after.problem());
    call.saw(standing->record.person_id, "申請の取下げ " + standing->record.receipt_number,
             standing->record.department, identity::Deed::enter);
    return web::see_other(case_link(standing->record));
}

}  // namespace yakuba::portal::resident
