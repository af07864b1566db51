// Filling in: drafts, their pages and files.
#include <algorithm>

#include "ledger/zengin.h"
#include "procedures/answer_rules.h"
#include "procedures/attachment.h"
#include "procedures/desk_parts.h"
#include "procedures/draft_store.h"
#include "registry/disclosure.h"
#include "registry/residents.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

constexpr std::string_view kMandate = "mandate";  // the file that shows an agent's mandate

Problem no_procedure(std::string_view id) {
    return Problem{"procedure.not_found", "この手続はありません。手続の一覧から選んでください。",
                   std::string{id}};
}

Problem not_for(std::string_view code, std::string message) {
    return Problem{code, std::move(message)};
}

/// One word for every reason, so that it tells nobody that a protection exists.
Problem agent_refused() {
    return not_for("procedure.agent_refused",
                   "この代理申請は、ここでは受け付けられません。本人に申請してもらうか、窓口で"
                   "相談してください。");
}

bool lives_with(storage::Session& session, PersonId a, PersonId b, Date today) {
    const auto one = registry::find_resident(session, a, {today});
    const auto other = registry::find_resident(session, b, {today});
    return one && other && one->record.household_id &&
           one->record.household_id == other->record.household_id;
}

/// Whether this agent may speak for this applicant, as far as the register tells.
std::optional<Problem> agent_obstacle(storage::Session& session, PersonId applicant, PersonId agent,
                                      Channel channel, const std::string& officer, Date today) {
    const auto subject = registry::find_resident(session, applicant, {today});
    if (!subject) return std::nullopt;
    const auto gate = registry::Disclosure::load(session, today);
    registry::AddressRequest request;
    request.requester = registry::Requester::third_party;
    request.asked_by = agent;
    request.purpose = "代理申請";
    request.actor = officer;
    switch (gate.decide(request, subject->record).answer) {
        case registry::Answer::allow:
            return std::nullopt;
        case registry::Answer::mask:
            return agent_refused();
        case registry::Answer::second_officer:
            // A protected person's agent is looked at by people, never by a form.
            return channel == Channel::online ? std::optional{agent_refused()} : std::nullopt;
    }
    return agent_refused();
}

bool holds_relation(const Procedure& procedure, Relation relation) {
    return std::find(procedure.who.begin(), procedure.who.end(), relation) != procedure.who.end();
}

std::optional<Problem> applicant_obstacle(storage::Session& session, const Procedure& procedure,
                                          const Draft& draft, Date today) {
    if (!holds_relation(procedure, draft.relation)) {
        return not_for(
            "procedure.not_for_agents",
            "この手続は、" + std::string{label_of(procedure.who.front())} + "が申請してください。");
    }
    if (draft.relation == Relation::self || !draft.agent) return std::nullopt;
    if (draft.relation == Relation::household &&
        !lives_with(session, draft.person, draft.agent, today)) {
        return not_for("procedure.not_same_household",
                       "同じ世帯の方だけが、この方の分を申請できます。");
    }
    // Somebody living with a protected person is within the protection and may be the reason for
    // it: the gate tells them apart.
    return agent_obstacle(session, draft.person, draft.agent, draft.channel, draft.owner, today);
}

/// A question by where it is asked: "certificate", "children.0.statement".
const Question* question_at(const Procedure& procedure, std::string_view where) {
    const auto first = where.find('.');
    if (first == std::string_view::npos) return procedure.find(where);
    const auto last = where.rfind('.');
    const Section* const section = procedure.section_of(where.substr(0, first));
    if (section == nullptr || !section->repeats || last == first) return nullptr;
    for (const Question& question : section->questions) {
        if (question.key == where.substr(last + 1)) return &question;
    }
    return nullptr;
}

/// The object that holds this page's answers, and how its fields are named.
struct Target {
    json::object* object = nullptr;
    std::string prefix;
};

