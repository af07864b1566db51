#pragma once
#include <string>

#include "identity/openssl.h"
#include "identity/test_ca.h"

/// Making certificates after the profile of the service. For this room's source files only.
namespace yakuba::identity {

/// What goes into one certificate. Tests bend it to make those that must be refused.
struct CertificatePlan {
    CertificateUse use = CertificateUse::sign_in;
    std::string common_name;  // no person's name: the card's number and the use
    std::string policy;
    std::string key_usage = "critical,digitalSignature";
    std::string basic_constraints = "CA:FALSE";
    std::string extended_key_usage;  // the responder's
    const FourItems* items = nullptr;
    Instant from;
    Instant until;
    std::string serial;  // hex; empty: by chance
};
/// The plan for a card's certificate of this use.
CertificatePlan plan_for(CertificateUse use, const std::string& card_number);

ssl::PrivateKey new_key();
/// Self-signed when there is no issuer.
ssl::Certificate make_certificate(const CertificatePlan& plan, EVP_PKEY* key, X509* issuer,
                                  EVP_PKEY* issuer_key);
/// The certificate of an issuer of this use, self-signed.
ssl::Certificate make_authority(CertificateUse use, EVP_PKEY* key, Instant from, Instant until);

}  // namespace yakuba::identity
