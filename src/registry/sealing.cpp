#include "registry/sealing.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace yakuba::registry {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(kKeyBytes == crypto_kdf_KEYBYTES && crypto_kdf_CONTEXTBYTES == 8);

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string to_base64(std::string_view bytes) {
    constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), kVariant);
    text.resize(std::strlen(text.c_str()));
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

/// Makes the key file unless there is one; two programs that start at once end up with one key.
bool make_key_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return errno == EEXIST;
    Key key;
    randombytes_buf(key.bytes.data(), key.bytes.size());
    char hex[2 * kKeyBytes + 2];
    sodium_bin2hex(hex, sizeof hex, key.bytes.data(), key.bytes.size());
    hex[2 * kKeyBytes] = '\n';
    const bool written =
        ::write(file, hex, 2 * kKeyBytes + 1) == static_cast<ssize_t>(2 * kKeyBytes + 1) &&
        ::fsync(file) == 0;
    sodium_memzero(hex, sizeof hex);
    return ::close(file) == 0 && written;
}

}  // namespace

Key::~Key() { sodium_memzero(bytes.data(), bytes.size()); }

Result<Key> read_or_make_key(const std::string& path, Problem unreadable) {
    const auto refuse = [&](std::string_view why) {
        unreadable.detail = path + ": " + std::string{why};
        return unreadable;
    };
    if (sodium_init() < 0) return refuse("libsodium");
    if (!make_key_file(path)) return refuse(std::strerror(errno));
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) return refuse(std::strerror(errno));
    if ((about.st_mode & 077) != 0) return refuse("readable by others");

    std::ifstream file{path};
    std::string hex;
    file >> hex;
    Key key;
    std::size_t size = 0;
    const bool good = sodium_hex2bin(key.bytes.data(), key.bytes.size(), hex.data(), hex.size(),
                                     nullptr, &size, nullptr) == 0 &&
                      size == key.bytes.size();
    sodium_memzero(hex.data(), hex.size());
    if (!good) return refuse("not 64 hex digits");
    return key;
}

Key derive_key(const Key& master, std::uint64_t number, const char (&context)[9]) {
    Key key;
    crypto_kdf_derive_from_key(key.bytes.data(), key.bytes.size(), number, context,
                               master.bytes.data());
    return key;
}

std::string seal(const Key& key, std::string_view bound_to, std::string_view text) {
    std::string bytes(kNonce + text.size() + kTag, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(bytes.data());
    randombytes_buf(out, kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + kNonce, nullptr, bytes_of(text), text.size(),
                                               bytes_of(bound_to), bound_to.size(), nullptr, out,
                                               key.bytes.data());
    return to_base64(bytes);
}

std::optional<std::string> unseal(const Key& key, std::string_view bound_to,
                                  std::string_view sealed) {
    const auto bytes = from_base64(sealed);
    if (!bytes || bytes->size() < kNonce + kTag) return std::nullopt;
    std::string text(bytes->size() - kNonce - kTag, '\0');
    const unsigned char* const in = bytes_of(*bytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(text.data()),
                                                   nullptr, nullptr, in + kNonce,
                                                   bytes->size() - kNonce, bytes_of(bound_to),
                                                   bound_to.size(), in, key.bytes.data()) != 0) {
        return std::nullopt;
    }
    return text;
}

}  // namespace yakuba::registry