Target target_of(json::object& answers, const Page& page) {
    if (page.item < 0) return {&answers, ""};
    const std::string& key = page.section->key;
    json::value* const list = answers.if_contains(key);
    const auto index = static_cast<std::size_t>(page.item);
    if (list == nullptr || !list->is_array() || index >= list->get_array().size()) return {};
    return {&list->get_array()[index].get_object(), key + "." + std::to_string(index) + "."};
}

/// Reads the page's questions into `answers`, each seeing those before it.
AnswerProblems read_page(const Page& page, const Fields& fields, json::object& answers,
                         const json::object& facts, const Moment& moment, Channel channel) {
    AnswerProblems problems;
    const Target target = target_of(answers, page);
    if (target.object == nullptr) return problems;
    for (const Question& question : page.section->questions) {
        const bool here = std::find(page.questions.begin(), page.questions.end(), &question) !=
                              page.questions.end() ||
                          page.item >= 0 || page.section->together;
        if (!here || question.kind == Kind::note) continue;
        const json::object item = *target.object;
        const Surroundings around = page.item >= 0
                                        ? around_item(*page.section, item, answers, facts)
                                        : Surroundings{answers, facts};
        if (!is_asked(question, around, channel)) {
            target.object->erase(question.key);
            continue;
        }
        if (question.prefill && !question.prefill->editable &&
            target.object->if_contains(question.key) != nullptr) {
            continue;
        }
        const std::size_t before = problems.size();
        json::value read = question.kind == Kind::file
                               ? (target.object->if_contains(question.key) != nullptr
                                      ? (*target.object)[question.key]
                                      : json::value(nullptr))
                               : read_answer(question, fields, target.prefix, moment, problems);
        if (problems.size() != before) continue;
        if (!expect_rules(question, read, target.prefix + question.key, around, moment, problems))
            continue;
        if (read.is_null()) {
            target.object->erase(question.key);
        } else {
            (*target.object)[question.key] = std::move(read);
        }
    }
    return problems;
}

const Page* find_page(const std::vector<Page>& pages, std::string_view id) {
    const auto found =
        std::find_if(pages.begin(), pages.end(), [&](const Page& p) { return p.id == id; });
    return found == pages.end() ? nullptr : &*found;
}

/// The page after `id`; the same page again when an answer has opened a question on it that nobody
/// has seen.
std::string next_page(const std::vector<Page>& before, const std::vector<Page>& after,
                      std::string_view id) {
    const Page* const shown = find_page(before, id);
    for (std::size_t i = 0; i < after.size(); ++i) {
        if (after[i].id != id) continue;
        if (shown != nullptr && after[i].questions.size() > shown->questions.size())
            return after[i].id;
        return i + 1 < after.size() ? after[i + 1].id : std::string{};
    }
    return {};
}

}  // namespace

Result<Draft> Desk::begin(const Town& town, const identity::Visitor& who,
                          std::string_view procedure_id, const Applicant& applicant,
                          Instant now) const {
    const Procedure* const procedure = catalogue_->find(procedure_id);
    if (procedure == nullptr) return no_procedure(procedure_id);
    const bool staff = who.door == identity::Door::staff;
    const Channel channel = staff ? applicant.channel : Channel::online;
    if (std::find(procedure->where.begin(), procedure->where.end(), channel) ==
        procedure->where.end()) {
        return not_for("procedure.not_here", "この手続は、" + std::string{label_of(channel)} +
                                                 "では受け付けていません。" +
                                                 without_ruby(procedure->other_ways.ja));
    }
    if (staff && !who.may(procedure->department, identity::Duty::enter)) {
        return not_for("procedure.forbidden",
                       "この手続を受け付ける権限がありません。必要な権限：入力");
    }
    Draft draft;
    draft.id = new_draft_id();
    draft.owner = who.actor;
    draft.procedure = procedure->id;
    draft.fingerprint = procedure->fingerprint;
    draft.person = !staff && !applicant.applicant ? who.person : applicant.applicant;
    draft.relation = applicant.relation;
    draft.agent = staff ? applicant.agent : (draft.person == who.person ? PersonId{} : who.person);
    draft.channel = channel;
    if (!staff && draft.agent && draft.relation == Relation::self) {
        return not_for("procedure.not_for_agents",
                       "ほかの方の分を申請するときは、その方との関係を選んでください。");
    }
    const Date today = date_in_japan(now);
    const auto session = town.database->session();
    if (auto problem = applicant_obstacle(*session, *procedure, draft, today))
        return *std::move(problem);
    town.database->amend([&](storage::Session& writing) { put_draft(writing, draft, now); });
    return draft;
}

