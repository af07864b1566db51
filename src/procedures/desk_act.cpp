// Acts on a case: who may do what, and what it does.
#include <algorithm>

#include "procedures/delivery_store.h"
#include "procedures/desk_parts.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

using identity::Duty;

Problem forbidden(std::string_view department, Duty duty) {
    return Problem{"procedure.forbidden",
                   "この操作をする権限がありません。必要な権限：" + std::string{label_of(duty)},
                   std::string{department}};
}

Problem own_case() {
    return Problem{"procedure.own_case",
                   "自分が申請した案件は扱えません。ほかの職員に頼んでください。"};
}

Problem self_approval() {
    return Problem{"procedure.self_approval",
                   "審査（起案）した本人は決裁できません。ほかの決裁者に頼んでください。"};
}

bool is_staff_with(const identity::Visitor& who, std::string_view department,
                   std::initializer_list<Duty> duties) {
    if (who.door != identity::Door::staff) return false;
    return std::any_of(duties.begin(), duties.end(),
                       [&](Duty duty) { return who.may(department, duty); });
}

std::string_view department_of(const documents::Step& step, const Case& record) {
    return step.department.empty() ? std::string_view{record.department}
                                   : std::string_view{step.department};
}

/// The approvers who have endorsed the draft that is on the table.
bool has_endorsed(std::span<const DatedEvent> events, std::string_view actor) {
    bool endorsed = false;
    for (const DatedEvent& dated : events) {
        if (dated.event.action == Action::review) endorsed = false;
        if (dated.event.action == Action::endorse && dated.event.actor == actor) endorsed = true;
    }
    return endorsed;
}

/// Whose act on the route it is: everything but who may do it is known.
struct Turn {
    const Procedure& procedure;
    const Standing& standing;
    std::span<const documents::Step> route;
    std::span<const DatedEvent> events;

    bool at_route() const { return standing.state == State::reviewed; }
    const documents::Step& step() const {
        return route[std::min(static_cast<std::size_t>(standing.step), route.size() - 1)];
    }
    bool is_last() const { return static_cast<std::size_t>(standing.step) + 1 >= route.size(); }
};

/// Why this visitor may not do this now; nothing when he may.
std::optional<Problem> obstacle(const identity::Visitor& who, const Turn& turn, Action action) {
    const Case& record = turn.standing.record;
    const Transition* const transition = find_transition(turn.standing.state, action);
    if (transition == nullptr) {
        return Problem{"procedure.wrong_state",
                       "いまの状態「" + std::string{label_of(turn.standing.state)} + "」では「" +
                           std::string{label_of(action)} + "」はできません。"};
    }
    if (transition->by_applicant && is_applicant(who, record)) return std::nullopt;
    if (who.door != identity::Door::staff) return forbidden(record.department, transition->duty);
    const bool own =
        who.person && (who.person == record.person_id || who.person == record.agent_id);
    if (own && !transition->by_applicant && action != Action::note) return own_case();

    switch (action) {
        case Action::accept:
            if (turn.procedure.needs_approval) {
                return Problem{
                    "procedure.needs_approval",
                    "この手続には決裁が要ります。「審査済」にして決裁に回してください。"};
            }
            break;
        case Action::endorse:
        case Action::decide: {
            const auto department = department_of(turn.step(), record);
            if (!is_staff_with(who, department, {turn.step().duty}))
                return forbidden(department, turn.step().duty);
            if (who.actor == turn.standing.reviewer) return self_approval();
            if (has_endorsed(turn.events, who.actor)) {
                return Problem{
                    "procedure.already_endorsed",
                    "あなたは、この案件をもう承認しています。次の決裁者を待ってください。"};
            }
            if (turn.is_last() != (action == Action::decide)) {
                return Problem{"procedure.not_your_turn",
                               turn.is_last()
                                   ? "この段階は決裁です。承認ではなく決裁をしてください。"
                                   : "まだ決裁の段階ではありません。承認をしてください。"};
            }
            return std::nullopt;
        }
        case Action::decide_for:
            if (!is_staff_with(who, record.department, {Duty::review, Duty::approve}))
                return forbidden(record.department, Duty::approve);
            if (who.actor == turn.standing.reviewer) return self_approval();
            return std::nullopt;
        case Action::send_back: {
            const auto department = department_of(turn.step(), record);
            return is_staff_with(who, department, {turn.step().duty})
                       ? std::nullopt
                       : std::optional{forbidden(department, turn.step().duty)};
        }
        case Action::pull_back:
            if (who.actor != turn.standing.reviewer) {
                return Problem{"procedure.not_your_draft",
                               "引き戻せるのは、審査（起案）した本人だけです。"};
            }
            return std::nullopt;
        case Action::inspect:
            if (!turn.standing.inspection_open || who.actor != turn.standing.inspector) {
                return Problem{"procedure.not_your_turn",
                               "後閲するのは、代決のときに不在だった決裁者です。"};
            }
            return std::nullopt;
        case Action::hold:
            if (turn.at_route()) {
                const auto department = department_of(turn.step(), record);
                if (!is_staff_with(who, department, {turn.step().duty, Duty::review}))
                    return forbidden(department, turn.step().duty);
                return std::nullopt;
            }
            break;
        case Action::note:
        case Action::complete:
        case Action::withdraw:
        case Action::correct:
            if (is_staff_with(who, record.department, {Duty::enter, Duty::review, Duty::approve}))
                return std::nullopt;
            return forbidden(record.department, transition->duty);
        default:
            break;
    }
    if (!is_staff_with(who, record.department, {transition->duty}))
        return forbidden(record.department, transition->duty);
    return std::nullopt;
}

