#include <algorithm>
#include <map>

#include "documents/documents.h"
#include "portal/staff/casework.h"
#include "portal/staff/review_page.h"
#include "portal/staff/shown.h"
#include "procedures/delivery.h"

/// 審査: what was applied for beside what the ledgers say, what approving would do, and the papers.
namespace yakuba::portal::staff {
namespace {

using procedures::Action;
using procedures::Case;
using procedures::Desk;
using procedures::SideBySide;
using procedures::Standing;
using web::Call;
using web::View;

/// The question behind "children.0.address": indices of repeated items left out.
const procedures::Question* question_at(const procedures::Procedure& procedure,
                                        std::string_view where) {
    const std::size_t last = where.rfind('.');
    if (const auto* question = procedure.find(where)) return question;
    return last == std::string_view::npos ? nullptr : procedure.find(where.substr(last + 1));
}

bool is_place(const procedures::Procedure& procedure, std::string_view where) {
    const procedures::Question* const question = question_at(procedure, where);
    if (question == nullptr) return false;
    return question->kind == procedures::Kind::address ||
           (question->prefill && question->prefill->source.find("address") != std::string::npos);
}

void show_comparison(View& view, Call& call, const Desk& desk, const Standing& standing,
                     const procedures::Procedure& procedure, const PlaceMask& mask) {
    const auto lines = desk.side_by_side(call.town(), call.session(), standing, call.today());
    if (!lines) {
        view.row("CONTENTS_GONE").set("GONE_REASON", lines.problem().message);
        return;
    }
    std::int64_t different = 0;
    std::int64_t changed = 0;
    std::int64_t sourced = 0;
    for (const SideBySide& line : *lines) {
        const bool place = is_place(procedure, line.where);
        const auto shown = [&](const std::string& text) {
            return place ? mask.place(text) : mask.text(text);
        };
        View row = view.row("LINES");
        row.set("LINE_LABEL", line.label)
            .set("APPLIED", shown(line.applied))
            .set("AT_SUBMISSION", shown(line.at_submission))
            .set("TODAY", shown(line.today))
            .set("SOURCE", line.source)
            .show_if("DIFFERS", line.differs)
            .show_if("CHANGED_SINCE", line.changed_since)
            .show_if("AGREES", !line.differs && !line.source.empty());
        sourced += line.source.empty() ? 0 : 1;
        different += line.differs ? 1 : 0;
        changed += line.changed_since ? 1 : 0;
    }
    view.set("DIFFERENT", different).set("CHANGED", changed);
    view.show(different + changed > 0 ? "SOME_DIFFER"
              : sourced > 0           ? "ALL_AGREE"
                                      : "NO_SOURCE")
        .show("COMPARISON");
}

/// What the last correction changed: the round before beside this one.
void show_correction(View& view, Call& call, const Desk& desk, const Standing& standing,
                     const PlaceMask& mask) {
    if (standing.round < 2) return;
    const auto before = desk.contents(call.session(), standing.record, standing.round - 1);
    const auto after = desk.contents(call.session(), standing.record);
    if (!before || !after) return;
    std::map<std::string, std::string> former;
    for (const auto& shown :
         procedures::show_answers(*before->procedure, *before->answers, *before->facts,
                                  {call.today(), *call.town().calendar}))
        former[shown.where] = shown.text;
    View card = view.row("CORRECTED");
    for (const auto& shown :
         procedures::show_answers(*after->procedure, *after->answers, *after->facts,
                                  {call.today(), *call.town().calendar})) {
        const std::string& was = former[shown.where];
        if (was == shown.text) continue;
        const bool place = is_place(*after->procedure, shown.where);
        card.row("CORRECTED_LINES")
            .set("CORRECTED_LABEL", procedures::without_ruby(shown.question->label.ja))
            .set("BEFORE", was.empty() ? "なし"
                           : place     ? mask.place(was)
                                       : mask.text(was))
            .set("AFTER", place ? mask.place(shown.text) : mask.text(shown.text));
    }
}

/// Attachments alone: the answers and facts are kept beside them, and letters have their own list.
bool is_attachment(const documents::DocumentFile& file) {
    return file.name.starts_with("attachment-");
}

void show_files(View& view, Call& call, const Case& record) {
    bool any = false;
    for (const auto& file : documents::files_of(call.session(), record.document_id)) {
        if (!is_attachment(file)) continue;
        any = true;
        view.row("FILES")
            .set("FILE", file.name)
            .set("FILE_TITLE", file.title)
            .set("FILE_TYPE", file.media_type)
            .set("FILE_SIZE", file_size(file.size));
    }
    view.show(any ? "HAS_FILES" : "NO_FILES");
    for (const auto& number : documents::numbers_of(call.session(), record.document_id))
        view.row("NUMBERS").set("DOCUMENT_NUMBER",
                                documents::written(number, *call.town().calendar));
}

void show_effect(View& view, Call& call, const Desk& desk, const Standing& standing,
                 const PlaceMask& mask) {
    const auto problems = desk.effect_problems(call.town(), call.session(), standing, call.today());
    for (const Problem& problem : problems) {
        view.row("STOPS")
            .set("STOP_MESSAGE", mask.text(problem.message))
            .set("STOP_ARTICLE", problem.article);
    }
    const auto lines = desk.preview(call.town(), call.session(), standing, call.today());
    view.show_if("HAS_STOPS", !problems.empty() || !lines);
    if (!lines) {
        view.row("STOPS")
            .set("STOP_MESSAGE", mask.text(lines.problem().message))
            .set("STOP_ARTICLE", lines.problem().article);
        view.show("NO_PREVIEW");
        return;
    }
    for (const auto& line : *lines) {
        view.row("PREVIEW")
            .set("PREVIEW_LABEL", line.label)
            .set("PREVIEW_VALUE", mask.text(line.value))
            .set("PREVIEW_ARTICLE", line.article);
    }
    view.show(lines->empty() ? "NO_PREVIEW" : "HAS_PREVIEW");
}

void show_events(View& view, Call& call, const std::vector<procedures::DatedEvent>& events) {
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        View row = view.row("EVENTS");
        row.set("EVENT_AT", short_moment(call.town(), event->at))
            .set("EVENT_ACTION", label_of(event->event.action))
            .set("EVENT_ACTOR",
                 event->event.actor_name.empty() ? event->event.actor : event->event.actor_name);
        if (event->event.proposal != procedures::Proposal::none)
            row.row("EVENT_PROPOSAL").set("PROPOSAL_LABEL", label_of(event->event.proposal));
        if (!event->event.absent.empty())
            row.row("EVENT_ABSENT").set("ABSENT", event->event.absent);
        if (!event->event.comment.empty())
            row.row("EVENT_COMMENT").set("COMMENT", event->event.comment);
        if (!event->event.message.empty())
            row.row("EVENT_MESSAGE").set("MESSAGE", event->event.message);
    }
}

void show_notices(View& view, Call& call, const Case& record) {
    for (const auto& standing : procedures::notices_of_case(call.session(), record.case_id)) {
        View row = view.row("NOTICES");
        const std::string_view state = standing.printed                     ? "紙で発送済"
                                       : standing.on_paper                  ? "紙で発送待ち"
                                       : standing.first_read_at > Instant{} ? "電子・既読"
                                                                            : "電子・未読";
        row.set("NOTICE", standing.notice.notice_id)
            .set("NOTICE_TITLE", standing.notice.title)
            .set("NOTICE_NUMBER", standing.notice.number)
            .set("NOTICE_STATE", state)
            .set("NOTICE_ISSUED", short_date(call.town(), standing.notice.issued_on))
            .show_if("TO_PRINT", standing.on_paper && !standing.printed);
    }
}

void show_route(View& view, Call& call, const Desk& desk, const Standing& standing) {
    using procedures::State;
    const auto steps = desk.route(call.town(), call.session(), standing);
    const bool decided = standing.state == State::approved || standing.state == State::refused ||
                         standing.state == State::completed;
    const bool proposed = standing.state == State::reviewed;
    int number = 0;
    for (const auto& step : steps) {
        View row = view.row("STEPS");
        row.set("STEP_NAME", step.name);
        row.show_if("STEP_DONE", decided || (proposed && number < standing.step));
        row.show_if("STEP_NOW", proposed && number == standing.step);
        ++number;
    }
    view.show_if("HAS_ROUTE", !steps.empty());
}

void show_duplicates(View& view, Call& call, const Offices& offices, const Case& record) {
    for (const Standing& other : offices.desk->possible_duplicates(call.session(), record)) {
        if (other.record.case_id == record.case_id) continue;
        view.row("DUPLICATES")
            .set("OTHER", other.record.case_id)
            .set("OTHER_NUMBER", other.record.receipt_number)
            .set("OTHER_RECEIVED", short_moment(call.town(), other.record.received_at))
            .set("OTHER_STATE", label_of(other.state));
    }
}

void show_record(View& view, Call& call, const Offices& offices, const Standing& standing) {
    fill_case(view, call, offices, standing,
              "CASE VERSION RECEIPT_NUMBER PROCEDURE APPLICANT PERSON RECEIVED CHANNEL DUE STATE "
              "STATE_CHIP REVIEWER LATE AGAIN PROPOSED");
    const Case& record = standing.record;
    view.set("RELATION", label_of(record.relation))
        .set("SIGNATURE", label_of(record.signature))
        .set("ROUND", standing.round);
    if (record.about_id && record.about_id != record.person_id) {
        view.row("ABOUT")
            .set("ABOUT_PERSON", record.about_id.value())
            .set("ABOUT_NAME", name_of(call, record.about_id));
    }
    if (record.agent_id) {
        view.row("AGENT")
            .set("AGENT_PERSON", record.agent_id.value())
            .set("AGENT_NAME", name_of(call, record.agent_id))
            .set("MANDATE", record.mandate);
    }
    if (record.deadline_on && record.deadline_on != kForever) {
        view.row("CLOCK")
            .set("CLOCK_EVENT", short_date(call.town(), record.event_on))
            .set("CLOCK_LAST", short_date(call.town(), record.deadline_on));
    }
}

void note_seen(Call& call, const Case& record) {
    const std::string what = "案件 " + record.receipt_number;
    for (const PersonId person : {record.person_id, record.about_id, record.agent_id}) {
        const bool again =
            std::any_of(call.seen().begin(), call.seen().end(),
                        [&](const identity::Access& seen) { return seen.person_id == person; });
        if (person && !again) call.saw(person, what, record.department);
    }
}

}  // namespace

