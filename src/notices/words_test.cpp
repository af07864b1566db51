#include "notices/words.h"

#include <gtest/gtest.h>

namespace yakuba::notices {
namespace {

TEST(WordsTest, AmountsAreGroupedByThousands) {
    EXPECT_EQ(with_commas(0), "0");
    EXPECT_EQ(with_commas(999), "999");
    EXPECT_EQ(with_commas(1'000), "1,000");
    EXPECT_EQ(with_commas(1'234'500), "1,234,500");
    EXPECT_EQ(with_commas(-12'345), "△12,345");
    EXPECT_EQ(yen_text(Yen{298'500}), "298,500円");
    EXPECT_EQ(column_text(Yen{0}), "−");
    EXPECT_EQ(column_text(Yen{1}), "1");
}

}  // namespace
}  // namespace yakuba::notices
