// A month decided otherwise after it was paid, and the joint year.
#include <gtest/gtest.h>

#include "business/long_term_care_insurance/benefit_wordings.h"
#include "business/long_term_care_insurance/benefits.h"
#include "business/long_term_care_insurance/joint.h"
#include "business/long_term_care_insurance/person_page.h"
#include "business/long_term_care_insurance/recovery.h"
#include "business/long_term_care_insurance/test_town.h"
#include "ledger/accounts.h"
#include "ledger/payments.h"
#include "registry/joint_payments.h"
#include "registry/tax_status.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

constexpr auto kBusiness = ledger::Business::long_term_care_insurance;

class LongTermCareBenefits : public TestTown {
protected:
    void SetUp() override {
        TestTown::SetUp();
        must([&](storage::Transaction& t) {
            ledger::BankAccount account;
            account.person_id = kPerson;
            account.bank_code = "0001";
            account.branch_code = "001";
            account.account_number = "1234567";
            account.holder_kana = "ｱｵｷ ﾊﾙ";
            account.source = "本人申請";
            account.inquired_on = Date{2026, 1, 5};
            return ledger::set_account(t, account, Date{2026, 1, 5});
        });
        append(high_cost_claim_table(), HighCostClaim{kPerson, Date{2026, 1, 5}}, {2026, 1, 5});
    }
    void bill(YearMonth month, Yen share) {
        ServiceMonth service;
        service.month = month;
        service.person_id = kPerson;
        service.record_no = 1;
        service.cost = share * 10;
        service.share = share;
        service.insurer = share * 9;
        append(service_month_table(), service, month.first_day());
    }
    batch::Report decide_month(Date day, YearMonth month) {
        on(day);
        return run(&decide_high_cost, month.first_day());
    }
    std::vector<ledger::Payment> payments() {
        return ledger::payments_to(*database_->session(), kBusiness, kPerson,
                                   PersonId{kPerson.value() + 1});
    }
    void send_all() {
        must([&](storage::Transaction& t) -> Result<Done> {
            ledger::set_state(t, payments(), ledger::PaymentState::paid);
            return Done{};
        });
    }
};
YAKUBA_ON_BOTH_ENGINES(LongTermCareBenefits);

