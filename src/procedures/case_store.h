#pragma once
#include <functional>
#include <string>

#include "procedures/case.h"

/// Writing cases and their events, inside a transaction.
namespace yakuba::procedures {

/// Takes the turn of one case: whoever comes second waits, and then sees what the first has done.
/// Answers the version before; none when there is no such case.
std::optional<std::int64_t> take_turn(storage::Session& session, std::int64_t case_id);

/// Appends a case and its first event.
void open_case(storage::Transaction& transaction, const Case& record, const CaseEvent& submitted);
/// Appends one event, numbers it, and moves the standing on.
void add_event(storage::Transaction& transaction, Standing& standing, CaseEvent event);

/// Completes a decided case: its notice has reached the applicant, or has been posted. Any other
/// case is left as it is.
void complete_when_delivered(storage::Transaction& transaction, std::int64_t case_id,
                             const std::string& actor, const std::string& actor_name);

/// Tells every standing anew from the events: after an import.
void rebuild_case_standings(storage::Session& session);

}  // namespace yakuba::procedures
