// What the reviewer and the approver look at.
#include <algorithm>
#include <map>

#include "procedures/desk_parts.h"
#include "procedures/form_version.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

/// The texts of all answers, by where they are asked.
std::map<std::string, std::string> texts_of(const std::vector<Shown>& shown) {
    std::map<std::string, std::string> texts;
    for (const Shown& one : shown)
        texts.emplace(one.where, one.text);
    return texts;
}

std::string label_of_shown(const Shown& shown) {
    std::string label = without_ruby(shown.question->label.ja);
    if (shown.item < 0) return label;
    return without_ruby(shown.section->item.ja) + std::to_string(shown.item + 1) + "　" + label;
}

/// The answers the facts alone would give: every sourced question as the town knows it, over the
/// applicant's own answers, so that the items stay side by side.
json::object as_known(const Procedure& procedure, const json::object& answers,
                      const json::object& facts) {
    json::object known = answers;
    for (const Section& section : procedure.sections) {
        if (section.repeats) continue;
        for (const Question& question : section.questions) {
            if (question.prefill) known.erase(question.key);
        }
    }
    for (const Section& section : procedure.sections) {
        json::value* const list = section.repeats ? known.if_contains(section.key) : nullptr;
        if (list == nullptr || !list->is_array()) continue;
        for (json::value& item : list->get_array()) {
            for (const Question& question : section.questions) {
                if (question.prefill) item.get_object().erase(question.key);
            }
        }
    }
    return with_prefilled(procedure, known, facts);
}

/// The word people know a source by.
std::string source_label(const Hooks& hooks, const Procedure& procedure, const Shown& shown) {
    std::string_view source = shown.question->prefill->source;
    if (source.starts_with("item.")) source = shown.section->items_from;
    for (const std::string& fact : procedure.facts) {
        if (source != fact && !source.starts_with(fact + ".")) continue;
        if (const PrefillSource* known = hooks.prefill(fact)) return std::string{known->label};
    }
    return {};
}

}  // namespace

Result<Desk::Contents> Desk::contents(storage::Session& session, const Case& record,
                                      int round) const {
    int rounds = 0;
    std::string fingerprint = record.fingerprint;
    for (const DatedEvent& dated : events_of(session, record.case_id)) {
        if (dated.event.action != Action::submit && dated.event.action != Action::correct) continue;
        if (round != 0 && rounds == round) break;
        ++rounds;
        const json::object data = read_object(dated.event.data);
        const json::value* const form = data.if_contains("fingerprint");
        if (form != nullptr && form->is_string()) fingerprint = form->get_string().c_str();
    }
    auto answers = documents::content(session, record.document_id, answers_name(rounds));
    if (!answers) return answers.problem();
    auto facts = documents::content(session, record.document_id, facts_name(rounds));
    if (!facts) return facts.problem();
    Contents contents;
    contents.round = rounds;
    contents.answers = std::make_shared<const json::object>(read_object(*answers));
    contents.facts = std::make_shared<const json::object>(read_object(*facts));
    const Procedure* const current = catalogue_->find(record.procedure);
    if (current != nullptr && current->fingerprint == fingerprint) {
        contents.procedure = std::shared_ptr<const Procedure>(catalogue_, current);
        return contents;
    }
    auto form = form_of(session, fingerprint);
    if (!form) return form.problem();
    contents.procedure = *form;
    return contents;
}

std::vector<documents::Step> Desk::route(const Town& town, storage::Session& session,
                                         const Standing& standing) const {
    const auto filed = contents(session, standing.record);
    if (!filed) return {};
    Yen amount;
    if (const json::value* asked = filed->answers->if_contains(filed->procedure->route_amount)) {
        if (asked->is_int64()) amount = Yen{asked->get_int64()};
    }
    // The rule of the day of receipt: a change of the rules does not move a case to other desks.
    const documents::Route* const found = rules_->route(town.code, filed->procedure->route, amount,
                                                        date_in_japan(standing.record.received_at));
    return found == nullptr ? std::vector<documents::Step>{} : found->steps;
}

std::vector<Check> Desk::checklist(storage::Session& session, const Standing& standing) const {
    std::vector<Check> checks;
    const auto filed = contents(session, standing.record);
    if (!filed) return checks;
    for (const Check& check : filed->procedure->checklist) {
        if (holds(check.when, {*filed->answers, *filed->facts})) checks.push_back(check);
    }
    return checks;
}

Result<std::vector<SideBySide>> Desk::side_by_side(const Town& town, storage::Session& session,
                                                   const Standing& standing, Date today) const {
    const auto filed = contents(session, standing.record);
    if (!filed) return filed.problem();
    const Procedure& procedure = *filed->procedure;
    const auto now_known = facts(town, session, procedure, standing.record.person_id, today);
    if (!now_known) return now_known.problem();
    const Moment moment{today, *town.calendar};
    const json::object then = as_known(procedure, *filed->answers, *filed->facts);
    const json::object now = as_known(procedure, *filed->answers, **now_known);
    const auto texts_then = texts_of(show_answers(procedure, then, *filed->facts, moment));
    const auto texts_now = texts_of(show_answers(procedure, now, **now_known, moment));
    const auto text_in = [](const std::map<std::string, std::string>& texts,
                            const std::string& where) {
        const auto found = texts.find(where);
        return found == texts.end() ? std::string{} : found->second;
    };
    std::vector<SideBySide> rows;
    for (const Shown& shown : show_answers(procedure, *filed->answers, *filed->facts, moment)) {
        SideBySide row;
        row.label = label_of_shown(shown);
        row.where = shown.where;
        row.applied = shown.text;
        if (shown.question->prefill) {
            row.source = source_label(hooks_, procedure, shown);
            row.at_submission = text_in(texts_then, shown.where);
            row.today = text_in(texts_now, shown.where);
            row.differs = row.applied != row.today;
            row.changed_since = row.at_submission != row.today;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Problem> Desk::effect_problems(const Town& town, storage::Session& session,
                                           const Standing& standing, Date today) const {
    const auto filed = contents(session, standing.record);
    if (!filed) return {filed.problem()};
    const Effect* const effect = hooks_.effect(filed->procedure->effect);
    if (effect == nullptr || !effect->check) return {};
    return effect->check({town, session, standing.record.person_id, AsOf{today}, today},
                         {*filed->procedure, standing.record, *filed->answers, *filed->facts});
}

Result<std::vector<PreviewLine>> Desk::preview(const Town& town, storage::Session& session,
                                               const Standing& standing, Date today) const {
    const auto filed = contents(session, standing.record);
    if (!filed) return filed.problem();
    const Effect* const effect = hooks_.effect(filed->procedure->effect);
    if (effect == nullptr || !effect->preview) return std::vector<PreviewLine>{};
    return effect->preview({town, session, standing.record.person_id, AsOf{today}, today},
                           {*filed->procedure, standing.record, *filed->answers, *filed->facts});
}

std::vector<Standing> Desk::possible_duplicates(storage::Session& session,
                                                const Case& record) const {
    std::vector<Standing> same;
    if (!record.person_id) return same;
    CaseQuery query;
    query.procedure = record.procedure;
    query.person = record.person_id;
    query.by_due = false;
    for (Standing& standing : find_cases(session, query)) {
        const Case& other = standing.record;
        if (other.case_id != record.case_id && other.person_id == record.person_id &&
            other.about_id == record.about_id) {
            same.push_back(std::move(standing));
        }
    }
    return same;
}

}  // namespace yakuba::procedures
