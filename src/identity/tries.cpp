#include "identity/tries.h"

#include "identity/secrets.h"

namespace yakuba::identity {
namespace {

constexpr std::int64_t kLock = kLockSeconds * 1'000'000;

// The count begins anew when its window or its lock is over. The last try that is allowed locks: if
// it was right, give_back takes the lock away.
constexpr std::string_view kTake = R"(
INSERT INTO sign_in_try (subject, tries, first_at, locked_until)
VALUES (:subject, 1, :now, CASE WHEN :allowed <= 1 THEN :lock ELSE 0 END)
ON CONFLICT (subject) DO UPDATE SET
  tries = CASE WHEN sign_in_try.first_at <= :before THEN 1 ELSE sign_in_try.tries + 1 END,
  first_at = CASE WHEN sign_in_try.first_at <= :before THEN :now ELSE sign_in_try.first_at END,
  locked_until = CASE
    WHEN sign_in_try.first_at > :before AND sign_in_try.tries + 1 >= :allowed THEN :lock
    ELSE 0 END
WHERE sign_in_try.locked_until <= :now)";

bool take_one(storage::Session& session, const TrySubject& subject, Instant now) {
    return session.execute(kTake, {{"subject", subject.key},
                                   {"now", now.microseconds},
                                   {"before", now.microseconds - kLock},
                                   {"lock", now.microseconds + kLock},
                                   {"allowed", std::int64_t{subject.allowed}}}) == 1;
}

}  // namespace

TrySubject tries_of_login(std::string_view login) {
    return {hash_of_token("login/" + std::string{login}), kTriesPerLogin, false};
}
TrySubject tries_of_code(std::string_view whose) {
    return {hash_of_token("code/" + std::string{whose}), kTriesPerLogin, false};
}
TrySubject tries_of_address(std::string_view address) {
    return {hash_of_token("address/" + std::string{address}), kTriesPerAddress, true};
}

bool take_try(storage::Session& session, const TrySubjects& subjects, Instant now) {
    bool allowed = true;
    for (const TrySubject& subject : subjects)
        allowed = take_one(session, subject, now) && allowed;
    return allowed;
}

void give_back(storage::Session& session, const TrySubjects& subjects) {
    for (const TrySubject& subject : subjects) {
        session.execute(subject.shared ? "UPDATE sign_in_try SET tries = tries - 1, "
                                         "locked_until = 0 WHERE subject = :subject"
                                       : "DELETE FROM sign_in_try WHERE subject = :subject",
                        {{"subject", subject.key}});
    }
}

void sweep_tries(storage::Session& session, Instant now) {
    session.execute("DELETE FROM sign_in_try WHERE locked_until <= :now AND first_at <= :before",
                    {{"now", now.microseconds}, {"before", now.microseconds - kLock}});
}

}  // namespace yakuba::identity
