#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "kernel/kana.h"
#include "kernel/search_key.h"
#include "kernel/utf8.h"
#include "kernel/variants.h"

namespace yakuba {
namespace {

TEST(Utf8, RefusesWhatIsNotWellFormed) {
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("辻\U000E0101𠮷ｱ a"));
    for (const char* text : {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                             "\xF4\x90\x80\x80", "\xE3\x81", "\x80", "\xFF", "a\xE3"}) {
        EXPECT_FALSE(is_utf8(text));
    }
}

RC_GTEST_PROP(Utf8, EveryCodePointIsWrittenAndReadBack, ()) {
    const auto c = static_cast<char32_t>(*rc::gen::inRange(0, 0x110000));
    RC_PRE(c < 0xD800 || c > 0xDFFF);
    std::string text;
    append_utf8(text, c);
    RC_ASSERT(is_utf8(text));
    std::string_view rest = text;
    RC_ASSERT(take_code_point(rest) == c);
    RC_ASSERT(rest.empty());
}

TEST(Graphemes, AreWhatAReaderCounts) {
    EXPECT_EQ(grapheme_count(""), 0u);
    EXPECT_EQ(grapheme_count("辻\U000E0101"), 1u);
    EXPECT_EQ(grapheme_count("𠮷野家"), 3u);
    EXPECT_EQ(grapheme_count("か\u3099き"), 2u);
    EXPECT_EQ(grapheme_count("葛\U000E0100飾\U000E0101区"), 3u);
    EXPECT_EQ(grapheme_count("\U000E0100"), 1u);
}

TEST(NameKey, MeetsTheVariantsOfOneName) {
    for (const char* name :
         {"渡邉　太郎", "渡邊太郎", "渡辺 太郎", "渡邉\U000E0104太郎", "渡邊太郞"}) {
        EXPECT_EQ(name_key(name), "渡辺太郎") << name;
    }
    EXPECT_EQ(name_key("髙橋﨑"), "高橋崎");
    EXPECT_EQ(name_key("𠮷田"), "吉田");
    EXPECT_EQ(name_key("佐々木"), name_key("佐佐木"));
    EXPECT_EQ(name_key("龍ヶ崎"), name_key("竜ケ﨑"));
    EXPECT_EQ(name_key("Ｓｍｉｔｈ　john"), "SMITHJOHN");
    EXPECT_EQ(name_key("ｶﾞﾊﾟﾊﾟ"), "ガパパ");
    EXPECT_EQ(name_key("\uFA19谷"), "神谷");  // a compatibility ideograph
    EXPECT_NE(name_key("さくら"), name_key("サクラ"));
    EXPECT_NE(name_key("ハナ"), name_key("バナ"));
}

TEST(KanaKey, MeetsWhatWasHeard) {
    for (const char* kana : {"ジョージ", "じょーじ", "ｼﾞｮｰｼﾞ", "シヨシ", "ジョー ジ"}) {
        EXPECT_EQ(kana_key(kana), "シヨシ") << kana;
    }
    EXPECT_EQ(kana_key("ヴァン・ダイク"), "ウアンタイク");
    EXPECT_EQ(kana_key("すゞき"), kana_key("スズキ"));
    EXPECT_EQ(kana_key("ヲヰヱ"), "オイエ");
    EXPECT_EQ(kana_key("か\u3099"), "カ");
    EXPECT_EQ(kana_key("smith, Ｊｏｈｎ"), "SMITHJOHN");
}

std::string any_name() {
    static const std::vector<std::string> letters{
        "髙", "邉", "邊",         "々",     "﨑", "𠮷", "か", "が", "ゝ", "ー",
        "ｶ",  "ﾞ",  "ﾟ",          "ヴ",     "ャ", "ッ", "　", " ",  "-",  "・",
        "a",  "Ｚ", "\U000E0101", "\u3099", "ヶ", "龍", "ﾊ",  "ヾ"};
    std::string name;
    for (const std::size_t i : *rc::gen::container<std::vector<std::size_t>>(
             rc::gen::inRange<std::size_t>(0, letters.size()))) {
        name += letters[i];
    }
    return name;
}

RC_GTEST_PROP(SearchKeys, AKeyIsItsOwnKey, ()) {
    const std::string name = any_name();
    RC_ASSERT(kana_key(kana_key(name)) == kana_key(name));
    RC_ASSERT(name_key(name_key(name)) == name_key(name));
}

RC_GTEST_PROP(SearchKeys, SpacesNeverMatter, ()) {
    const std::string one = any_name();
    const std::string spaced = "　" + one + " ";
    RC_ASSERT(kana_key(spaced) == kana_key(one));
    RC_ASSERT(name_key(spaced) == name_key(one));
}

TEST(Variants, EachHasOneStandardFormThatIsNoVariantItself) {
    std::ifstream file{YAKUBA_ROOT "/data/codes/variants.csv"};
    std::set<std::string> seen;
    std::string row;
    std::getline(file, row);
    while (std::getline(file, row)) {
        std::string_view rest = row;
        const char32_t variant = take_code_point(rest);
        ASSERT_TRUE(rest.starts_with(',')) << row;
        rest.remove_prefix(1);
        const char32_t standard = take_code_point(rest);
        EXPECT_TRUE(rest.empty()) << row;
        EXPECT_NE(variant, standard) << row;
        EXPECT_EQ(standard_kanji(variant), standard) << row;
        EXPECT_EQ(standard_kanji(standard), standard) << row;
        EXPECT_TRUE(seen.insert(row.substr(0, row.find(','))).second) << row;
    }
    EXPECT_GE(seen.size(), 150u);
}

TEST(Kana, VoicedLettersComeApartAndTogether) {
    for (const char32_t c :
         std::u32string_view{U"ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴヷヸヹヺ"}) {
        const Unvoiced parts = without_mark(c);
        ASSERT_NE(parts.mark, 0u);
        EXPECT_EQ(with_mark(parts.letter, parts.mark), c);
    }
    EXPECT_FALSE(with_mark(U'ア', U'゛'));
    EXPECT_FALSE(with_mark(U'カ', U'゜'));
}

}  // namespace
}  // namespace yakuba
