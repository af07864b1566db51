#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "documents/rules.h"
#include "kernel/open_days.h"
#include "procedures/answers.h"
#include "procedures/case.h"
#include "procedures/clock.h"
#include "procedures/definition.h"
#include "procedures/delivery.h"
#include "procedures/draft.h"
#include "procedures/hooks.h"
#include "registry/town.h"

/// The desk where applications are filled in, received, reviewed and decided. It knows the
/// procedures and the departments' hooks and keeps nothing else; each call says for which town, who
/// and when.
///
///     auto draft = desk.begin(town, visitor, "child-allowance-claim", {.applicant = p}, now);
///     auto form = desk.open(town, session, *draft, today);      // facts, pages, answers
///     auto saved = desk.save_page(town, visitor, draft->id, "account", fields, now);
///     auto receipt = desk.submit(town, visitor, draft->id, {.key = once}, now);
///     auto standing = desk.act(town, visitor, {.case_id = …, .version = 3,
///                                              .action = Action::begin_review}, once, now);
namespace yakuba::procedures {

/// On whose behalf.
struct Applicant {
    PersonId applicant;
    Relation relation = Relation::self;
    Channel channel = Channel::online;
    PersonId agent;  // at the counter: who stands there for the applicant, when registered here
};

/// A form as it stands: everything a page needs to show it.
struct Form {
    const Procedure* procedure = nullptr;
    Draft draft;
    std::shared_ptr<const boost::json::object> facts;
    std::shared_ptr<const boost::json::object> answers;  // with the prefilled ones laid in
    std::vector<Page> pages;
    std::vector<DraftFile> files;
    std::vector<const Eligibility*> not_eligible;  // the first unmet ones: show instead of a form
    std::vector<std::string> fact_notes;           // 住民基本台帳（令和8年11月26日）
};

struct SavedPage {
    AnswerProblems problems;  // empty: saved; else the answers of this page were not taken
    std::string next;         // id of the next page; empty: to the check page
};

/// What comes with the sending of a form.
struct Sending {
    std::string key;      // the form's one-time token (or Idempotency-Key)
    Instant received_at;  // default: now. The filing time of an application that was fetched
    Signature signature = Signature::none;
    std::string certificate_serial;
    std::string signature_bytes;     // base64, kept with the case
    std::string mandate;             // for an agent: how the mandate was checked
    bool electronic_notice = false;  // consent to get the decision electronically
};

struct Receipt {
    std::int64_t case_id = 0;
    std::string receipt_number;
    Instant received_at;
    Date due_on;
    std::vector<Reading> clocks;
    std::int64_t duplicate_of = 0;
};

/// One act on a case.
struct Act {
    std::int64_t case_id = 0;
    std::int64_t version =
        0;  // what the actor has seen; another's event since: "procedure.conflict"
    Action action = Action::note;
    Proposal proposal = Proposal::none;  // review
    std::string comment;
    std::string message;                    // to the applicant: 補正の内容, 却下の理由
    std::vector<std::string> fields;        // request_correction: which answers to correct
    std::map<std::string, bool> checklist;  // review: every applicable check answered
    std::string absent;                     // decide_for: who is absent
    bool opened = true;                     // the case was opened by itself before deciding
    std::string bulk;  // decided together with others: the plan's record; set by decide_bulk
};

/// One line of the side-by-side view.
struct SideBySide {
    std::string label;
    std::string where;
    std::string applied;         // 申請
    std::string at_submission;   // 台帳（申請時）; empty: no source
    std::string today;           // 台帳（今日）
    std::string source;          // 住民基本台帳
    bool differs = false;        // 申請 ≠ 台帳（今日）
    bool changed_since = false;  // 台帳（申請時）≠ 台帳（今日）
};

/// What the resident follows.
struct ProgressStep {
    std::string label;  // 受付, 審査, 結果
    enum class Mark { done, current, waiting } mark = Mark::waiting;
    Instant at;
    std::string text;  // 「市が内容を確認しています。12月10日ごろまでに結果をお知らせします。」
};
struct Progress {
    std::string headline;  // いま審査中です
    std::string next;      // what the resident has to do; empty: nothing
    std::vector<ProgressStep> steps;
    Date due_on;
    bool may_withdraw = false;
    bool may_correct = false;
    std::vector<std::string> fields_to_correct;
    std::string message;  // the town's words: 補正の内容, 却下の理由
};

/// Deciding many at once: which of them the approver must have opened, and which were.
struct BulkPlan {
    std::vector<std::int64_t> cases;
    std::vector<std::int64_t> sample;  // must be opened before deciding
    std::string seed;
    int share_percent = 10;
};
struct BulkOutcome {
    std::vector<std::int64_t> decided;
    std::vector<Problem> problems;  // detail: the case
};

class Desk {
public:
    /// Reads data_folder/procedures and holds it against the hooks. Problems "procedure.malformed",
    /// "documents.malformed", "documents.no_rules". A procedure that names a hook nobody registered
    /// is not offered: no entry leads nowhere. left_out() says which, and why.
    static Result<Desk> open(const std::string& data_folder, Hooks hooks, OpenDays open_days);

    const Catalogue& catalogue() const { return *catalogue_; }
    const std::vector<std::string>& left_out() const { return left_out_; }
    const Hooks& hooks() const { return hooks_; }
    const OpenDays& open_days() const { return open_days_; }
    const documents::RuleBook& rules() const { return *rules_; }

    /// What the town knows of a person for this procedure: source name → JSON. Nothing of somebody
    /// who is not registered.
    Result<std::shared_ptr<const boost::json::object>> facts(const Town& town,
                                                             storage::Session& session,
                                                             const Procedure& procedure,
                                                             PersonId person, Date today) const;

    // ---- filling in

