#include "procedures/case_store.h"

#include <map>

#include "documents/documents.h"
#include "procedures/receipt_number.h"

namespace yakuba::procedures {
namespace {

using storage::Parameters;

/// The line of the working table: where a case stands, beside what the inbox is asked by.
struct StandingRow {
    std::int64_t case_id = 0;
    std::int64_t version = 0;
    State state = State::received;
    State held_from = State::received;
    Proposal proposal = Proposal::none;
    int step = 0;
    int round = 1;
    std::string reviewer;
    std::string reviewer_name;
    bool inspection_open = false;
    std::string inspector;
    Instant changed_at;
};

const Description& standing_row_description() {
    using R = StandingRow;
    static const Description description =
        describe<R>("案件の現況", {
                                      line<&R::case_id>("case_id", "案件の番号"),
                                      line<&R::version>("version", "経過の数"),
                                      line<&R::state>("state", "状態"),
                                      line<&R::held_from>("held_from", "保留の前の状態"),
                                      line<&R::proposal>("proposal", "起案の内容"),
                                      line<&R::step>("step", "決裁の段階"),
                                      line<&R::round>("round", "補正の回"),
                                      line<&R::reviewer>("reviewer", "審査者"),
                                      line<&R::reviewer_name>("reviewer_name", "審査者の氏名"),
                                      line<&R::inspection_open>("inspection_open", "後閲待ち"),
                                      line<&R::inspector>("inspector", "後閲する者"),
                                      line<&R::changed_at>("changed_at", "最終の日時"),
                                  });
    return description;
}

Standing standing_from(const StandingRow& row) {
    Standing standing;
    standing.version = row.version;
    standing.state = row.state;
    standing.held_from = row.held_from;
    standing.proposal = row.proposal;
    standing.step = row.step;
    standing.round = row.round;
    standing.reviewer = row.reviewer;
    standing.reviewer_name = row.reviewer_name;
    standing.inspection_open = row.inspection_open;
    standing.inspector = row.inspector;
    standing.changed_at = row.changed_at;
    return standing;
}

/// SELECT of cases or of standings, joined, with the rest of the query.
std::string joined(const Description& description, std::string_view prefix,
                   const std::string& rest) {
    return "SELECT " + storage::columns_of(description, prefix) +
           " FROM case_standing s JOIN procedure_case c ON c.case_id = s.case_id " + rest;
}

std::vector<Standing> select_standings(storage::Session& session, const std::string& rest,
                                       const Parameters& parameters) {
    const auto rows = session.select<StandingRow>(
        standing_row_description(), joined(standing_row_description(), "s.", rest), parameters);
    std::map<std::int64_t, Case> cases;
    for (Case& record : session.select<Case>(case_description(),
                                             joined(case_description(), "c.", rest), parameters)) {
        const std::int64_t id = record.case_id;
        cases.emplace(id, std::move(record));
    }
    std::vector<Standing> all;
    for (const StandingRow& row : rows) {
        const auto found = cases.find(row.case_id);
        if (found == cases.end()) continue;  // came in between the two reads
        all.push_back(standing_from(row));
        all.back().record = std::move(found->second);
    }
    return all;
}

struct Selection {
    std::string sql;
    Parameters parameters;
};

/// A visitor may hold duties in a handful of departments; names of parameters outlive the query.
constexpr std::string_view kDepartmentNames[] = {
    "d0",  "d1",  "d2",  "d3",  "d4",  "d5",  "d6",  "d7",  "d8",  "d9",  "d10",
    "d11", "d12", "d13", "d14", "d15", "d16", "d17", "d18", "d19", "d20", "d21",
    "d22", "d23", "d24", "d25", "d26", "d27", "d28", "d29", "d30", "d31"};

void add_departments(Selection& selection, const std::vector<std::string>& departments) {
    if (departments.empty()) return;
    std::string any;
    for (std::size_t i = 0; i < departments.size() && i < std::size(kDepartmentNames); ++i) {
        any += (any.empty() ? "" : ", ") + (":" + std::string{kDepartmentNames[i]});
        selection.parameters.push_back({kDepartmentNames[i], departments[i]});
    }
    selection.sql += " AND s.department IN (" + any + ")";
}

constexpr State kOpenStates[] = {State::received,  State::in_review, State::correction,
                                 State::corrected, State::reviewed,  State::held};

void add_states(Selection& selection, std::span<const State> states) {
    std::string any;
    for (const State state : states)
        any += (any.empty() ? "" : ", ") + std::to_string(static_cast<int>(state));
    selection.sql += " AND s.state IN (" + any + ")";
}

Selection selection_of(const CaseQuery& query) {
    Selection selection{"WHERE 1 = 1", {}};
    add_departments(selection, query.departments);
    if (query.states.empty() && query.any_state) {
        // whatever its state
    } else {
        add_states(selection, query.states.empty() ? std::span<const State>{kOpenStates}
                                                   : std::span<const State>{query.states});
    }
    const auto add = [&](std::string_view sql, std::string_view name, storage::Value value) {
        selection.sql += sql;
        selection.parameters.push_back({name, std::move(value)});
    };
    if (!query.procedure.empty())
        add(" AND s.procedure_id = :procedure", "procedure", query.procedure);
    if (!query.reviewer.empty()) add(" AND s.reviewer = :reviewer", "reviewer", query.reviewer);
    if (query.person) {
        add(" AND (s.person_id = :person OR s.agent_id = :person OR s.about_id = :person)",
            "person", query.person.value());
    }
    if (query.due_until)
        add(" AND s.due_on <= :due", "due", std::int64_t{query.due_until.packed()});
    if (query.before != 0) add(" AND s.case_id < :before", "before", query.before);
    return selection;
}

constexpr std::string_view kPutStanding = R"(
INSERT INTO case_standing (case_id, version, state, held_from, proposal, step, round, reviewer,
    reviewer_name, inspection_open, inspector, changed_at, department, procedure_id, person_id,
    agent_id, about_id, due_on)
VALUES (:case_id, :version, :state, :held_from, :proposal, :step, :round, :reviewer,
    :reviewer_name, :inspection_open, :inspector, :changed_at, :department, :procedure, :person,
    :agent, :about, :due_on)
ON CONFLICT (case_id) DO UPDATE SET version = :version, state = :state, held_from = :held_from,
    proposal = :proposal, step = :step, round = :round, reviewer = :reviewer,
    reviewer_name = :reviewer_name, inspection_open = :inspection_open, inspector = :inspector,
    changed_at = :changed_at)";

void put_standing(storage::Session& session, const Standing& s) {
    const auto number = [](auto value) { return static_cast<std::int64_t>(value); };
    session.execute(kPutStanding, {{"case_id", s.record.case_id},
                                   {"version", s.version},
                                   {"state", number(s.state)},
                                   {"held_from", number(s.held_from)},
                                   {"proposal", number(s.proposal)},
                                   {"step", number(s.step)},
                                   {"round", number(s.round)},
                                   {"reviewer", s.reviewer},
                                   {"reviewer_name", s.reviewer_name},
                                   {"inspection_open", number(s.inspection_open)},
                                   {"inspector", s.inspector},
                                   {"changed_at", s.changed_at.microseconds},
                                   {"department", s.record.department},
                                   {"procedure", s.record.procedure},
                                   {"person", s.record.person_id.value()},
                                   {"agent", s.record.agent_id.value()},
                                   {"about", s.record.about_id.value()},
                                   {"due_on", number(s.record.due_on.packed())}});
}

template <class Record>
void append_one(storage::Transaction& transaction, const storage::Table& table,
                const Record& record) {
    transaction.append_rows<Record>(table, std::span<const Record>{&record, 1});
}

}  // namespace

