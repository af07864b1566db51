#include "business/resident_register/pages/draft.h"

#include <boost/json.hpp>

namespace yakuba::resident_register {
namespace {

constexpr std::string_view kColumns =
    "draft_id, event, actor, person_id, answers, seen, begun_at, changed_at, entry, outcome";

std::string to_json(const Seen& seen) {
    boost::json::object object;
    for (const auto& [person, sight] : seen) {
        object[std::to_string(person.value())] = boost::json::array{sight.resident, sight.measure};
    }
    return boost::json::serialize(object);
}

Seen seen_from(const std::string& text) {
    Seen seen;
    const boost::json::value value = boost::json::parse(text);
    for (const auto& [person, sight] : value.as_object()) {
        const boost::json::array& versions = sight.as_array();
        seen[PersonId{std::stoll(std::string{person})}] = {versions.at(0).to_number<int>(),
                                                           versions.at(1).to_number<int>()};
    }
    return seen;
}

std::vector<Draft> read_drafts(storage::Session& session, const std::string& condition,
                               const storage::Parameters& parameters) {
    std::vector<Draft> drafts;
    session.read_values(
        "SELECT " + std::string{kColumns} + " FROM register_draft WHERE " + condition, parameters,
        [&](std::span<const storage::Value> row) {
            const auto text = [&](std::size_t i) { return std::get<std::string>(row[i]); };
            const auto number = [&](std::size_t i) { return std::get<std::int64_t>(row[i]); };
            Draft draft;
            draft.id = text(0);
            draft.event = text(1);
            draft.actor = text(2);
            draft.person = PersonId{number(3)};
            draft.answers = Answers::from_json(text(4));
            draft.seen = seen_from(text(5));
            draft.begun_at = {number(6)};
            draft.changed_at = {number(7)};
            draft.entry = number(8);
            draft.outcome = text(9);
            drafts.push_back(std::move(draft));
        });
    return drafts;
}

}  // namespace

std::string filing_key(const Draft& draft) { return "register/" + draft.id; }

std::optional<Draft> find_draft(storage::Session& session, std::string_view id,
                                std::string_view actor) {
    auto drafts = read_drafts(session, "draft_id = :draft_id AND actor = :actor",
                              {{"draft_id", std::string{id}}, {"actor", std::string{actor}}});
    if (drafts.empty()) return std::nullopt;
    return std::move(drafts.front());
}

std::vector<Draft> open_drafts(storage::Session& session, std::string_view actor) {
    return read_drafts(session, "actor = :actor AND entry = 0 ORDER BY changed_at DESC LIMIT 20",
                       {{"actor", std::string{actor}}});
}

void save_draft(storage::Database& database, const Draft& draft) {
    constexpr std::int64_t kMicrosecondsADay = 86'400'000'000;
    database.amend([&](storage::Session& session) {
        session.execute(
            "DELETE FROM register_draft WHERE changed_at < :oldest",
            {{"oldest", draft.changed_at.microseconds - kDraftDays * kMicrosecondsADay}});
        session.execute(
            "INSERT INTO register_draft (draft_id, event, actor, person_id, answers, seen, "
            "begun_at, changed_at, entry, outcome) VALUES (:draft_id, :event, :actor, :person_id, "
            ":answers, :seen, :begun_at, :changed_at, :entry, :outcome) "
            "ON CONFLICT (draft_id) DO UPDATE SET answers = excluded.answers, "
            "seen = excluded.seen, changed_at = excluded.changed_at, entry = excluded.entry, "
            "outcome = excluded.outcome",
            {{"draft_id", draft.id},
             {"event", draft.event},
             {"actor", draft.actor},
             {"person_id", draft.person.value()},
             {"answers", draft.answers.to_json()},
             {"seen", to_json(draft.seen)},
             {"begun_at", draft.begun_at.microseconds},
             {"changed_at", draft.changed_at.microseconds},
             {"entry", draft.entry},
             {"outcome", draft.outcome}});
    });
}

void discard_draft(storage::Database& database, const Draft& draft) {
    database.amend([&](storage::Session& session) {
        session.execute("DELETE FROM register_draft WHERE draft_id = :draft_id AND entry = 0",
                        {{"draft_id", draft.id}});
    });
}

}  // namespace yakuba::resident_register
