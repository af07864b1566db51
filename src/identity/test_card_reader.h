#pragma once
#include <string>
#include <string_view>

#include "identity/records.h"
#include "kernel/date.h"
#include "kernel/result.h"

namespace yakuba::identity {

/// Stands in for a card and its reader in training: holds the cards the test issuer made and signs
/// with them, so that everything behind the reader is the real thing.
class TestCardReader {
public:
    struct Signed {
        std::string certificate_der;
        std::string signature;
    };

    /// Over a town's folder. Only where the site is in training.
    explicit TestCardReader(std::string folder) : folder_(std::move(folder)) {}

    /// Signs a challenge with the sign-in certificate. Problems: "card.not_found", "card.pin_wrong"
    /// (how many tries are left in `detail`), "card.pin_locked" after three wrong ones in a row.
    Result<Signed> sign_in(std::string_view card_number, std::string_view pin,
                           std::string_view challenge) const;
    /// Signs a document: a detached CMS in DER. Locked after five wrong passwords;
    /// "card.no_signing" when the card has no signing certificate.
    Result<std::string> sign_document(std::string_view card_number, std::string_view password,
                                      std::string_view document, Instant now) const;
    /// The same as a bare signature.
    Result<Signed> sign_bytes(std::string_view card_number, std::string_view password,
                              std::string_view bytes) const;
    /// 暗証番号の初期化 at the counter: both tries begin anew.
    Result<Done> unlock(std::string_view card_number) const;

private:
    std::string folder_;
};

}  // namespace yakuba::identity
