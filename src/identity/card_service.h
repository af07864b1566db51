#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "identity/card_check.h"
#include "identity/card_profile.h"
#include "kernel/date.h"
#include "kernel/result.h"

namespace yakuba::identity {

/// What a signed document says, beside the check itself.
struct DocumentCheck {
    CardCheck check;
    std::optional<FourItems> items;  // who signed, when the certificate could be read
    Instant signed_at;               // as the signature says; none when it says nothing
};

/// The door to the cards (公的個人認証): whether a signature was made by a card whose certificate
/// is good now. What is behind it may be the project's own test issuer or the real service. The
/// checks it answers are for the caller to record.
class CardService {
public:
    virtual ~CardService() = default;

    /// A sign-in: `signature` over `challenge`, by the key of a certificate for user authentication
    /// (RSA PKCS #1 v1.5, SHA-256).
    virtual CardCheck check_sign_in(std::string_view challenge, std::string_view certificate_der,
                                    std::string_view signature, Instant now) const = 0;
    /// A document signed with the signing certificate: `cms` is a detached CMS signature (DER).
    virtual DocumentCheck check_document(std::string_view document, std::string_view cms,
                                         Instant now) const = 0;
    /// As above, for a bare signature and its certificate.
    virtual DocumentCheck check_document(std::string_view document,
                                         std::string_view certificate_der,
                                         std::string_view signature, Instant now) const = 0;

    /// The service over a town's folder:
    ///
    ///     cards/trusted/sign_in/*.pem, cards/trusted/signing/*.pem   pinned issuers, every live
    ///                                                                generation
    ///     cards/crl/*.pem                                            their revocation lists
    ///     cards/test-ca/                                             the project's test issuer,
    ///                                                                asked by OCSP
    ///
    /// The two kinds of issuers never stand in one trust store. A folder without issuers trusts no
    /// card. Files are read at each check, so that a new list counts at once.
    static std::unique_ptr<CardService> open(const std::string& folder);
};

}  // namespace yakuba::identity
