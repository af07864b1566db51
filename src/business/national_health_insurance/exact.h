#pragma once
#include <algorithm>
#include <cstddef>

#include "business/national_health_insurance/rates.h"

/// Exact sums of the levy: whole numbers of fractions of a yen, rounded where the ordinance says.
namespace yakuba::national_health_insurance {

enum PartIndex : std::size_t { kMedical = 0, kSupport = 1, kCare = 2, kChild = 3 };

inline Yen rounded(Yen unit, Direction direction, Unrounded amount) {
    switch (direction) {
        case Direction::half_up:
            return round_half_up_to(unit, amount);
        case Direction::up:
            return ceil_to(unit, amount);
        case Direction::down:
            break;
    }
    return floor_to(unit, amount);
}

inline Yen rounded(Yen unit, Direction direction, Yen amount) {
    return rounded(unit, direction, Unrounded{amount});
}

/// Amounts in `yen` parts of a yen.
template <class Int>
class Exact {
public:
    explicit Exact(Int yen) : yen_(yen) {}
    /// The fraction dropped. No household owes more than a quadrillion, whatever its rates.
    Yen whole(Int amount) const {
        if (amount == 0) return Yen{};  // most lines of most sheets: no division
        constexpr Int kMost = 1'000'000'000'000'000;
        const Int quotient = amount / yen_ - (amount % yen_ < 0);
        return Yen{static_cast<std::int64_t>(std::clamp<Int>(quotient, -kMost, kMost))};
    }
    Int to_unit(Int amount, Yen unit, Direction direction) const {
        const Int step = yen_ * static_cast<Int>(unit.amount());
        const Int shifted = direction == Direction::down ? amount
                            : direction == Direction::up ? amount + step - 1
                                                         : amount + step / 2;
        return (shifted / step - (shifted % step < 0)) * step;
    }

private:
    Int yen_;
};

}  // namespace yakuba::national_health_insurance
