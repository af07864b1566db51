#include "business/child_allowance/ledger.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace yakuba::child_allowance {
namespace {

PaymentTerm june() {
    PaymentTerm term;
    term.paid_in = {2026, 6};
    term.pay_on = {2026, 6, 15};
    term.regular = true;
    term.first = {2026, 4};
    term.last = {2026, 5};
    term.payable_on = {{{2026, 2}, {2026, 4, 15}},
                       {{2026, 3}, {2026, 4, 15}},
                       {{2026, 4}, {2026, 6, 15}},
                       {{2026, 5}, {2026, 6, 15}}};
    return term;
}

ledger::BankAccount account() {
    ledger::BankAccount a;
    a.bank_code = "0170";
    a.branch_code = "001";
    a.account_number = "1234567";
    a.holder_kana = "ｼｹﾝ ﾊﾅｺ";
    return a;
}

struct Case {
    Claim claim;
    ledger::BankAccount bank_account = account();
    std::vector<MonthAmount> months;
    std::vector<Offset> offsets;

    PlannedPayments plan(const PaymentTerm& term = june()) const {
        PlannedPayments planned;
        plan_payments(term, {PersonId{1}, &claim, &bank_account, months, offsets, {}, {}}, planned);
        return planned;
    }
};

Case family() {
    Case c;
    c.months = {{{2026, 4}, 25'000_yen, {}}, {{2026, 5}, 25'000_yen, {}}};
    return c;
}

Yen total(const std::vector<MonthPaid>& parts) {
    Yen sum;
    for (const MonthPaid& part : parts)
        sum += part.amount;
    return sum;
}

TEST(PlanPayments, PaysNothingTwice) {
    Case c = family();
    for (MonthAmount& m : c.months)
        m.paid = m.decided;
    EXPECT_TRUE(c.plan().payments.empty());
}

TEST(PlanPayments, LeavesTheMonthsOfTheNextTerm) {
    Case c = family();
    c.months.push_back({{2026, 6}, 25'000_yen, {}});
    ASSERT_EQ(c.plan().payments.size(), 1U);
    EXPECT_EQ(c.plan().payments[0].entitled, 50'000_yen);
}

TEST(PlanPayments, PaysLapsedMonthsNoMore) {
    Case c = family();
    c.months.insert(c.months.begin(), {{2024, 2}, 10'000_yen, {}});
    EXPECT_EQ(c.plan().payments.size(), 1U);
    c.months.insert(c.months.begin() + 1, {{2026, 3}, 10'000_yen, {}});
    ASSERT_EQ(c.plan().payments.size(), 2U);
    EXPECT_EQ(c.plan().payments[1].reason, kExtra);
    EXPECT_EQ(c.plan().payments[1].entitled, 10'000_yen);
}

TEST(PlanPayments, PaysTheLastMonthsOfAnEndedEntitlementInAnyMonth) {
    Case c;
    c.months = {{{2026, 4}, 10'000_yen, {}}};
    PaymentTerm may = june();
    may.paid_in = {2026, 5};
    may.pay_on = {2026, 5, 15};
    may.regular = false;
    may.first = may.paid_in;
    may.last = {2026, 4};
    EXPECT_TRUE(c.plan(may).payments.empty());
    c.claim.ends = {2026, 4};
    ASSERT_EQ(c.plan(may).payments.size(), 1U);
    EXPECT_EQ(c.plan(may).payments[0].reason, kExtra);
}

TEST(PlanPayments, AsksBackWhatNoPaymentCanSetOff) {
    Case c;
    c.months = {{{2026, 4}, {}, 25'000_yen}};
    EXPECT_EQ(c.plan().repaying, 0);  // the next payment may still set it off
    c.claim.ends = {2026, 3};
    EXPECT_EQ(c.plan().repaying, 1);
    EXPECT_EQ(c.plan().repayable, 25'000_yen);
    c.months.push_back({{2026, 5}, 10'000_yen, {}});
    EXPECT_EQ(c.plan().repayable, 15'000_yen);
    EXPECT_EQ(c.plan().payments.at(0).amount, 0_yen);
}

TEST(PlanPayments, HoldsWhatCannotLeave) {
    Case suspended = family();
    suspended.claim.suspended = true;
    EXPECT_EQ(suspended.plan().payments[0].state, ledger::PaymentState::withheld);
    Case small_kana = family();
    small_kana.bank_account.holder_kana = "ｼｹﾝ ｼﾞｮｳ";
    EXPECT_EQ(small_kana.plan().payments[0].state, ledger::PaymentState::withheld);
    EXPECT_FALSE(small_kana.plan().payments[0].note.empty());
}

TEST(Wanted, CountsTheMonthsARequestCovers) {
    Offset offset;
    offset.starts = {2026, 5};
    offset.ends = {2026, 6};
    offset.consented_on = {2026, 6, 14};
    offset.monthly_amount = 3'000_yen;
    const std::vector<Offset> offsets{offset};
    const std::vector<YearMonth> months{{2026, 4}, {2026, 5}};
    EXPECT_EQ(wanted(offsets, months, {2026, 6, 15}, 50'000_yen).school_costs, 3'000_yen);
    EXPECT_EQ(wanted(offsets, months, {2026, 6, 14}, 50'000_yen).school_costs, 0_yen);
}

// Whatever was decided and paid, what leaves with this payment is what was owed less what was owed
// back, and never more: afterwards no month within reach is short, and what is still overpaid only
// shrank.
RC_GTEST_PROP(PlanPayments, SettlesEveryMonthAndNeverPaysTooMuch, ()) {
    const auto amount = rc::gen::map(rc::gen::inRange(0, 4), [](int n) { return Yen{n * 5'000}; });
    Case c;
    for (const YearMonth month :
         {YearMonth{2026, 2}, YearMonth{2026, 3}, YearMonth{2026, 4}, YearMonth{2026, 5}}) {
        c.months.push_back({month, *amount, *amount});
    }
    Offset offset;
    offset.starts = {2026, 4};
    offset.consented_on = {2026, 4, 1};
    offset.monthly_amount = *amount;
    c.offsets = {offset};
    const PlannedPayments planned = c.plan();

    Yen transferred, entitled, recovered, taken;
    for (const ledger::Payment& p : planned.payments) {
        RC_ASSERT(p.entitled - p.recovered - p.deducted - p.donated == p.amount);
        RC_ASSERT(p.amount >= Yen{});
        transferred += p.amount;
        entitled += p.entitled;
        recovered += p.recovered;
        taken += p.deducted + p.donated;
    }
    RC_ASSERT(entitled == unpaid(c.months));
    RC_ASSERT(recovered == std::min(entitled, overpaid(c.months)) ||
              taken > Yen{});  // what is taken on request comes after the set-off of its payment
    RC_ASSERT(total(planned.parts) == entitled - recovered);
    RC_ASSERT(transferred == entitled - recovered - taken);
    for (const MonthPaid& part : planned.parts) {
        for (MonthAmount& m : c.months) {
            if (m.month == part.month) m.paid += part.amount;
        }
    }
    RC_ASSERT(unpaid(c.months) == Yen{});
    RC_ASSERT(c.plan().payments.empty());
}

}  // namespace
}  // namespace yakuba::child_allowance
