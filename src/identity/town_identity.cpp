#include "identity/town_identity.h"

#include <algorithm>
#include <filesystem>

#include "identity/secrets.h"
#include "identity/storable_text.h"
#include "registry/resident.h"
#include "storage/as_of.h"

namespace yakuba::identity {
namespace {

constexpr std::string_view kClientPrefix = "client/";

/// When this session will be over if nothing happens in it.
Instant over_at(const SessionRow& row) {
    const std::int64_t idle = limits_of(row.door).idle_seconds * 1'000'000;
    return std::min(row.expires_at, Instant{row.last_used_at.microseconds + idle});
}

Visitor signed_in(const SessionRow& row) {
    Visitor visitor;
    visitor.door = row.door;
    visitor.actor = row.actor;
    visitor.terminal = row.terminal;
    visitor.person = row.person_id;
    visitor.purpose = row.purpose;
    visitor.session = row.session_id;
    visitor.form_token = row.form_token;
    visitor.expires_at = over_at(row);
    return visitor;
}

bool fill_in_staff(Visitor& visitor, storage::Session& session, const SessionRow& row, Date day) {
    const auto account = find_account(session, row.staff_id, day);
    if (!account || !account->active) return false;
    visitor.name = account->name;
    visitor.section = account->section;
    visitor.person = account->person_id;
    visitor.grants = grants_of(session, row.staff_id, day);
    return true;
}

bool fill_in_resident(Visitor& visitor, storage::Session& session, const SessionRow& row,
                      Date day) {
    const auto resident = storage::find_as_of<registry::Resident>(
        session, registry::resident_table(), AsOf{day},
        storage::equals("person_id", row.person_id.value()));
    if (!resident) return false;
    visitor.name = resident->record.name;
    return true;
}

bool fill_in_client(Visitor& visitor, storage::Session& session, const SessionRow& row, Date day) {
    const auto client =
        find_client(session, std::string_view{row.actor}.substr(kClientPrefix.size()), day);
    if (!client || !client->active) return false;
    visitor.name = client->name;
    const auto granted = scopes_of(client->scopes);
    for (const std::string& scope : scopes_of(row.scopes)) {
        if (granted.contains(scope)) visitor.scopes.insert(scope);
    }
    return true;
}

}  // namespace

Problem refused() {
    return {
        "sign_in.refused",
        "サインインできませんでした。利用者ID、パスワード、確認コードを確かめて、もう一度入力して"
        "ください。"};
}

Problem locked() {
    return {
        "sign_in.locked",
        "続けて間違えたため、しばらくサインインできません。15分たってからやり直すか、管理者に連絡"
        "してください。"};
}

std::string totp_bound_to(StaffId staff) { return "totp/" + std::to_string(staff.value()); }

Result<IdentityKeys> open_identity_keys(const std::string& folder) {
    const auto master =
        registry::read_or_make_key((std::filesystem::path{folder} / "identity.key").string(),
                                   {"identity.key_unreadable",
                                    "職員の認証鍵のファイル（identity."
                                    "key）を使えません。置き場所と権限（所有者だけが読めること）"
                                    "を確かめてください。"});
    if (!master) return master.problem();
    return IdentityKeys{registry::derive_key(*master, 1, "identity"),
                        registry::derive_key(*master, 2, "identity")};
}

Visitor TownIdentity::visitor(Door door, std::string_view cookie, const Client& client,
                              Instant now) {
    if (cookie.empty() || door == Door::open) return {};
    if (auto seen = cache_.find(hash_of_token(cookie), now)) {
        return holds(seen->row, door, client, now) ? std::move(seen->visitor) : Visitor{};
    }
    const std::int64_t generation = cache_.generation();
    const auto session = database_.session();
    auto row = find_session(*session, cookie);
    if (!row || row->stage != Stage::full || !holds(*row, door, client, now)) return {};
    if (now.microseconds - row->last_used_at.microseconds >= kUseWrittenSeconds * 1'000'000) {
        database_.amend([&](storage::Session& s) { touch_session(s, row->session_id, now); });
        row->last_used_at = now;
    }
    auto visitor = visitor_of(*session, *row, now);
    if (!visitor) return {};
    cache_.keep({*std::move(row), *visitor, now}, generation);
    return *std::move(visitor);
}

std::optional<Visitor> TownIdentity::visitor_of(storage::Session& session, const SessionRow& row,
                                                Instant now) {
    Visitor visitor = signed_in(row);
    const Date day = date_in_japan(now);
    const bool known = row.door == Door::staff      ? fill_in_staff(visitor, session, row, day)
                       : row.door == Door::resident ? fill_in_resident(visitor, session, row, day)
                                                    : fill_in_client(visitor, session, row, day);
    if (!known) return std::nullopt;
    return visitor;
}

void TownIdentity::state_purpose(std::string_view session, std::string_view purpose, Instant) {
    database_.amend([&](storage::Session& s) { set_purpose(s, session, storable_text(purpose)); });
    cache_.forget_session(session);
}

void TownIdentity::end_session(std::string_view session, Instant now) {
    std::optional<SessionRow> row;
    database_.amend([&](storage::Session& s) {
        row = find_session_by_id(s, session);
        if (row && !identity::end_session(s, session)) row.reset();
    });
    cache_.forget_session(session);
    if (row) note(Deed::sign_out, *row, {row->address, {}}, "サインアウト", now);
}

void TownIdentity::end_sessions_of(std::string_view actor, Instant now) {
    database_.amend([&](storage::Session& s) { identity::end_sessions_of(s, actor); });
    cache_.forget_all();
    SessionRow who;
    who.actor = actor;
    note(Deed::sign_out, who, {}, "すべての接続を終了", now);
}

bool TownIdentity::take(const TrySubjects& subjects, Instant now) {
    bool allowed = false;
    database_.amend([&](storage::Session& s) { allowed = take_try(s, subjects, now); });
    return allowed;
}

void TownIdentity::note(Deed deed, const SessionRow& who, const Client& client,
                        std::string_view what, Instant now) {
    Access access;
    access.actor = who.actor;
    access.door = who.door;
    access.terminal = who.terminal;
    access.client = client.address;
    access.department = kWholeHouse;
    access.person_id = who.door == Door::resident ? who.person_id : PersonId{};
    access.deed = deed;
    access.what = what;
    access_log_.write({&access, 1}, now);
}

}  // namespace yakuba::identity