std::optional<Standing> find_case(storage::Session& session, std::int64_t case_id) {
    auto found = select_standings(session, "WHERE s.case_id = :case_id", {{"case_id", case_id}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<Standing> find_case(storage::Session& session, std::string_view receipt_number) {
    const auto read = read_receipt_number(receipt_number);
    if (!read) return std::nullopt;
    auto found =
        select_standings(session, "WHERE c.receipt_number = :receipt", {{"receipt", *read}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<DatedEvent> events_of(storage::Session& session, std::int64_t case_id) {
    std::vector<DatedEvent> events;
    const auto rows =
        session.select<CaseEvent>(case_event_description(),
                                  "SELECT " + storage::columns_of(case_event_description()) +
                                      " FROM case_event WHERE case_id = :case_id ORDER BY number",
                                  {{"case_id", case_id}});
    for (const CaseEvent& event : rows)
        events.push_back({event, {}});
    std::size_t i = 0;
    session.read_values(
        "SELECT recorded_at FROM case_event WHERE case_id = :case_id ORDER BY number",
        {{"case_id", case_id}}, [&](std::span<const storage::Value> row) {
            if (i < events.size()) events[i++].at = Instant{std::get<std::int64_t>(row[0])};
        });
    return events;
}

std::vector<Standing> find_cases(storage::Session& session, const CaseQuery& query) {
    Selection selection = selection_of(query);
    selection.sql += query.by_due ? " ORDER BY s.due_on, s.case_id" : " ORDER BY s.case_id DESC";
    selection.sql += " LIMIT :limit OFFSET :skip";
    selection.parameters.push_back({"limit", std::int64_t{query.limit}});
    selection.parameters.push_back({"skip", std::int64_t{query.skip}});
    return select_standings(session, selection.sql, selection.parameters);
}

std::int64_t count_cases(storage::Session& session, const CaseQuery& query) {
    const Selection selection = selection_of(query);
    return session
        .number("SELECT count(*) FROM case_standing s " + selection.sql, selection.parameters)
        .value_or(0);
}

std::optional<std::int64_t> take_turn(storage::Session& session, std::int64_t case_id) {
    const auto version = session.number(
        "UPDATE case_standing SET version = version + 1 WHERE case_id = :case_id RETURNING version",
        {{"case_id", case_id}});
    if (!version) return std::nullopt;
    return *version - 1;
}

void open_case(storage::Transaction& transaction, const Case& record, const CaseEvent& submitted) {
    append_one(transaction, case_table(), record);
    Standing standing;
    standing.record = record;
    add_event(transaction, standing, submitted);
}

void add_event(storage::Transaction& transaction, Standing& standing, CaseEvent event) {
    event.case_id = standing.record.case_id;
    event.number = standing.version + 1;
    append_one(transaction, case_event_table(), event);
    apply(standing, event, transaction.at());
    put_standing(transaction.session(), standing);
}

void complete_when_delivered(storage::Transaction& transaction, std::int64_t case_id,
                             const std::string& actor, const std::string& actor_name) {
    if (!take_turn(transaction.session(), case_id)) return;
    auto standing = find_case(transaction.session(), case_id);
    --standing->version;  // the turn that was taken
    const bool decided = standing->state == State::approved || standing->state == State::refused;
    if (!decided) {
        put_standing(transaction.session(), *standing);
        return;
    }
    add_event(transaction, *standing,
              {.action = Action::complete,
               .from = standing->state,
               .to = State::completed,
               .proposal = standing->proposal,
               .actor = actor,
               .actor_name = actor_name});
    documents::note(transaction, {.document_id = standing->record.document_id,
                                  .deed = documents::Deed::completed,
                                  .on = date_in_japan(transaction.at()),
                                  .actor = actor});
}

void rebuild_case_standings(storage::Session& session) {
    session.execute("DELETE FROM case_standing");
    const auto cases = session.select<Case>(case_description(),
                                            "SELECT " + storage::columns_of(case_description()) +
                                                " FROM procedure_case ORDER BY case_id");
    for (const Case& record : cases)
        put_standing(session, standing_of(record, events_of(session, record.case_id)));
}

}  // namespace yakuba::procedures
