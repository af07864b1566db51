#include <sodium.h>

#include <charconv>

#include "identity/secrets.h"
#include "identity/town_identity.h"
#include "registry/resident.h"
#include "storage/as_of.h"

/// The residents' door: a challenge, signed by the card.
namespace yakuba::identity {
namespace {

constexpr std::int64_t kChallengeSeconds = 5 * 60;
/// What the card signs says what it is for, so that a signature cannot be used elsewhere.
constexpr std::string_view kChallengePrefix = "yakuba.sign-in.";

Problem challenge_used() {
    return {"card.challenge_used",
            "この画面は古くなりました。サインインの画面を開き直して、もう一度カードを読み取ってくだ"
            "さい。"};
}

Problem refusal_of(const CardCheck& check) {
    if (check.signature == SignatureState::fits) {
        if (check.validity == Validity::revoked) {
            return {"card.revoked",
                    "この電子証明書は失効しています。市区町村の窓口で、新しい電子証明書の発行を受け"
                    "てください。"};
        }
        if (check.validity == Validity::expired || check.validity == Validity::not_yet) {
            return {"card.expired",
                    "この電子証明書は有効期間の外にあります。市区町村の窓口で更新してください。"};
        }
        if (check.validity == Validity::unknown) {
            return {"card.refused",
                    "電子証明書が失効していないことを確かめられませんでした。しばらくしてからやり直"
                    "してください。",
                    check.reason};
        }
    }
    return {"card.refused",
            "カードを確かめられませんでした。利用者証明用電子証明書のカードと暗証番号を確かめてくだ"
            "さい。",
            check.reason};
}

Problem unknown_person() {
    return {"card.unknown_person",
            "このカードは、この市区町村の住民記録と結びついていません。窓口で本人確認を受けてくださ"
            "い。"};
}

/// The dead, and those struck off, have no door; who moved away still has matters here.
bool has_door(const registry::Resident& resident) {
    return resident.standing != registry::Standing::dead &&
           resident.standing != registry::Standing::removed;
}

PersonId person_of(storage::Session& session, const CardCheck& check, Date day) {
    const auto link = find_card(session, check.issuer, check.serial, day);
    if (!link || !link->active || link->use != CertificateUse::sign_in) return {};
    const auto resident = storage::find_as_of<registry::Resident>(
        session, registry::resident_table(), AsOf{day},
        storage::equals("person_id", link->person_id.value()));
    if (!resident || !has_door(resident->record)) return {};
    return link->person_id;
}

}  // namespace

std::string TownIdentity::voucher(std::string_view text, const Client& client) const {
    const std::string form = std::string{text} + "\n" + client.agent;
    unsigned char mac[32];
    crypto_generichash(mac, sizeof mac, reinterpret_cast<const unsigned char*>(form.data()),
                       form.size(), keys_.challenge.bytes.data(), keys_.challenge.bytes.size());
    char hex[65];
    return sodium_bin2hex(hex, sizeof hex, mac, sizeof mac);
}

std::string TownIdentity::challenge(const Client& client, Instant now) {
    const std::string text = std::string{kChallengePrefix} +
                             std::to_string(now.microseconds / 1'000'000 + kChallengeSeconds) +
                             "." + random_name();
    return text + "." + voucher(text, client);
}

bool TownIdentity::vouches_for(std::string_view challenge, const Client& client,
                               Instant now) const {
    const auto dot = challenge.rfind('.');
    if (!challenge.starts_with(kChallengePrefix) || dot < kChallengePrefix.size()) return false;
    const std::string_view text = challenge.substr(0, dot);
    if (!same_secret(voucher(text, client), challenge.substr(dot + 1))) return false;
    std::int64_t until = 0;
    const char* const end = text.data() + text.size();
    std::from_chars(text.data() + kChallengePrefix.size(), end, until);
    return now.microseconds / 1'000'000 < until;
}

Result<SignedIn> TownIdentity::sign_in_card(std::string_view challenge,
                                            std::string_view certificate_der,
                                            std::string_view signature, const Client& client,
                                            Instant now) {
    if (!vouches_for(challenge, client, now)) return challenge_used();
    const TrySubjects subjects{tries_of_address(client.address)};
    if (!take(subjects, now)) return locked();
    // Used up before anything is verified: of two that bring the same one, one is looked at.
    bool fresh = false;
    database_.amend([&](storage::Session& s) {
        s.execute("DELETE FROM card_challenge WHERE expires_at <= :now",
                  {{"now", now.microseconds}});
        fresh = s.execute(
                    "INSERT INTO card_challenge (challenge_hash, address, expires_at) "
                    "VALUES (:hash, :address, :until) ON CONFLICT (challenge_hash) DO NOTHING",
                    {{"hash", hash_of_token(challenge)},
                     {"address", client.address},
                     {"until", now.microseconds + kChallengeSeconds * 1'000'000}}) == 1;
    });
    if (!fresh) return challenge_used();

    CardCheck check = cards_->check_sign_in(challenge, certificate_der, signature, now);
    if (check.good()) check.person_id = person_of(*database_.session(), check, date_in_japan(now));
    SessionRow row;
    row.door = Door::resident;
    std::string cookie;
    if (check.person_id) {
        row.actor = "resident/" + std::to_string(check.person_id.value());
        row.person_id = check.person_id;
        database_.amend([&](storage::Session& s) {
            give_back(s, subjects);
            sweep_sessions(s, now);
            cookie = begin_session(s, row, client, now);
        });
        check.subject = "session/" + row.session_id;
    }
    storage::Command command;
    command.actor = row.actor.empty() ? "identity" : row.actor;
    command.purpose = "電子証明書の検証";
    command.at = now;
    const auto recorded =
        database_.transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            return std::to_string(record_check(t, check));
        });
    if (!recorded) return recorded.problem();
    note(check.person_id ? Deed::sign_in : Deed::refuse, row, client, "カードによるサインイン",
         now);
    if (!check.good()) return refusal_of(check);
    if (!check.person_id) return unknown_person();
    return SignedIn{std::move(cookie), false, row.expires_at};
}

}  // namespace yakuba::identity
