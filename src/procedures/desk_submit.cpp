// Receiving an application, or the correction of one.
#include <algorithm>

#include "procedures/delivery_store.h"
#include "procedures/desk_parts.h"
#include "procedures/draft_store.h"
#include "procedures/form_version.h"
#include "procedures/receipt_number.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

constexpr std::string_view kConsentText =
    "この手続の結果の通知を、紙ではなく電子通知で受け取ることに同意します。";

std::string extension_of(std::string_view media_type) {
    if (media_type == "application/pdf") return ".pdf";
    if (media_type == "image/jpeg") return ".jpg";
    if (media_type == "image/png") return ".png";
    if (media_type == "image/heic") return ".heic";
    return ".bin";
}

/// A file of the draft becomes a content of the case's document.
std::string content_name(const DraftFile& file, int round) {
    return "attachment-" + std::to_string(round) + "-" + std::to_string(file.number) +
           extension_of(file.media_type);
}

void keep_text(storage::Transaction& transaction, std::int64_t document, const std::string& name,
               const std::string& title, const json::object& object) {
    documents::keep(
        transaction,
        {.document_id = document, .name = name, .title = title, .media_type = "application/json"},
        json::serialize(object));
}

/// The number of the person a question names: {"person_id": 12}, 12, "12".
PersonId person_of(const json::value& value) {
    if (value.is_object()) {
        const json::value* const id = value.get_object().if_contains("person_id");
        return id == nullptr ? PersonId{} : person_of(*id);
    }
    if (value.is_int64()) return PersonId{value.get_int64()};
    if (value.is_string()) {
        const auto number = detail::parse_integer(std::string_view{value.get_string()});
        return number && *number > 0 ? PersonId{*number} : PersonId{};
    }
    return {};
}

std::string receipt_json(const Case& record) {
    return json::serialize(
        json::object{{"case_id", record.case_id}, {"receipt_number", record.receipt_number}});
}

/// One submission, from the draft to the case.
class Submission {
public:
    Submission(const Desk& desk, const Town& town, const identity::Visitor& who,
               std::string_view draft, const Sending& sending, Instant now)
        : desk_(desk),
          town_(town),
          who_(who),
          draft_id_(draft),
          sending_(sending),
          now_(now),
          today_(date_in_japan(now)) {}

    Result<std::string> run(storage::Transaction& transaction) {
        problems = {};
        storage::Session& session = transaction.session();
        auto draft = find_draft(session, draft_id_, who_.actor, today_);
        if (!draft) return draft.problem();
        auto form = desk_.open(town_, session, *draft, today_);
        if (!form) return form.problem();
        correcting_.reset();
        if (form->draft.case_id != 0) {
            correcting_ = find_case(session, form->draft.case_id);
            if (!correcting_) return case_not_found(form->draft.case_id);
        }
        if (auto obstacle = expect_sound(session, *form)) return *std::move(obstacle);
        rename_files(*form);
        auto result =
            form->draft.case_id != 0 ? correct(transaction, *form) : receive(transaction, *form);
        if (result) drop_draft(session, form->draft.id);
        return result;
    }

    AnswerProblems problems;

private:
    std::optional<Problem> expect_sound(storage::Session& session, const Form& form) {
        const Procedure& procedure = *form.procedure;
        if (!form.not_eligible.empty()) {
            return Problem{"procedure.not_eligible",
                           without_ruby(form.not_eligible.front()->otherwise.ja)};
        }
        checked_ = {};
        problems = check_answers(procedure, *form.answers, *form.facts,
                                 Moment{today_, *town_.calendar}, checked_, form.draft.channel);
        if (!problems.empty()) {
            return Problem{"procedure.incomplete",
                           "直すところが" + std::to_string(problems.size()) + "つあります。" +
                               problems.front().message + "。",
                           {},
                           problems.front().where};
        }
        const bool staff = who_.door == identity::Door::staff;
        if (!staff && sending_.signature < procedure.signature) {
            return Problem{"procedure.signature",
                           "この手続には「" + std::string{label_of(procedure.signature)} +
                               "」が要ります。マイナンバーカードで続けてください。"};
        }
        const bool acts_for_another =
            form.draft.relation == Relation::guardian || form.draft.relation == Relation::agent;
        const bool shown = std::any_of(form.files.begin(), form.files.end(),
                                       [](const DraftFile& f) { return f.question == "mandate"; });
        if (acts_for_another && !shown && sending_.mandate.empty()) {
            return Problem{
                "procedure.no_mandate",
                "代理の方が申請するには、委任状か、代理人であることが分かる書類が要ります。"
                "写真か PDF を付けてください。"};
        }
        readings_ = read_clocks(procedure, checked_, *form.facts, form.draft.channel,
                                date_in_japan(received_at()), desk_.open_days());
        if (form.draft.case_id == 0) {
            if (auto late = clock_obstacle()) return late;
        }
        return effect_obstacle(session, form);
    }

