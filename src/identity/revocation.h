#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "identity/card_check.h"
#include "identity/openssl.h"

/// Asking whether a certificate was revoked. For this room's source files only.
namespace yakuba::identity {

enum class Standing { good, revoked, unknown };

struct Revocation {
    Standing standing = Standing::unknown;
    CheckMethod method = CheckMethod::none;
    std::string reason;  // why revoked ("affiliationChanged"), or why nothing is known
};

/// The reason when the responder does not know the certificate.
inline constexpr std::string_view kUnknownCertificate = "unknown_certificate";

/// By the list that this issuer signed, among the PEM files of a folder. A list past its next
/// update says nothing.
Revocation ask_crl(const std::string& folder, X509* issuer, X509* certificate, Instant now);

/// How a request reaches the responder: DER in, DER out; empty when it does not answer.
using OcspTransport = std::function<std::string(std::string_view request_der)>;
/// The answer counts when the issuer, or a responder it appointed, signed it, about this
/// certificate, with our nonce, and lately.
Revocation ask_ocsp(const OcspTransport& transport, X509* issuer, X509* certificate, Instant now);

}  // namespace yakuba::identity
