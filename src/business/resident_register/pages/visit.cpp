#include "business/resident_register/pages/visit.h"

#include <algorithm>
#include <array>

#include "business/resident_register/pages/draft.h"

namespace yakuba::resident_register {
namespace {

constexpr std::array<std::string_view, 4> kStates = {"asking", "showing", "confirmed", "closed"};

std::string_view key_of(VisitState state) { return kStates[static_cast<std::size_t>(state)]; }

VisitState state_of(std::string_view key) {
    const auto found = std::ranges::find(kStates, key);
    return static_cast<VisitState>(found - kStates.begin());
}

std::vector<Visit> read_visits(storage::Session& session, const std::string& condition,
                               const storage::Parameters& parameters) {
    std::vector<Visit> visits;
    session.read_values(
        "SELECT visit_id, actor, person_id, life_event, answers, state, begun_at, changed_at, "
        "confirmed_at, revision FROM counter_visit WHERE " +
            condition,
        parameters, [&](std::span<const storage::Value> row) {
            const auto text = [&](std::size_t i) { return std::get<std::string>(row[i]); };
            const auto number = [&](std::size_t i) { return std::get<std::int64_t>(row[i]); };
            Visit visit;
            visit.id = text(0);
            visit.actor = text(1);
            visit.person = PersonId{number(2)};
            visit.life_event = text(3);
            visit.answers = Answers::from_json(text(4));
            visit.state = state_of(text(5));
            visit.begun_at = {number(6)};
            visit.changed_at = {number(7)};
            visit.confirmed_at = {number(8)};
            visit.revision = number(9);
            visits.push_back(std::move(visit));
        });
    return visits;
}

}  // namespace

std::optional<Visit> find_visit(storage::Session& session, std::string_view id,
                                std::string_view actor) {
    auto visits = read_visits(session, "visit_id = :visit_id AND actor = :actor",
                              {{"visit_id", std::string{id}}, {"actor", std::string{actor}}});
    if (visits.empty()) return std::nullopt;
    return std::move(visits.front());
}

std::vector<Visit> open_visits(storage::Session& session, std::string_view actor) {
    return read_visits(session,
                       "actor = :actor AND state <> 'closed' ORDER BY changed_at DESC LIMIT 20",
                       {{"actor", std::string{actor}}});
}

void save_visit(storage::Database& database, Visit& visit) {
    constexpr std::int64_t kMicrosecondsADay = 86'400'000'000;
    ++visit.revision;
    database.amend([&](storage::Session& session) {
        session.execute(
            "DELETE FROM counter_visit WHERE changed_at < :oldest",
            {{"oldest", visit.changed_at.microseconds - kDraftDays * kMicrosecondsADay}});
        session.execute(
            "INSERT INTO counter_visit (visit_id, actor, person_id, life_event, answers, state, "
            "begun_at, changed_at, confirmed_at, revision) VALUES (:visit_id, :actor, :person_id, "
            ":life_event, :answers, :state, :begun_at, :changed_at, :confirmed_at, :revision) "
            "ON CONFLICT (visit_id) DO UPDATE SET person_id = excluded.person_id, "
            "life_event = excluded.life_event, answers = excluded.answers, "
            "state = excluded.state, changed_at = excluded.changed_at, "
            "confirmed_at = excluded.confirmed_at, revision = excluded.revision",
            {{"visit_id", visit.id},
             {"actor", visit.actor},
             {"person_id", visit.person.value()},
             {"life_event", visit.life_event},
             {"answers", visit.answers.to_json()},
             {"state", std::string{key_of(visit.state)}},
             {"begun_at", visit.begun_at.microseconds},
             {"changed_at", visit.changed_at.microseconds},
             {"confirmed_at", visit.confirmed_at.microseconds},
             {"revision", visit.revision}});
    });
}

std::int64_t visit_revision(storage::Session& session, std::string_view id) {
    return session
        .number("SELECT revision FROM counter_visit WHERE visit_id = :visit_id",
                {{"visit_id", std::string{id}}})
        .value_or(0);
}

}  // namespace yakuba::resident_register
