#include "ledger/imports.h"

#include <gtest/gtest.h>

namespace yakuba::ledger {
namespace {

BankAccount good_account() {
    BankAccount a;
    a.person_id = PersonId{1};
    a.bank_code = "0170";
    a.branch_code = "001";
    a.account_number = "1234567";
    a.holder_kana = "ｼｹﾝ ﾊﾅｺ";
    return a;
}

std::string column_of(const BankAccount& account) {
    const auto problems = check(account);
    return problems.empty() ? "" : problems[0].where;
}

TEST(LedgerImports, NameTheColumnABankWouldRefuse) {
    EXPECT_EQ(column_of(good_account()), "");
    BankAccount a = good_account();
    a.bank_code = "170";
    EXPECT_EQ(column_of(a), "bank_code");
    a = good_account();
    a.account_number = "12345678";
    EXPECT_EQ(column_of(a), "account_number");
    a = good_account();
    a.holder_kana = "シケン";
    EXPECT_EQ(column_of(a), "holder_kana");
    a = good_account();
    a.account_type = 3;
    EXPECT_EQ(column_of(a), "account_type");
}

TEST(LedgerImports, RefuseSumsThatDoNotAddUp) {
    Charge charge;
    charge.amount = 100_yen;
    charge.city = 60_yen;
    charge.prefecture = 40_yen;
    EXPECT_TRUE(check(charge).empty());
    charge.national = 1_yen;
    EXPECT_EQ(check(charge).at(0).code, "charge.sum");
    Payment payment;
    payment.entitled = 10_yen;
    payment.amount = 9_yen;
    EXPECT_EQ(check(payment).at(0).code, "payment.sum");
    payment.donated = 1_yen;
    EXPECT_TRUE(check(payment).empty());
}

TEST(LedgerImports, HaveAPartForEveryTable) { EXPECT_EQ(imports().size(), tables().size()); }

}  // namespace
}  // namespace yakuba::ledger