web::Response show_case(Call& call, const Offices& offices, const Standing& standing,
                        const Kept& kept) {
    const Desk& desk = *offices.desk;
    const PlaceMask mask(call, standing.record);
    View view;
    show_record(view, call, offices, standing);
    view.show_if("PROTECTED", mask.active());
    const auto contents = desk.contents(call.session(), standing.record);
    if (contents) {
        show_comparison(view, call, desk, standing, *contents->procedure, mask);
        show_correction(view, call, desk, standing, mask);
        show_effect(view, call, desk, standing, mask);
    } else {
        view.row("CONTENTS_GONE").set("GONE_REASON", contents.problem().message);
        view.show("NO_PREVIEW");
    }
    show_files(view, call, standing.record);
    show_events(view, call, procedures::events_of(call.session(), standing.record.case_id));
    show_notices(view, call, standing.record);
    show_route(view, call, desk, standing);
    show_duplicates(view, call, offices, standing.record);
    show_actions(view, call, offices, standing, kept);
    if (kept.problem != nullptr) {
        view.row("REFUSED")
            .set("REFUSAL", kept.problem->message)
            .set("REFUSED_ACTION", kept.form->get("action"));
    }
    note_seen(call, standing.record);
    return call.page("staff/case.html",
                     standing.record.receipt_number + " " +
                         std::string{procedure_label(offices, standing.record.procedure)},
                     view, kept.problem != nullptr ? 422 : 200);
}

}  // namespace yakuba::portal::staff
