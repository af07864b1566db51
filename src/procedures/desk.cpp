#include "procedures/desk.h"

#include "procedures/desk_parts.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

/// What a procedure names and nobody has: hooks, the section that keeps its papers.
std::vector<std::string> missing_for(const Procedure& p, const Hooks& hooks,
                                     const documents::RuleBook& rules) {
    std::vector<std::string> missing;
    const auto expect = [&](std::string_view what, const std::string& name, bool there) {
        if (!name.empty() && !there)
            missing.push_back(p.id + ": " + std::string{what} + " " + name);
    };
    for (const std::string& fact : p.facts)
        expect("facts", fact, hooks.prefill(fact) != nullptr);
    expect("effect", p.effect, hooks.effect(p.effect) != nullptr);
    for (const std::string& letter : {p.approved_letter, p.refused_letter})
        expect("letter", letter, hooks.letter(letter) != nullptr);
    expect("section", p.department, rules.section("", p.department) != nullptr);
    return missing;
}

}  // namespace

Desk::Desk(Catalogue catalogue, Hooks hooks, OpenDays open_days, documents::RuleBook rules)
    : catalogue_(std::make_shared<const Catalogue>(std::move(catalogue))),
      hooks_(std::move(hooks)),
      open_days_(std::move(open_days)),
      rules_(std::make_shared<const documents::RuleBook>(std::move(rules))) {}

Result<Desk> Desk::open(const std::string& data_folder, Hooks hooks, OpenDays open_days) {
    auto catalogue = Catalogue::load(data_folder);
    if (!catalogue) return catalogue.problem();
    auto rules = documents::RuleBook::load(data_folder);
    if (!rules) return rules.problem();
    std::vector<Procedure> ready;
    std::vector<std::string> left_out;
    for (const Procedure& procedure : catalogue->all()) {
        const auto missing = missing_for(procedure, hooks, *rules);
        if (missing.empty()) ready.push_back(procedure);
        left_out.insert(left_out.end(), missing.begin(), missing.end());
    }
    Desk desk(Catalogue(std::move(ready)), std::move(hooks), std::move(open_days),
              *std::move(rules));
    desk.left_out_ = std::move(left_out);
    return desk;
}

Result<std::shared_ptr<const json::object>> Desk::facts(const Town& town, storage::Session& session,
                                                        const Procedure& procedure, PersonId person,
                                                        Date today) const {
    auto all = std::make_shared<json::object>();
    if (!person) return std::shared_ptr<const json::object>(all);
    const Asked asked{town, session, person, AsOf{today}, today};
    for (const std::string& name : procedure.facts) {
        auto known = hooks_.prefill(name)->facts(asked);
        if (!known) return known.problem();
        (*all)[name] = *std::move(known);
    }
    return std::shared_ptr<const json::object>(all);
}

// ---- what the sources of the desk share

void each_file_answer(const Procedure& procedure, json::object& answers,
                      const std::function<void(const std::string& where, json::array&)>& each) {
    const auto visit = [&](json::object& from, const Question& question,
                           const std::string& prefix) {
        if (question.kind != Kind::file) return;
        json::value* const value = from.if_contains(question.key);
        if (value != nullptr && value->is_array()) each(prefix + question.key, value->get_array());
    };
    for (const Section& section : procedure.sections) {
        if (!section.repeats) {
            for (const Question& question : section.questions)
                visit(answers, question, "");
            continue;
        }
        json::value* const list = answers.if_contains(section.key);
        if (list == nullptr || !list->is_array()) continue;
        for (std::size_t i = 0; i < list->get_array().size(); ++i) {
            json::value& item = list->get_array()[i];
            if (!item.is_object()) continue;
            for (const Question& question : section.questions)
                visit(item.get_object(), question, section.key + "." + std::to_string(i) + ".");
        }
    }
}

void lay_in_files(const Procedure& procedure, json::object& answers,
                  const std::vector<DraftFile>& files) {
    // Every file question gets its list, the empty one too; then the lists are filled.
    for (const Section& section : procedure.sections) {
        for (const Question& question : section.questions) {
            if (question.kind != Kind::file) continue;
            if (!section.repeats) {
                answers[question.key] = json::array{};
                continue;
            }
            json::value* const list = answers.if_contains(section.key);
            if (list == nullptr || !list->is_array()) continue;
            for (json::value& item : list->get_array()) {
                if (item.is_object()) item.get_object()[question.key] = json::array{};
            }
        }
    }
    each_file_answer(procedure, answers, [&](const std::string& where, json::array& list) {
        for (const DraftFile& file : files) {
            if (file.question == where) list.push_back(json::string(std::to_string(file.number)));
        }
    });
}

json::object read_object(std::string_view text) {
    boost::system::error_code error;
    json::value value = json::parse(text, error);
    if (error || !value.is_object()) return {};
    return std::move(value.get_object());
}

std::string answers_name(int round) { return "answers-" + std::to_string(round) + ".json"; }
std::string facts_name(int round) { return "facts-" + std::to_string(round) + ".json"; }

std::string clock_time(Instant at) { return to_iso(at).substr(11, 5); }

std::string name_of(const identity::Visitor& who) {
    return who.section.empty() ? who.name : who.name + "（" + who.section + "）";
}

bool is_applicant(const identity::Visitor& who, const Case& record) {
    return who.door == identity::Door::resident && who.person &&
           (who.person == record.person_id || who.person == record.agent_id);
}

Problem case_not_found(std::int64_t case_id) {
    return Problem{"procedure.case_not_found",
                   "この申請はありません。「申請の一覧」を開き直してください。",
                   "case/" + std::to_string(case_id)};
}

Problem conflict(storage::Session& session, const Case& record, std::int64_t seen) {
    const auto events = events_of(session, record.case_id);
    std::string message;
    for (const DatedEvent& dated : events) {
        if (dated.event.number <= seen) continue;
        message += clock_time(dated.at) + " に" + dated.event.actor_name + "が「" +
                   std::string{label_of(dated.event.action)} + "」をしました。";
    }
    return Problem{"procedure.conflict", message + "違いを確認してから、もう一度操作してください。",
                   "case/" + std::to_string(record.case_id)};
}

}  // namespace yakuba::procedures
