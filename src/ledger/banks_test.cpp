#include "ledger/banks.h"

#include <gtest/gtest.h>

namespace yakuba::ledger {
namespace {

const std::string kData = YAKUBA_ROOT "/data";

TEST(Banks, KnowsBanksAndBranchesByTheirKana) {
    const auto banks = Banks::open(kData);
    ASSERT_TRUE(banks) << banks.problem().message;
    ASSERT_NE(banks->bank("0170"), nullptr);
    EXPECT_EQ(banks->bank("0170")->kana, "ﾔﾏｸﾞﾁ");
    EXPECT_EQ(banks->bank(kYuchoBankCode)->name, "ゆうちょ");
    EXPECT_EQ(banks->branch("0170", "001")->kana, "ﾎﾝﾃﾝ");
    EXPECT_EQ(banks->bank("0002"), nullptr);
    EXPECT_EQ(banks->branch("0170", "0012"), nullptr);
}

TEST(PayingAccount, MakesTheHeadOfAFile) {
    const auto account = paying_account(kData, "352039", Date{2026, 6, 15});
    ASSERT_TRUE(account) << account.problem().message << account.problem().detail;
    const auto header = transfer_header(*account, *Banks::open(kData), Date{2026, 6, 15});
    ASSERT_TRUE(header) << header.problem().message;
    EXPECT_EQ(header->bank_name, "ﾔﾏｸﾞﾁ");
    EXPECT_TRUE(to_bank_bytes(header->client_name));
    EXPECT_TRUE(settings_of(*account).line_end.empty());
}

TEST(PayingAccount, NamesAnUnknownBranch) {
    PayingAccount account = *paying_account(kData, "352039", Date{2026, 6, 15});
    account.branch_code = "000";
    EXPECT_EQ(transfer_header(account, *Banks::open(kData), Date{2026, 6, 15}).problem().code,
              "transfer.unknown_bank");
}

}  // namespace
}  // namespace yakuba::ledger
