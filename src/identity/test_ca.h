#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "identity/card_profile.h"
#include "identity/records.h"
#include "kernel/date.h"
#include "kernel/result.h"

/// The project's own issuer of cards, for training and tests: two issuers as the real service has
/// them, one for signing and one for signing in, each self-signed, with its list of revocations and
/// its responder. Everything it signs says O=TEST-JPKI.
///
///     cards/test-ca/sign_in-1/  ca.pem ca.key ocsp.pem ocsp.key index.csv
///     cards/test-ca/signing-1/  …                     (-2, …: later generations of the same name)
///     cards/T000001/            sign_in.pem sign_in.key signing.pem signing.key card.csv
///
/// Keys of a card are encrypted under its PIN or password.
namespace yakuba::identity {

/// Who gets a card, and when.
struct CardRequest {
    FourItems items;  // what the signing certificate says
    Date birth;       // for the days of validity; the items may not know it
    Date issued_on;
    Date old_until;                // the certificate it renews; none for a first card
    Date residence_until;          // 在留期間の満了日; none for nationals
    Date not_after;                // of a phone: the end of the card it hangs on; none for a card
    std::string pin;               // 4 digits
    std::string signing_password;  // 6 to 16 capital letters and digits
};
struct IssuedCard {
    std::string card_number;  // T000001
    std::string sign_in_issuer;
    std::string sign_in_serial;
    Date sign_in_until;
    std::string signing_issuer;
    std::string signing_serial;  // empty: none for those under fifteen
    Date signing_until;
};

/// What an issuer knows of one certificate.
struct IndexEntry {
    std::string serial;
    std::string card_number;
    Instant expires_at;
    Instant revoked_at;  // none: it stands
    std::string reason;  // affiliationChanged, keyCompromise, cessationOfOperation …
};

class TestCa {
public:
    /// Opens what the town's folder has; makes both issuers when there are none, and pins them.
    /// Problems: "card.ca_unusable".
    static Result<TestCa> make(const std::string& folder, Instant now);

    /// A later generation of both issuers under the same names, pinned beside the former. New cards
    /// are issued by it.
    Result<Done> renew(Instant now);

    /// Problems: "card.pin_malformed", "card.ca_unusable".
    Result<IssuedCard> issue(const CardRequest& request) const;
    /// Revokes and signs a new list. Revoking twice changes nothing. Problem "card.not_found".
    Result<Done> revoke(CertificateUse use, std::string_view serial, std::string_view reason,
                        Instant now) const;
    /// Signs the lists anew: each is good for a week.
    Result<Done> sign_lists(Instant now) const;
    std::vector<IndexEntry> index(CertificateUse use) const;

private:
    explicit TestCa(std::string folder) : folder_(std::move(folder)) {}

    std::string folder_;
};

}  // namespace yakuba::identity