Result<Draft> Desk::begin_correction(const Town& town, const identity::Visitor& who,
                                     std::int64_t case_id, Instant now) const {
    const auto session = town.database->session();
    const auto standing = find_case(*session, case_id);
    if (!standing) return case_not_found(case_id);
    const Case& record = standing->record;
    const bool staff =
        who.door == identity::Door::staff && who.may(record.department, identity::Duty::enter);
    if (!is_applicant(who, record) && !staff) return case_not_found(case_id);
    if (standing->state != State::correction) {
        return not_for("procedure.wrong_state", "この申請は、いま直すところがありません。状態は「" +
                                                    std::string{label_of(standing->state)} +
                                                    "」です。");
    }
    const Procedure* const procedure = catalogue_->find(record.procedure);
    if (procedure == nullptr) return no_procedure(record.procedure);
    for (Draft& draft : drafts_of(*session, who.actor, date_in_japan(now))) {
        if (draft.case_id == case_id) return std::move(draft);
    }
    auto before = contents(*session, record);
    if (!before) return before.problem();
    json::object answers = *before->answers;
    std::vector<std::pair<DraftFile, std::string>> files;
    const auto kept = documents::files_of(*session, record.document_id);
    each_file_answer(*before->procedure, answers, [&](const std::string& where, json::array& list) {
        for (const json::value& name : list) {
            const auto bytes = documents::content(*session, record.document_id,
                                                  std::string_view{name.get_string()});
            const auto file = std::find_if(kept.begin(), kept.end(), [&](const auto& f) {
                return f.name == std::string_view{name.get_string()};
            });
            if (!bytes || file == kept.end()) continue;
            files.push_back(
                {{0, where, file->title, file->media_type, file->size, file->sha256}, *bytes});
        }
    });
    Draft draft;
    draft.id = new_draft_id();
    draft.owner = who.actor;
    draft.procedure = procedure->id;
    draft.fingerprint = procedure->fingerprint;
    draft.person = record.person_id;
    draft.relation = record.relation;
    draft.agent = record.agent_id;
    draft.channel = staff ? Channel::counter : record.channel;
    draft.case_id = case_id;
    draft.answers = json::serialize(answers);
    town.database->amend([&](storage::Session& writing) {
        put_draft(writing, draft, now);
        for (auto& [file, bytes] : files)
            put_draft_file(writing, draft.id, file, bytes);
    });
    return draft;
}

Result<Form> Desk::open(const Town& town, storage::Session& session, const Draft& draft,
                        Date today) const {
    Form form;
    form.procedure = catalogue_->find(draft.procedure);
    if (form.procedure == nullptr) return no_procedure(draft.procedure);
    auto known = facts(town, session, *form.procedure, draft.person, today);
    if (!known) return known.problem();
    form.draft = draft;
    form.facts = *known;
    form.files = files_of_draft(session, draft.id);
    auto answers = std::make_shared<json::object>(
        with_prefilled(*form.procedure, read_object(draft.answers), *form.facts));
    lay_in_files(*form.procedure, *answers, form.files);
    form.answers = answers;
    form.pages = pages_of(*form.procedure, *form.answers, *form.facts, draft.channel);
    for (const Eligibility& eligibility : form.procedure->eligibility) {
        if (draft.person && !holds(eligibility.when, {*form.answers, *form.facts}))
            form.not_eligible.push_back(&eligibility);
    }
    for (const std::string& name : form.procedure->facts) {
        form.fact_notes.push_back(std::string{hooks_.prefill(name)->label} + "（" +
                                  town.calendar->format(today) + "）");
    }
    return form;
}

