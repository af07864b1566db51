#pragma once
#include <algorithm>
#include <compare>
#include <cstdint>
#include <numeric>

namespace yakuba {

/// A whole number of yen. Arithmetic never rounds: multiplying by a Ratio gives an Unrounded.
class Yen {
public:
    constexpr Yen() = default;
    constexpr explicit Yen(std::int64_t amount) : amount_(amount) {}
    constexpr std::int64_t amount() const { return amount_; }

    friend constexpr auto operator<=>(Yen, Yen) = default;
    friend constexpr Yen operator+(Yen a, Yen b) { return Yen{a.amount_ + b.amount_}; }
    friend constexpr Yen operator-(Yen a, Yen b) { return Yen{a.amount_ - b.amount_}; }
    friend constexpr Yen operator-(Yen a) { return Yen{-a.amount_}; }
    friend constexpr Yen operator*(Yen a, std::int64_t count) { return Yen{a.amount_ * count}; }
    constexpr Yen& operator+=(Yen other) { return *this = *this + other; }
    constexpr Yen& operator-=(Yen other) { return *this = *this - other; }

private:
    std::int64_t amount_ = 0;
};

constexpr Yen operator""_yen(unsigned long long amount) {
    return Yen{static_cast<std::int64_t>(amount)};
}

/// An exact rational rate: 6% is Ratio{6, 100}, one sixth is Ratio{1, 6}. The denominator is
/// positive.
struct Ratio {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;

    friend constexpr bool operator==(Ratio a, Ratio b) {
        return a.numerator * b.denominator == b.numerator * a.denominator;
    }
    friend constexpr Ratio operator+(Ratio a, Ratio b) {
        return reduced(a.numerator * b.denominator + b.numerator * a.denominator,
                       a.denominator * b.denominator);
    }
    friend constexpr Ratio operator-(Ratio a, Ratio b) {
        return a + Ratio{-b.numerator, b.denominator};
    }
    friend constexpr Ratio operator*(Ratio a, Ratio b) {
        return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
    }
    friend constexpr bool operator<(Ratio a, Ratio b) {
        return a.numerator * b.denominator < b.numerator * a.denominator;
    }

    /// The same ratio in lowest terms.
    static constexpr Ratio reduced(std::int64_t numerator, std::int64_t denominator) {
        const std::int64_t common = std::gcd(numerator, denominator);
        return common == 0 ? Ratio{} : Ratio{numerator / common, denominator / common};
    }
};

constexpr Ratio percent(std::int64_t p) { return Ratio{p, 100}; }

__extension__ using Int128 = __int128;

/// An amount of money before the law has said how to round it: a product of yen and a rate, or a
/// sum of such products. There is no way back to Yen except floor_to, ceil_to, round_half_up_to.
class Unrounded {
public:
    constexpr Unrounded() = default;
    constexpr Unrounded(Yen money, Ratio rate)
        : numerator_(static_cast<Int128>(money.amount()) * rate.numerator),
          denominator_(rate.denominator) {}
    constexpr explicit Unrounded(Yen money) : numerator_(money.amount()) {}

    friend constexpr Unrounded operator+(Unrounded a, Unrounded b) {
        if (a.denominator_ == b.denominator_) {
            return raw(a.numerator_ + b.numerator_, a.denominator_);
        }
        const std::int64_t common = std::lcm(a.denominator_, b.denominator_);
        return raw(
            a.numerator_ * (common / a.denominator_) + b.numerator_ * (common / b.denominator_),
            common);
    }
    friend constexpr Unrounded operator-(Unrounded a, Unrounded b) {
        return a + raw(-b.numerator_, b.denominator_);
    }
    friend constexpr Unrounded operator*(Unrounded a, Ratio rate) {
        return raw(a.numerator_ * rate.numerator, a.denominator_ * rate.denominator);
    }
    friend constexpr bool operator==(Unrounded a, Unrounded b) {
        return a.numerator_ * b.denominator_ == b.numerator_ * a.denominator_;
    }
    friend constexpr bool operator<(Unrounded a, Unrounded b) {
        return a.numerator_ * b.denominator_ < b.numerator_ * a.denominator_;
    }

    /// Largest multiple of `unit` not above the amount (切捨て).
    friend constexpr Yen floor_to(Yen unit, Unrounded x) { return x.multiple_below(unit); }
    /// Smallest multiple of `unit` not below the amount (切上げ).
    friend constexpr Yen ceil_to(Yen unit, Unrounded x) {
        return -raw(-x.numerator_, x.denominator_).multiple_below(unit);
    }
    /// Nearest multiple of `unit`, halves upwards (四捨五入).
    friend constexpr Yen round_half_up_to(Yen unit, Unrounded x) {
        return raw(x.numerator_ * 2 + static_cast<Int128>(unit.amount()) * x.denominator_,
                   x.denominator_ * 2)
            .multiple_below(unit);
    }

private:
    static constexpr Unrounded raw(Int128 numerator, std::int64_t denominator) {
        Unrounded x;
        x.numerator_ = numerator;
        x.denominator_ = denominator;
        return x;
    }
    static constexpr bool fits64(Int128 v) { return static_cast<std::int64_t>(v) == v; }
    constexpr Yen multiple_below(Yen unit) const {
        const Int128 step = static_cast<Int128>(denominator_) * unit.amount();
        // A 64-bit division costs a tenth of a 128-bit one, and nearly every amount fits.
        if (fits64(numerator_) && fits64(step)) {
            const auto n = static_cast<std::int64_t>(numerator_);
            const auto s = static_cast<std::int64_t>(step);
            return Yen{(n / s - (n % s < 0)) * unit.amount()};
        }
        const Int128 quotient = numerator_ / step - (numerator_ % step < 0);
        return Yen{static_cast<std::int64_t>(quotient) * unit.amount()};
    }

    Int128 numerator_ = 0;
    std::int64_t denominator_ = 1;
};

constexpr Unrounded operator*(Yen money, Ratio rate) { return Unrounded{money, rate}; }

/// Largest multiple of `unit` not above `money` (切捨て).
constexpr Yen floor_to(Yen unit, Yen money) {
    const std::int64_t q = money.amount() / unit.amount() - (money.amount() % unit.amount() < 0);
    return Yen{q * unit.amount()};
}

constexpr Yen at_least_zero(Yen money) { return std::max(money, Yen{0}); }

}  // namespace yakuba
