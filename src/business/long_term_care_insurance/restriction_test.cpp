// 給付制限: the rule, the steps of a year in arrears, and what they do to benefits.
#include "business/long_term_care_insurance/restriction.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "business/long_term_care_insurance/benefits.h"
#include "business/long_term_care_insurance/case_effects.h"
#include "business/long_term_care_insurance/letters.h"
#include "business/long_term_care_insurance/person_page.h"
#include "business/long_term_care_insurance/restriction_steps.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "business/long_term_care_insurance/test_rates.h"
#include "business/long_term_care_insurance/test_town.h"
#include "ledger/account.h"
#include "ledger/payments.h"
#include "rules/examples.h"

namespace yakuba::long_term_care_insurance {
namespace {

TEST(LongTermCareRestriction, Examples) {
    const auto report =
        run_examples(YAKUBA_ROOT "/src/business/long_term_care_insurance/restriction_examples.csv",
                     restriction_calculator(), book());
    for (const std::string& failure : report.failures)
        ADD_FAILURE() << failure;
    EXPECT_GE(report.ran, 9);
}

TEST(LongTermCareRestriction, PayingMoreNeverRestrictsMore) {
    const auto rates =
        rates_on<RestrictionRates>(restriction_rates_description(), Date{2026, 8, 1});
    rc::check([&] {
        RestrictionFacts facts;
        const int count = *rc::gen::inRange(1, 20);
        for (int i = 0; i < count; ++i) {
            const int year = *rc::gen::inRange(2015, 2027);
            const Yen due{*rc::gen::inRange<std::int64_t>(1, 30'000)};
            facts.terms.push_back({{year},
                                   Date{year, *rc::gen::inRange(4, 13), 28},
                                   due,
                                   Yen{*rc::gen::inRange<std::int64_t>(0, due.amount() + 1)}});
        }
        const auto before = restriction(rates, facts, Date{2026, 8, 1});
        auto& term = facts.terms[*rc::gen::inRange<std::size_t>(0, facts.terms.size())];
        term.paid = term.due;
        const auto after = restriction(rates, facts, Date{2026, 8, 1});
        RC_ASSERT(after.arrears <= before.arrears);
        RC_ASSERT(after.reduction_months <= before.reduction_months);
        RC_ASSERT(after.withholding <= before.withholding);
        // Half of the lost years at most.
        RC_ASSERT(before.reduction_months * 1000 <= (before.lost_permille + 1) * 6);
        RC_ASSERT(!before.withholding || before.payment_method);
    });
}

constexpr auto kBusiness = ledger::Business::long_term_care_insurance;

class LongTermCareRestrictions : public TestTown {
protected:
    void SetUp() override {
        on({2024, 6, 1});
        TestTown::SetUp();
        charge(2024, Date{2024, 7, 31});
    }
    /// One term of a year, unpaid.
    void charge(int year, Date due_on) {
        must([&](storage::Transaction& t) -> Result<Done> {
            ledger::PlannedCharge planned;
            planned.charge.business = kBusiness;
            planned.charge.person_id = kPerson;
            planned.charge.fiscal_year = FiscalYear{year};
            planned.charge.amount = 60'000_yen;
            planned.charge.city = 60'000_yen;
            planned.charge.reason = "当初";
            ledger::Instalment line;
            line.term = 1;
            line.month = YearMonth{due_on};
            line.due_on = due_on;
            line.amount = 60'000_yen;
            planned.plan.push_back(line);
            ledger::write_charges(t, {planned});
            return Done{};
        });
    }
    void pay(int year) {
        must([&](storage::Transaction& t) -> Result<Done> {
            ledger::Receipt receipt;
            receipt.receipt_number = "R" + std::to_string(year);
            receipt.business = kBusiness;
            receipt.person_id = kPerson;
            receipt.fiscal_year = FiscalYear{year};
            receipt.term = 1;
            receipt.paid_on = date_in_japan(now_);
            receipt.amount = 60'000_yen;
            receipt.channel = "窓口";
            const auto recorded = ledger::record_receipts(t, std::span{&receipt, 1});
            if (!recorded) return recorded.problem();
            return Done{};
        });
    }
    batch::Report month(Date day) {
        on(day);
        return run(&restrict_benefits, YearMonth{day}.first_day());
    }
    InForce holds(Date day) { return in_force_on(*database_->session(), kPerson, day); }
    std::vector<Restriction> all(Date day) {
        return restrictions_of(*database_->session(), kPerson, {day});
    }
};
YAKUBA_ON_BOTH_ENGINES(LongTermCareRestrictions);

TEST_P(LongTermCareRestrictions, NobodyWithoutACertificationIsWarned) {
    EXPECT_EQ(month({2025, 9, 10}).counts.of("対象者"), 0);
    EXPECT_TRUE(all({2025, 9, 30}).empty());
}

TEST_P(LongTermCareRestrictions, AWarningBecomesADecisionAndEndsByPayment) {
    certify(Date{2025, 5, 10}, Level::care_2, 36);
    EXPECT_EQ(month({2025, 7, 31}).counts.of("予告"), 0);
    EXPECT_EQ(month({2025, 8, 5}).counts.of("予告"), 1);
    ASSERT_EQ(all({2025, 8, 5}).size(), 1u);
    EXPECT_EQ(all({2025, 8, 5}).front().answer_by, (Date{2025, 8, 19}));
    EXPECT_FALSE(holds({2025, 8, 31}).full_payment);
    const auto list = on_page(person_page().to_dos, Date{2025, 8, 6});
    ASSERT_EQ(list.size(), 1u);
    EXPECT_TRUE(list.front().for_resident);
    EXPECT_EQ(list.front().due, (Date{2025, 8, 19}));
    print("restriction-warning", YearMonth{Date{2025, 8, 6}}.first_day(), {2025, 8, 6}, 1);

    EXPECT_EQ(month({2025, 9, 5}).counts.of("決定"), 1);
    EXPECT_FALSE(holds({2025, 9, 30}).full_payment);
    EXPECT_TRUE(holds({2025, 10, 1}).full_payment);
    print("restriction", YearMonth{Date{2025, 9, 6}}.first_day(), {2025, 9, 6}, 1);

    pay(2024);
    EXPECT_EQ(month({2025, 10, 5}).counts.of("終了"), 1);
    EXPECT_FALSE(holds({2025, 10, 5}).full_payment);
    // What was true in between stays true.
    EXPECT_TRUE(holds({2025, 10, 1}).full_payment);
    print("restriction-end", YearMonth{Date{2025, 10, 6}}.first_day(), {2025, 10, 6}, 1);
}

TEST_P(LongTermCareRestrictions, PaidBeforeTheDecisionItIsWithdrawn) {
    certify(Date{2025, 5, 10}, Level::care_2, 36);
    month({2025, 8, 5});
    pay(2024);
    EXPECT_EQ(month({2025, 9, 5}).counts.of("取りやめ"), 1);
    ASSERT_EQ(all({2025, 9, 5}).size(), 1u);
    EXPECT_EQ(all({2025, 9, 5}).front().end_reason, RestrictionEnd::paid);
    EXPECT_EQ(month({2025, 10, 5}).counts.of("予告"), 0);
}

TEST_P(LongTermCareRestrictions, AfterEighteenMonthsPaymentsWaitAndAreReleased) {
    certify(Date{2025, 5, 10}, Level::care_2, 36);
    for (const Date day : {Date{2025, 8, 5}, {2025, 9, 5}, {2026, 2, 5}, {2026, 3, 5}})
        month(day);
    ASSERT_TRUE(holds({2026, 4, 1}).withheld);
    const auto bath = decide("long-term-care-equipment", "equipment",
                             "{'goods': '入浴補助用具', 'provider': '福祉用具店', 'done_on': "
                             "'2026-04-01', 'cost': 10000}",
                             {2026, 4, 5});
    ASSERT_TRUE(bath) << bath.problem().message;
    auto payments = ledger::payments_on(*database_->session(), kBusiness, Date{2026, 5, 31});
    ASSERT_EQ(payments.size(), 1u);
    EXPECT_EQ(payments.front().state, ledger::PaymentState::withheld);
    pay(2024);
    month({2026, 5, 10});
    payments = ledger::payments_on(*database_->session(), kBusiness, Date{2026, 6, 30});
    ASSERT_EQ(payments.size(), 1u);
    EXPECT_EQ(payments.front().amount, 9'000_yen);
}

TEST_P(LongTermCareRestrictions, ArrearsAreTakenOutOfWhatWaits) {
    certify(Date{2025, 5, 10}, Level::care_2, 36);
    for (const Date day : {Date{2025, 8, 5}, {2025, 9, 5}, {2026, 2, 5}, {2026, 3, 5}})
        month(day);
    const std::string notice = "{'notified_on': '2026-04-20'}";
    const auto early = decide("long-term-care-deduction", "deduct", notice, {2026, 4, 1});
    ASSERT_FALSE(early);
    EXPECT_EQ(early.problem().code, "deduction.nothing");
    ASSERT_TRUE(decide("long-term-care-equipment", "equipment",
                       "{'goods': '入浴補助用具', 'provider': '福祉用具店', 'done_on': "
                       "'2026-04-01', 'cost': 90000}",
                       {2026, 4, 5}));
    const auto taken =
        decide("long-term-care-deduction", "deduct", notice, {2026, 5, 10}, "deduction");
    ASSERT_TRUE(taken) << taken.problem().message;
    EXPECT_EQ(taken->at("deducted").as_int64(), 60'000);
    EXPECT_EQ(taken->at("rest").as_int64(), 21'000);
    // The arrears are paid; the month's job ends the restrictions and pays the rest.
    EXPECT_EQ(month({2026, 6, 5}).counts.of("終了"), 2);
    const auto paid = ledger::payments_on(*database_->session(), kBusiness, Date{2026, 7, 31});
    ASSERT_EQ(paid.size(), 1u);
    EXPECT_EQ(paid.front().amount, 21'000_yen);
}

TEST_P(LongTermCareRestrictions, LostClaimsReduceBenefitsFromTheCertificationOn) {
    // Lost on 1 August 2026; certified in that month: one lost year of one makes six months.
    certify(Date{2026, 8, 3}, Level::care_2, 12);
    EXPECT_EQ(month({2026, 8, 20}).counts.of("決定"), 1);
    ASSERT_EQ(all({2026, 8, 20}).size(), 1u);
    const Restriction reduction = all({2026, 8, 20}).front();
    EXPECT_EQ(reduction.kind, RestrictionKind::reduction);
    EXPECT_EQ(reduction.months, 6);
    EXPECT_EQ(reduction.starts_on, (Date{2026, 9, 1}));
    EXPECT_EQ(reduction.ends_on, (Date{2027, 2, 28}));
    EXPECT_EQ(*share_on(town_, *database_->session(), kPerson, Date{2026, 8, 31}), 10);
    EXPECT_EQ(*share_on(town_, *database_->session(), kPerson, Date{2026, 9, 1}), 30);
    print("restriction", YearMonth{Date{2026, 8, 21}}.first_day(), {2026, 8, 21}, 1);

    const auto limit =
        decide("long-term-care-limit", "limit",
               "{'couple': false, 'assets': 1000000, 'untaxed_pension': 0}", {2026, 9, 15});
    ASSERT_FALSE(limit);
    EXPECT_EQ(limit.problem().code, "limit.restricted");

    ServiceMonth service;
    service.month = YearMonth{2026, 9};
    service.record_no = 1;
    service.person_id = kPerson;
    service.share = 90'000_yen;
    append(service_month_table(), service, {2026, 9, 1});
    EXPECT_EQ(run(&decide_high_cost, {2026, 9, 1}).counts.of("利用者"), 0);

    const auto card =
        insured_card_wording(*database_->session(), calendar_, kPerson, Date{2026, 9, 1});
    ASSERT_TRUE(card);
    EXPECT_TRUE(std::ranges::any_of(card->lines,
                                    [](const auto& line) { return line.first == "給付制限"; }));
    // It cannot be paid any more, and the same claims are not counted with the next certification.
    const auto paid =
        decide("long-term-care-restriction-relief", "relieve",
               "{'restriction': '4-1', 'reason': 'paid', 'explanation': '納めた'}", {2026, 10, 1});
    ASSERT_FALSE(paid);
    EXPECT_EQ(paid.problem().code, "restriction.cannot_be_paid");
    EXPECT_EQ(month({2027, 3, 5}).counts.of("終了"), 1);
}

TEST_P(LongTermCareRestrictions, ADisasterExcusesWhatWasDueUntilThen) {
    certify(Date{2025, 5, 10}, Level::care_2, 36);
    month({2025, 8, 5});
    const auto excused =
        decide("long-term-care-restriction-relief", "relieve",
               "{'restriction': '1-1', 'reason': 'disaster', 'explanation': '床上浸水'}",
               {2025, 8, 10}, "restriction_end");
    ASSERT_TRUE(excused) << excused.problem().message;
    EXPECT_EQ(all({2025, 8, 10}).front().state, RestrictionState::withdrawn);
    EXPECT_EQ(month({2025, 9, 5}).counts.of("予告"), 0);
}

TEST(LongTermCareSteps, TheHealthInsurersWarningIsDecidedInTurn) {
    const auto rates =
        rates_on<RestrictionRates>(restriction_rates_description(), Date{2026, 8, 1});
    const Restriction warning =
        warn(rates, PersonId{1}, RestrictionKind::second_withholding, {}, Date{2026, 8, 3});
    ArrearsState state;
    state.person_id = PersonId{1};
    EXPECT_TRUE(steps_due(rates, state, {warning}, Date{2026, 8, 17}).empty());
    const auto steps = steps_due(rates, state, {warning}, Date{2026, 8, 18});
    ASSERT_EQ(steps.size(), 1u);
    EXPECT_TRUE(in_force(steps.front(), Date{2026, 9, 1}));
    EXPECT_TRUE(in_force_on(steps, Date{2026, 9, 1}).withheld);
    EXPECT_EQ(reduced_share(rates, 10), 30);
    EXPECT_EQ(reduced_share(rates, 30), 40);
}

}  // namespace
}  // namespace yakuba::long_term_care_insurance
