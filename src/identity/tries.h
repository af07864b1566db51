#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "storage/database.h"

/// Counts wrong tries, and stops who guesses.
namespace yakuba::identity {

/// Five wrong passwords leave a typist room to err and a guesser one chance in a great many: 480 a
/// day for one login.
inline constexpr int kTriesPerLogin = 5;
/// Several people share a counter's terminal, or an office's address.
inline constexpr int kTriesPerAddress = 20;
inline constexpr std::int64_t kLockSeconds = 15 * 60;

/// What is counted for: a login, an address, a code. Kept as a hash, since people type passwords
/// into the field of the login.
struct TrySubject {
    std::string key;
    int allowed = 0;
    bool shared = false;  // by several people: one who is right does not clear the others' count
};
TrySubject tries_of_login(std::string_view login);
TrySubject tries_of_code(std::string_view whose);
TrySubject tries_of_address(std::string_view address);
using TrySubjects = std::vector<TrySubject>;

/// Takes one try of each, before anything is compared: of many at once none can slip past the
/// count. False when one of them is used up.
bool take_try(storage::Session& session, const TrySubjects& subjects, Instant now);
/// The try was right.
void give_back(storage::Session& session, const TrySubjects& subjects);
/// Forgets what can no longer matter.
void sweep_tries(storage::Session& session, Instant now);

}  // namespace yakuba::identity
