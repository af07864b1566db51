#include "ledger/zengin.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace yakuba::ledger {
namespace {

const TransferHeader kHeader{"1234567890", "ｼｹﾝｼ", {2025, 4, 25}, "0170", "ﾔﾏｸﾞﾁ", "001",
                             "ｼｹﾝ",        1,      "7654321"};

Transfer transfer(std::string bank, std::string bank_name, std::string branch,
                  std::string branch_name, std::string account, std::string name, Yen amount,
                  std::string customer) {
    Transfer t;
    t.bank_code = std::move(bank);
    t.bank_name = std::move(bank_name);
    t.branch_code = std::move(branch);
    t.branch_name = std::move(branch_name);
    t.account_number = std::move(account);
    t.recipient_name = std::move(name);
    t.amount = amount;
    t.customer_code1 = std::move(customer);
    return t;
}

const std::vector<Transfer> kTransfers{
    transfer("0170", "ﾔﾏｸﾞﾁ", "012", "ｼｹﾝ", "0123456", "ｼｹﾝ ﾊﾅｺ", 15'000_yen, "0000000001"),
    transfer("9900", "ﾕｳﾁﾖ", "028", "ｾﾞﾛﾆﾊﾁ", "1234567", "ｼｹﾝ ﾀﾛｳ", 100'000_yen, "0000000002"),
};

// 全銀協 総合振込の見本 (架空のデータ): 5 レコード, 600 バイト。
TEST(Zengin, WritesThePublishedSampleByteForByte) {
    const auto file = write_transfers(kHeader, kTransfers);
    ASSERT_TRUE(file) << file.problem().message;
    EXPECT_EQ(file->size(), 600U);
    EXPECT_EQ(sha256(*file), "42cf9b6507cfcdbea644862b2cd63bb89fd88fad3be83b79cd896b996b997978");
}

TEST(Zengin, WritesThePublishedSampleWithLineEnds) {
    const auto file = write_transfers(kHeader, kTransfers, {.line_end = "\r\n"});
    ASSERT_TRUE(file) << file.problem().message;
    EXPECT_EQ(file->size(), 610U);
    EXPECT_EQ(sha256(*file), "57300c4a8163d973ecfc9acd97e18d07093a68222841e0fd047b67448933e7b4");
}

TEST(Zengin, ReadsBackWhatItWrote) {
    for (const std::string line_end : {"", "\r\n"}) {
        const auto bytes =
            write_transfers(kHeader, kTransfers, {.clearing_house = "0000", .line_end = line_end});
        const auto file = read_transfers(*bytes, Date{2025, 4, 20});
        ASSERT_TRUE(file) << file.problem().message << file.problem().where;
        EXPECT_EQ(file->header, kHeader);
        EXPECT_EQ(file->transfers, kTransfers);
    }
}

TEST(Zengin, TakesTheYearFromTheDaysAround) {
    TransferHeader january = kHeader;
    january.pay_on = Date{2026, 1, 5};
    const auto bytes = write_transfers(january, kTransfers);
    EXPECT_EQ(read_transfers(*bytes, Date{2025, 12, 20})->header.pay_on, january.pay_on);
}

TEST(Zengin, FindsATotalThatDoesNotAgree) {
    std::string bytes = *write_transfers(kHeader, kTransfers);
    bytes[120 + 89] = '1';  // the last digit of the first amount
    EXPECT_EQ(read_transfers(bytes, Date{2025, 4, 20}).problem().code, "zengin.total");
}

TEST(Zengin, RefusesLettersNoBankWrites) {
    for (const char letter : {'a', '\x8F', '\xE3', '\xB0'}) {
        std::string bytes = *write_transfers(kHeader, kTransfers);
        bytes[120 + 5] = letter;  // the first letter of a bank's name
        const auto file = read_transfers(bytes, Date{2025, 4, 20});
        EXPECT_EQ(file ? "" : std::string{file.problem().code}, "zengin.character");
    }
}

TEST(Zengin, RefusesACutFileAndALoneLineFeed) {
    const std::string bytes = *write_transfers(kHeader, kTransfers);
    EXPECT_EQ(read_transfers(bytes.substr(0, 599), Date{2025, 4, 20}).problem().code,
              "zengin.record");
    const std::string unix = *write_transfers(kHeader, kTransfers, {.line_end = "\n"});
    EXPECT_EQ(read_transfers(unix, Date{2025, 4, 20}).problem().code, "zengin.record");
}

// A byte changed anywhere is refused, or changes nothing but what a field says: never the counts or
// the sum.
RC_GTEST_PROP(Zengin, NeverReadsMoneyThatIsNotThere, ()) {
    std::string bytes = *write_transfers(kHeader, kTransfers);
    const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
    bytes[at] = static_cast<char>(*rc::gen::inRange(0, 256));
    const auto file = read_transfers(bytes, kHeader.pay_on);
    if (!file) return;
    RC_ASSERT(file->transfers.size() == kTransfers.size());
    Yen total;
    for (const Transfer& t : file->transfers)
        total += t.amount;
    RC_ASSERT(total == 115'000_yen);
}

TEST(Zengin, SaysWhichLineABankWouldRefuse) {
    std::vector<Transfer> lines = kTransfers;
    lines[1].recipient_name = "ｼｹﾝ ｼﾞｮｳ";  // a small kana
    const auto file = write_transfers(kHeader, lines);
    EXPECT_EQ(file.problem().code, "zengin.character");
    EXPECT_EQ(file.problem().where, "2件目");
}

TEST(Zengin, KeepsAmountsWithinTheField) {
    Transfer line = kTransfers[0];
    line.amount = kTransferMax;
    EXPECT_FALSE(refusal(line));
    line.amount = kTransferMax + 1_yen;
    EXPECT_EQ(refusal(line)->code, "zengin.amount");
    line.amount = 0_yen;
    EXPECT_EQ(refusal(line)->code, "zengin.amount");
}

TEST(BankText, RefusesWhatBanksDoNotTake) {
    for (const char* text : {"ｦ", "ｯ", "ｰ", "ア", "a", "山", "A\n", "\xEF\xBD"}) {
        EXPECT_FALSE(to_bank_bytes(text)) << text;
    }
    EXPECT_TRUE(to_bank_bytes("ｱﾝﾞﾟ AZ09().-"));
}

TEST(BankText, NeverPartsAKanaFromItsMark) {
    const std::string ga = *to_bank_bytes("ｱｶﾞ");
    EXPECT_EQ(from_bank_bytes(fit(ga, 2)), "ｱ ");
    EXPECT_EQ(from_bank_bytes(fit(ga, 3)), "ｱｶﾞ");
    EXPECT_EQ(from_bank_bytes(fit(ga, 4)), "ｱｶﾞ ");
}

TEST(Yucho, TurnsSymbolAndNumberIntoBranchAndAccount) {
    const auto account = from_yucho("10240", "12345671");
    ASSERT_TRUE(account);
    EXPECT_EQ(account->branch_code, "028");
    EXPECT_EQ(account->account_type, 1);
    EXPECT_EQ(account->account_number, "1234567");
    EXPECT_EQ(from_yucho("15500", "1231")->account_number, "0000123");
    const auto current = from_yucho("00530", "654321");
    EXPECT_EQ(current->branch_code, "059");
    EXPECT_EQ(current->account_type, 2);
    EXPECT_EQ(current->account_number, "0654321");
}

TEST(Yucho, RefusesWhatNoPassBookSays) {
    EXPECT_FALSE(from_yucho("10240", "12345678"));  // ends in 8
    EXPECT_FALSE(from_yucho("20240", "12345671"));
    EXPECT_FALSE(from_yucho("1024", "12345671"));
    EXPECT_FALSE(from_yucho("10240", "1"));
}

RC_GTEST_PROP(Zengin, CountsAndAddsUp, ()) {
    const auto amounts =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 1'000'000)));
    std::vector<Transfer> lines;
    Yen total;
    for (const int amount : amounts) {
        lines.push_back(kTransfers[lines.size() % 2]);
        lines.back().amount = Yen{amount};
        total += Yen{amount};
    }
    const auto bytes = write_transfers(kHeader, lines);
    RC_ASSERT(bytes->size() == (lines.size() + 3) * 120);
    const std::string_view trailer = std::string_view{*bytes}.substr(bytes->size() - 240, 19);
    RC_ASSERT(std::stoll(std::string{trailer.substr(1, 6)}) ==
              static_cast<long long>(lines.size()));
    RC_ASSERT(std::stoll(std::string{trailer.substr(7)}) == total.amount());
    RC_ASSERT(read_transfers(*bytes, kHeader.pay_on)->transfers == lines);
}

}  // namespace
}  // namespace yakuba::ledger