/// What an act must say.
std::optional<Problem> missing_words(const Act& act, const identity::Visitor& who) {
    const auto reason = [](std::string message) {
        return Problem{"procedure.reason_missing", std::move(message)};
    };
    switch (act.action) {
        case Action::request_correction:
            if (act.message.empty())
                return reason("何を直してほしいかを、申請者に分かる文で書いてください。");
            break;
        case Action::review:
            if (act.proposal == Proposal::none) return reason("認定か却下かを選んでください。");
            if (act.proposal == Proposal::refuse && act.message.empty())
                return reason("却下の理由を、申請者に分かる文で書いてください。");
            break;
        case Action::decide_for:
            if (act.absent.empty()) return reason("だれの代わりに決裁するかを選んでください。");
            if (act.absent == who.actor) return reason("自分の代わりに決裁することはできません。");
            if (act.comment.empty()) return reason("代決の理由を書いてください。");
            break;
        case Action::send_back:
            if (act.comment.empty()) return reason("差し戻す理由を書いてください。");
            break;
        case Action::hold:
            if (act.comment.empty()) return reason("保留にする理由を書いてください。");
            break;
        case Action::note:
            if (act.comment.empty()) return reason("記録する内容を書いてください。");
            break;
        case Action::withdraw:
            if (who.door == identity::Door::staff && act.comment.empty())
                return reason("取下げを受けた経緯を書いてください。");
            break;
        default:
            break;
    }
    return std::nullopt;
}

/// Every check that applies is answered, and a proposal to approve has them all.
std::optional<Problem> unchecked(const Act& act, std::span<const Check> checks) {
    for (const Check& check : checks) {
        const auto answered = act.checklist.find(check.key);
        if (answered == act.checklist.end()) {
            return Problem{"procedure.checklist",
                           "「" + check.label + "」を確かめて、結果を選んでください。",
                           {},
                           check.key,
                           {}};
        }
        if (act.proposal == Proposal::approve && !answered->second) {
            return Problem{
                "procedure.checklist",
                "「" + check.label +
                    "」が「いいえ」のままでは認定にできません。補正を頼むか、却下としてください。",
                {},
                check.key,
                {}};
        }
    }
    return std::nullopt;
}

json::object data_of(const Act& act) {
    json::object data;
    if (!act.fields.empty()) {
        json::array fields;
        for (const std::string& field : act.fields)
            fields.push_back(json::string(field));
        data["fields"] = std::move(fields);
    }
    if (!act.checklist.empty()) {
        json::object checks;
        for (const auto& [key, value] : act.checklist)
            checks[key] = value;
        data["checklist"] = std::move(checks);
    }
    if (!act.bulk.empty()) data["bulk"] = json::string(act.bulk);
    return data;
}

State target_of(const Transition& transition, const Standing& standing, Action action) {
    if (action == Action::resume) return standing.held_from;
    const bool decides = action == Action::decide || action == Action::decide_for;
    if (decides && standing.proposal == Proposal::refuse) return State::refused;
    return transition.to;
}

bool is_decision(Action action) {
    return action == Action::decide || action == Action::decide_for || action == Action::accept;
}

/// The message of the draft that is being decided: the reason of a refusal.
std::string proposed_message(std::span<const DatedEvent> events) {
    std::string message;
    for (const DatedEvent& dated : events) {
        if (dated.event.action == Action::review) message = dated.event.message;
    }
    return message;
}

