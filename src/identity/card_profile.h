#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "registry/resident.h"

/// What stands in a card's certificates: the object identifiers of the profile, the four items of
/// the signing certificate, and how long each is good.
namespace yakuba::identity {

// 証明書ポリシー. The issuer's test environment has its own branch for signing certificates.
inline constexpr std::string_view kSigningPolicy = "1.2.392.200149.8.5.1.1.20";
inline constexpr std::string_view kTestSigningPolicy = "1.2.392.200149.8.5.1.0.20";
inline constexpr std::string_view kSignInPolicy = "1.2.392.200149.8.5.1.3.30";
/// No branch for sign-in certificates of a test environment is published: this one is the
/// project's.
inline constexpr std::string_view kTestSignInPolicy = "1.2.392.200149.8.5.1.0.30";

// subjectAltName otherName, each a UTF8String.
inline constexpr std::string_view kNameItem = "1.2.392.200149.8.5.5.1";
inline constexpr std::string_view kNameSubstitutes = "1.2.392.200149.8.5.5.2";
inline constexpr std::string_view kSexItem = "1.2.392.200149.8.5.5.3";
inline constexpr std::string_view kBirthItem = "1.2.392.200149.8.5.5.4";
inline constexpr std::string_view kAddressItem = "1.2.392.200149.8.5.5.5";
inline constexpr std::string_view kAddressSubstitutes = "1.2.392.200149.8.5.5.6";

/// 基本4情報, as of the day of issue.
struct FourItems {
    std::string name;        // one full-width space between family and given name
    std::string address;     // from the prefecture on
    PartialDate birth_date;  // none: unknown
    registry::Sex sex = registry::Sex::unknown;
    std::string name_substitutes;     // one '0' or '1' per character: '1' stands for another
    std::string address_substitutes;  // the same for the address
};

/// "320010203" for 3 February 2001: the era's digit (1 明治 … 5 令和, 0 unknown), then the
/// Gregorian year. Unknown parts are 00, an unknown date is all zeros.
std::string birth_text(PartialDate birth);
/// Nothing sensible written there is an unknown date, not a wrong one.
PartialDate parse_birth(std::string_view text);

/// A text as certificates can hold it: what is outside JIS X 0208 becomes 〓, variation selectors
/// go, and `substitutes` tells where.
struct CardText {
    std::string text;
    std::string substitutes;
};
CardText card_text(std::string_view text, std::size_t characters_most);

/// The day on which the nth birthday after `day` falls, first strictly after it. For one born on
/// 29 February it is 28 February in other years (年齢計算ニ関スル法律).
Date birthday_after(Date day, Date birth, int nth);

/// How long certificates issued on a day are good, to the end of that day in Japan.
struct CardDays {
    Date issued_on;
    Date birth;
    Date card_until;       // the card itself
    Date old_until;        // the certificate this one renews; none for a first one
    Date residence_until;  // 在留期間の満了日; none for nationals
};
/// 有効期間: the earliest of the fifth birthday (the sixth when less than three months of the old
/// one were left), the card's end, and the end of the stay.
Date certificate_until(const CardDays& days);
/// The card: the tenth birthday, for minors the fifth.
Date card_until(Date issued_on, Date birth);
/// Signing certificates are not issued to those under fifteen.
bool may_have_signing_certificate(Date issued_on, Date birth);

}  // namespace yakuba::identity
