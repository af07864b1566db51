#include "kernel/date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace yakuba {
namespace {

using std::chrono::days;

/// Any day a resident of today can have been born on, and any later one of a working life ahead.
rc::Gen<Date> any_day() {
    return rc::gen::map(rc::gen::inRange(-37'000, 65'000), [](int n) {  // 1868 to 2147
        return Date::from_days(std::chrono::sys_days{days{n}});
    });
}

TEST(Date, ReadsIsoDaysOfTheCalendarOnly) {
    EXPECT_EQ(*parse_date("2026-04-01"), (Date{2026, 4, 1}));
    EXPECT_EQ(*parse_date("2024-02-29"), (Date{2024, 2, 29}));
    EXPECT_EQ(*parse_date("9999-12-31"), kForever);
    for (const char* text : {"", "2026-4-1", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01",
                             "2026-04-31", "2026-04-00", "2026/04/01", "1867-12-31", "2026-04-01 ",
                             "+026-04-01", "２０２６-04-01"}) {
        const auto date = parse_date(text);
        ASSERT_FALSE(date) << text;
        EXPECT_EQ(date.problem().code, "date.malformed");
    }
}

TEST(Date, KeepsUnknownPartsOfADate) {
    const PartialDate month_known = *parse_partial_date("1935-04-00");
    EXPECT_FALSE(month_known.is_complete());
    EXPECT_EQ(month_known.earliest(), (Date{1935, 4, 1}));
    EXPECT_EQ(month_known.latest(), (Date{1935, 4, 30}));
    const PartialDate year_known = *parse_partial_date("1936-00-00");
    EXPECT_EQ(year_known.earliest(), (Date{1936, 1, 1}));
    EXPECT_EQ(year_known.latest(), (Date{1936, 12, 31}));
    EXPECT_EQ((PartialDate{1936, 2, 0}.latest()), (Date{1936, 2, 29}));
    EXPECT_FALSE(parse_partial_date("1935-00-12"));
    EXPECT_EQ(to_iso(month_known), "1935-04-00");
}

RC_GTEST_PROP(Date, IsWrittenAndReadBack, ()) {
    const Date day = *any_day();
    RC_ASSERT(*parse_date(to_iso(day)) == day);
    RC_ASSERT(is_calendar_day(day));
    const YearMonth month{day};
    RC_ASSERT(*parse_year_month(to_iso(month)) == month);
    RC_ASSERT(month.last_day() + days{1} == (month + 1).first_day());
}

TEST(Date, MonthsLaterIsTheSameDayOrTheLast) {
    EXPECT_EQ(add_months(Date{2026, 1, 31}, 1), (Date{2026, 2, 28}));
    EXPECT_EQ(add_months(Date{2024, 1, 31}, 1), (Date{2024, 2, 29}));
    EXPECT_EQ(add_months(Date{2026, 12, 15}, 1), (Date{2027, 1, 15}));
    EXPECT_EQ(add_months(Date{2026, 3, 31}, -1), (Date{2026, 2, 28}));
    EXPECT_EQ(add_months(Date{2024, 2, 29}, 12), (Date{2025, 2, 28}));
}

RC_GTEST_PROP(Date, MonthsLaterLiesInThatMonth, ()) {
    const Date day = *any_day();
    const int months = *rc::gen::inRange(-240, 240);
    const Date later = add_months(day, months);
    RC_ASSERT(YearMonth{later} - YearMonth{day} == months);
    RC_ASSERT(later.day() == day.day() || later == YearMonth{later}.last_day());
}

TEST(Age, IsReachedOnTheDayBeforeTheBirthday) {
    EXPECT_EQ(age_on(Date{2026, 3, 30}, Date{2020, 4, 1}), 5);
    EXPECT_EQ(age_on(Date{2026, 3, 31}, Date{2020, 4, 1}), 6);
    EXPECT_EQ(day_reaching_age(Date{2020, 4, 1}, 6), (Date{2026, 3, 31}));
    EXPECT_EQ(day_reaching_age(Date{2020, 3, 1}, 4), (Date{2024, 2, 29}));
    EXPECT_EQ(day_reaching_age(Date{2020, 1, 1}, 20), (Date{2039, 12, 31}));
}

TEST(Age, OfOneBornOnLeapDayIsReachedOnTwentyEighthOfFebruary) {
    for (const int year : {2024, 2025, 2026, 2027, 2028}) {
        EXPECT_EQ(day_reaching_age(Date{2004, 2, 29}, year - 2004), (Date{year, 2, 28}));
        EXPECT_EQ(age_on(Date{year, 2, 27}, Date{2004, 2, 29}), year - 2005);
        EXPECT_EQ(age_on(Date{year, 2, 28}, Date{2004, 2, 29}), year - 2004);
    }
}

/// The school year of one born on 1 April is that of the children born in March.
TEST(Age, SchoolYearEndsForAprilFirstWithTheEarlierYear) {
    EXPECT_EQ(school_year_end_at_age(Date{2008, 4, 1}, 18), (Date{2026, 3, 31}));
    EXPECT_EQ(school_year_end_at_age(Date{2008, 3, 31}, 18), (Date{2026, 3, 31}));
    EXPECT_EQ(school_year_end_at_age(Date{2008, 4, 2}, 18), (Date{2027, 3, 31}));
}

/// The birthday in a year; 1 March where one born on leap day has none.
Date birthday_in(int year, Date birth) {
    const Date same_day{year, birth.month(), birth.day()};
    return is_calendar_day(same_day) ? same_day : Date{year, 3, 1};
}

/// Age by counting birthdays whose eve has come, on the days around one of them.
RC_GTEST_PROP(Age, AgreesWithCountingTheEvesOfBirthdays, ()) {
    const Date leap_day{*rc::gen::inRange(470, 510) * 4, 2, 29};
    const Date birth = *rc::gen::oneOf(any_day(), rc::gen::just(leap_day));
    RC_PRE(is_calendar_day(birth));
    const int around_age = *rc::gen::inRange(1, 110);
    const Date day = birthday_in(birth.year() + around_age, birth) + days{*rc::gen::inRange(-3, 3)};
    int reached = 0;
    for (int age = 1; age <= 125; ++age) {
        if (birthday_in(birth.year() + age, birth) - days{1} <= day) reached = age;
    }
    RC_ASSERT(age_on(day, birth) == reached);
    RC_ASSERT(reached == 0 || day_reaching_age(birth, reached) <= day);
    RC_ASSERT(day < day_reaching_age(birth, reached + 1));
}

RC_GTEST_PROP(Age, SchoolYearEndIsTheFirstAfterReachingIt, ()) {
    const Date birth = *any_day();
    const int age = *rc::gen::inRange(1, 30);
    const Date end = school_year_end_at_age(birth, age);
    RC_ASSERT(end.month() == 3);
    RC_ASSERT(end.day() == 31);
    RC_ASSERT(age_on(end, birth) == age);
    RC_ASSERT(age_on(end - days{366}, birth) < age);
}

TEST(FiscalYear, BeginsInApril) {
    EXPECT_EQ(fiscal_year_of(Date{2026, 3, 31}), FiscalYear{2025});
    EXPECT_EQ(fiscal_year_of(Date{2026, 4, 1}), FiscalYear{2026});
    EXPECT_EQ(FiscalYear{2026}.last_day(), (Date{2027, 3, 31}));
    EXPECT_EQ(FiscalYear{2026}.tax_base_date(), (Date{2026, 1, 1}));
}

TEST(Instant, IsShownInJapanTime) {
    EXPECT_EQ(to_iso(Instant{0}), "1970-01-01T09:00:00.000000+09:00");
    EXPECT_EQ(to_iso(Instant{-1}), "1970-01-01T08:59:59.999999+09:00");
    EXPECT_EQ(date_in_japan(start_of_day(Date{2026, 4, 1})), (Date{2026, 4, 1}));
    EXPECT_EQ(date_in_japan(Instant{start_of_day(Date{2026, 4, 1}).microseconds - 1}),
              (Date{2026, 3, 31}));
}

TEST(Instant, ReadsEveryZoneAndEveryNumberOfDecimals) {
    const Instant expected = *parse_instant("2026-04-01T09:30:00.000000+09:00");
    for (const char* text : {"2026-04-01T09:30:00+09:00", "2026-04-01T00:30:00Z",
                             "2026-04-01T00:30:00.000Z", "2026-03-31T19:30:00.0-05:00"}) {
        EXPECT_EQ(*parse_instant(text), expected) << text;
    }
    for (const char* text :
         {"", "2026-04-01", "2026-04-01T", "2026-04-01T09:30", "2026-04-01T09:30:00",
          "2026-04-01T24:00:00Z", "2026-04-01T09:60:00Z", "2026-04-01T09:30:00.Z",
          "2026-04-01T09:30:00.1234567Z", "2026-04-01T09:30:00+0900", "2026-02-30T09:30:00Z"}) {
        EXPECT_FALSE(parse_instant(text)) << text;
    }
}

TEST(Instant, TheEndOfTimeIsTheLastMomentThatCanBeWritten) {
    EXPECT_EQ(to_iso(kEndOfTime), "9999-12-31T23:59:59.999999+09:00");
    EXPECT_EQ(*parse_instant(to_iso(kEndOfTime)), kEndOfTime);
}

RC_GTEST_PROP(Instant, IsWrittenAndReadBackToTheMicrosecond, ()) {
    const Instant instant{
        *rc::gen::inRange<std::int64_t>(-3'000'000'000'000'000, 4'000'000'000'000'000)};
    RC_ASSERT(*parse_instant(to_iso(instant)) == instant);
}

RC_GTEST_PROP(Instant, SortsAsItsText, ()) {
    const Instant a{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000'000)};
    const Instant b{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000'000)};
    RC_ASSERT((a < b) == (to_iso(a) < to_iso(b)));
}

}  // namespace
}  // namespace yakuba
