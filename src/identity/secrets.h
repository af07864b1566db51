#pragma once
#include <string>
#include <string_view>

#include "kernel/result.h"

/// Secrets people and browsers hold, and what is kept of them.
namespace yakuba::identity {

/// 32 random bytes as base64url: the secret of a cookie, a bearer token, a challenge.
std::string random_token();
/// 16 random bytes as hex: names something without being a secret.
std::string random_name();

/// What is kept of a random token: BLAKE2b-256, hex. A token has 256 bits of chance, so that a slow
/// hash would add nothing.
std::string hash_of_token(std::string_view token);
/// Compares without telling by its time how much was alike.
bool same_secret(std::string_view a, std::string_view b);

/// Argon2id, salted: what is kept of a password people choose.
std::string hash_password(std::string_view password);
bool password_fits(std::string_view hash, std::string_view password);
/// A hash no password fits, made with the same cost: checked when there is no such login, so that
/// the answer takes as long as for one there is.
const std::string& hash_of_nobody();

/// 12 characters at least; none of the names somebody would try first. Problem
/// "password.too_weak".
Result<Done> check_password(std::string_view password, std::string_view login);

}  // namespace yakuba::identity
