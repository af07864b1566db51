#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/result.h"

/// Sealing short secrets (an individual number, the secret of a second factor) with
/// XChaCha20-Poly1305 under a key that lives in a file beside the database.
namespace yakuba::registry {

inline constexpr std::size_t kKeyBytes = 32;
/// Wiped when it goes.
struct Key {
    std::array<unsigned char, kKeyBytes> bytes{};
    Key() = default;
    ~Key();
    Key(const Key&) = default;
    Key& operator=(const Key&) = default;
};

/// Reads a key file (32 bytes in hex), which must be readable by its owner alone; makes it when
/// there is none. What went wrong comes back as `unreadable`, with its detail filled in.
Result<Key> read_or_make_key(const std::string& path, Problem unreadable);
/// One of the keys behind a master key; `context` is eight characters that name the use.
Key derive_key(const Key& master, std::uint64_t number, const char (&context)[9]);

/// base64 of nonce, ciphertext and tag. It opens only for the same `bound_to`, so that a row copied
/// to another person does not.
std::string seal(const Key& key, std::string_view bound_to, std::string_view text);
std::optional<std::string> unseal(const Key& key, std::string_view bound_to,
                                  std::string_view sealed);

}  // namespace yakuba::registry