    /// Begins a draft. Problems "procedure.not_found", "procedure.not_here" (channel),
    /// "procedure.not_for_agents", "procedure.agent_is_counterpart" (in the words of a plain
    /// refusal).
    Result<Draft> begin(const Town& town, const identity::Visitor& who, std::string_view procedure,
                        const Applicant& applicant, Instant now) const;
    /// A draft that corrects a case (補正), with its last answers. The applicant's own, or staff.
    Result<Draft> begin_correction(const Town& town, const identity::Visitor& who,
                                   std::int64_t case_id, Instant now) const;
    Result<Form> open(const Town& town, storage::Session& session, const Draft& draft,
                      Date today) const;
    /// One page as it was posted. Problem "draft.not_found".
    Result<SavedPage> save_page(const Town& town, const identity::Visitor& who,
                                std::string_view draft, std::string_view page, const Fields& fields,
                                Instant now) const;
    /// The whole object (API). Every problem, or none and it is saved.
    Result<AnswerProblems> save_answers(const Town& town, const identity::Visitor& who,
                                        std::string_view draft, const boost::json::object& answers,
                                        Instant now) const;
    /// Items of a repeated section. Problem "procedure.too_many_items".
    Result<Done> add_item(const Town& town, const identity::Visitor& who, std::string_view draft,
                          std::string_view section, Instant now) const;
    Result<Done> remove_item(const Town& town, const identity::Visitor& who, std::string_view draft,
                             std::string_view section, int item, Instant now) const;
    /// An attachment. What it is is read from its bytes, whatever it is called; a JPEG loses its
    /// EXIF. Problems "attachment.type", "attachment.too_large", "attachment.too_many",
    /// "attachment.empty", "attachment.broken".
    Result<DraftFile> attach(const Town& town, const identity::Visitor& who, std::string_view draft,
                             std::string_view question, std::string_view name,
                             std::string_view bytes, Instant now) const;
    Result<Done> detach(const Town& town, const identity::Visitor& who, std::string_view draft,
                        int file, Instant now) const;
    Result<Done> discard(const Town& town, const identity::Visitor& who, std::string_view draft,
                         Instant now) const;

    /// Receives the application (or its correction). The same key again: the same receipt.
    /// Problems: "procedure.incomplete" (answers; each in `problems`), "procedure.signature",
    /// "procedure.too_early", "procedure.too_late", "procedure.no_mandate" and the effect's own
    /// "applicant.…".
    Result<Receipt> submit(const Town& town, const identity::Visitor& who, std::string_view draft,
                           const Sending& sending, Instant now,
                           AnswerProblems* problems = nullptr) const;

    // ---- reviewing and deciding

    /// Problems: "procedure.case_not_found", "procedure.conflict" (who did what meanwhile),
    /// "procedure.wrong_state", "procedure.forbidden", "procedure.self_approval",
    /// "procedure.not_your_turn", "procedure.checklist", "procedure.reason_missing", and whatever
    /// the effect or the letter says.
    Result<Standing> act(const Town& town, const identity::Visitor& who, const Act& act,
                         std::string_view key, Instant now) const;
    /// The actions this visitor may take now, in the order of the page.
    std::vector<Action> possible(const Town& town, storage::Session& session,
                                 const identity::Visitor& who, const Standing& standing) const;
    /// The steps of the route that apply to this case.
    std::vector<documents::Step> route(const Town& town, storage::Session& session,
                                       const Standing& standing) const;
    std::vector<Check> checklist(storage::Session& session, const Standing& standing) const;

    /// The answers of a round (0: the latest) and the facts of that moment. Problem
    /// "document.disposed".
    struct Contents {
        std::shared_ptr<const Procedure> procedure;  // the form as it was
        std::shared_ptr<const boost::json::object> answers;
        std::shared_ptr<const boost::json::object> facts;
        int round = 1;
    };
    Result<Contents> contents(storage::Session& session, const Case& record, int round = 0) const;
    Result<std::vector<SideBySide>> side_by_side(const Town& town, storage::Session& session,
                                                 const Standing& standing, Date today) const;
    /// What the effect says stands in the way, and what it would do.
    std::vector<Problem> effect_problems(const Town& town, storage::Session& session,
                                         const Standing& standing, Date today) const;
    Result<std::vector<PreviewLine>> preview(const Town& town, storage::Session& session,
                                             const Standing& standing, Date today) const;
    /// Open cases of the same person, procedure and target.
    std::vector<Standing> possible_duplicates(storage::Session& session, const Case& record) const;

    /// Which of these cases this approver must open before deciding them together: chosen by a
    /// seed (the cases, the day, the approver), so that it cannot be chosen.
    BulkPlan plan_bulk(const identity::Visitor& who, std::vector<std::int64_t> cases, Date today,
                       int share_percent = 10) const;
    /// Notes that somebody has opened a case by itself.
    void note_opened(const Town& town, const identity::Visitor& who, std::int64_t case_id,
                     Instant now) const;
    /// Decides each case whose sample was opened: one transaction each. Problem
    /// "procedure.sample_not_opened" and nothing is decided.
    Result<BulkOutcome> decide_bulk(const Town& town, const identity::Visitor& who,
                                    const BulkPlan& plan,
                                    const std::map<std::int64_t, std::int64_t>& versions,
                                    std::string_view key, Instant now) const;

    // ---- following

    Progress progress(storage::Session& session, const Standing& standing) const;

private:
    Desk(Catalogue catalogue, Hooks hooks, OpenDays open_days, documents::RuleBook rules);

    std::shared_ptr<const Catalogue> catalogue_;
    Hooks hooks_;
    OpenDays open_days_;
    std::shared_ptr<const documents::RuleBook> rules_;
    std::vector<std::string> left_out_;
};

}  // namespace yakuba::procedures
