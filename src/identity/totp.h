#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/date.h"

/// Time-based one-time codes as authenticator apps make them: RFC 6238 with SHA-1, six digits,
/// steps of 30 seconds.
namespace yakuba::identity {

inline constexpr std::int64_t kTotpStepSeconds = 30;

/// 20 random bytes, as RFC 4226 advises for SHA-1.
std::string random_totp_secret();
std::int64_t totp_step(Instant now);
std::string totp_code(std::string_view secret, std::int64_t step);
/// The step whose code this is, of the present one and its two neighbours: clocks differ.
std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code,
                                          Instant now);

/// RFC 4648 without padding: how a secret is typed into an app.
std::string base32_of(std::string_view bytes);
/// otpauth://totp/… for the QR code.
std::string otpauth_uri(std::string_view secret, std::string_view login, std::string_view issuer);

}  // namespace yakuba::identity
