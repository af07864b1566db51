#include "identity/sessions.h"

#include <algorithm>

#include "identity/secrets.h"

namespace yakuba::identity {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

SessionLimits limits_of(const SessionRow& row) {
    return row.stage == Stage::full ? identity::limits_of(row.door) : kPendingLimits;
}

std::optional<SessionRow> find(storage::Session& session, const std::string& condition,
                               const storage::Parameters& parameters) {
    auto rows = session.select<SessionRow>(session_description(),
                                           "SELECT " + storage::columns_of(session_description()) +
                                               " FROM identity_session WHERE " + condition,
                                           parameters);
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

std::string hash_of_agent(const Client& client) { return hash_of_token("agent/" + client.agent); }

}  // namespace

SessionLimits limits_of(Door door) {
    switch (door) {
        case Door::staff:
            return {30 * 60, 12 * 3'600};
        case Door::resident:
            return {30 * 60, 2 * 3'600};
        case Door::api:
            return {10 * 60, 10 * 60};
        case Door::open:
            break;
    }
    return {};
}

std::span<const Code> codes_of(Stage) {
    static constexpr Code kCodes[] = {{1, "second_factor", "確認コード待ち"},
                                      {2, "full", "利用中"}};
    return kCodes;
}

const Description& session_description() {
    using S = SessionRow;
    static const Description description =
        describe<S>("利用中の接続", {
                                        line<&S::session_id>("session_id", "接続番号"),
                                        line<&S::cookie_hash>("cookie_hash", "秘密の要約値"),
                                        line<&S::door>("door", "入口"),
                                        line<&S::stage>("stage", "段階"),
                                        line<&S::actor>("actor", "利用者"),
                                        line<&S::staff_id>("staff_id", "職員番号"),
                                        line<&S::person_id>("person_id", "宛名番号"),
                                        line<&S::scopes>("scopes", "利用範囲"),
                                        line<&S::agent_hash>("agent_hash", "ブラウザーの要約値"),
                                        line<&S::address>("address", "接続元"),
                                        line<&S::terminal>("terminal", "端末"),
                                        line<&S::purpose>("purpose", "用件"),
                                        line<&S::form_token>("form_token", "様式の合言葉"),
                                        line<&S::began_at>("began_at", "開始日時"),
                                        line<&S::last_used_at>("last_used_at", "最終利用日時"),
                                        line<&S::expires_at>("expires_at", "期限"),
                                    });
    return description;
}

std::string begin_session(storage::Session& session, SessionRow& row, const Client& client,
                          Instant now) {
    const std::string cookie = random_token();
    row.session_id = random_name();
    row.cookie_hash = hash_of_token(cookie);
    row.form_token = random_token();
    row.agent_hash = hash_of_agent(client);
    row.address = client.address;
    row.began_at = now;
    row.last_used_at = now;
    row.expires_at = Instant{now.microseconds + limits_of(row).most_seconds * kSecond};

    storage::Parameters parameters;
    std::string names;
    for (const Line& line : session_description().lines) {
        const void* const field = line.field(&row);
        names += (names.empty() ? ":" : ", :") + std::string{line.key};
        parameters.push_back({line.key, line.type->kind == Kind::integer
                                            ? storage::Value{line.type->integer(field)}
                                            : storage::Value{std::string{line.type->text(field)}}});
    }
    session.execute("INSERT INTO identity_session (" + storage::columns_of(session_description()) +
                        ") VALUES (" + names + ")",
                    parameters);
    return cookie;
}

std::optional<SessionRow> find_session(storage::Session& session, std::string_view cookie) {
    return find(session, "cookie_hash = :hash", {{"hash", hash_of_token(cookie)}});
}

std::optional<SessionRow> find_session_by_id(storage::Session& session, std::string_view id) {
    return find(session, "session_id = :id", {{"id", std::string{id}}});
}

bool is_over(const SessionRow& row, Instant now) {
    return now >= row.expires_at || now.microseconds - row.last_used_at.microseconds >=
                                        limits_of(row).idle_seconds * kSecond;
}

bool holds(const SessionRow& row, Door door, const Client& client, Instant now) {
    if (row.door != door || door == Door::open || is_over(row, now)) return false;
    // Other systems come from many machines, with many libraries.
    if (door == Door::api) return true;
    if (row.agent_hash != hash_of_agent(client)) return false;
    // A phone changes its address between cells; a machine of the office does not.
    return door != Door::staff || row.address == client.address;
}

bool end_session(storage::Session& session, std::string_view id) {
    return session.execute("DELETE FROM identity_session WHERE session_id = :id",
                           {{"id", std::string{id}}}) == 1;
}

void end_sessions_of(storage::Session& session, std::string_view actor) {
    session.execute("DELETE FROM identity_session WHERE actor = :actor",
                    {{"actor", std::string{actor}}});
}

void touch_session(storage::Session& session, std::string_view id, Instant now) {
    session.execute(
        "UPDATE identity_session SET last_used_at = :now "
        "WHERE session_id = :id AND last_used_at < :now",
        {{"id", std::string{id}}, {"now", now.microseconds}});
}

void set_purpose(storage::Session& session, std::string_view id, std::string_view purpose) {
    session.execute("UPDATE identity_session SET purpose = :purpose WHERE session_id = :id",
                    {{"id", std::string{id}}, {"purpose", std::string{purpose}}});
}

void sweep_sessions(storage::Session& session, Instant now) {
    // No session may rest longer than the longest idle time of any door.
    const std::int64_t idle =
        std::max(limits_of(Door::staff).idle_seconds, limits_of(Door::resident).idle_seconds);
    session.execute(
        "DELETE FROM identity_session WHERE expires_at <= :now OR last_used_at <= :before",
        {{"now", now.microseconds}, {"before", now.microseconds - idle * kSecond}});
}

}  // namespace yakuba::identity