/// What follows from a decision, inside its transaction: the department's ledgers, the letter, the
/// notice.
class Decision {
public:
    Decision(const Desk& desk, const Town& town, const identity::Visitor& who,
             storage::Transaction& transaction, const Standing& standing,
             const Desk::Contents& contents)
        : desk_(desk),
          town_(town),
          who_(who),
          transaction_(transaction),
          standing_(standing),
          contents_(contents),
          today_(date_in_japan(transaction.at())) {}

    /// Answers whether the case is done with: nothing has to be posted.
    Result<bool> carry_out(bool approved, const std::string& reason) {
        const Procedure& procedure = *contents_.procedure;
        const Matter matter{procedure, standing_.record, *contents_.answers, *contents_.facts};
        json::value outcome;
        if (approved && !procedure.effect.empty()) {
            const Effect* const effect = desk_.hooks().effect(procedure.effect);
            if (effect == nullptr) return no_hook(procedure.effect);
            auto applied = effect->apply(town_, transaction_, matter);
            if (!applied) return applied.problem();
            outcome = *std::move(applied);
            documents::keep(transaction_,
                            {.document_id = standing_.record.document_id,
                             .name = "outcome-" + std::to_string(standing_.version + 1) + ".json",
                             .title = "決定の内容",
                             .media_type = "application/json"},
                            json::serialize(outcome));
        }
        const std::string& letter = approved ? procedure.approved_letter : procedure.refused_letter;
        if (letter.empty()) return true;
        return send(letter, matter, outcome, reason);
    }

private:
    static Problem no_hook(const std::string& name) {
        return Problem{"procedure.no_hook",
                       "この手続の決定に使う機能がありません。システムの担当に知らせてください。",
                       name};
    }

    Result<bool> send(const std::string& name, const Matter& matter, const json::value& outcome,
                      const std::string& reason) {
        const CaseLetter* const letter = desk_.hooks().letter(name);
        if (letter == nullptr) return no_hook(name);
        const auto document = documents::find(transaction_.session(), standing_.record.document_id);
        const std::string number = documents::written(
            documents::number(transaction_, *document, documents::NumberKind::issued, today_),
            *town_.calendar);
        const LetterOrder order{matter, outcome, reason,
                                number, today_,  standing_.record.person_id};
        auto pdf = letter->pdf(town_, transaction_.session(), order);
        if (!pdf) return pdf.problem();
        const std::string content = "letter-" + std::to_string(standing_.version + 1) + ".pdf";
        documents::keep(transaction_,
                        {.document_id = document->document_id,
                         .name = content,
                         .title = std::string{letter->label},
                         .media_type = "application/pdf"},
                        *pdf);
        documents::seal(
            transaction_,
            {.seal = "電子公印（" + desk_.rules().section(town_.code, document->department)->seal +
                     "）",
             .document_id = document->document_id,
             .number = number,
             .actor = who_.actor,
             .approver = who_.actor,
             .on = today_});
        const Notice notice = issue_notice(transaction_,
                                           {.number = number,
                                            .person_id = standing_.record.person_id,
                                            .title = std::string{letter->label},
                                            .department = standing_.record.department,
                                            .case_id = standing_.record.case_id,
                                            .document_id = document->document_id,
                                            .content = content,
                                            .issued_on = today_},
                                           *contents_.procedure);
        return notice.channel == NoticeChannel::electronic;
    }

    const Desk& desk_;
    const Town& town_;
    const identity::Visitor& who_;
    storage::Transaction& transaction_;
    const Standing& standing_;
    const Desk::Contents& contents_;
    Date today_;
};

/// One act, inside its transaction.
class Acting {
public:
    Acting(const Desk& desk, const Town& town, const identity::Visitor& who, const Act& act)
        : desk_(desk), town_(town), who_(who), act_(act) {}

