#include "kernel/reduction.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <string>

#include "kernel/bank_kana.h"
#include "kernel/utf8.h"

namespace yakuba {
namespace {

TEST(Reduction, ToJisX0213KeepsTheThirdAndFourthLevel) {
    EXPECT_TRUE(to_jis_x_0213("山崎 﨑濵栁德𠮟").is_exact());
    EXPECT_EQ(to_jis_x_0213("山﨑").text, "山﨑");
    // 髙 was unified with 高 in JIS X 0213.
    const Reduced ladder = to_jis_x_0213("髙橋");
    EXPECT_EQ(ladder.text, "高橋");
    ASSERT_EQ(ladder.substitutions.size(), 1u);
    EXPECT_EQ(ladder.substitutions[0].original, U'髙');
    EXPECT_EQ(ladder.substitutions[0].substitute, U'高');
}

TEST(Reduction, ToJisX0212KnowsTheSupplementaryKanjiOnly) {
    EXPECT_TRUE(to_jis_x_0212("濵田 邉").is_exact());  // 濵 is in JIS X 0212
    EXPECT_EQ(to_jis_x_0212("﨑山").text, "崎山");
    EXPECT_EQ(to_jis_x_0212("柳德").text, "柳徳");
    EXPECT_EQ(to_jis_x_0212("ｶﾞﾗｽ").text, "ガラス");
    EXPECT_TRUE(to_jis_x_0212("ｶﾞﾗｽ").is_exact());
}

TEST(Reduction, TellsWhatItLost) {
    const Reduced glyph = to_jis_x_0213("辻\U000E0101");
    EXPECT_EQ(glyph.text, "辻");
    EXPECT_TRUE(glyph.glyph_lost);
    EXPECT_FALSE(glyph.is_exact());
    const Reduced missing = to_jis_x_0213("\U0002A6D6田");
    EXPECT_EQ(missing.text, "〓田");
    EXPECT_EQ(missing.substitutions.at(0).substitute, kMissing);
}

RC_GTEST_PROP(Reduction, WhatIsReducedIsInTheSet, ()) {
    std::string text;
    for (const int c : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0x3000, 0xA000))) {
        append_utf8(text, static_cast<char32_t>(c));
    }
    RC_ASSERT(to_jis_x_0213(to_jis_x_0213(text).text).is_exact());
    RC_ASSERT(to_jis_x_0212(to_jis_x_0212(text).text).is_exact());
}

std::string shown(std::string_view name, std::string_view extra = "") {
    const auto kana = bank_kana(name, extra);
    return kana ? bank_kana_to_utf8(*kana) : std::string{kana.problem().code};
}

TEST(BankKana, WritesNamesAsTheTransferFilesDo) {
    EXPECT_EQ(shown("ワタナベ　タロウ"), "ﾜﾀﾅﾍﾞ ﾀﾛｳ");
    EXPECT_EQ(shown("わたなべ  たろう "), "ﾜﾀﾅﾍﾞ ﾀﾛｳ");
    EXPECT_EQ(shown("ヴァッチョ"), "ｳﾞｱﾂﾁﾖ");
    EXPECT_EQ(shown("ヲヰヱヵヶ"), "ｵｲｴｶｹ");
    EXPECT_EQ(shown("ジョーンズ−ＪＲ．"), "ｼﾞﾖ-ﾝｽﾞ-JR.");
    EXPECT_EQ(shown("ｼﾞｮｰﾝｽﾞ"), "ｼﾞﾖ-ﾝｽﾞ");
    EXPECT_EQ(shown("（カ）ヤクバ"), "(ｶ)ﾔｸﾊﾞ");
    EXPECT_EQ(shown("smith 3"), "SMITH 3");
    EXPECT_EQ(bank_kana("ヤマグチ")->size(), 5u);
}

TEST(BankKana, RefusesWhatBanksCannotWrite) {
    EXPECT_EQ(shown("山口"), "bank_kana.unwritable");
    EXPECT_EQ(shown("ヤマグチ/"), "bank_kana.unwritable");
    EXPECT_EQ(shown("ヤマグチ/", "/"), "ﾔﾏｸﾞﾁ/");
    EXPECT_EQ(shown("゛ア"), "bank_kana.unwritable");
    EXPECT_EQ(shown("ァ\u3099\u3099"), "bank_kana.unwritable");
}

/// The master of the banks themselves: every name in it is bank kana already, but for the '/' and
/// ',' that stand in a few.
TEST(BankKana, LeavesTheNamesOfAllBanksAndBranchesAsTheyAre) {
    int names = 0;
    for (const char* file : {"banks.csv", "branches.csv"}) {
        std::ifstream rows{std::string{YAKUBA_ROOT "/data/codes/"} + file};
        std::string row;
        std::getline(rows, row);
        while (std::getline(rows, row)) {
            const std::string kana = row.substr(row.rfind(',') + 1);
            if (kana.find('"') != std::string::npos) continue;  // a name with a comma
            EXPECT_EQ(shown(kana, "/"), kana);
            ++names;
        }
    }
    EXPECT_GT(names, 10'000);
}

TEST(BankKana, IsNeverCutBetweenAKanaAndItsMark) {
    const std::string kana = *bank_kana("カガミ ガ");  // ｶ ｶﾞ ﾐ _ ｶﾞ
    EXPECT_EQ(bank_kana_to_utf8(truncate_bank_kana(kana, 30)), "ｶｶﾞﾐ ｶﾞ");
    EXPECT_EQ(bank_kana_to_utf8(truncate_bank_kana(kana, 6)), "ｶｶﾞﾐ");
    EXPECT_EQ(bank_kana_to_utf8(truncate_bank_kana(kana, 3)), "ｶｶﾞ");
    EXPECT_EQ(bank_kana_to_utf8(truncate_bank_kana(kana, 2)), "ｶ");
    EXPECT_EQ(truncate_bank_kana(kana, 0), "");
}

RC_GTEST_PROP(BankKana, TruncationKeepsWholeCharacters, ()) {
    std::string name;
    for (const int c : *rc::gen::container<std::vector<int>>(rc::gen::inRange<int>(U'ァ', U'ヴ'))) {
        append_utf8(name, static_cast<char32_t>(c));
    }
    const auto kana = bank_kana(name);
    RC_ASSERT(static_cast<bool>(kana));
    const std::string_view cut = truncate_bank_kana(*kana, 15);
    RC_ASSERT(cut.size() <= 15u);
    RC_ASSERT(kana->size() <= 15u || cut.size() >= 14u);
    const bool split = cut.size() < kana->size() &&
                       ((*kana)[cut.size()] == '\xDE' || (*kana)[cut.size()] == '\xDF');
    RC_ASSERT(!split);
    RC_ASSERT(bank_kana(bank_kana_to_utf8(*kana)).operator*() == *kana);
}

}  // namespace
}  // namespace yakuba
