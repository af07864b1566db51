#include "identity/secrets.h"
#include "identity/storable_text.h"
#include "identity/totp.h"
#include "identity/town_identity.h"

/// The staff's door: password, second factor, hand-over.
namespace yakuba::identity {
namespace {

/// Codes older than this cannot fit any more, so that they need not be remembered.
constexpr std::int64_t kStepsKept = 10;

/// False when the code of this step was used before.
bool use_step(storage::Session& session, StaffId staff, std::int64_t step) {
    session.execute("DELETE FROM totp_used WHERE step < :step", {{"step", step - kStepsKept}});
    return session.execute(
               "INSERT INTO totp_used (staff_id, step) VALUES (:staff, :step) "
               "ON CONFLICT (staff_id, step) DO NOTHING",
               {{"staff", staff.value()}, {"step", step}}) == 1;
}

SignedIn answer(std::string cookie, const SessionRow& row) {
    return {std::move(cookie), row.stage == Stage::second_factor, row.expires_at};
}

}  // namespace

Result<StaffAccount> TownIdentity::check_password(std::string_view login, std::string_view password,
                                                  const Client& client, Instant now) {
    const std::string normal = normal_login(login);
    const TrySubjects subjects{tries_of_login(normal.empty() ? login : normal),
                               tries_of_address(client.address)};
    if (!take(subjects, now)) return locked();

    const Date day = date_in_japan(now);
    const auto session = database_.session();
    auto account = find_account(*session, normal, day);
    const auto secret = account && account->active ? find_secret(*session, account->staff_id, day)
                                                   : std::optional<StaffSecret>{};
    const std::string& hash = secret ? secret->password_hash : hash_of_nobody();
    if (!password_fits(hash, password) || !secret) {
        SessionRow who;
        who.door = Door::staff;
        if (account) who.actor = account->login;
        note(Deed::refuse, who, client, "サインイン", now);
        return refused();
    }
    database_.amend([&](storage::Session& s) {
        give_back(s, subjects);
        sweep_tries(s, now);
        sweep_sessions(s, now);
    });
    return *std::move(account);
}

SessionRow TownIdentity::session_for(const StaffAccount& account, bool second_factor,
                                     std::string_view terminal) const {
    SessionRow row;
    row.door = Door::staff;
    row.stage = second_factor ? Stage::second_factor : Stage::full;
    row.actor = account.login;
    row.staff_id = account.staff_id;
    row.person_id = account.person_id;
    row.terminal = storable_text(terminal);
    return row;
}

bool TownIdentity::asks_second_factor(StaffId staff, Instant now) {
    const auto secret = find_secret(*database_.session(), staff, date_in_japan(now));
    return secret && secret->second_factor;
}

Result<SignedIn> TownIdentity::sign_in_staff(std::string_view login, std::string_view password,
                                             std::string_view terminal, const Client& client,
                                             Instant now) {
    const auto account = check_password(login, password, client, now);
    if (!account) return account.problem();
    SessionRow row = session_for(*account, asks_second_factor(account->staff_id, now), terminal);
    std::string cookie;
    database_.amend([&](storage::Session& s) { cookie = begin_session(s, row, client, now); });
    if (row.stage == Stage::full) note(Deed::sign_in, row, client, "サインイン", now);
    return answer(std::move(cookie), row);
}

Result<SignedIn> TownIdentity::second_factor(std::string_view cookie, std::string_view code,
                                             const Client& client, Instant now) {
    const auto pending = find_session(*database_.session(), cookie);
    if (!pending || pending->stage != Stage::second_factor ||
        !holds(*pending, Door::staff, client, now)) {
        return refused();
    }
    const TrySubjects subjects{tries_of_code(pending->actor), tries_of_address(client.address)};
    if (!take(subjects, now)) {
        end_session(pending->session_id, now);
        return locked();
    }
    const Date day = date_in_japan(now);
    const auto account = find_account(*database_.session(), pending->staff_id, day);
    const auto secret = find_secret(*database_.session(), pending->staff_id, day);
    const auto key =
        secret ? registry::unseal(keys_.totp, totp_bound_to(pending->staff_id), secret->totp_sealed)
               : std::optional<std::string>{};
    const auto step = key ? matching_step(*key, code, now) : std::optional<std::int64_t>{};
    SessionRow row;
    std::string fresh;
    if (step && account && account->active) {
        database_.amend([&](storage::Session& s) {
            fresh.clear();
            // Of two with the same code, or the same half-open session, one comes in.
            if (!use_step(s, pending->staff_id, *step)) return;
            if (!identity::end_session(s, pending->session_id)) return;
            give_back(s, subjects);
            row = session_for(*account, false, pending->terminal);
            fresh = begin_session(s, row, client, now);
        });
    }
    if (fresh.empty()) {
        note(Deed::refuse, *pending, client, "確認コード", now);
        return refused();
    }
    note(Deed::sign_in, row, client, "サインイン", now);
    return answer(std::move(fresh), row);
}

Result<SignedIn> TownIdentity::hand_over(std::string_view session, std::string_view login,
                                         std::string_view password, const Client& client,
                                         Instant now) {
    const auto present = find_session_by_id(*database_.session(), session);
    if (!present || present->stage != Stage::full || !holds(*present, Door::staff, client, now))
        return refused();
    const auto account = check_password(login, password, client, now);
    if (!account) return account.problem();
    SessionRow row =
        session_for(*account, asks_second_factor(account->staff_id, now), present->terminal);
    std::string cookie;
    database_.amend([&](storage::Session& s) {
        identity::end_session(s, present->session_id);
        cookie = begin_session(s, row, client, now);
    });
    cache_.forget_session(present->session_id);
    note(Deed::sign_out, *present, client, "交代", now);
    if (row.stage == Stage::full) note(Deed::sign_in, row, client, "交代", now);
    return answer(std::move(cookie), row);
}

}  // namespace yakuba::identity
