#include <gtest/gtest.h>

#include "web/composer.h"
#include "web/rate.h"
#include "web/request.h"
#include "web/strict.h"
#include "web/tokens.h"
#include "web/words.h"

namespace yakuba::web {
namespace {

TEST(Query, goes_there_and_back) {
    const Fields fields = parse_query("name=%E5%B1%B1+%E7%94%B0&x=&y&bad=%zz");
    EXPECT_EQ(fields.get("name"), "山 田");
    EXPECT_TRUE(fields.has("x"));
    EXPECT_TRUE(fields.has("y"));
    EXPECT_EQ(fields.get("bad"), "%zz");
    EXPECT_EQ(parse_query(encode_query(fields.pairs())).pairs(), fields.pairs());
}

TEST(Tokens, a_mask_differs_each_time_and_stands_for_one_token) {
    const std::string first = mask_token("secret");
    EXPECT_NE(first, mask_token("secret"));
    EXPECT_TRUE(matches_token(first, "secret"));
    EXPECT_FALSE(matches_token(first, "other"));
    EXPECT_FALSE(matches_token("", "secret"));
    EXPECT_FALSE(matches_token(std::string(first.size(), 'z'), "secret"));
    EXPECT_FALSE(matches_token(mask_token(""), ""));
}

TEST(Words, ruby_is_markup_and_everything_else_is_text) {
    EXPECT_EQ(ruby_html("{今日|きょう}は<b>"), "<ruby>今日<rt>きょう</rt></ruby>は&lt;b&gt;");
    EXPECT_EQ(without_ruby("{今日|きょう}は"), "今日は");
    EXPECT_EQ(without_ruby("{開いたまま"), "{開いたまま");
}

Marks marks_with(std::map<std::string, std::string> files) {
    return {[files](std::string_view name) {
                const auto found = files.find(std::string{name});
                if (found == files.end()) throw std::logic_error("no file " + std::string{name});
                return found->second;
            },
            [](std::string_view name) { return "/assets/" + std::string{name}; },
            [](std::string_view name) { return "<i " + std::string{name} + ">"; },
            [](std::string_view key) { return "«" + std::string{key} + "»"; }};
}

TEST(Composer, lays_a_page_into_the_layout_of_its_folder) {
    const Marks marks = marks_with({{"layout/staff.html", "{{%AUTOESCAPE x}}<a>{{>MAIN}}</a>"},
                                    {"staff/page.html", "[[hello]]{{>components/c.html}}"},
                                    {"components/c.html", "[[icon:search]]{{NAME}}"}});
    EXPECT_EQ(compose("staff/page.html", marks),
              "{{%AUTOESCAPE context=\"HTML\"}}\n<a>«hello»<i search>{{NAME}}</a>");
}

TEST(Composer, says_what_is_missing_and_does_not_run_in_circles) {
    EXPECT_THROW(compose("staff/page.html", marks_with({{"staff/page.html", "x"}})),
                 std::logic_error);
    EXPECT_THROW(compose("staff/page.html",
                         marks_with({{"staff/page.html", "{{! layout: none }}{{>a.html}}"},
                                     {"a.html", "{{>a.html}}"}})),
                 std::logic_error);
}

TEST(Strict, a_misspelt_or_forgotten_marker_is_named) {
    const Markers markers = markers_of("{{NAME}}{{#ROWS}}{{AGE:h}}{{NAME}}{{/ROWS}}");
    set_strict(true);
    View good;
    good.set("NAME", "a").row("ROWS").set("AGE", 3);
    EXPECT_NO_THROW(check_filled("f", markers, *good.filled()));
    View misspelt;
    misspelt.set("NAME", "a").set("NAMAE", "b");
    EXPECT_THROW(check_filled("f", markers, *misspelt.filled()), std::logic_error);
    View forgotten;
    forgotten.set("NAME", "a").row("ROWS");
    EXPECT_THROW(check_filled("f", markers, *forgotten.filled()), std::logic_error);
    View no_rows;
    no_rows.set("NAME", "a");
    EXPECT_NO_THROW(check_filled("f", markers, *no_rows.filled()));
    set_strict(false);
    EXPECT_THROW(markers_of("{{#A}}"), std::logic_error);
}

TEST(Strict, a_section_of_the_page_does_not_see_the_values_of_a_row_around_it) {
    const Markers markers = markers_of("{{#ROW}}{{#SIGNED_IN}}{{LINK}}{{/SIGNED_IN}}{{/ROW}}");
    set_strict(true);
    View lost;
    lost.show("SIGNED_IN").row("ROW").set("LINK", "/r");
    EXPECT_THROW(check_filled("f", markers, *lost.filled()), std::logic_error);
    View found;
    found.row("ROW").show("SIGNED_IN").set("LINK", "/r");
    EXPECT_NO_THROW(check_filled("f", markers, *found.filled()));
    set_strict(false);
}

TEST(Rate, a_bucket_fills_as_time_passes) {
    RateLimit limit({2, 3});
    const Instant start{1'000'000};
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(limit.take("a", start), 0);
    EXPECT_EQ(limit.take("a", start), 1);
    EXPECT_EQ(limit.take("b", start), 0) << "each has a bucket of its own";
    EXPECT_EQ(limit.take("a", Instant{1'600'000}), 0);
    EXPECT_EQ(RateLimit({0, 0}).take("a", start), 0) << "no rate, no limit";
}

}  // namespace
}  // namespace yakuba::web