Result<SavedPage> Desk::save_page(const Town& town, const identity::Visitor& who,
                                  std::string_view draft_id, std::string_view page_id,
                                  const Fields& fields, Instant now) const {
    const Date today = date_in_japan(now);
    Result<SavedPage> result = SavedPage{};
    town.database->amend([&](storage::Session& session) {
        result = SavedPage{};
        auto draft = find_draft(session, draft_id, who.actor, today);
        if (!draft) return void(result = draft.problem());
        auto form = open(town, session, *draft, today);
        if (!form) return void(result = form.problem());
        const Page* const page = find_page(form->pages, page_id);
        if (page == nullptr) {
            result =
                Problem{"draft.no_page",
                        "このページは、いまの答えでは使いません。確認のページから進んでください。",
                        std::string{page_id}};
            return;
        }
        json::object answers = *form->answers;
        const Moment moment{today, *town.calendar};
        result->problems = read_page(*page, fields, answers, *form->facts, moment, draft->channel);
        if (!result->problems.empty()) return;
        const auto pages = pages_of(*form->procedure, answers, *form->facts, draft->channel);
        result->next = next_page(form->pages, pages, page_id);
        draft->answers = json::serialize(answers);
        draft->page = result->next;
        put_draft(session, *draft, now);
    });
    return result;
}

Result<AnswerProblems> Desk::save_answers(const Town& town, const identity::Visitor& who,
                                          std::string_view draft_id, const json::object& answers,
                                          Instant now) const {
    const Date today = date_in_japan(now);
    Result<AnswerProblems> result = AnswerProblems{};
    town.database->amend([&](storage::Session& session) {
        result = AnswerProblems{};
        auto draft = find_draft(session, draft_id, who.actor, today);
        if (!draft) return void(result = draft.problem());
        const auto form = open(town, session, *draft, today);
        if (!form) return void(result = form.problem());
        json::object checked;
        json::object given = answers;
        lay_in_files(*form->procedure, given, form->files);
        *result = check_answers(*form->procedure, given, *form->facts,
                                Moment{today, *town.calendar}, checked, draft->channel);
        if (!result->empty()) return;
        draft->answers = json::serialize(checked);
        put_draft(session, *draft, now);
    });
    return result;
}

Result<Done> Desk::add_item(const Town& town, const identity::Visitor& who,
                            std::string_view draft_id, std::string_view section_key,
                            Instant now) const {
    const Date today = date_in_japan(now);
    Result<Done> result = Done{};
    town.database->amend([&](storage::Session& session) {
        result = Done{};
        auto draft = find_draft(session, draft_id, who.actor, today);
        if (!draft) return void(result = draft.problem());
        const auto form = open(town, session, *draft, today);
        if (!form) return void(result = form.problem());
        const Section* const section = form->procedure->section_of(section_key);
        json::object answers = *form->answers;
        json::value* const list =
            section == nullptr || !section->repeats ? nullptr : answers.if_contains(section_key);
        if (list == nullptr || !list->is_array()) {
            result = Problem{"draft.no_section", "この手続に、くりかえしの欄はありません。",
                             std::string{section_key}};
            return;
        }
        if (list->get_array().size() >= static_cast<std::size_t>(section->repeat_max)) {
            result = Problem{"procedure.too_many_items", without_ruby(section->item.ja) + "は" +
                                                             std::to_string(section->repeat_max) +
                                                             "人までです。"};
            return;
        }
        list->get_array().push_back(json::object{});
        draft->answers = json::serialize(answers);
        put_draft(session, *draft, now);
    });
    return result;
}