    std::optional<Problem> clock_obstacle() const {
        for (const Reading& reading : readings_) {
            if (!reading.clock->blocks || reading.in_time()) continue;
            const Words& words = reading.early ? reading.clock->early : reading.clock->late;
            return Problem{reading.early ? "procedure.too_early" : "procedure.too_late",
                           without_ruby(words.ja),
                           {},
                           reading.clock->from,
                           reading.clock->article};
        }
        return std::nullopt;
    }

    /// What the department finds in the way that the applicant can do something about.
    std::optional<Problem> effect_obstacle(storage::Session& session, const Form& form) const {
        const Effect* const effect = desk_.hooks().effect(form.procedure->effect);
        if (effect == nullptr || !effect->check || !form.draft.person) return std::nullopt;
        const Case record = case_of(form);
        const Matter matter{*form.procedure, record, checked_, *form.facts};
        for (Problem& problem :
             effect->check({town_, session, form.draft.person, AsOf{today_}, today_}, matter)) {
            if (problem.code.starts_with("applicant.")) return std::move(problem);
        }
        return std::nullopt;
    }

    Instant received_at() const {
        return sending_.received_at == Instant{} ? now_ : sending_.received_at;
    }

    /// The file answers name the contents of the document from now on.
    void rename_files(const Form& form) {
        each_file_answer(*form.procedure, checked_, [&](const std::string&, json::array& list) {
            for (json::value& number : list) {
                for (const DraftFile& file : form.files) {
                    if (number == json::value(json::string(std::to_string(file.number))))
                        number = json::string(content_name(file, round_of(form)));
                }
            }
        });
    }

    int round_of(const Form& form) const {
        return form.draft.case_id == 0 ? 1 : correcting_->round + 1;
    }

    Case case_of(const Form& form) const {
        Case record;
        record.procedure = form.procedure->id;
        record.version = form.procedure->version;
        record.fingerprint = form.procedure->fingerprint;
        record.department = form.procedure->department;
        record.person_id = form.draft.person;
        record.relation = form.draft.relation;
        record.agent_id = form.draft.agent;
        record.mandate = sending_.mandate;
        record.about_id = form.draft.person;
        if (const json::value* about = checked_.if_contains(form.procedure->about)) {
            if (const PersonId named = person_of(*about)) record.about_id = named;
        }
        record.channel = form.draft.channel;
        record.signature = sending_.signature;
        record.certificate_serial = sending_.certificate_serial;
        record.received_at = received_at();
        record.due_on =
            standard_due(*form.procedure, date_in_japan(received_at()), desk_.open_days());
        if (!readings_.empty()) {
            record.event_on = readings_.front().event;
            record.deadline_on = readings_.front().last;
            record.late = readings_.front().late;
        }
        return record;
    }

    void keep_contents(storage::Transaction& transaction, const Form& form, std::int64_t document,
                       int round) {
        keep_text(transaction, document, answers_name(round), "申請の内容", checked_);
        keep_text(transaction, document, facts_name(round), "申請のときの台帳", *form.facts);
        for (const DraftFile& file : form.files) {
            const auto bytes = draft_file(transaction.session(), form.draft.id, file.number);
            if (!bytes) continue;
            documents::keep(transaction,
                            {.document_id = document,
                             .name = content_name(file, round),
                             .title = file.name,
                             .media_type = file.media_type},
                            *bytes);
        }
        if (!sending_.signature_bytes.empty()) {
            documents::keep(transaction,
                            {.document_id = document,
                             .name = "signature-" + std::to_string(round) + ".txt",
                             .title = "電子署名",
                             .media_type = "text/plain"},
                            sending_.signature_bytes);
        }
    }

