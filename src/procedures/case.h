#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "identity/visitor.h"
#include "kernel/date.h"
#include "kernel/id.h"
#include "procedures/definition.h"
#include "rules/description.h"
#include "storage/database.h"
#include "storage/migration.h"
#include "storage/table.h"

/// A case (案件): one application from its receipt to its end. The case itself never changes; what
/// happens to it is a log of events, and its state is where the last event left it.
namespace yakuba::procedures {

enum class State {
    received = 1,    // 受付
    in_review = 2,   // 審査中
    correction = 3,  // 補正待ち: the applicant has been asked
    corrected = 4,   // 補正済: the answer has come
    reviewed = 5,    // 審査済・決裁待ち
    approved = 6,    // 決定（認定・承認・受理）
    refused = 7,     // 決定（却下）
    completed = 8,   // 完了
    withdrawn = 9,   // 取下げ
    held = 10,       // 保留
};
std::span<const Code> codes_of(State);

enum class Action {
    submit = 1,              // 申請
    begin_review = 2,        // 審査開始
    request_correction = 3,  // 補正依頼
    correct = 4,             // 補正
    review = 5,              // 審査済（起案）: with the proposal to approve or refuse
    endorse = 6,             // 承認（回議）: a step of the route that does not decide
    decide = 7,              // 決裁
    decide_for = 8,          // 代決: in the absence of whose turn it is
    inspect = 9,             // 後閲: the absent one has seen it
    send_back = 10,          // 差戻し
    pull_back = 11,          // 引戻し: the drafter takes the draft back
    hold = 12,               // 保留
    resume = 13,             // 保留解除
    withdraw = 14,           // 取下げ: the applicant
    accept = 15,             // 受理: a notification that needs no approval
    complete = 16,           // 完了: the notice has gone out
    note = 17,               // 記録: a remark, nothing else changes
};
std::span<const Code> codes_of(Action);

/// What the reviewer proposes, and the approver then decides.
enum class Proposal { none = 0, approve = 1, refuse = 2 };
std::span<const Code> codes_of(Proposal);

/// One line of the state machine: who may do what, where, and where it leads.
struct Transition {
    State from;
    Action action;
    State to;
    identity::Duty duty = identity::Duty::review;  // of the procedure's department (or route step)
    bool by_applicant = false;                     // the applicant's own act
};
/// The whole machine. `hold` and `resume` remember the state they came from: to is `from` again.
std::span<const Transition> transitions();
const Transition* find_transition(State from, Action action);

/// 案件. Holds nothing an applicant wrote: answers, attachments and letters are contents of its
/// document and can be disposed of.
struct Case {
    std::int64_t case_id = 0;
    std::string receipt_number;  // "7K4-M29-XHC"
    std::string procedure;       // "child-allowance-claim"
    std::string version;         // of the form
    std::string fingerprint;
    std::string department;
    PersonId person_id;  // 申請者
    Relation relation = Relation::self;
    PersonId agent_id;    // 代理人; none when the applicant acts
    std::string mandate;  // 代理権の確認: how it was checked
    PersonId about_id;    // whom it is about; the applicant unless the form names another
    Channel channel = Channel::online;
    Signature signature = Signature::none;  // what it was signed with
    std::string certificate_serial;         // of the signing certificate
    Instant received_at;                    // 受付日時: of filing, never of fetching
    Date due_on;                            // 標準処理期間による処理予定日
    Date event_on;                          // the day the first statutory clock counts from
    Date deadline_on;                       // its last day; none: no clock
    bool late = false;
    std::int64_t duplicate_of = 0;  // an open case of the same person, procedure and target
    std::int64_t document_id = 0;
};
const Description& case_description();
/// Log, keyed by case_id.
const storage::Table& case_table();

/// One thing that happened.
struct CaseEvent {
    std::int64_t case_id = 0;
    std::int64_t number = 0;  // 1, 2, …: the case's version
    Action action = Action::submit;
    State from = State::received;
    State to = State::received;
    Proposal proposal = Proposal::none;
    int step = 0;  // which step of the route
    std::string actor;
    std::string actor_name;   // 佐藤　恵
    std::string absent;       // 代決: whose turn it was (the step's name or the officer)
    std::string comment;      // for the house: never shown to the applicant
    std::string message;      // for the applicant
    std::string data = "{}";  // marked fields, checklist, sample: JSON
    bool opened = false;      // whoever decided had opened this case by itself
};
const Description& case_event_description();
/// Log, keyed by case_id, number.
const storage::Table& case_event_table();
struct DatedEvent {
    CaseEvent event;
    Instant at;
};

/// Where a case stands.
struct Standing {
    Case record;
    std::int64_t version = 0;  // the last event's number: what `act` expects
    State state = State::received;
    State held_from = State::received;  // while held
    Proposal proposal = Proposal::none;
    int step = 0;          // whose turn on the route, from 0
    int round = 1;         // 補正 makes round 2, 3 …
    std::string reviewer;  // who reviewed (起案): may not decide
    std::string reviewer_name;
    bool inspection_open = false;  // 代決 that nobody has inspected yet
    std::string inspector;         // whose 後閲 is due
    Instant changed_at;
};

/// Pure: what one event makes of a standing; and all events of a case, oldest first.
void apply(Standing& standing, const CaseEvent& event, Instant at);
Standing standing_of(const Case& record, std::span<const DatedEvent> events);

std::optional<Standing> find_case(storage::Session& session, std::int64_t case_id);
/// By receipt number, as typed or told by phone ("7k4 m29 xhc"). None when unknown or misheard.
std::optional<Standing> find_case(storage::Session& session, std::string_view receipt_number);
std::vector<DatedEvent> events_of(storage::Session& session, std::int64_t case_id);

/// The inbox.
struct CaseQuery {
    std::vector<std::string> departments;  // empty: all
    std::string procedure;
    std::vector<State> states;  // empty: all that are open
    bool any_state = false;     // with no states: closed ones too
    PersonId person;            // applicant, agent or whom it is about
    std::string reviewer;
    Date due_until;           // due on or before
    std::int64_t before = 0;  // page: cases with a smaller number
    int limit = 100;
    int skip = 0;
    bool by_due = true;  // else newest first
};
std::vector<Standing> find_cases(storage::Session& session, const CaseQuery& query);
std::int64_t count_cases(storage::Session& session, const CaseQuery& query);

}  // namespace yakuba::procedures
