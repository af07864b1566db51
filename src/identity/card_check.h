#pragma once
#include <string>

#include "identity/records.h"
#include "kernel/date.h"
#include "storage/database.h"

/// What was found when a certificate was checked. "The signature fits" and "the certificate is
/// valid now" are two answers: an application signed before a move stays validly signed though the
/// certificate lapses with the move, so the answers at receipt are kept.
namespace yakuba::identity {

enum class SignatureState {
    fits = 1,
    does_not_fit = 2,  // other bytes were signed, or by another key
    unreadable = 3,    // no certificate or signature we can read
};
std::span<const Code> codes_of(SignatureState);

enum class Validity {
    valid = 1,
    expired = 2,
    not_yet = 3,
    revoked = 4,
    untrusted = 5,  // not from a pinned issuer, wrong policy, wrong key usage
    unknown = 6,    // nobody could say whether it was revoked
};
std::span<const Code> codes_of(Validity);

enum class CheckMethod { none = 1, crl = 2, ocsp = 3 };
std::span<const Code> codes_of(CheckMethod);

struct CardCheck {
    std::int64_t check_number = 0;  // filled in when written
    PersonId person_id;             // none: nobody we know
    std::string subject;            // what was signed for: a session's id, a receipt number
    CertificateUse use = CertificateUse::sign_in;
    std::string certificate_hash;  // SHA-256 of the DER, hex
    std::string serial;            // upper-case hex
    std::string issuer;            // RFC 2253
    std::string policy;            // OID
    Instant checked_at;
    SignatureState signature = SignatureState::unreadable;
    Validity validity = Validity::unknown;
    CheckMethod method = CheckMethod::none;
    std::string reason;  // why not: a code of ours, a revocation reason

    bool good() const { return signature == SignatureState::fits && validity == Validity::valid; }
};
const Description& card_check_description();
/// Log, keyed by check_number.
const storage::Table& card_check_table();

/// Writes one inside a transaction; answers its number.
std::int64_t record_check(storage::Transaction& transaction, CardCheck check);

}  // namespace yakuba::identity
