#include <algorithm>

#include "business/fixed_asset_tax/rules.h"

// 負担調整措置 of one part of a parcel (地方税法附則18条–19条の4, 25条–27条).
namespace yakuba::fixed_asset_tax {
namespace {

Yen floor_yen(Unrounded amount) { return floor_to(1_yen, amount); }

/// part/whole >= limit, without rounding.
bool at_least(Yen part, Yen whole, Ratio limit) {
    return static_cast<Int128>(part.amount()) * limit.denominator >=
           static_cast<Int128>(whole.amount()) * limit.numerator;
}

int level_of(Yen previous, Yen principal) {
    if (principal <= 0_yen) return 0;
    const Yen level = floor_to(1_yen, previous * Ratio{10'000, principal.amount()});
    return static_cast<int>(std::min<std::int64_t>(level.amount(), 9'999'999));
}

/// Taxed at all it comes to, beside last year's base: what the adjustments begin with.
Part at_principal(Unrounded full, Yen previous) {
    Part part;
    part.principal = floor_yen(full);
    part.base = part.principal;
    part.adjustment = Adjustment::full;
    part.level = level_of(previous, part.principal);
    return part;
}

/// 令和3年度: what would rise stays at last year's base, unless the use changed.
void freeze(const Rates& rates, Yen previous, bool changed, Part& part) {
    if (!rates.frozen || changed || part.base <= previous) return;
    part.base = previous;
    part.adjustment = Adjustment::frozen;
}

}  // namespace

Part adjust_general(const Rates& rates, Unrounded full, Yen previous, bool changed) {
    Part part = at_principal(full, previous);
    if (previous == 0_yen || previous >= part.principal) return part;
    const Yen raised = previous + floor_yen(full * rates.step);
    const Yen least = floor_yen(full * rates.least);
    if (raised < part.principal) {
        part.base = std::max(raised, least);
        part.adjustment = raised < least ? Adjustment::at_least : Adjustment::raised;
    }
    freeze(rates, previous, changed, part);
    return part;
}

Part adjust_commercial(const Rates& rates, Unrounded full, Yen previous, bool changed) {
    Part part = at_principal(full, previous);
    const Yen upper = floor_yen(full * rates.commercial_upper);
    // 附則18条5項: the level is above the upper limit, or nothing comparable is known.
    if (previous == 0_yen || previous > upper) {
        part.base = upper;
        part.adjustment = Adjustment::upper;
        return part;
    }
    // 附則18条4項: between the limits last year's base stays.
    if (at_least(previous, part.principal, rates.commercial_lower)) {
        part.base = previous;
        part.adjustment = Adjustment::kept;
        return part;
    }
    const Yen raised = previous + floor_yen(full * rates.commercial_step);
    const Yen lower = floor_yen(full * rates.commercial_lower);
    const Yen least = floor_yen(full * rates.commercial_least);
    part.base = raised;
    part.adjustment = Adjustment::raised;
    if (raised > lower) {
        part.base = lower;
        part.adjustment = Adjustment::lower_limit;
    } else if (raised < least) {
        part.base = least;
        part.adjustment = Adjustment::at_least;
    }
    freeze(rates, previous, changed, part);
    return part;
}

Part adjust_farm(const Rates& rates, Unrounded full, Yen previous, bool changed) {
    Part part = at_principal(full, previous);
    if (previous == 0_yen || previous >= part.principal) return part;
    for (const FarmStep& step : rates.farm_steps) {
        if (!at_least(previous, part.principal, step.level_from)) continue;
        const Yen raised = floor_yen(previous * step.factor);
        if (raised < part.principal) {
            part.base = raised;
            part.adjustment = Adjustment::farm;
        }
        break;
    }
    freeze(rates, previous, changed, part);
    return part;
}

}  // namespace yakuba::fixed_asset_tax
