// Care that costs much: specified diseases, the year of outpatient care, the joint benefit with the
// care insurance, the class of the poorest, and the run in sets.
#include "business/national_health_insurance/certificates.h"
#include "business/national_health_insurance/joint.h"
#include "business/national_health_insurance/test_department.h"
#include "business/national_health_insurance/test_rates.h"
#include "business/national_health_insurance/yearly_care.h"
#include "registry/joint_payments.h"

namespace yakuba::national_health_insurance {
namespace {

BenefitRates rates_in(YearMonth month) {
    auto resolved = resolve<BenefitRates>(book("national_health_insurance_benefit"),
                                          benefit_rates_description(), "352039", month.first_day());
    if (!resolved) throw std::runtime_error(resolved.problem().message + resolved.problem().detail);
    return resolved->rates;
}

/// One month of dialysis: what the hospital's third would be, and what the certificate leaves.
BenefitSheet dialysis(IncomeClass income_class, SpecifiedDisease disease, Yen paid,
                      bool senior = false) {
    BenefitFacts facts;
    facts.income_class = income_class;
    facts.senior_class = IncomeClass::general;
    facts.bills.push_back(
        {.senior = senior, .disease = disease, .cost = 400'000_yen, .paid = paid});
    return benefit(rates_in({2026, 7}), facts, Date{2026, 7, 1});
}

TEST(SpecifiedDisease, LeavesTenThousandYenAMonth) {
    const auto sheet = dialysis(IncomeClass::u, SpecifiedDisease::dialysis, 120'000_yen);
    EXPECT_EQ(sheet.specified, 110'000_yen);
    EXPECT_EQ(sheet.counted_paid, 10'000_yen);  // 120,000 before: above 21,000, so it is summed
    EXPECT_EQ(sheet.high_cost, 110'000_yen);
    EXPECT_FALSE(sheet.counted);  // 29条の2第8項 counts for no 多数回該当
}

TEST(SpecifiedDisease, LeavesTwentyThousandToHighIncomesOnDialysisAlone) {
    EXPECT_EQ(dialysis(IncomeClass::a, SpecifiedDisease::dialysis, 120'000_yen).specified,
              100'000_yen);
    EXPECT_EQ(dialysis(IncomeClass::i, SpecifiedDisease::dialysis, 120'000_yen).specified,
              100'000_yen);
    EXPECT_EQ(dialysis(IncomeClass::a, SpecifiedDisease::haemophilia, 120'000_yen).specified,
              110'000_yen);
    EXPECT_EQ(dialysis(IncomeClass::a, SpecifiedDisease::dialysis, 80'000_yen, true).specified,
              70'000_yen);  // from 70 everybody ten thousand
}

TEST(SpecifiedDisease, TheCertificateShownTheBillIsSummedStill) {
    const auto sheet = dialysis(IncomeClass::u, SpecifiedDisease::dialysis, 10'000_yen);
    EXPECT_EQ(sheet.specified, 0_yen);
    EXPECT_EQ(sheet.counted_paid, 10'000_yen);
}

JointFacts joint_facts(IncomeClass under, IncomeClass senior, Yen medical, Yen medical_senior,
                       std::vector<JointCare> care) {
    return {under, senior, medical, medical_senior, std::move(care)};
}

TEST(Joint, DividesTheExcessByWhatEachSidePaid) {
    const auto rates = rates_in({2026, 7});
    const auto sheet =
        joint_benefit(rates, joint_facts(IncomeClass::u, IncomeClass::general, 600'000_yen, 0_yen,
                                         {{kWife, "352039", 400'000_yen, 0_yen}}));
    EXPECT_EQ(sheet.total, 1'000'000_yen);
    EXPECT_EQ(sheet.limit, 670'000_yen);
    EXPECT_EQ(sheet.benefit, 330'000_yen);
    EXPECT_EQ(sheet.medical, 198'000_yen);
    ASSERT_EQ(sheet.care.size(), 1u);
    EXPECT_EQ(sheet.care[0].amount, 132'000_yen);
}

TEST(Joint, PaysNothingUpToFiveHundredYenOrWhenASideIsZero) {
    const auto rates = rates_in({2026, 7});
    const auto paid = [&](Yen medical, Yen care) {
        const auto sheet =
            joint_benefit(rates, joint_facts(IncomeClass::u, IncomeClass::general, medical, 0_yen,
                                             {{kWife, "352039", care, 0_yen}}));
        return sheet.benefit;
    };
    EXPECT_EQ(paid(370'000_yen, 300'500_yen), 0_yen);
    EXPECT_EQ(paid(370'000_yen, 300'501_yen), 501_yen);
    EXPECT_EQ(paid(0_yen, 900'000_yen), 0_yen);
    EXPECT_EQ(paid(900'000_yen, 0_yen), 0_yen);
}

TEST(Joint, WhatThoseFromSeventyPaidGoesFirst) {
    const auto rates = rates_in({2026, 7});
    const auto sheet = joint_benefit(
        rates, joint_facts(IncomeClass::e, IncomeClass::general, 500'000_yen, 300'000_yen,
                           {{kHusband, "352039", 400'000_yen, 400'000_yen}}));
    EXPECT_EQ(sheet.senior_total, 700'000_yen);
    EXPECT_EQ(sheet.senior_benefit, 140'000_yen);  // over 560,000: 60,000 and 80,000
    EXPECT_EQ(sheet.total, 760'000_yen);
    EXPECT_EQ(sheet.benefit, 160'000_yen);  // over 600,000
    EXPECT_EQ(sheet.medical, 60'000_yen + Yen{160'000 * 440 / 760});
    EXPECT_EQ(sheet.care[0].amount, 80'000_yen + Yen{160'000 * 320 / 760});
}

TEST(Joint, SeveralInCareOfTheLowestClassHaveALimitOfTheirOwn) {
    const auto rates = rates_in({2026, 7});
    const auto sheet = joint_benefit(
        rates, joint_facts(IncomeClass::o, IncomeClass::low_first, 200'000_yen, 200'000_yen,
                           {{kHusband, "352039", 100'000_yen, 100'000_yen},
                            {kWife, "352039", 100'000_yen, 100'000_yen}}));
    EXPECT_EQ(sheet.senior_benefit, 210'000_yen);  // over 190,000
    EXPECT_EQ(sheet.medical, 105'000_yen);         // half of it
    EXPECT_EQ(sheet.care[0].amount, 22'500_yen);   // a quarter of what is over 310,000
    EXPECT_EQ(sheet.care[1].amount, 22'500_yen);
}

TEST(IncomeClass, TheJointLimitsAreThoseOfTheOrder) {
    // 施行令29条の4の3第1項・第3項.
    const auto rates = rates_in({2026, 7});
    EXPECT_EQ(limit_band(rates, IncomeClass::a).joint, 2'120'000_yen);
    EXPECT_EQ(limit_band(rates, IncomeClass::i).joint, 1'410'000_yen);
    EXPECT_EQ(limit_band(rates, IncomeClass::u).joint, 670'000_yen);
    EXPECT_EQ(limit_band(rates, IncomeClass::e).joint, 600'000_yen);
    EXPECT_EQ(limit_band(rates, IncomeClass::o).joint, 340'000_yen);
    EXPECT_EQ(limit_band(rates, IncomeClass::active_third).joint, 2'120'000_yen);
    EXPECT_EQ(limit_band(rates, IncomeClass::general).joint, 560'000_yen);
    EXPECT_EQ(limit_band(rates, IncomeClass::low_second).joint, 310'000_yen);
    EXPECT_EQ(limit_band(rates, IncomeClass::low_first).joint, 190'000_yen);
}

class Care : public Department {
protected:
    void bill(PersonId person, YearMonth month, int no, Yen cost, Yen paid, bool inpatient = false,
              bool specified = false) {
        CareBill b;
        b.person_id = person;
        b.month = month;
        b.bill_no = no;
        b.inpatient = inpatient;
        b.specified = specified;
        b.cost = cost;
        b.paid = paid;
        append(care_bill_table(), b, month.first_day());
    }
    void simplify(PersonId head) {
        append(
            relief_table(),
            Relief{head, ReliefKind::simplified, Date{2025, 4, 1}, false, Date{2025, 4, 1}, false},
            Date{2025, 4, 1});
    }
    std::optional<Benefit> found(PersonId head, BenefitKind kind, YearMonth month,
                                 PersonId about = {}) {
        const auto session = database_->session();
        return find_benefit(*session, head, kind, month, about);
    }
};

TEST_P(Care, TheCertificateMakesTheDifference) {
    income(kAlone, 3'000'000_yen, {}, 2025);
    bill(kAlone, {2026, 7}, 1, 400'000_yen, 120'000_yen, false, true);
    run(&high_cost_month, Date{2026, 7, 1});
    EXPECT_EQ(found(kAlone, BenefitKind::high_cost, {2026, 7})->amount, 38'570_yen);  // 81,430
    transact([&](storage::Transaction& t) {
        write_certificate(
            t, {kAlone, CertificateKind::specified, Date{2026, 7, 1}, kForever,
                SpecifiedDisease::dialysis, IncomeClass::unknown, Date{2026, 7, 9}, false});
    });
    batch::Request again = request(Date{2026, 7, 1});
    again.key = "again";
    ASSERT_TRUE(high_cost_month(town_, again));
    const auto due = found(kAlone, BenefitKind::high_cost, {2026, 7});
    EXPECT_EQ(due->amount, 110'000_yen);
    EXPECT_FALSE(due->counted);
}

TEST_P(Care, TheYearOfOutpatientCareIsSettledAfterJuly) {
    // Twelve months at the monthly limit of 18,000 yen and below it: 204,000 − 144,000.
    live(kHusband, kCouple, "世帯主", {1953, 10, 10});
    income(kHusband, 1'500'000_yen, 2'600'000_yen, 2025);
    income(kWife, 0_yen, 700'000_yen, 2025);
    for (int i = 0; i < 12; ++i)
        bill(kHusband, YearMonth{2025, 8} + i, 1, 85'000_yen, 17'000_yen);
    on(Date{2026, 7, 31});
    EXPECT_EQ(settle_year_of_care(town_, request(kYear.first_day())).problem().code,
              "national_health_insurance.before_base_date");
    on(Date{2026, 9, 1});
    const auto report = run(&settle_year_of_care, kYear.first_day());
    EXPECT_EQ(report.counts.of("年間外来合算の支給"), 1);
    const auto due = found(kHusband, BenefitKind::outpatient_year, {2026, 7}, kHusband);
    ASSERT_TRUE(due);
    EXPECT_EQ(due->paid, 204'000_yen);
    EXPECT_EQ(due->limit, 144'000_yen);
    EXPECT_EQ(due->amount, 60'000_yen);
    EXPECT_EQ(due->state, BenefitState::due);
    batch::Request again = request(kYear.first_day());
    again.key = "again";
    const auto second = settle_year_of_care(town_, again);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->counts.of("年間外来合算の支給"), 0);
}

TEST_P(Care, TheJointBenefitIsPaidAndItsCarePartTold) {
    income(kHusband, 1'500'000_yen, 2'600'000_yen, 2025);
    income(kWife, 0_yen, 700'000_yen, 2025);
    simplify(kHusband);
    // 57,600 a month in hospital, ten months: 576,000. Care of the wife: 300,000.
    for (int i = 0; i < 10; ++i)
        bill(kHusband, YearMonth{2025, 8} + i, 1, 500'000_yen, 44'400_yen, true);
    transact([&](storage::Transaction& t) {
        const registry::JointCarePayment told{kWife, 2025, "352039", 300'000_yen, 300'000_yen, {}};
        registry::publish(t, std::span{&told, 1});
    });
    on(Date{2026, 9, 1});
    const auto report = run(&settle_year_of_care, kYear.first_day());
    EXPECT_EQ(report.counts.of("高額介護合算の支給世帯"), 1);
    const auto joint = found(kHusband, BenefitKind::joint, {2026, 7});
    ASSERT_TRUE(joint);
    EXPECT_EQ(joint->state, BenefitState::decided);
    EXPECT_EQ(joint->paid, 744'000_yen);
    EXPECT_EQ(joint->limit, 560'000_yen);
    EXPECT_EQ(joint->amount, Yen{184'000 * 444 / 744});
    const auto session = database_->session();
    const auto parts = registry::joint_care_benefits(*session, 2025, kWife, PersonId{12});
    ASSERT_EQ(parts.size(), 1u);
    EXPECT_EQ(parts[0].amount, Yen{184'000 * 300 / 744});
    EXPECT_EQ(parts[0].decided_by, registry::HealthScheme::national_health);
    EXPECT_EQ(parts[0].household_paid, 744'000_yen);
    const auto payments = ledger::payments_on(*session, ledger::Business::national_health_insurance,
                                              Date{2026, 10, 31});
    ASSERT_EQ(payments.size(), 1u);
    EXPECT_EQ(payments[0].amount, joint->amount);
}

TEST_P(Care, ThePensionOfTheLowestClassIsCountedByADeductionOfItsOwn) {
    // 806,700 yen of pension: income by the tax's deduction of 1,100,000 is zero, and so it is by
    // the class's own; one yen more is not.
    for (const auto& [pension, expected] :
         {std::pair{806'700, IncomeClass::low_first}, {806'701, IncomeClass::low_second}}) {
        income(kHusband, 0_yen, Yen{pension}, 2025);
        income(kWife, 0_yen, 0_yen, 2025);
        const auto month = month_of_care(town_, YearMonth{2026, 7});
        ASSERT_TRUE(month);
        const auto session = database_->session();
        const BenefitFacts facts = household_class(*session, *month, kHusband);
        EXPECT_TRUE(facts.untaxed);
        EXPECT_EQ(class_from_70(month->rates.rates, facts), expected) << pension;
    }
}

TEST_P(Care, TheYearlyLimitFromAugustTakesWhatWasBorneBefore) {
    // Class オ: 36,900 yen a month, 290,000 from August 2026 to July 2027.
    income(kAlone, 0_yen);
    for (int i = 0; i < 7; ++i)
        bill(kAlone, YearMonth{2026, 8} + i, 1, 150'000_yen, 36'900_yen, true);
    bill(kAlone, {2027, 3}, 1, 150'000_yen, 45'000_yen, true);
    on(Date{2027, 3, 20});
    run(&high_cost_month, Date{2027, 2, 1});
    EXPECT_FALSE(found(kAlone, BenefitKind::high_cost, {2027, 2}));  // 258,300 borne
    run(&high_cost_month, Date{2027, 3, 1});
    const auto march = found(kAlone, BenefitKind::high_cost, {2027, 3});
    ASSERT_TRUE(march);  // 8,100 above the month's limit, 5,200 above the year's
    EXPECT_EQ(march->amount, 13'300_yen);
}

YAKUBA_ON_BOTH_ENGINES(Care);

}  // namespace
}  // namespace yakuba::national_health_insurance
