#include "business/national_health_insurance/rules.h"

#include <gtest/gtest.h>

#include "business/national_health_insurance/benefit.h"
#include "business/national_health_insurance/form.h"
#include "business/national_health_insurance/months.h"
#include "business/national_health_insurance/test_rates.h"
#include "rules/examples.h"

namespace yakuba::national_health_insurance {
namespace {

void expect_examples(const char* file, const Calculator& calculator, const RateBook& rates) {
    const auto report =
        run_examples(std::string{YAKUBA_ROOT} + "/src/business/national_health_insurance/" + file,
                     calculator, rates);
    for (const std::string& failure : report.failures)
        ADD_FAILURE() << failure;
    EXPECT_GT(report.ran, 10);
}

TEST(WorkedExamples, Levy) { expect_examples("examples.csv", calculator(), book()); }
TEST(WorkedExamples, Benefit) {
    expect_examples("benefit_examples.csv", benefit_calculator(),
                    book("national_health_insurance_benefit"));
}

TEST(Months, TheSchemeOfTheLastDayOwnsTheMonth) {
    const Rates rates = rates_of(2025);
    const FiscalYear year{2025};
    Member member{.birth_date = Date{1990, 5, 5}};
    member.lost_on = Date{2025, 10, 31};  // left on the 30th, insured elsewhere from the 31st
    EXPECT_EQ(count(insured_months(rates, year, member)), 6);
    member.lost_on = Date{2025, 11, 1};
    EXPECT_EQ(count(insured_months(rates, year, member)), 7);
    member.acquired_on = Date{2025, 11, 1};
    EXPECT_EQ(count(insured_months(rates, year, member)), 0);
}

TEST(Months, LeapDayTurns75OnTheFirstOfMarch) {
    EXPECT_EQ(lost_by_age(Date{1948, 2, 29}, 75), (Date{2023, 3, 1}));
    EXPECT_EQ(lost_by_age(Date{1949, 3, 1}, 75), (Date{2024, 3, 1}));
}

TEST(Levy, HeadWhoIsNotInsuredIsJudgedButNotCharged) {
    const Rates rates = rates_of(2025);
    const PreparedYear year{rates, FiscalYear{2025}};
    Facts alone;
    alone.members = {{.birth_date = Date{1990, 5, 5}}};
    EXPECT_EQ(levy(year, alone).reduction, Reduction::seventy);
    Facts with_head = alone;
    with_head.members.push_back(
        {.birth_date = Date{1960, 5, 5}, .role = Role::head_only, .gross_income = 5'000'000_yen});
    const Sheet sheet = levy(year, with_head);
    EXPECT_EQ(sheet.reduction, Reduction::none);
    EXPECT_EQ(sheet.counted, 1);
    EXPECT_EQ(sheet.base, 0_yen);
    EXPECT_EQ(sheet.medical.per_capita, rates.medical.per_capita);
}

TEST(Levy, UnemployedSalaryCountsForThreeTenths) {
    const PreparedYear year{rates_of(2025), FiscalYear{2025}};
    Facts household;
    household.members = {{.birth_date = Date{1980, 5, 5},
                          .gross_income = 3'560'000_yen,
                          .salary_revenue = 5'000'000_yen,
                          .salary_income = 3'560'000_yen,
                          .left_job_on = Date{2024, 12, 31}}};
    const Sheet sheet = levy(year, household);
    EXPECT_EQ(sheet.judged_income, 1'068'000_yen);
    EXPECT_EQ(sheet.base, 638'000_yen);
    // Through the end of the fiscal year after that of the day after leaving.
    EXPECT_EQ(levy(PreparedYear{rates_of(2026), FiscalYear{2026}}, household).base, 3'130'000_yen);
}

TEST(Levy, HalvesTheHouseholdAmountFromTheMonthOneIsLeft) {
    const Rates rates = rates_of(2025);
    const PreparedYear year{rates, FiscalYear{2025}};
    Facts couple;
    couple.members = {{.birth_date = Date{1950, 10, 10}, .gross_income = 4'000'000_yen},
                      {.birth_date = Date{1953, 10, 10}}};
    couple.specified_from = YearMonth{2025, 10};
    const Sheet sheet = levy(year, couple);
    EXPECT_EQ(sheet.halved_months, 6);
    EXPECT_EQ(sheet.medical.per_household, Yen{rates.medical.per_household.amount() * 3 / 4});
}

TEST(Levy, MaternityShowsNothingAboveTheCap) {
    const PreparedYear year{rates_of(2025), FiscalYear{2025}};
    Facts household;
    household.members = {{.birth_date = Date{1990, 5, 5}, .gross_income = 30'000'000_yen}};
    const Yen before = levy(year, household).total;
    household.members[0].due_month = YearMonth{2025, 8};
    const Sheet sheet = levy(year, household);
    EXPECT_GT(sheet.medical.maternity, 0_yen);
    EXPECT_EQ(sheet.total, before);
}

TEST(Levy, FormerDependantPaysNoIncomePartAndHalfOfTheRest) {
    const Rates rates = rates_of(2025);
    const PreparedYear year{rates, FiscalYear{2025}};
    Facts household;
    household.members = {{.birth_date = Date{1956, 5, 5},
                          .gross_income = 5'000'000_yen,
                          .former_dependant_on = Date{2025, 4, 1}}};
    const Sheet sheet = levy(year, household);
    EXPECT_EQ(sheet.medical.amount,
              Yen{(rates.medical.per_capita.amount() + rates.medical.per_household.amount()) / 2});
}

/// A new member joins the 特定世帯: it ends in the month before, for good.
TEST(Levy, ASpecifiedHouseholdEndsEarlyAndOnce) {
    const PreparedYear year{rates_of(2025), FiscalYear{2025}};
    Facts left;
    left.members = {{.birth_date = Date{1955, 5, 5}}};
    left.specified_from = YearMonth{2024, 6};
    EXPECT_EQ(levy(year, left).halved_months, 12);
    left.specified_until = YearMonth{2025, 8};
    const Sheet sheet = levy(year, left);
    EXPECT_EQ(sheet.halved_months, 5);
    EXPECT_EQ(sheet.quarter_months, 0);
}

/// The child part exists for those from 65 too, who pay no care part.
TEST(Levy, SeniorsPayTheChildPart) {
    const PreparedYear year{rates_of(2026), FiscalYear{2026}};
    Facts senior;
    senior.members = {{.birth_date = Date{1956, 5, 5},
                       .gross_income = 2'000'000_yen,
                       .total_income = 2'000'000_yen}};
    const Sheet sheet = levy(year, senior);
    EXPECT_GT(sheet.child.income, 0_yen);
    EXPECT_GT(sheet.child.levy, 0_yen);
    EXPECT_EQ(sheet.care.levy, 0_yen);
    EXPECT_EQ(sheet.care_months, 0);
}

/// Moved here in mid-year, the income not told yet: the per-capita amounts of the months here,
/// without a reduction; the income comes later.
TEST(Levy, WhoMovedInIsBilledFirstWithoutIncome) {
    const PreparedYear year{rates_of(2025), FiscalYear{2025}};
    Facts mover;
    mover.members = {
        {.birth_date = Date{1990, 5, 5}, .acquired_on = Date{2025, 11, 10}, .declared = false}};
    const Sheet first = levy(year, mover);
    EXPECT_EQ(first.months, 5);
    EXPECT_EQ(first.reduction, Reduction::undeclared);
    EXPECT_EQ(first.medical.income, 0_yen);
    EXPECT_GT(first.medical.per_capita, 0_yen);
    mover.members[0].declared = true;
    mover.members[0].gross_income = mover.members[0].total_income = 3'000'000_yen;
    EXPECT_GT(levy(year, mover).total, first.total);
    mover.members[0].gross_income = mover.members[0].total_income = 0_yen;
    EXPECT_EQ(levy(year, mover).reduction, Reduction::seventy);
}

TEST(Collection, FromThePensionOnlyWhenEverybodyIsASenior) {
    const Rates rates = rates_of(2025);
    const FiscalYear year{2025};
    Facts couple;
    couple.members = {{.birth_date = Date{1955, 10, 10}}, {.birth_date = Date{1957, 10, 10}}};
    couple.head_pension = 1'800'000_yen;
    const auto ground = [&] {
        return collection_ground(rates, year, couple, couple.members, 100'000_yen);
    };
    EXPECT_EQ(ground(), CollectionGround::special);
    couple.head_care_premium = 800'001_yen;
    EXPECT_EQ(ground(), CollectionGround::over_half);
    couple.head_care_premium = 0_yen;
    couple.members[1].birth_date = Date{1961, 10, 10};
    EXPECT_EQ(ground(), CollectionGround::younger_member);
    couple.members[1].birth_date = Date{1951, 3, 31};  // 75 on 31 March 2026
    EXPECT_EQ(ground(), CollectionGround::turns_75);
}

TEST(Benefit, ShareOfCostByAge) {
    auto resolved = resolve<BenefitRates>(book("national_health_insurance_benefit"),
                                          benefit_rates_description(), "352039", Date{2025, 4, 1});
    ASSERT_TRUE(resolved) << resolved.problem().message << resolved.problem().detail;
    const BenefitRates& rates = resolved->rates;
    const auto tenths = [&](Date birth, YearMonth month, IncomeClass c) {
        const Ratio share = share_of_cost(rates, birth, month, c);
        return share.numerator * 10 / share.denominator;
    };
    EXPECT_EQ(tenths(Date{2019, 4, 1}, {2025, 4}, IncomeClass::general), 3);
    EXPECT_EQ(tenths(Date{2019, 4, 2}, {2025, 4}, IncomeClass::general), 2);
    // From the month after the 70th birthday; born on the 1st, from that month.
    EXPECT_EQ(tenths(Date{1955, 5, 2}, {2025, 5}, IncomeClass::general), 3);
    EXPECT_EQ(tenths(Date{1955, 5, 2}, {2025, 6}, IncomeClass::general), 2);
    EXPECT_EQ(tenths(Date{1955, 5, 1}, {2025, 5}, IncomeClass::general), 2);
    EXPECT_EQ(tenths(Date{1950, 6, 1}, {2025, 5}, IncomeClass::active_first), 3);
}

}  // namespace
}  // namespace yakuba::national_health_insurance
