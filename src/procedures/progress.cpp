// What a resident follows: 受付 → 審査 → 結果, in plain sentences.
#include "procedures/desk_parts.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

using Mark = ProgressStep::Mark;

std::string day_text(Date day) {
    return std::to_string(day.month()) + "月" + std::to_string(day.day()) + "日";
}

/// The town's last words to the applicant, and the answers it has marked.
void take_message(Progress& progress, std::span<const DatedEvent> events, Action action) {
    for (const DatedEvent& dated : events) {
        if (dated.event.action != action) continue;
        progress.message = dated.event.message;
        progress.fields_to_correct.clear();
        const json::object data = read_object(dated.event.data);
        const json::value* const fields = data.if_contains("fields");
        if (fields == nullptr || !fields->is_array()) continue;
        for (const json::value& field : fields->get_array()) {
            if (field.is_string())
                progress.fields_to_correct.emplace_back(field.get_string().c_str());
        }
    }
}

Instant time_of(std::span<const DatedEvent> events, Action action) {
    Instant at;
    for (const DatedEvent& dated : events) {
        if (dated.event.action == action) at = dated.at;
    }
    return at;
}

Instant decided_at(std::span<const DatedEvent> events) {
    for (const Action action : {Action::decide, Action::decide_for, Action::accept}) {
        if (const Instant at = time_of(events, action); at != Instant{}) return at;
    }
    return {};
}

/// Approved or refused: the last decision tells, also of a completed case.
bool was_refused(std::span<const DatedEvent> events) {
    bool refused = false;
    for (const DatedEvent& dated : events)
        refused = refused || dated.event.to == State::refused;
    return refused;
}

std::string review_text(const Standing& standing) {
    const std::string due = day_text(standing.record.due_on);
    switch (standing.state) {
        case State::received:
            return "これから内容を確認します。" + due + "ごろまでに結果をお知らせします。";
        case State::correction:
            return "直してほしいところがあります。直すまで、確認は止まっています。";
        case State::corrected:
            return "直していただいた内容を確認します。";
        case State::held:
            return "確認に時間がかかっています。分かりしだいお知らせします。";
        case State::reviewed:
            return "内容の確認が終わり、決定の手続をしています。" + due +
                   "ごろまでに結果をお知らせします。";
        default:
            return "内容を確認しています。" + due + "ごろまでに結果をお知らせします。";
    }
}

std::string headline(const Standing& standing, bool refused) {
    switch (standing.state) {
        case State::received:
            return "受け付けました";
        case State::correction:
            return "直してほしいところがあります";
        case State::approved:
        case State::refused:
        case State::completed:
            return refused ? "結果が出ました（認められませんでした）" : "結果が出ました";
        case State::withdrawn:
            return "取り下げました";
        default:
            return "いま審査しています";
    }
}

}  // namespace

Progress Desk::progress(storage::Session& session, const Standing& standing) const {
    const auto events = events_of(session, standing.record.case_id);
    const Procedure* const procedure = catalogue_->find(standing.record.procedure);
    const bool decided = standing.state == State::approved || standing.state == State::refused ||
                         standing.state == State::completed;
    const bool withdrawn = standing.state == State::withdrawn;
    const bool refused = was_refused(events);
    Progress progress;
    progress.headline = headline(standing, refused);
    progress.due_on = standing.record.due_on;
    progress.may_correct = standing.state == State::correction;
    progress.may_withdraw = find_transition(standing.state, Action::withdraw) != nullptr;
    if (progress.may_correct) {
        take_message(progress, events, Action::request_correction);
        progress.next = procedure == nullptr ? "内容を直して、もう一度送ってください。"
                                             : without_ruby(procedure->returned_text.ja);
    }
    progress.steps.push_back(
        {"受付", Mark::done, standing.record.received_at,
         "申請を受け付けました。受付番号は " + standing.record.receipt_number + " です。"});
    if (withdrawn) {
        progress.steps.push_back(
            {"取下げ", Mark::done, standing.changed_at,
             "この申請は取り下げられました。もう一度申請することができます。"});
        return progress;
    }
    progress.steps.push_back({"審査", decided ? Mark::done : Mark::current,
                              time_of(events, Action::review),
                              decided ? "内容の確認が終わりました。" : review_text(standing)});
    ProgressStep result{"結果", decided ? Mark::done : Mark::waiting, decided_at(events), ""};
    if (decided) {
        if (procedure != nullptr) {
            result.text =
                without_ruby((refused ? procedure->refused_text : procedure->approved_text).ja);
        }
        if (refused) take_message(progress, events, Action::review);
    } else {
        result.text = "決まったらお知らせします。";
    }
    progress.steps.push_back(std::move(result));
    return progress;
}

}  // namespace yakuba::procedures
