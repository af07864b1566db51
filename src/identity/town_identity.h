#pragma once
#include <memory>
#include <optional>
#include <string>

#include "identity/accounts.h"
#include "identity/card_service.h"
#include "identity/identity.h"
#include "identity/session_cache.h"
#include "identity/sessions.h"
#include "identity/test_card_reader.h"
#include "identity/tries.h"
#include "registry/sealing.h"

namespace yakuba::identity {

/// The keys behind identity.key.
struct IdentityKeys {
    registry::Key totp;       // seals the secrets of second factors
    registry::Key challenge;  // vouches for challenges, so that asking for one writes nothing
};
/// Reads or makes identity.key in the town's folder. Problems: "identity.key_unreadable".
Result<IdentityKeys> open_identity_keys(const std::string& folder);
/// What a sealed TOTP secret is bound to.
std::string totp_bound_to(StaffId staff);

/// Identity over a town's database: visitors and ends in town_identity.cpp, one file for each door.
class TownIdentity final : public Identity {
public:
    TownIdentity(const Town& town, const std::string& folder, IdentityKeys keys);

    AccessLog& access_log() override { return access_log_; }
    const CardService& cards() const override { return *cards_; }
    const TestCardReader* test_cards() const override;
    Visitor visitor(Door door, std::string_view cookie, const Client& client, Instant now) override;

    Result<SignedIn> sign_in_staff(std::string_view login, std::string_view password,
                                   std::string_view terminal, const Client& client,
                                   Instant now) override;
    Result<SignedIn> second_factor(std::string_view cookie, std::string_view code,
                                   const Client& client, Instant now) override;
    void state_purpose(std::string_view session, std::string_view purpose, Instant now) override;
    Result<SignedIn> hand_over(std::string_view session, std::string_view login,
                               std::string_view password, const Client& client,
                               Instant now) override;

    std::string challenge(const Client& client, Instant now) override;
    Result<SignedIn> sign_in_card(std::string_view challenge, std::string_view certificate_der,
                                  std::string_view signature, const Client& client,
                                  Instant now) override;

    Result<SignedIn> client_token(std::string_view client_id, std::string_view secret,
                                  std::string_view scope, const Client& client,
                                  Instant now) override;

    void end_session(std::string_view session, Instant now) override;
    void end_sessions_of(std::string_view actor, Instant now) override;
    void accounts_changed() override { cache_.forget_all(); }

private:
    /// Who is behind a session that holds; nobody when the account is not what it was.
    std::optional<Visitor> visitor_of(storage::Session& session, const SessionRow& row,
                                      Instant now);
    /// The account whose password this is; counts the try.
    Result<StaffAccount> check_password(std::string_view login, std::string_view password,
                                        const Client& client, Instant now);
    SessionRow session_for(const StaffAccount& account, bool second_factor,
                           std::string_view terminal) const;
    bool asks_second_factor(StaffId staff, Instant now);
    /// False when the tries of one of them are used up.
    bool take(const TrySubjects& subjects, Instant now);
    bool vouches_for(std::string_view challenge, const Client& client, Instant now) const;
    std::string voucher(std::string_view text, const Client& client) const;
    /// Notes a sign-in, a sign-out or a refusal.
    void note(Deed deed, const SessionRow& who, const Client& client, std::string_view what,
              Instant now);

    storage::Database& database_;
    std::string folder_;
    IdentityKeys keys_;
    std::unique_ptr<CardService> cards_;
    TestCardReader test_cards_;
    AccessLog access_log_;
    SessionCache cache_;
};

/// The one answer to whoever is not let in, whatever the reason.
Problem refused();
Problem locked();

}  // namespace yakuba::identity
