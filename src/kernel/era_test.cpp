#include "kernel/era.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <iterator>

namespace yakuba {
namespace {

const Calendar& calendar() {
    static const Calendar instance = [] {
        std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
        return *Calendar::from_csv(std::string{std::istreambuf_iterator<char>{file}, {}});
    }();
    return instance;
}

TEST(Calendar, WritesTheFirstDayOfEveryEraAsItsFirstYear) {
    EXPECT_EQ(calendar().format(Date{1912, 7, 29}), "明治45年7月29日");
    EXPECT_EQ(calendar().format(Date{1912, 7, 30}), "大正元年7月30日");
    EXPECT_EQ(calendar().format(Date{1926, 12, 24}), "大正15年12月24日");
    EXPECT_EQ(calendar().format(Date{1926, 12, 25}), "昭和元年12月25日");
    EXPECT_EQ(calendar().format(Date{1989, 1, 7}), "昭和64年1月7日");
    EXPECT_EQ(calendar().format(Date{1989, 1, 8}), "平成元年1月8日");
    EXPECT_EQ(calendar().format(Date{2019, 4, 30}), "平成31年4月30日");
    EXPECT_EQ(calendar().format(Date{2019, 5, 1}), "令和元年5月1日");
    EXPECT_EQ(calendar().format_short(Date{2026, 11, 23}), "R8.11.23");
}

TEST(Calendar, WritesMonthsYearsAndUnknownParts) {
    EXPECT_EQ(calendar().format(PartialDate{1935, 4, 0}), "昭和10年4月日不詳");
    EXPECT_EQ(calendar().format(PartialDate{1935, 0, 0}), "昭和10年月日不詳");
    EXPECT_EQ(calendar().format(YearMonth{2026, 4}), "令和8年4月");
    EXPECT_EQ(calendar().format(FiscalYear{2026}), "令和8年度");
    EXPECT_EQ(calendar().format(FiscalYear{2018}), "平成30年度");
    EXPECT_EQ(calendar().format(FiscalYear{2019}), "令和元年度");
    EXPECT_EQ(calendar().format(FiscalYear{1988}), "昭和63年度");
}

TEST(Calendar, ReadsWhatPeopleWrite) {
    for (const char* text : {"令和8年11月23日", "R8.11.23", "r8.11.23", "令和八年十一月二十三日",
                             "令和８年１１月２３日", "R8-11-23", "R8/11/23", "令和08年11月23日"}) {
        const auto date = calendar().parse(text);
        ASSERT_TRUE(date) << text;
        EXPECT_EQ(*date, (PartialDate{2026, 11, 23})) << text;
    }
    EXPECT_EQ(*calendar().parse("昭和六十四年一月七日"), (PartialDate{1989, 1, 7}));
    EXPECT_EQ(*calendar().parse("昭和二〇年八月十日"), (PartialDate{1945, 8, 10}));
    EXPECT_EQ(*calendar().parse("大正元年十二月三十一日"), (PartialDate{1912, 12, 31}));
    EXPECT_EQ(*calendar().parse("昭和10年4月日不詳"), (PartialDate{1935, 4, 0}));
    EXPECT_EQ(*calendar().parse("昭和10年月日不詳"), (PartialDate{1935, 0, 0}));
}

TEST(Calendar, OnTheDayOfAChangeBothNamesAreRight) {
    EXPECT_EQ(*calendar().parse("明治45年7月30日"), *calendar().parse("大正元年7月30日"));
    EXPECT_EQ(*calendar().parse("大正15年12月25日"), *calendar().parse("昭和元年12月25日"));
}

TEST(Calendar, RefusesDaysOutsideAnEra) {
    for (const char* text :
         {"明治45年7月31日", "大正15年12月26日", "昭和64年1月9日", "平成31年5月2日",
          "令和元年4月30日", "大正元年7月29日", "平成32年1月1日"}) {
        const auto date = calendar().parse(text);
        ASSERT_FALSE(date) << text;
        EXPECT_EQ(date.problem().code, "era.out_of_range") << text;
    }
    for (const char* text :
         {"", "令和", "令和8", "令和8年2月30日x", "令和8年2月30日", "令和0年1月1日",
          "令和8年13月1日", "安政2年1月1日", "2026-11-23", "令和9999年1月1日"}) {
        const auto date = calendar().parse(text);
        if (std::string_view{text} == "令和8") {
            EXPECT_EQ(*date, (PartialDate{2026, 0, 0}));
        } else {
            ASSERT_FALSE(date) << text;
            EXPECT_EQ(date.problem().code, "era.malformed") << text;
        }
    }
}

TEST(Calendar, ATableWithABrokenRowIsRefused) {
    EXPECT_FALSE(Calendar::from_csv(""));
    EXPECT_FALSE(Calendar::from_csv("number,letter,name,first_day\n6,X,新元号\n"));
    EXPECT_FALSE(Calendar::from_csv("6,X,新元号,2030-02-30\n"));
    EXPECT_FALSE(Calendar::from_csv("x,X,新元号,2030-02-01\n"));
}

RC_GTEST_PROP(Calendar, WhatItWritesItReads, ()) {
    const int n = *rc::gen::inRange(-37'000, 40'000);
    const Date day = Date::from_days(std::chrono::sys_days{std::chrono::days{n}});
    RC_PRE(day >= calendar().eras().front().first_day);
    RC_ASSERT(*calendar().parse(calendar().format(day)) == PartialDate{day});
    RC_ASSERT(*calendar().parse(calendar().format_short(day)) == PartialDate{day});
}

}  // namespace
}  // namespace yakuba
