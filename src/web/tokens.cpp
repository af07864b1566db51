#include "web/tokens.h"

#include <sodium.h>

#include <vector>

namespace yakuba::web {
namespace {

using Bytes = std::vector<unsigned char>;

std::string hex(const Bytes& bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

Bytes unhex(std::string_view text) {
    Bytes bytes(text.size() / 2);
    std::size_t length = 0;
    if (sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length,
                       nullptr) != 0) {
        return {};
    }
    bytes.resize(length);
    return bytes;
}

Bytes random_bytes(std::size_t count) {
    Bytes bytes(count);
    randombytes_buf(bytes.data(), count);
    return bytes;
}

/// Whatever form a token has, 32 bytes stand for it here.
Bytes digest(std::string_view text) {
    Bytes bytes(crypto_generichash_BYTES);
    crypto_generichash(bytes.data(), bytes.size(),
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr,
                       0);
    return bytes;
}

}  // namespace

std::string random_token() { return hex(random_bytes(16)); }

std::string mask_token(std::string_view token) {
    if (token.empty()) return {};
    Bytes bytes = digest(token);
    const Bytes mask = random_bytes(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<unsigned char>(bytes[i] ^ mask[i]);
    return hex(mask) + hex(bytes);
}

bool matches_token(std::string_view masked, std::string_view token) {
    if (token.empty()) return false;
    const Bytes wanted = digest(token);
    if (masked.size() != wanted.size() * 4) return false;
    const Bytes mask = unhex(masked.substr(0, wanted.size() * 2));
    Bytes given = unhex(masked.substr(wanted.size() * 2));
    if (mask.size() != wanted.size() || given.size() != wanted.size()) return false;
    for (std::size_t i = 0; i < given.size(); ++i)
        given[i] = static_cast<unsigned char>(given[i] ^ mask[i]);
    return sodium_memcmp(given.data(), wanted.data(), wanted.size()) == 0;
}

std::string token_for(std::string_view browser_cookie) {
    if (browser_cookie.empty()) return {};
    return hex(digest("form/" + std::string{browser_cookie}));
}

}  // namespace yakuba::web