TEST_P(LongTermCareBenefits, ABillCorrectedUpwardsPaysTheDifference) {
    const YearMonth month{2026, 5};
    bill(month, 40'000_yen);
    decide_month({2026, 8, 1}, month);
    ASSERT_EQ(payments().size(), 1u);
    // Untaxed and of low pension: 15,000 yen stay.
    EXPECT_EQ(payments().front().amount, 25'000_yen);
    send_all();
    bill(month, 43'000_yen);
    const auto again = decide_month({2026, 10, 5}, month);
    EXPECT_EQ(again.counts.of("額の変更"), 1);
    EXPECT_EQ(again.counts.of("支払（円）"), 3'000);
    ASSERT_EQ(payments().size(), 2u);
    const auto wording = high_cost_wording(*database_->session(), calendar_, kPerson, month, true);
    ASSERT_TRUE(wording) << wording.problem().message;
    EXPECT_EQ(decide_month({2026, 10, 6}, month).counts.of("額の変更"), 0);
    print("high-cost", {2026, 5, 1}, {2026, 10, 10}, 1);
    print("high-cost-change", {2026, 10, 1}, {2026, 10, 10}, 1);
    print("high-cost-invitation", {2026, 5, 1}, {2026, 10, 10}, 0);
    EXPECT_EQ(payments().size(), 2u);
}

TEST_P(LongTermCareBenefits, ABillCorrectedDownwardsIsAskedBackAndReturned) {
    const YearMonth month{2026, 5};
    bill(month, 40'000_yen);
    decide_month({2026, 8, 1}, month);
    send_all();
    bill(month, 30'000_yen);
    EXPECT_EQ(decide_month({2026, 10, 5}, month).counts.of("返還（円）"), 10'000);
    auto owed = recoveries_of(*database_->session(), kPerson);
    ASSERT_EQ(owed.size(), 1u);
    EXPECT_EQ(owed.front().amount, 10'000_yen);
    EXPECT_EQ(owed.front().due_on, (Date{2026, 11, 30}));
    EXPECT_EQ(on_page(person_page().to_dos, Date{2026, 10, 6}).size(), 1u);
    const auto returned =
        decide("long-term-care-return", "returned",
               "{'recovery': '2026-05-1', 'returned_on': '2026-10-20'}", {2026, 10, 21});
    ASSERT_TRUE(returned) << returned.problem().message;
    EXPECT_TRUE(on_page(person_page().to_dos, Date{2026, 10, 22}).empty());
    // What was asked back counts: a bill as at first pays the ten thousand again.
    bill(month, 40'000_yen);
    EXPECT_EQ(decide_month({2026, 12, 5}, month).counts.of("支払（円）"), 10'000);
}

TEST_P(LongTermCareBenefits, APaymentThatHasNotLeftIsMadeAnew) {
    const YearMonth month{2026, 5};
    bill(month, 40'000_yen);
    decide_month({2026, 8, 1}, month);
    bill(month, 30'000_yen);
    decide_month({2026, 8, 2}, month);
    Yen planned;
    for (const ledger::Payment& payment : payments()) {
        if (payment.state == ledger::PaymentState::planned) planned += payment.amount;
    }
    EXPECT_EQ(planned, 15'000_yen);
    EXPECT_TRUE(recoveries_of(*database_->session(), kPerson).empty());
}

TEST_P(LongTermCareBenefits, AnIncomeCorrectedMovesTheLimit) {
    const YearMonth month{2026, 9};
    bill(month, 60'000_yen);
    decide_month({2026, 12, 1}, month);
    send_all();
    registry::TaxStatus tax;
    tax.person_id = kPerson;
    tax.fiscal_year = FiscalYear{2026};
    tax.declared = true;
    tax.per_capita_taxed = true;
    tax.total_income = 2'000'000_yen;
    tax.taxable_income = 1'500'000_yen;
    append(registry::tax_status_table(), tax, {2026, 1, 1});
    // 45,000 had been paid; of a taxed household 44,400 yen stay, 15,600 are due.
    EXPECT_EQ(decide_month({2027, 2, 5}, month).counts.of("返還（円）"), 29'400);
}

TEST_P(LongTermCareBenefits, TheJointYearIsToldCertifiedAndPaid) {
    certify(Date{2025, 7, 1}, Level::care_2, 36);
    bill(YearMonth{2025, 7}, 10'000_yen);
    bill(YearMonth{2025, 8}, 12'000_yen);
    bill(YearMonth{2026, 5}, 40'000_yen);
    bill(YearMonth{2026, 8}, 10'000_yen);
    decide_month({2026, 8, 10}, YearMonth{2026, 5});
    on({2026, 9, 1});
    EXPECT_EQ(run(&publish_joint_payments, {2026, 4, 1}).counts.of("新しい額"), 1);
    EXPECT_EQ(run(&publish_joint_payments, {2026, 4, 1}).counts.of("新しい額"), 0);
    const auto told = registry::joint_care_payments(*database_->session(), 2025, kPerson,
                                                    PersonId{kPerson.value() + 1});
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told.front().paid, 27'000_yen);
    EXPECT_EQ(told.front().paid_senior, 27'000_yen);
    const auto certificate = decide("long-term-care-joint-certificate", "joint_certificate",
                                    "{'joint_year': '2025'}", {2026, 9, 10}, "joint_certificate");
    ASSERT_TRUE(certificate) << certificate.problem().message;
    must([&](storage::Transaction& t) -> Result<Done> {
        registry::JointCareBenefit benefit;
        benefit.person_id = kPerson;
        benefit.joint_year = 2025;
        benefit.insurer = town_.code;
        benefit.decided_by = registry::HealthScheme::elderly;
        benefit.household_paid = 300'000_yen;
        benefit.limit = 190'000_yen;
        benefit.care_paid = 27'000_yen;
        benefit.amount = 9'900_yen;
        benefit.calculated_on = Date{2026, 11, 20};
        registry::publish(t, std::span{&benefit, 1});
        return Done{};
    });
    on({2026, 12, 1});
    EXPECT_EQ(run(&pay_joint_benefits, {2026, 4, 1}).counts.of("支給額（円）"), 9'900);
    EXPECT_EQ(run(&pay_joint_benefits, {2026, 4, 1}).counts.of("支給額（円）"), 0);
    const auto paid = ledger::payments_on(*database_->session(), kBusiness, Date{2027, 1, 31});
    ASSERT_EQ(paid.size(), 1u);
    EXPECT_EQ(paid.front().amount, 9'900_yen);
    print("joint-certificate", {2026, 4, 1}, {2026, 12, 2}, 1);
    print("joint-benefit", {2026, 4, 1}, {2026, 12, 2}, 1);
    const auto wording = joint_benefit_wording(*database_->session(), calendar_, kPerson, 2025);
    ASSERT_TRUE(wording);
    EXPECT_EQ(wording->lines.back().second, "9,900円");
}

}  // namespace
}  // namespace yakuba::long_term_care_insurance
