#include "notices/glyphs.h"

#include <gtest/gtest.h>

namespace yakuba::notices {
namespace {

TEST(Glyphs, are_drawn_as_outlines_one_for_each_character) {
    const GlyphSheet sheet = draw_glyphs("髙橋　美月");
    ASSERT_EQ(sheet.glyphs.size(), 4u);
    EXPECT_EQ(sheet.glyphs[0].text, "髙");
    EXPECT_EQ(sheet.glyphs[0].code_points, "U+9AD9");
    EXPECT_NE(sheet.svg.find("<path"), std::string::npos);
    EXPECT_EQ(sheet.svg.find("<text"), std::string::npos);
}

TEST(Glyphs, keep_a_character_and_its_variation_together) {
    const GlyphSheet sheet = draw_glyphs("葛\U000E0100飾");
    ASSERT_EQ(sheet.glyphs.size(), 2u);
    EXPECT_EQ(sheet.glyphs[0].code_points, "U+845B U+E0100");
    EXPECT_NE(sheet.svg, draw_glyphs("葛\U000E0101飾").svg);
}

TEST(Glyphs, say_when_another_font_stands_in) {
    const GlyphSheet sheet = draw_glyphs("山ก");  // a Thai letter is in no Mincho
    ASSERT_EQ(sheet.glyphs.size(), 2u);
    EXPECT_FALSE(sheet.glyphs[0].stands_in);
    EXPECT_TRUE(sheet.glyphs[1].stands_in);
}

}  // namespace
}  // namespace yakuba::notices
