#include "kernel/period.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <iterator>

namespace yakuba {
namespace {

using std::chrono::days;

const Holidays& holidays() {
    static const Holidays instance = [] {
        std::ifstream file{YAKUBA_ROOT "/data/codes/holidays.csv"};
        return *Holidays::from_csv(std::string{std::istreambuf_iterator<char>{file}, {}});
    }();
    return instance;
}

const OpenDays& office() {
    static const OpenDays instance{holidays(), Closed::municipality};
    return instance;
}

const OpenDays& bank() {
    static const OpenDays instance{holidays(), Closed::bank};
    return instance;
}

TEST(OpenDays, RestOnWeekendsHolidaysAndAtTheEndOfTheYear) {
    EXPECT_TRUE(office().is_open(Date{2026, 11, 24}));
    EXPECT_FALSE(office().is_open(Date{2026, 11, 21}));  // Saturday
    EXPECT_FALSE(office().is_open(Date{2026, 11, 22}));  // Sunday
    EXPECT_FALSE(office().is_open(Date{2026, 11, 23}));  // 勤労感謝の日
    EXPECT_FALSE(office().is_open(Date{2026, 5, 6}));    // 振替休日
    EXPECT_FALSE(office().is_open(Date{2026, 9, 22}));   // between two holidays
    EXPECT_TRUE(office().is_open(Date{2026, 12, 28}));
    EXPECT_FALSE(office().is_open(Date{2027, 1, 1}));
}

TEST(OpenDays, BanksWorkTwoDaysLongerInDecember) {
    for (const int day : {29, 30}) {
        EXPECT_FALSE(office().is_open(Date{2026, 12, day}));
        EXPECT_TRUE(bank().is_open(Date{2026, 12, day}));
    }
    EXPECT_FALSE(bank().is_open(Date{2026, 12, 31}));
    EXPECT_EQ(bank().on_or_after(Date{2026, 12, 31}), (Date{2027, 1, 4}));
    EXPECT_EQ(office().on_or_after(Date{2026, 12, 29}), (Date{2027, 1, 4}));
    EXPECT_EQ(bank().on_or_before(Date{2027, 1, 3}), (Date{2026, 12, 30}));
    EXPECT_EQ(bank().plus(Date{2027, 1, 4}, -3), (Date{2026, 12, 28}));
    EXPECT_EQ(bank().plus(Date{2026, 11, 20}, 1), (Date{2026, 11, 24}));
}

TEST(OpenDays, ATableWithABrokenRowIsRefused) {
    EXPECT_FALSE(Holidays::from_csv("date,name\n2026-13-01,?\n"));
    EXPECT_TRUE(Holidays::from_csv(""));
    EXPECT_TRUE(Holidays::from_csv("date,name"));
}

RC_GTEST_PROP(OpenDays, TheNextOpenDayIsOpenAndNoneLiesBetween, ()) {
    const Date day = Date{2000, 1, 1} + days{*rc::gen::inRange(0, 18'000)};
    for (const OpenDays* open : {&office(), &bank()}) {
        const Date next = open->on_or_after(day);
        RC_ASSERT(open->is_open(next));
        for (Date d = day; d < next; d = d + days{1})
            RC_ASSERT(!open->is_open(d));
        const int count = *rc::gen::inRange(1, 20);
        RC_ASSERT(open->plus(open->plus(next, count), -count) == next);
    }
}

TEST(Period, TheDayOfTheEventDoesNotCount) {
    // 4月1日に転入した人の14日は、4月2日に始まり15日に終わる。
    EXPECT_EQ(last_day_of_period(first_day_after(Date{2026, 4, 1}), Days{14}), (Date{2026, 4, 15}));
}

TEST(Period, MonthsEndTheDayBeforeTheCorrespondingDay) {
    struct Case {
        Date first;
        int months;
        Date last;
    };
    for (const Case& c :
         {Case{{2026, 4, 16}, 1, {2026, 5, 15}},
          Case{{2026, 4, 1}, 1, {2026, 4, 30}},  // whole months
          Case{{2026, 4, 1}, 12, {2027, 3, 31}},
          Case{{2026, 1, 31}, 1, {2026, 2, 28}},  // no 31 February
          Case{{2026, 12, 31}, 2, {2027, 2, 28}}, Case{{2024, 1, 30}, 1, {2024, 2, 29}},
          Case{{2024, 1, 29}, 1, {2024, 2, 28}},  // 29 February exists
          Case{{2026, 1, 29}, 1, {2026, 2, 28}}, Case{{2024, 2, 29}, 12, {2025, 2, 28}}}) {
        EXPECT_EQ(last_day_of_period(c.first, Months{c.months}), c.last) << to_iso(c.first);
    }
}

TEST(Period, ADeadlineOnAClosedDayIsCarriedOver) {
    // 15 days after 4 April 2026 is a Sunday.
    EXPECT_EQ(deadline_after(Date{2026, 4, 4}, Days{15}, office()), (Date{2026, 4, 20}));
    // Three months after 2 February 2026 lie in the holidays of May, which end on the 6th.
    EXPECT_EQ(deadline_after(Date{2026, 2, 2}, Months{3}, office()), (Date{2026, 5, 7}));
    EXPECT_EQ(deadline_after(Date{2026, 12, 15}, Days{14}, office()), (Date{2027, 1, 4}));
}

/// 民法143条 by walking: on from the first day, to the eve of the corresponding day of the last
/// month, or to the end of that month when it has no such day.
RC_GTEST_PROP(Period, EndsWhereWalkingEnds, ()) {
    const YearMonth month{*rc::gen::inRange(2000, 2050), *rc::gen::inRange(1, 13)};
    const int day = *rc::gen::oneOf(rc::gen::just(1), rc::gen::inRange(27, 32));
    const Date first{month.year(), month.month(), day};
    RC_PRE(is_calendar_day(first));
    const int months = *rc::gen::inRange(1, 40);
    const YearMonth last_month = month + months;
    Date last = first;
    for (Date next = last + days{1}; YearMonth{next} <= last_month; next = next + days{1}) {
        if (YearMonth{next} == last_month && next.day() >= day) break;
        last = next;
    }
    RC_ASSERT(last_day_of_period(first, Months{months}) == last);
}

}  // namespace
}  // namespace yakuba
