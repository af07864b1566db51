#include "kernel/money.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace yakuba {
namespace {

/// Floor division of the statute book: towards minus infinity, in plain wide arithmetic.
std::int64_t floor_of(Int128 numerator, Int128 denominator) {
    Int128 quotient = numerator / denominator;
    if (quotient * denominator > numerator) --quotient;
    return static_cast<std::int64_t>(quotient);
}

rc::Gen<std::int64_t> any_amount() {
    return rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-2'000, 2'000),
                          rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000));
}

rc::Gen<Ratio> any_rate() {
    return rc::gen::apply(
        [](std::int64_t numerator, std::int64_t denominator) {
            return Ratio{numerator, denominator};
        },
        rc::gen::inRange<std::int64_t>(0, 100'000), rc::gen::inRange<std::int64_t>(1, 100'000));
}

rc::Gen<std::int64_t> any_unit() {
    return rc::gen::element<std::int64_t>(1, 10, 50, 100, 500, 1'000, 10'000);
}

TEST(Money, RoundsOnlyWhereTheLawSays) {
    // 地方税法20条の4の2: 課税標準額は千円未満、税額は百円未満を切り捨てる。
    EXPECT_EQ(floor_to(1'000_yen, 1'234'999_yen), 1'234'000_yen);
    EXPECT_EQ(floor_to(100_yen, 1'234'000_yen * Ratio{6, 100}), 74'000_yen);
    EXPECT_EQ(ceil_to(100_yen, 1_yen * Ratio{1, 1}), 100_yen);
    EXPECT_EQ(round_half_up_to(1_yen, 1_yen * Ratio{1, 2}), 1_yen);
    EXPECT_EQ(round_half_up_to(1_yen, 1_yen * Ratio{49, 100}), 0_yen);
    EXPECT_EQ(at_least_zero(Yen{-1}), 0_yen);
}

TEST(Money, RoundsTowardsTheSameSideBelowZero) {
    EXPECT_EQ(floor_to(100_yen, Yen{-1}), Yen{-100});
    EXPECT_EQ(floor_to(100_yen, Yen{-1} * Ratio{1, 3}), Yen{-100});
    EXPECT_EQ(ceil_to(100_yen, Yen{-199} * Ratio{1, 1}), Yen{-100});
    EXPECT_EQ(round_half_up_to(1_yen, Yen{-1} * Ratio{1, 2}), 0_yen);
}

TEST(Money, ThirdsAddUpToTheWhole) {
    const Unrounded third = 100_yen * Ratio{1, 3};
    EXPECT_EQ(third + third + third, Unrounded{100_yen});
    EXPECT_EQ(floor_to(1_yen, third + third + third), 100_yen);
    EXPECT_EQ(floor_to(1_yen, third) * 3, 99_yen);
}

RC_GTEST_PROP(Money, RoundingAgreesWithWideArithmetic, ()) {
    const std::int64_t amount = *any_amount();
    const Ratio rate = *any_rate();
    const std::int64_t unit = *any_unit();
    const Unrounded product = Yen{amount} * rate;
    const Int128 n = static_cast<Int128>(amount) * rate.numerator;
    const Int128 step = static_cast<Int128>(rate.denominator) * unit;
    RC_ASSERT(floor_to(Yen{unit}, product).amount() == floor_of(n, step) * unit);
    RC_ASSERT(ceil_to(Yen{unit}, product).amount() == -floor_of(-n, step) * unit);
    RC_ASSERT(round_half_up_to(Yen{unit}, product).amount() ==
              floor_of(2 * n + step, 2 * step) * unit);
}

RC_GTEST_PROP(Money, SumsOfProductsAreExact, ()) {
    const std::int64_t a = *any_amount();
    const std::int64_t b = *any_amount();
    const Ratio p = *any_rate();
    const Ratio q = *any_rate();
    const Int128 d = static_cast<Int128>(p.denominator) * q.denominator;
    const Int128 sum = static_cast<Int128>(a) * p.numerator * q.denominator +
                       static_cast<Int128>(b) * q.numerator * p.denominator;
    const Int128 difference = static_cast<Int128>(a) * p.numerator * q.denominator -
                              static_cast<Int128>(b) * q.numerator * p.denominator;
    RC_ASSERT(floor_to(1_yen, Yen{a} * p + Yen{b} * q).amount() == floor_of(sum, d));
    RC_ASSERT(floor_to(1_yen, Yen{a} * p - Yen{b} * q).amount() == floor_of(difference, d));
    RC_ASSERT((Yen{a} * p < Yen{b} * q) == (difference < 0));
}

RC_GTEST_PROP(Money, RoundingStaysWithinOneUnit, ()) {
    const Unrounded x = Yen{*any_amount()} * *any_rate();
    const Yen unit{*any_unit()};
    const Yen below = floor_to(unit, x);
    const Yen above = ceil_to(unit, x);
    const Yen nearest = round_half_up_to(unit, x);
    RC_ASSERT(!(x < Unrounded{below}));
    RC_ASSERT(!(Unrounded{above} < x));
    RC_ASSERT(above == below || above == below + unit);
    RC_ASSERT(nearest == below || nearest == above);
}

RC_GTEST_PROP(Money, RatiosCompareAndAddAsFractions, ()) {
    const Ratio a = *any_rate();
    const Ratio b = *any_rate();
    RC_ASSERT((a + b) - b == a);
    RC_ASSERT((a < b) == (static_cast<Int128>(a.numerator) * b.denominator <
                          static_cast<Int128>(b.numerator) * a.denominator));
    const Ratio one{1, 1};
    RC_ASSERT(a * one == a);
}

}  // namespace
}  // namespace yakuba
