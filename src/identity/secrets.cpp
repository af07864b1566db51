#include "identity/secrets.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <new>
#include <semaphore>

#include "kernel/utf8.h"
#include "storage/digest.h"

namespace yakuba::identity {
namespace {

/// Above the 19 MiB and two passes that OWASP asks for, and small enough that two sign-ins at once
/// stay within the memory of a small server.
constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemoryBytes = 32U << 20U;
constexpr int kAtOnce = 2;
std::counting_semaphore<kAtOnce> argon_seats{kAtOnce};

class Seat {
public:
    Seat() { argon_seats.acquire(); }
    ~Seat() { argon_seats.release(); }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
};

void need_sodium() {
    static const int ready = sodium_init();
    if (ready < 0) throw std::bad_alloc();
}

constexpr std::size_t kPasswordMin = 12;   // NIST SP 800-63B asks for 8, a register for more
constexpr std::size_t kPasswordMax = 256;  // bytes: Argon2 would take any length, a form need not

std::string lower(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

}  // namespace

std::string random_token() {
    need_sodium();
    std::array<unsigned char, 32> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    char text[sodium_base64_ENCODED_LEN(32, kVariant)];
    return sodium_bin2base64(text, sizeof text, bytes.data(), bytes.size(), kVariant);
}

std::string random_name() {
    need_sodium();
    std::array<unsigned char, 16> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    char hex[33];
    return sodium_bin2hex(hex, sizeof hex, bytes.data(), bytes.size());
}

std::string hash_of_token(std::string_view token) { return storage::blake2b_hex(token); }

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hash_password(std::string_view password) {
    need_sodium();
    const Seat seat;
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_argon2id_str(hash, password.data(), password.size(), kPasses, kMemoryBytes) !=
        0) {
        throw std::bad_alloc();
    }
    return hash;
}

bool password_fits(std::string_view hash, std::string_view password) {
    need_sodium();
    if (hash.size() >= crypto_pwhash_STRBYTES || password.size() > kPasswordMax) return false;
    const Seat seat;
    return crypto_pwhash_str_verify(std::string{hash}.c_str(), password.data(), password.size()) ==
           0;
}

const std::string& hash_of_nobody() {
    static const std::string hash = hash_password(random_token());
    return hash;
}

Result<Done> check_password(std::string_view password, std::string_view login) {
    const auto weak = [](std::string message) {
        return Problem{
            .code = "password.too_weak", .message = std::move(message), .where = "password"};
    };
    if (!is_utf8(password) || password.size() > kPasswordMax ||
        grapheme_count(password) < kPasswordMin) {
        return weak("パスワードは12文字以上（256バイトまで）にしてください。");
    }
    const std::string small = lower(password);
    const bool one_letter = small.find_first_not_of(small.front()) == std::string::npos;
    if (one_letter || (!login.empty() && small.find(lower(login)) != std::string::npos) ||
        small.starts_with("password") || small.starts_with("123456789")) {
        return weak(
            "推測されやすいパスワードです。利用者IDを含まない、ほかで使っていない語句の組合せに"
            "してください。");
    }
    return Done{};
}

}  // namespace yakuba::identity
