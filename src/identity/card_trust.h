#pragma once
#include <optional>
#include <string>

#include "identity/card_check.h"
#include "identity/card_profile.h"
#include "identity/openssl.h"
#include "identity/revocation.h"

/// Judging a certificate. For this room's source files only.
namespace yakuba::identity {

/// The pinned issuers of one use; empty when there are none.
std::vector<ssl::Certificate> pinned_issuers(const std::string& folder, CertificateUse use);

/// What is known without asking anybody: from a pinned issuer, within its days, right policy and
/// key usage. `issuer` is who issued it, when that is one of the pinned.
struct Judgement {
    Validity validity = Validity::untrusted;
    std::string reason;
    X509* issuer = nullptr;
};
Judgement judge(X509* certificate, const std::vector<ssl::Certificate>& pinned, CertificateUse use,
                Instant now);

/// Hash, serial, issuer and policy, for the record.
void describe_certificate(CardCheck& check, X509* certificate);

/// The four items of a signing certificate; none when it carries no name.
std::optional<FourItems> items_of(X509* certificate);

}  // namespace yakuba::identity
