#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "identity/card_profile.h"
#include "identity/records.h"
#include "identity/test_ca.h"
#include "registry/town.h"
#include "storage/database.h"

/// The counter for cards in a training town: issues test cards to residents, renews and revokes
/// them, and keeps whose certificate is whose.
namespace yakuba::identity {

struct CardOrder {
    PersonId person_id;
    std::string pin;               // empty: made up
    std::string signing_password;  // empty: made up
};
struct HandedOut {
    IssuedCard card;
    std::string name;
    std::string pin;
    std::string signing_password;
};

/// Issues a card on the command's day and links it to the person. A person's former card is
/// replaced: its days count for the new one (renewal), then it is revoked. Problems:
/// "card.unknown_person" (not a resident here), "card.no_birth_date", those of TestCa.
Result<HandedOut> issue_card(const Town& town, const std::string& folder,
                             const storage::Command& command, const CardOrder& order);

/// スマホ用電子証明書: certificates of their own for a phone, tied to a card that stands. They
/// carry the items of this day, end with the card's at the latest, and lapse with it. Each phone
/// has its own number, as a card has.
struct PhoneOrder {
    std::string card_number;  // the card it hangs on
    Media media = Media::android;
    std::string pin;               // empty: made up
    std::string signing_password;  // empty: made up
};
/// Problems: "card.not_found" (no such card, revoked, or a phone itself), those of issue_card.
Result<HandedOut> issue_phone(const Town& town, const std::string& folder,
                              const storage::Command& command, const PhoneOrder& order);

/// Both certificates of a card, and of the phones that hang on it. `reason` is a word of RFC 5280:
/// affiliationChanged for a move or a change of name, keyCompromise for a loss,
/// cessationOfOperation for a card given back. Problem "card.not_found".
Result<Done> revoke_card(const Town& town, const std::string& folder,
                         const storage::Command& command, std::string_view card_number,
                         std::string_view reason);
/// 署名用電子証明書の失効 on a change of name, birth date, sex or address: the signing certificate
/// alone lapses, of every card of the person. Answers how many.
Result<int> lapse_signing(const Town& town, const std::string& folder,
                          const storage::Command& command, PersonId person);

struct HeldCard {
    std::string card_number;
    PersonId person_id;
    CertificateUse use = CertificateUse::sign_in;
    std::string serial;
    Instant expires_at;
    Instant revoked_at;
    std::string reason;
};
std::vector<HeldCard> held_cards(const Town& town, const std::string& folder, Instant now);

/// Where the four items of a certificate and the register part ways: "name", "birth_date", "sex",
/// "address". Other forms of a character, substitutes and ways of writing a lot number do not
/// count; an item the certificate does not know is not compared. `address` is the register's, from
/// the prefecture on, as the gate has answered it.
std::vector<std::string_view> differing_items(const FourItems& items,
                                              const registry::Resident& resident,
                                              std::string_view address);

}  // namespace yakuba::identity
