#include "identity/card_profile.h"

#include <algorithm>
#include <array>

#include "kernel/digits.h"
#include "kernel/utf8.h"

namespace yakuba::identity {
namespace {

constexpr int kSigningAge = 15;
constexpr int kAdultAge = 18;

struct EraStart {
    Date first_day;
    char digit;
};
// The digits are those of the certificate profile, not of data/codes/eras.csv: a sixth era would
// get its digit from the issuer.
constexpr std::array<EraStart, 5> kEras = {{{Date{2019, 5, 1}, '5'},
                                            {Date{1989, 1, 8}, '4'},
                                            {Date{1926, 12, 25}, '3'},
                                            {Date{1912, 7, 30}, '2'},
                                            {Date{1868, 1, 25}, '1'}}};

std::string padded(int number, std::size_t width) {
    std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

/// Kana, the ideographs every font has, ASCII, full-width forms and the marks of addresses. The
/// exact set is JIS X 0208 and 0212; of ideographs, those outside the basic block are outside both.
bool card_can_hold(char32_t c) {
    return (c >= 0x20 && c < 0x7F) || (c >= 0x3000 && c <= 0x30FF) ||
           (c >= 0x4E00 && c <= 0x9FA5) || (c >= 0xFF01 && c <= 0xFFEF) || c == 0x2010 ||
           c == 0x2015 || c == 0x2212 || c == 0x3005;
}

Date same_day_in(Date birth, int year) {
    const bool leap = std::chrono::year{year}.is_leap();
    if (birth.month() == 2 && birth.day() == 29 && !leap) return Date{year, 2, 28};
    return Date{year, birth.month(), birth.day()};
}

}  // namespace

std::string birth_text(PartialDate birth) {
    if (!birth) return "000000000";
    char era = '0';
    // An unknown day within the year in which the era changed is read as the earliest.
    for (const EraStart& one : kEras) {
        if (birth.earliest() >= one.first_day) {
            era = one.digit;
            break;
        }
    }
    return era + padded(birth.year(), 4) + padded(birth.month(), 2) + padded(birth.day(), 2);
}

PartialDate parse_birth(std::string_view text) {
    if (text.size() != 9 || text[0] < '0' || text[0] > '5') return {};
    const int year = detail::digits_at(text, 1, 4);
    const int month = detail::digits_at(text, 5, 2);
    const int day = detail::digits_at(text, 7, 2);
    if (year < 1868 || month < 0 || month > 12 || day < 0 || (month == 0 && day != 0)) return {};
    const PartialDate birth{year, month, day};
    if (day > 0 && !is_calendar_day(Date{year, month, day})) return {};
    return birth;
}

CardText card_text(std::string_view text, std::size_t characters_most) {
    CardText out;
    for (std::size_t n = 0; n < characters_most && !text.empty();) {
        const char32_t c = take_code_point(text);
        if (is_variation_selector(c)) {
            // The glyph meant is another than the character shows.
            if (!out.substitutes.empty()) out.substitutes.back() = '1';
            continue;
        }
        const bool holds = card_can_hold(c);
        append_utf8(out.text, holds ? c : U'〓');
        out.substitutes += holds ? '0' : '1';
        ++n;
    }
    return out;
}

Date birthday_after(Date day, Date birth, int nth) {
    const int first = same_day_in(birth, day.year()) > day ? day.year() : day.year() + 1;
    return same_day_in(birth, first + nth - 1);
}

Date certificate_until(const CardDays& days) {
    const bool late_renewal = days.old_until && days.issued_on <= days.old_until &&
                              add_months(days.issued_on, 3) > days.old_until;
    Date until = birthday_after(days.issued_on, days.birth, late_renewal ? 6 : 5);
    if (days.card_until) until = std::min(until, days.card_until);
    if (days.residence_until) until = std::min(until, days.residence_until);
    return until;
}

Date card_until(Date issued_on, Date birth) {
    return birthday_after(issued_on, birth, age_on(issued_on, birth) >= kAdultAge ? 10 : 5);
}

bool may_have_signing_certificate(Date issued_on, Date birth) {
    return age_on(issued_on, birth) >= kSigningAge;
}

}  // namespace yakuba::identity
