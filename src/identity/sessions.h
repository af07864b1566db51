#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "identity/identity.h"
#include "identity/records.h"
#include "storage/database.h"

/// Sessions: a working table, since a session is over and forgotten while what was done in it
/// stands in the access log.
namespace yakuba::identity {

/// How long a session lives.
struct SessionLimits {
    std::int64_t idle_seconds = 0;  // without a request
    std::int64_t most_seconds = 0;  // at all, whatever happens
};
/// Staff: a counter left alone for half an hour is not the clerk's any more; nobody works longer
/// than twelve. Residents: the time to fill in a long form; two hours in all, as the card is near.
/// API: a token is asked for again when it is over. The page that asks for the second factor: the
/// time to find the phone.
SessionLimits limits_of(Door door);
inline constexpr SessionLimits kPendingLimits{5 * 60, 5 * 60};
/// The moment of the last request is written at most so often.
inline constexpr std::int64_t kUseWrittenSeconds = 60;

enum class Stage { second_factor = 1, full = 2 };
std::span<const Code> codes_of(Stage);

struct SessionRow {
    std::string session_id;
    std::string cookie_hash;
    Door door = Door::open;
    Stage stage = Stage::full;
    std::string actor;
    StaffId staff_id;
    PersonId person_id;
    std::string scopes;
    std::string agent_hash;
    std::string address;
    std::string terminal;
    std::string purpose;
    std::string form_token;
    Instant began_at;
    Instant last_used_at;
    Instant expires_at;
};
const Description& session_description();

/// Begins a session with a secret nobody has seen before; fills in everything but the who. Answers
/// the secret, which is kept nowhere.
std::string begin_session(storage::Session& session, SessionRow& row, const Client& client,
                          Instant now);
/// As found by the secret of its cookie, or by its id; not yet judged.
std::optional<SessionRow> find_session(storage::Session& session, std::string_view cookie);
std::optional<SessionRow> find_session_by_id(storage::Session& session, std::string_view id);
/// Whether it is good for this door, client and moment.
bool holds(const SessionRow& row, Door door, const Client& client, Instant now);
bool is_over(const SessionRow& row, Instant now);

/// False when it had ended already.
bool end_session(storage::Session& session, std::string_view id);
void end_sessions_of(storage::Session& session, std::string_view actor);
void touch_session(storage::Session& session, std::string_view id, Instant now);
void set_purpose(storage::Session& session, std::string_view id, std::string_view purpose);
/// Forgets sessions that are over.
void sweep_sessions(storage::Session& session, Instant now);

}  // namespace yakuba::identity