    Result<std::string> run(storage::Transaction& transaction) {
        storage::Session& session = transaction.session();
        const auto version = take_turn(session, act_.case_id);
        if (!version) return case_not_found(act_.case_id);
        auto standing = find_case(session, act_.case_id);
        standing->version = *version;
        if (*version != act_.version) return conflict(session, standing->record, act_.version);
        const auto contents = desk_.contents(session, standing->record);
        if (!contents) return contents.problem();
        const auto events = events_of(session, act_.case_id);
        const auto route = desk_.route(town_, session, *standing);
        if (route.empty()) {
            return Problem{
                "procedure.no_route",
                "この手続の決裁経路が決められていません。決裁規程の設定を確かめてください。",
                contents->procedure->route};
        }
        const Turn turn{*contents->procedure, *standing, route, events};
        if (auto problem = obstacle(who_, turn, act_.action)) return *std::move(problem);
        if (auto problem = missing_words(act_, who_)) return *std::move(problem);
        if (act_.action == Action::review || act_.action == Action::accept) {
            Act checked = act_;
            if (act_.action == Action::accept) checked.proposal = Proposal::approve;
            const auto checks = desk_.checklist(session, *standing);
            if (auto problem = unchecked(checked, checks)) return *std::move(problem);
        }
        return carry_out(transaction, *standing, *contents, events);
    }

private:
    Result<std::string> carry_out(storage::Transaction& transaction, Standing& standing,
                                  const Desk::Contents& contents,
                                  std::span<const DatedEvent> events) {
        const Transition* const transition = find_transition(standing.state, act_.action);
        CaseEvent event;
        event.action = act_.action;
        event.from = standing.state;
        event.to = target_of(*transition, standing, act_.action);
        event.proposal = act_.action == Action::review ? act_.proposal : standing.proposal;
        event.step = standing.step;
        event.actor = who_.actor;
        event.actor_name = name_of(who_);
        event.absent = act_.action == Action::decide_for ? act_.absent : "";
        event.comment = act_.comment;
        event.message = act_.message;
        event.data = json::serialize(data_of(act_));
        event.opened = act_.opened;
        bool done_with = false;
        if (is_decision(act_.action)) {
            const std::string reason = proposed_message(events);
            if (event.message.empty()) event.message = reason;
            Decision decision(desk_, town_, who_, transaction, standing, contents);
            const auto carried = decision.carry_out(event.to == State::approved, reason);
            if (!carried) return carried.problem();
            done_with = *carried;
        }
        if (act_.action == Action::review) number_the_draft(transaction, standing);
        add_event(transaction, standing, event);
        if (done_with) {
            add_event(transaction, standing,
                      {.action = Action::complete,
                       .from = standing.state,
                       .to = State::completed,
                       .proposal = standing.proposal,
                       .actor = who_.actor,
                       .actor_name = name_of(who_)});
        }
        if (standing.state == State::completed || standing.state == State::withdrawn)
            close_document(transaction, standing, act_.action);
        return std::to_string(standing.version);
    }

    void number_the_draft(storage::Transaction& transaction, const Standing& standing) {
        const auto document = documents::find(transaction.session(), standing.record.document_id);
        documents::number(transaction, *document, documents::NumberKind::drafted,
                          date_in_japan(transaction.at()));
    }

    void close_document(storage::Transaction& transaction, const Standing& standing,
                        Action action) {
        if (action == Action::note || action == Action::inspect) return;
        documents::note(transaction, {.document_id = standing.record.document_id,
                                      .deed = documents::Deed::completed,
                                      .on = date_in_japan(transaction.at()),
                                      .actor = who_.actor});
    }

    const Desk& desk_;
    const Town& town_;
    const identity::Visitor& who_;
    const Act& act_;
};

}  // namespace

Result<Standing> Desk::act(const Town& town, const identity::Visitor& who, const Act& act,
                           std::string_view key, Instant now) const {
    Acting acting(*this, town, who, act);
    const auto result = town.database->transact(
        {.actor = who.actor,
         .purpose = "案件の" + std::string{label_of(act.action)},
         .key = key.empty() ? std::string{} : "act/" + who.actor + "/" + std::string{key},
         .summary = json::serialize(json::object{{"case", act.case_id}}),
         .at = now},
        [&](storage::Transaction& transaction) { return acting.run(transaction); });
    if (!result) return result.problem();
    auto standing = find_case(*town.database->session(), act.case_id);
    if (!standing) return case_not_found(act.case_id);
    return *std::move(standing);
}

std::vector<Action> Desk::possible(const Town& town, storage::Session& session,
                                   const identity::Visitor& who, const Standing& standing) const {
    std::vector<Action> all;
    const auto filed = contents(session, standing.record);
    if (!filed) return all;
    const auto steps = route(town, session, standing);
    if (steps.empty()) return all;
    const auto events = events_of(session, standing.record.case_id);
    const Turn turn{*filed->procedure, standing, steps, events};
    for (const Code& code : codes_of(Action{})) {
        const auto action = static_cast<Action>(code.value);
        if (action == Action::submit) continue;
        if (!obstacle(who, turn, action)) all.push_back(action);
    }
    return all;
}

}  // namespace yakuba::procedures
