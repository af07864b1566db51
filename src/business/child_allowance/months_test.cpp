#include "business/child_allowance/months.h"

#include <gtest/gtest.h>

#include "business/child_allowance/payment.h"

namespace yakuba::child_allowance {
namespace {

Rates rates_with(std::vector<PaymentMonth> months) {
    Rates rates;
    rates.claim_days = 15;
    rates.transition_month = YearMonth{2024, 10};
    rates.transition_until = Date{2025, 3, 31};
    rates.payment_months = std::move(months);
    return rates;
}
const Rates kNow = rates_with({{2}, {4}, {6}, {8}, {10}, {12}});
const Rates kBefore = rates_with({{2}, {6}, {10}});

TEST(ClaimTiming, TheMonthAfterTheEventWithinFifteenDaysElseAfterTheClaim) {
    ClaimTiming claim{.reason = ClaimReason::move_in, .event_on = Date{2026, 4, 30}};
    EXPECT_EQ(claim_deadline(kNow, claim), Date(2026, 5, 15));
    claim.claimed_on = Date{2026, 5, 15};
    EXPECT_EQ(first_month(kNow, claim), YearMonth(2026, 5));
    claim.claimed_on = Date{2026, 5, 16};
    EXPECT_EQ(first_month(kNow, claim), YearMonth(2026, 6));
    claim.claimed_on = Date{2026, 4, 30};
    EXPECT_EQ(first_month(kNow, claim), YearMonth(2026, 5));
}

TEST(ClaimTiming, AClosedLastDayMovesToTheNextOpenDay) {
    // 15 August 2026 is a Saturday.
    ClaimTiming claim{.reason = ClaimReason::birth,
                      .event_on = Date{2026, 7, 31},
                      .extended_until = Date{2026, 8, 17},
                      .claimed_on = Date{2026, 8, 17}};
    EXPECT_EQ(first_month(kNow, claim), YearMonth(2026, 8));
    claim.extended_until = Date{};
    EXPECT_EQ(first_month(kNow, claim), YearMonth(2026, 9));
}

TEST(ClaimTiming, AHindranceStartsTheFifteenDaysWhenItEnds) {
    // 8条3項: やむを得ない理由により請求できなくなった日の属する月の翌月から。
    ClaimTiming claim{.event_on = Date{2026, 7, 5},
                      .hindered_until = Date{2026, 9, 20},
                      .claimed_on = Date{2026, 10, 5}};
    EXPECT_EQ(first_month(kNow, claim), YearMonth(2026, 8));
    claim.claimed_on = Date{2026, 10, 6};
    EXPECT_EQ(first_month(kNow, claim), YearMonth(2026, 11));
}

TEST(ClaimTiming, WithoutAnEventTheMonthAfterTheClaim) {
    EXPECT_EQ(first_month(kNow, {.claimed_on = Date{2026, 12, 1}}), YearMonth(2027, 1));
    EXPECT_FALSE(claim_deadline(kNow, {}));
}

TEST(Months, EndAndDecrease) {
    EXPECT_EQ(last_month(Date{2026, 4, 1}), YearMonth(2026, 4));
    EXPECT_EQ(first_lower_month(Date{2026, 12, 31}), YearMonth(2027, 1));
}

TEST(Months, EvenMonthsPayTheTwoBefore) {
    EXPECT_EQ(payment_month(kNow, YearMonth{2024, 10}), YearMonth(2024, 12));
    EXPECT_EQ(payment_month(kNow, YearMonth{2024, 11}), YearMonth(2024, 12));
    EXPECT_EQ(payment_month(kNow, YearMonth{2024, 12}), YearMonth(2025, 2));
    EXPECT_EQ(first_month_of_payment(kNow, YearMonth{2025, 1}), YearMonth(2024, 12));
    EXPECT_EQ(first_month_of_payment(kNow, YearMonth{2024, 11}), YearMonth(2024, 10));
}

TEST(Months, UntilSeptember2024ThreeTimesAYear) {
    EXPECT_EQ(payment_month(kBefore, YearMonth{2024, 9}), YearMonth(2024, 10));
    EXPECT_EQ(payment_month(kBefore, YearMonth{2024, 6}), YearMonth(2024, 10));
    EXPECT_EQ(payment_month(kBefore, YearMonth{2024, 5}), YearMonth(2024, 6));
    EXPECT_EQ(payment_month(kBefore, YearMonth{2023, 10}), YearMonth(2024, 2));
    EXPECT_EQ(first_month_of_payment(kBefore, YearMonth{2024, 1}), YearMonth(2023, 10));
    EXPECT_EQ(payment_month({}, YearMonth{2024, 1}), YearMonth{});
}

TEST(Payment, PartsAddUpAndNothingIsTakenTwice) {
    const Payment payment = pay(Yen{20'000}, {.overpaid = Yen{5'000},
                                              .childcare_fees = Yen{8'000},
                                              .school_costs = Yen{4'000},
                                              .donation = Yen{9'000}});
    EXPECT_EQ(payment.set_off, Yen{5'000});
    EXPECT_EQ(payment.childcare_fees, Yen{8'000});
    EXPECT_EQ(payment.school_costs, Yen{4'000});
    EXPECT_EQ(payment.donation, Yen{3'000});
    EXPECT_EQ(payment.transferred, Yen{0});
    EXPECT_EQ(pay(Yen{10'000}, {}).transferred, Yen{10'000});
}

TEST(Payment, WhatCannotBeSetOffNowWaits) {
    const Payment payment = pay(Yen{10'000}, {.overpaid = Yen{25'000}, .donation = Yen{1'000}});
    EXPECT_EQ(payment.set_off, Yen{10'000});
    EXPECT_EQ(payment.still_overpaid, Yen{15'000});
    EXPECT_EQ(payment.donation, Yen{0});
    EXPECT_EQ(payment.transferred, Yen{0});
}

TEST(Payment, UnpaidAndOverpaidMonthsDoNotCancelEachOther) {
    const MonthAmount months[] = {{YearMonth{2026, 4}, Yen{10'000}, Yen{0}},
                                  {YearMonth{2026, 5}, Yen{10'000}, Yen{10'000}},
                                  {YearMonth{2026, 6}, Yen{0}, Yen{15'000}}};
    EXPECT_EQ(unpaid(months), Yen{10'000});
    EXPECT_EQ(overpaid(months), Yen{15'000});
}

}  // namespace
}  // namespace yakuba::child_allowance
