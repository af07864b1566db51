#pragma once
#include <optional>
#include <string>
#include <vector>

#include "business/resident_register/pages/answers.h"
#include "storage/database.h"

namespace yakuba::resident_register {

/// Where a visit stands.
///   asking     the interview
///   showing    the resident's window asks 「まちがいありませんか」
///   confirmed  the resident said so
///   closed     the papers were handed over
enum class VisitState { asking, showing, confirmed, closed };

/// One resident at the counter without forms (書かない窓口): a working record, kept at every step
/// and taken up again after an interruption; thirty days after its last step it goes.
struct Visit {
    std::string id;     // not to be guessed
    std::string actor;  // the clerk
    PersonId person;    // none: not registered yet
    std::string life_event;
    Answers answers;
    VisitState state = VisitState::asking;
    Instant begun_at;
    Instant changed_at;
    Instant confirmed_at;
    std::int64_t revision = 0;  // one more at every change: tells the resident's window
};

std::optional<Visit> find_visit(storage::Session& session, std::string_view id,
                                std::string_view actor);
/// The clerk's own, not closed, last changed first.
std::vector<Visit> open_visits(storage::Session& session, std::string_view actor);
/// Writes the visit with the next revision.
void save_visit(storage::Database& database, Visit& visit);
std::int64_t visit_revision(storage::Session& session, std::string_view id);

}  // namespace yakuba::resident_register