Result<Done> Desk::remove_item(const Town& town, const identity::Visitor& who,
                               std::string_view draft_id, std::string_view section_key, int item,
                               Instant now) const {
    const Date today = date_in_japan(now);
    Result<Done> result = Done{};
    town.database->amend([&](storage::Session& session) {
        result = Done{};
        auto draft = find_draft(session, draft_id, who.actor, today);
        if (!draft) return void(result = draft.problem());
        const auto form = open(town, session, *draft, today);
        if (!form) return void(result = form.problem());
        json::object answers = *form->answers;
        json::value* const list = answers.if_contains(section_key);
        const auto index = static_cast<std::size_t>(item);
        if (list == nullptr || !list->is_array() || item < 0 || index >= list->get_array().size()) {
            result =
                Problem{"draft.no_item", "消す相手が見つかりません。ページを開き直してください。"};
            return;
        }
        list->get_array().erase(list->get_array().begin() + item);
        // The files of the item go with it; those of later items move up.
        const std::string prefix = std::string{section_key} + ".";
        for (const DraftFile& file : form->files) {
            if (!file.question.starts_with(prefix)) continue;
            const auto dot = file.question.find('.', prefix.size());
            const int of = std::stoi(file.question.substr(prefix.size(), dot - prefix.size()));
            if (of == item) drop_draft_file(session, draft->id, file.number);
            if (of > item) {
                move_draft_file(session, draft->id, file.number,
                                prefix + std::to_string(of - 1) + file.question.substr(dot));
            }
        }
        draft->answers = json::serialize(answers);
        put_draft(session, *draft, now);
    });
    return result;
}

Result<DraftFile> Desk::attach(const Town& town, const identity::Visitor& who,
                               std::string_view draft_id, std::string_view where,
                               std::string_view name, std::string_view bytes, Instant now) const {
    const Date today = date_in_japan(now);
    Result<DraftFile> result = DraftFile{};
    town.database->amend([&](storage::Session& session) {
        result = DraftFile{};
        auto draft = find_draft(session, draft_id, who.actor, today);
        if (!draft) return void(result = draft.problem());
        const Procedure* const procedure = catalogue_->find(draft->procedure);
        if (procedure == nullptr) return void(result = no_procedure(draft->procedure));
        const Question* const question = question_at(*procedure, where);
        const bool mandate = where == kMandate && draft->relation != Relation::self;
        if (!mandate && (question == nullptr || question->kind != Kind::file)) {
            result = Problem{"attachment.no_question", "ここには、ファイルを付けられません。",
                             std::string{where}};
            return;
        }
        const FileRule rule = mandate ? FileRule{} : question->file;
        const auto files = files_of_draft(session, draft->id);
        const auto there = std::count_if(files.begin(), files.end(),
                                         [&](const DraftFile& f) { return f.question == where; });
        if (there >= rule.count_max) {
            result = Problem{"attachment.too_many",
                             "ここに付けられるファイルは" + std::to_string(rule.count_max) +
                                 "個までです。いらないファイルを消してから付けてください。"};
            return;
        }
        auto accepted = accept_file(rule, name, bytes);
        if (!accepted) return void(result = accepted.problem());
        DraftFile file{0,
                       std::string{where},
                       accepted->name,
                       accepted->media_type,
                       static_cast<std::int64_t>(accepted->bytes.size()),
                       ledger::sha256(accepted->bytes)};
        put_draft_file(session, draft->id, file, accepted->bytes);
        put_draft(session, *draft, now);
        result = file;
    });
    return result;
}

Result<Done> Desk::detach(const Town& town, const identity::Visitor& who, std::string_view draft_id,
                          int file, Instant now) const {
    Result<Done> result = Done{};
    town.database->amend([&](storage::Session& session) {
        result = Done{};
        auto draft = find_draft(session, draft_id, who.actor, date_in_japan(now));
        if (!draft) return void(result = draft.problem());
        drop_draft_file(session, draft->id, file);
        put_draft(session, *draft, now);
    });
    return result;
}

Result<Done> Desk::discard(const Town& town, const identity::Visitor& who,
                           std::string_view draft_id, Instant now) const {
    Result<Done> result = Done{};
    town.database->amend([&](storage::Session& session) {
        result = Done{};
        const auto draft = find_draft(session, draft_id, who.actor, date_in_japan(now));
        if (!draft) return void(result = draft.problem());
        drop_draft(session, draft->id);
    });
    return result;
}

}  // namespace yakuba::procedures
