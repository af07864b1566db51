// A year's rates made ready once: every amount in whole parts of a yen, by month and by reduction.
#include <numeric>

#include "business/national_health_insurance/exact.h"
#include "business/national_health_insurance/rules.h"

namespace yakuba::national_health_insurance {
namespace {

/// Rates finer than this many parts of a yen are cut.
constexpr std::int64_t kFinest = 1'200'000'000;

/// The fractions into which every rate of a part divides a yen, and each month's twelfth of it.
/// Shares that are taken of one another multiply; the others stand side by side.
std::int64_t fractions(const Rates& rates, const PartRates& part) {
    Int128 parts = 12;
    for (const Ratio share : {rates.preschool_share, rates.former_dependant_share,
                              rates.specified_share, rates.continuing_share}) {
        parts *= share.denominator;
        if (parts > kFinest) return kFinest;
    }
    for (const Ratio side :
         {rates.reduction_seventy, rates.reduction_fifty, rates.reduction_twenty}) {
        parts *= side.denominator / std::gcd(static_cast<std::int64_t>(parts), side.denominator);
        if (parts > kFinest) return kFinest;
    }
    parts *= 10;  // a reduction of a share
    for (const Ratio side : {part.income_rate, part.asset_rate}) {
        const std::int64_t per_month = side.denominator * 12;
        parts *= per_month / std::gcd(static_cast<std::int64_t>(parts), per_month);
        if (parts > kFinest) return kFinest;
    }
    return static_cast<std::int64_t>(parts);
}

}  // namespace

PreparedYear::PreparedYear(const Rates& rates, FiscalYear year) : rates_(rates), year_(year) {
    const PartRates* const parts[] = {&rates_.medical, &rates_.support, &rates_.care,
                                      &rates_.child};
    const Ratio steps[] = {
        {0, 1}, rates.reduction_twenty, rates.reduction_fifty, rates.reduction_seventy};
    const Ratio classes[] = {{1, 1}, rates.specified_share, rates.continuing_share};
    for (std::size_t p = 0; p < 4; ++p) {
        const PartRates& from = *parts[p];
        Part& part = parts_[p];
        const std::int64_t yen = fractions(rates, from);
        part.yen = yen;
        part.cap = from.cap;
        const auto times = [yen](Ratio r) {
            return static_cast<Int128>(r.numerator) * yen / r.denominator;
        };
        part.income_yearly = times(from.income_rate);
        part.income = part.income_yearly / 12;
        part.asset = times(from.asset_rate) / 12;
        // The yearly amount of a reduction, rounded where the ordinance rounds it.
        const auto less = [&](Yen amount, Ratio share) -> Int128 {
            if (rates.reduction_unit > 0_yen && share.numerator != 0) {
                return static_cast<Int128>(
                           rounded(rates.reduction_unit, rates.reduction_direction, amount * share)
                               .amount()) *
                       yen;
            }
            return static_cast<Int128>(amount.amount()) * yen * share.numerator / share.denominator;
        };
        const Yen capita[] = {
            from.per_capita,
            from.per_capita + (p == kChild ? rates.child_adult_per_capita : 0_yen)};
        for (std::size_t grown = 0; grown < 2; ++grown) {
            part.per_capita[grown] = static_cast<Int128>(capita[grown].amount()) * yen / 12;
            for (std::size_t step = 0; step < 4; ++step)
                part.per_capita_less[grown][step] = less(capita[grown], steps[step]) / 12;
        }
        part.per_household = static_cast<Int128>(from.per_household.amount()) * yen / 12;
        for (std::size_t step = 0; step < 4; ++step) {
            const Int128 remains = static_cast<Int128>(from.per_capita.amount()) * yen -
                                   less(from.per_capita, steps[step]);
            Int128 halving =
                remains * rates.preschool_share.numerator / rates.preschool_share.denominator;
            if (rates.reduction_unit > 0_yen && rates.preschool_share.numerator != 0) {
                halving = Exact<Int128>{part.yen}.to_unit(halving, rates.reduction_unit,
                                                          rates.reduction_direction);
            }
            part.preschool[step] = halving / 12;
            for (std::size_t c = 0; c < 3; ++c) {
                const Int128 whole = static_cast<Int128>(from.per_household.amount()) * yen *
                                     classes[c].numerator / classes[c].denominator;
                Int128 off = whole * steps[step].numerator / steps[step].denominator;
                if (rates.reduction_unit > 0_yen && steps[step].numerator != 0) {
                    off = Exact<Int128>{part.yen}.to_unit(off, rates.reduction_unit,
                                                          rates.reduction_direction);
                }
                part.per_household_less[c][step] = off / 12;
            }
        }
        part.small = yen <= 10'000'000 &&
                     from.income_rate.numerator <= from.income_rate.denominator &&
                     from.asset_rate.numerator <= from.asset_rate.denominator * 10 &&
                     capita[1] <= 1'000'000_yen && from.per_household <= 1'000'000_yen;
    }
}

}  // namespace yakuba::national_health_insurance
