#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "identity/access_log.h"
#include "identity/visitor.h"
#include "kernel/result.h"
#include "registry/town.h"

namespace yakuba::identity {

class CardService;
class TestCardReader;

/// Where a request comes from, as far as a session is bound to it.
struct Client {
    std::string address;
    std::string agent;  // User-Agent
};

/// A sign-in that succeeded, or that still needs its second step.
struct SignedIn {
    std::string cookie;          // the secret of the session: goes into the cookie, kept nowhere
    bool second_factor = false;  // the session is good only for the page that asks for the code
    Instant expires_at;
};

/// Accounts, sessions and the access log of one town. Safe to share between threads.
class Identity {
public:
    /// Opens what a town's folder holds (key for sealing the TOTP secrets; trusted card CAs).
    static Result<std::unique_ptr<Identity>> open(const Town& town, const std::string& folder);
    virtual ~Identity() = default;

    virtual AccessLog& access_log() = 0;
    /// The door to the cards, for signed documents.
    virtual const CardService& cards() const = 0;
    /// Holds the test cards, where the town's folder has a test issuer; else nullptr. Only a site
    /// in training may offer it.
    virtual const TestCardReader* test_cards() const { return nullptr; }

    /// The visitor behind a session cookie of a door; nobody (Door::open) when the session is
    /// unknown, over, or bound to another client. Keeps it alive (at most one write a minute).
    virtual Visitor visitor(Door door, std::string_view cookie, const Client& client,
                            Instant now) = 0;

    // ---- staff
    /// Problems, all with the same words: "sign_in.refused"; "sign_in.locked" after too many tries.
    virtual Result<SignedIn> sign_in_staff(std::string_view login, std::string_view password,
                                           std::string_view terminal, const Client& client,
                                           Instant now) = 0;
    /// The TOTP code, once only. Problem "sign_in.refused".
    virtual Result<SignedIn> second_factor(std::string_view cookie, std::string_view code,
                                           const Client& client, Instant now) = 0;
    /// 用件 of the session from now on.
    virtual void state_purpose(std::string_view session, std::string_view purpose, Instant now) = 0;
    /// 交代: ends this person's session and begins the other's at the same terminal, in one step.
    virtual Result<SignedIn> hand_over(std::string_view session, std::string_view login,
                                       std::string_view password, const Client& client,
                                       Instant now) = 0;

    // ---- residents
    /// A challenge for the card to sign; good once, for a few minutes.
    virtual std::string challenge(const Client& client, Instant now) = 0;
    /// Problems: "card.refused" (signature, chain, policy, key usage), "card.revoked",
    /// "card.expired", "card.unknown_person", "card.challenge_used".
    virtual Result<SignedIn> sign_in_card(std::string_view challenge,
                                          std::string_view certificate_der,
                                          std::string_view signature, const Client& client,
                                          Instant now) = 0;

    // ---- API
    /// OAuth 2.0 client credentials: a bearer token, kept as a hash, for some minutes.
    virtual Result<SignedIn> client_token(std::string_view client_id, std::string_view secret,
                                          std::string_view scope, const Client& client,
                                          Instant now) = 0;

    /// Ends a session, by its id. At once here; within seconds in other programs.
    virtual void end_session(std::string_view session, Instant now) = 0;
    /// Ends all sessions of one account, resident or client.
    virtual void end_sessions_of(std::string_view actor, Instant now) = 0;
    /// Accounts or grants were changed here: the next request of everybody is judged anew.
    virtual void accounts_changed() = 0;
};

}  // namespace yakuba::identity
