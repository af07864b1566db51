#include "identity/secrets.h"
#include "identity/town_identity.h"

/// Other systems' door: OAuth 2.0 client credentials (RFC 6749 4.4).
namespace yakuba::identity {
namespace {

Problem refused_client() {
    return {"client.refused",
            "システムIDまたは秘密が正しくありません。登録されたものを確かめてください。"};
}

/// Asked for less than granted: that; asked for nothing: all; for more: nothing.
bool narrow(const std::string& granted, std::string_view asked, std::string& scopes) {
    scopes = asked.empty() ? granted : std::string{asked};
    const auto all = scopes_of(granted);
    for (const std::string& scope : scopes_of(scopes)) {
        if (!all.contains(scope)) return false;
    }
    return true;
}

}  // namespace

Result<SignedIn> TownIdentity::client_token(std::string_view client_id, std::string_view secret,
                                            std::string_view scope, const Client& client,
                                            Instant now) {
    const std::string id = normal_login(client_id);
    const TrySubjects subjects{tries_of_login("client/" + id), tries_of_address(client.address)};
    if (!take(subjects, now)) return locked();
    const Date day = date_in_japan(now);
    const auto session = database_.session();
    const auto known = find_client(*session, id, day);
    const auto kept = find_client_secret(*session, id, day);
    SessionRow row;
    row.door = Door::api;
    row.actor = "client/" + id;
    if (!known || !known->active || !kept ||
        !same_secret(kept->secret_hash, hash_of_token(secret))) {
        if (!known) row.actor.clear();
        note(Deed::refuse, row, client, "トークン", now);
        return refused_client();
    }
    if (!narrow(known->scopes, scope, row.scopes)) {
        database_.amend([&](storage::Session& s) { give_back(s, subjects); });
        return Problem{
            .code = "client.scope",
            .message =
                "許されていない利用範囲が求められました。登録された利用範囲を確かめてください。",
            .where = "scope"};
    }
    std::string token;
    database_.amend([&](storage::Session& s) {
        give_back(s, subjects);
        sweep_sessions(s, now);
        token = begin_session(s, row, client, now);
    });
    note(Deed::sign_in, row, client, "トークン", now);
    return SignedIn{std::move(token), false, row.expires_at};
}

}  // namespace yakuba::identity
