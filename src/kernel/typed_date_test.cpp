#include "kernel/typed_date.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace yakuba {
namespace {

Calendar calendar() {
    std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
    std::ostringstream text;
    text << file.rdbuf();
    return *Calendar::from_csv(text.str());
}
constexpr Date kToday{2026, 11, 26};

TEST(TypedDate, every_way_a_clerk_types_a_day_is_read) {
    for (const char* text :
         {"R8.11.20", "r8.11.20", "R081120", "8.11.20", "20261120", "2026/11/20", "2026-11-20",
          "２０２６１１２０", "Ｒ８．１１．２０", "令和8年11月20日", " R8.11.20 "}) {
        const auto day = read_typed_day(calendar(), text, kToday);
        ASSERT_TRUE(day) << text;
        EXPECT_EQ(*day, (Date{2026, 11, 20})) << text;
    }
    EXPECT_EQ(*read_typed_day(calendar(), "S63.6.14", kToday), (Date{1988, 6, 14}));
    EXPECT_EQ(*read_typed_day(calendar(), "2026/1/5", kToday), (Date{2026, 1, 5}));
}

TEST(TypedDate, an_unknown_day_is_kept_as_unknown) {
    const auto date = read_typed_date(calendar(), "昭和20年月日不詳", kToday);
    ASSERT_TRUE(date);
    EXPECT_EQ(*date, (PartialDate{1945, 0, 0}));
    EXPECT_FALSE(read_typed_day(calendar(), "昭和20年月日不詳", kToday));
}

TEST(TypedDate, what_is_no_day_is_refused_in_words) {
    for (const char* text :
         {"", "きのう", "20261301", "R8.2.30", "8.11", "2026/11/20/1", "R0811"}) {
        const auto day = read_typed_day(calendar(), text, kToday);
        ASSERT_FALSE(day) << text;
        EXPECT_FALSE(day.problem().message.empty());
    }
    EXPECT_EQ(read_typed_day(calendar(), "S70.1.1", kToday).problem().code, "era.out_of_range");
}

TEST(TypedDate, a_day_is_read_back_with_its_weekday) {
    EXPECT_EQ(day_for_staff(calendar(), Date{2026, 11, 20}), "R8.11.20（金） 2026-11-20");
    EXPECT_EQ(day_for_staff(calendar(), Date{}), "");
    EXPECT_EQ(day_in_full(calendar(), Date{2026, 11, 20}), "令和8年（2026年）11月20日（金）");
    EXPECT_EQ(day_in_full(calendar(), Date{2019, 5, 1}), "令和元年（2019年）5月1日（水）");
}

}  // namespace
}  // namespace yakuba