    Result<std::string> receive(storage::Transaction& transaction, const Form& form) {
        Case record = case_of(form);
        record.case_id = transaction.next_number("case");
        record.receipt_number = receipt_number(record.case_id);
        const auto same = desk_.possible_duplicates(transaction.session(), record);
        if (!same.empty()) record.duplicate_of = same.front().record.case_id;
        keep_form(transaction, *form.procedure);

        documents::Document document = document_of(form, record);
        document.document_id = documents::add(transaction, document);
        record.document_id = document.document_id;
        documents::number(transaction, document, documents::NumberKind::received,
                          date_in_japan(received_at()));
        keep_contents(transaction, form, record.document_id, 1);
        open_case(transaction, record,
                  {.action = Action::submit, .actor = who_.actor, .actor_name = name_of(who_)});
        if (sending_.electronic_notice && record.person_id) {
            add_consent(transaction, {.person_id = record.person_id,
                                      .procedure = record.procedure,
                                      .given = true,
                                      .text = std::string{kConsentText},
                                      .actor = who_.actor});
        }
        return receipt_json(record);
    }

    documents::Document document_of(const Form& form, const Case& record) const {
        const auto* const section = desk_.rules().section(town_.code, record.department);
        documents::Document document;
        document.title = form.procedure->form_name + "（受付番号 " + record.receipt_number + "）";
        document.section = section->name;
        document.section_mark = section->mark;
        document.classification = form.procedure->classification;
        document.retention = form.procedure->retention;
        document.department = record.department;
        document.subject = "case/" + std::to_string(record.case_id);
        document.author = who_.actor;
        return document;
    }

    Result<std::string> correct(storage::Transaction& transaction, const Form& form) {
        // Whoever waited for this turn sees what the other has done.
        if (!take_turn(transaction.session(), form.draft.case_id))
            return case_not_found(form.draft.case_id);
        correcting_ = find_case(transaction.session(), form.draft.case_id);
        --correcting_->version;
        if (correcting_->state != State::correction) {
            return Problem{
                "procedure.wrong_state",
                "この申請は、もう直せる状態ではありません。「申請の一覧」で確かめてください。"};
        }
        keep_form(transaction, *form.procedure);
        keep_contents(transaction, form, correcting_->record.document_id, round_of(form));
        add_event(
            transaction, *correcting_,
            {.action = Action::correct,
             .from = State::correction,
             .to = State::corrected,
             .actor = who_.actor,
             .actor_name = name_of(who_),
             .data = json::serialize(json::object{{"fingerprint", form.procedure->fingerprint}})});
        return receipt_json(correcting_->record);
    }

    const Desk& desk_;
    const Town& town_;
    const identity::Visitor& who_;
    std::string_view draft_id_;
    const Sending& sending_;
    Instant now_;
    Date today_;
    json::object checked_;
    std::vector<Reading> readings_;
    std::optional<Standing> correcting_;
};

}  // namespace

Result<Receipt> Desk::submit(const Town& town, const identity::Visitor& who, std::string_view draft,
                             const Sending& sending, Instant now, AnswerProblems* problems) const {
    Submission submission(*this, town, who, draft, sending, now);
    const std::string key = sending.key.empty() ? std::string{draft} : sending.key;
    const auto result = town.database->transact(
        {.actor = who.actor,
         .purpose = "申請の受付",
         .key = "submit/" + who.actor + "/" + key,
         .at = now},
        [&](storage::Transaction& transaction) { return submission.run(transaction); });
    if (problems != nullptr) *problems = submission.problems;
    if (!result) return result.problem();
    const json::object received = read_object(*result);
    const auto session = town.database->session();
    const auto standing = find_case(*session, received.at("case_id").as_int64());
    Receipt receipt;
    receipt.case_id = standing->record.case_id;
    receipt.receipt_number = standing->record.receipt_number;
    receipt.received_at = standing->record.received_at;
    receipt.due_on = standing->record.due_on;
    receipt.duplicate_of = standing->record.duplicate_of;
    const Procedure* const procedure = catalogue_->find(standing->record.procedure);
    const auto filed = contents(*session, standing->record);
    if (procedure != nullptr && filed) {
        receipt.clocks =
            read_clocks(*procedure, *filed->answers, *filed->facts, standing->record.channel,
                        date_in_japan(receipt.received_at), open_days_);
    }
    return receipt;
}

}  // namespace yakuba::procedures
