#include "identity/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>

#include "identity/secrets.h"

namespace yakuba::identity {
namespace {

constexpr int kDigits = 6;
constexpr std::uint32_t kModulus = 1'000'000;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += kHex[byte >> 4U];
            out += kHex[byte & 15U];
        }
    }
    return out;
}

}  // namespace

std::string random_totp_secret() {
    std::string secret(20, '\0');
    randombytes_buf(secret.data(), secret.size());
    return secret;
}

std::int64_t totp_step(Instant now) { return now.microseconds / 1'000'000 / kTotpStepSeconds; }

std::string totp_code(std::string_view secret, std::int64_t step) {
    std::array<unsigned char, 8> counter;
    for (std::size_t i = 0; i < counter.size(); ++i) {
        counter[i] =
            static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * (7 - i)) & 0xFFU);
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int size = 0;
    HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
         mac.data(), &size);
    // RFC 4226 5.3: the last four bits say where the four bytes begin.
    const std::size_t at = mac[size - 1] & 0x0FU;
    const std::uint32_t number = (mac[at] & 0x7FU) << 24U |
                                 static_cast<std::uint32_t>(mac[at + 1]) << 16U |
                                 static_cast<std::uint32_t>(mac[at + 2]) << 8U | mac[at + 3];
    const std::string digits = std::to_string(number % kModulus);
    return std::string(kDigits - digits.size(), '0') + digits;
}

std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view code,
                                          Instant now) {
    std::optional<std::int64_t> found;
    const std::int64_t present = totp_step(now);
    for (const std::int64_t step : {present, present - 1, present + 1}) {
        if (same_secret(totp_code(secret, step), code) && !found) found = step;
    }
    return found;
}

std::string base32_of(std::string_view bytes) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    std::uint32_t pending = 0;
    unsigned int bits = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        pending = pending << 8U | bytes_of(bytes)[i];
        for (bits += 8; bits >= 5; bits -= 5)
            out += kAlphabet[pending >> (bits - 5) & 31U];
    }
    if (bits > 0) out += kAlphabet[pending << (5 - bits) & 31U];
    return out;
}

std::string otpauth_uri(std::string_view secret, std::string_view login, std::string_view issuer) {
    return "otpauth://totp/" + percent_encoded(issuer) + ":" + percent_encoded(login) +
           "?secret=" + base32_of(secret) + "&issuer=" + percent_encoded(issuer) +
           "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace yakuba::identity
