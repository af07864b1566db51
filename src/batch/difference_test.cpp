#include "batch/difference.h"

#include <gtest/gtest.h>

namespace yakuba::batch {
namespace {

struct Part {
    std::string kind;
    Yen amount;
};
struct Sheet {
    Yen base;
    bool taxed = false;
    std::string note;
    std::vector<Part> parts;
};

}  // namespace
}  // namespace yakuba::batch

template <>
const yakuba::Description& yakuba::description_of<yakuba::batch::Part>() {
    using yakuba::batch::Part;
    static const Description description =
        describe<Part>("内訳", {
                                   line<&Part::kind>("kind", "種類"),
                                   line<&Part::amount>("amount", "金額"),
                               });
    return description;
}

namespace yakuba::batch {
namespace {

const Description& sheet_description() {
    static const Description description =
        describe<Sheet>("計算書", {
                                      line<&Sheet::base>("base", "課税標準額", "地方税法314条の3"),
                                      line<&Sheet::taxed>("taxed", "課税"),
                                      line<&Sheet::note>("note", "備考"),
                                      line<&Sheet::parts>("parts", "内訳"),
                                  });
    return description;
}

TEST(Difference, of_equal_sheets_is_nothing) {
    const Sheet sheet{Yen{1}, true, "x", {{"給与", Yen{2}}}};
    const Sheet copy = sheet;
    EXPECT_TRUE(compare(sheet_description(), &sheet, &copy).empty());
}

TEST(Difference, names_each_line_that_changed_in_the_order_of_the_form) {
    const Sheet before{Yen{1'000}, true, "x", {{"給与", Yen{2}}}};
    const Sheet after{Yen{1'234'000}, true, "x", {{"給与", Yen{3}}, {"年金", Yen{4}}}};
    const auto changed = compare(sheet_description(), &before, &after);
    ASSERT_EQ(changed.size(), 2u);
    EXPECT_EQ(changed[0].key, "base");
    EXPECT_EQ(changed[0].article, "地方税法314条の3");
    EXPECT_EQ(changed[0].before, "1,000円");
    EXPECT_EQ(changed[0].after, "1,234,000円");
    EXPECT_EQ(changed[1].before, "種類 給与、金額 2円");
    EXPECT_EQ(changed[1].after, "種類 給与、金額 3円／種類 年金、金額 4円");
}

}  // namespace
}  // namespace yakuba::batch
