#include "business/long_term_care_insurance/restriction.h"

#include <algorithm>
#include <map>

namespace yakuba::long_term_care_insurance {
namespace {

/// Years in billionths, so that parts of a year add up to whole ones (三分の一ずつ三年で一年).
using Nanoyears = std::int64_t;
constexpr Nanoyears kYear = 1'000'000'000;
/// Lest the rounding of some parts takes a month, or a thousandth, away.
constexpr Nanoyears kSlack = 20;

bool is_lost(const RestrictionRates& rates, const PremiumTerm& term, Date day) {
    return term.paid < term.due && add_months(term.due_on, 12 * rates.prescription_years) < day;
}

/// What one fiscal year's terms come to.
struct Year {
    Yen due;
    Yen paid;
    Yen lost;
};

Nanoyears part_of_year(Yen part, Yen whole) {
    if (whole == Yen{0}) return 0;
    return (2 * kYear * part.amount() + whole.amount()) / (2 * whole.amount());
}

void fill_arrears(const RestrictionRates& rates, const RestrictionFacts& facts, Date day,
                  RestrictionSheet& sheet) {
    for (const PremiumTerm& term : facts.terms) {
        const Yen open = at_least_zero(term.due - term.paid);
        if (open == Yen{0} || term.due_on >= day || is_lost(rates, term, day)) continue;
        sheet.arrears += open;
        if (!sheet.oldest_due_on || term.due_on < sheet.oldest_due_on)
            sheet.oldest_due_on = term.due_on;
    }
    if (sheet.arrears == Yen{0}) return;
    if (facts.excepted) {
        sheet.ground = RestrictionGround::excepted;
        return;
    }
    sheet.ground = RestrictionGround::recent;
    sheet.payment_method = add_months(sheet.oldest_due_on, rates.payment_method_months) < day;
    sheet.withholding = add_months(sheet.oldest_due_on, rates.withholding_months) < day;
    if (sheet.payment_method) sheet.ground = RestrictionGround::payment_method;
    if (sheet.withholding) sheet.ground = RestrictionGround::withholding;
}

/// 令33条・34条: by fiscal year, what was lost and what was paid as parts of what was due; then
/// 消滅期間 × 消滅期間 ÷ (消滅期間 + 納付済期間) × 1/2.
void fill_reduction(const RestrictionRates& rates, const RestrictionFacts& facts, Date day,
                    RestrictionSheet& sheet) {
    const Date since = add_months(day, -12 * rates.restriction_years);
    std::map<FiscalYear, Year> years;
    for (const PremiumTerm& term : facts.terms) {
        if (term.due_on < since || term.due_on > day) continue;
        Year& year = years[term.fiscal_year];
        year.due += term.due;
        year.paid += std::min(term.paid, term.due);
        if (!is_lost(rates, term, day) || term.due_on <= facts.counted_until) continue;
        year.lost += term.due - term.paid;
        sheet.lost_until = std::max(sheet.lost_until, term.due_on);
    }
    Nanoyears lost = 0, paid = 0;
    for (const auto& [number, year] : years) {
        sheet.lost += year.lost;
        lost += part_of_year(year.lost, year.due);
        paid += part_of_year(year.paid, year.due);
    }
    sheet.lost_permille = static_cast<int>((lost + kSlack) / (kYear / 1000));
    sheet.paid_permille = static_cast<int>((paid + kSlack) / (kYear / 1000));
    if (lost == 0 || facts.excepted) return;
    const auto months = static_cast<Int128>(lost) * lost * 6 / (lost + paid) + kSlack;
    sheet.reduction_months = static_cast<int>(months / kYear);
}

}  // namespace

RestrictionSheet restriction(const RestrictionRates& rates, const RestrictionFacts& facts,
                             Date day) {
    RestrictionSheet sheet;
    fill_arrears(rates, facts, day, sheet);
    fill_reduction(rates, facts, day, sheet);
    return sheet;
}

int reduced_share(const RestrictionRates& rates, int share_percent) {
    return share_percent >= rates.reduced_share_percent ? rates.reduced_share_upper_percent
                                                        : rates.reduced_share_percent;
}

}  // namespace yakuba::long_term_care_insurance
