#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "identity/card_check.h"
#include "kernel/date.h"
#include "kernel/result.h"

namespace yakuba::identity {

/// The door to the cards (公的個人認証): whether a signature was made by a card whose certificate
/// is good now. What is behind it may be the project's own test issuer or the real service.
class CardService {
public:
    virtual ~CardService() = default;

    /// A sign-in: `signature` over `challenge`, by the key of a certificate for user authentication
    /// (RSA PKCS #1 v1.5, SHA-256).
    virtual CardCheck check_sign_in(std::string_view challenge, std::string_view certificate_der,
                                    std::string_view signature, Instant now) const = 0;
};

}  // namespace yakuba::identity
