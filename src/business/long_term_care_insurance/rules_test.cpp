#include "business/long_term_care_insurance/rules.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <numeric>

#include "business/long_term_care_insurance/bill.h"
#include "business/long_term_care_insurance/burden.h"
#include "business/long_term_care_insurance/form.h"
#include "business/long_term_care_insurance/high_cost.h"
#include "business/long_term_care_insurance/limit.h"
#include "business/long_term_care_insurance/test_rates.h"
#include "rules/examples.h"

namespace yakuba::long_term_care_insurance {
namespace {

void expect_examples(const char* file, const Calculator& calculator, int at_least) {
    const auto report =
        run_examples(std::string{YAKUBA_ROOT} + "/src/business/long_term_care_insurance/" + file,
                     calculator, book());
    for (const std::string& failure : report.failures)
        ADD_FAILURE() << failure;
    EXPECT_GE(report.ran, at_least);
}

TEST(LongTermCareExamples, Premium) { expect_examples("examples.csv", calculator(), 25); }
TEST(LongTermCareExamples, Certification) {
    expect_examples("certification_examples.csv", certification_calculator(), 12);
}
TEST(LongTermCareExamples, Burden) {
    expect_examples("burden_examples.csv", burden_calculator(), 8);
}
TEST(LongTermCareExamples, HighCost) {
    expect_examples("high_cost_examples.csv", high_cost_calculator(), 7);
}
TEST(LongTermCareExamples, Bill) { expect_examples("bill_examples.csv", bill_calculator(), 8); }
TEST(LongTermCareExamples, LimitCertificate) {
    expect_examples("limit_examples.csv", limit_calculator(), 8);
}

TEST(LongTermCareStages, OneYenUnderOnAndOverEveryBoundOfTheTaxed) {
    const Yen bounds[] = {1'200'000_yen, 2'100'000_yen, 3'200'000_yen, 4'200'000_yen,
                          5'200'000_yen, 6'200'000_yen, 7'200'000_yen};
    const Rates rates = rates_of(2024);
    int stage = 6;
    for (const Yen bound : bounds) {
        Facts facts{.self_taxed = true, .total_income = bound - 1_yen};
        EXPECT_EQ(premium(rates, facts, {2024}).stage, stage);
        facts.total_income = bound;
        EXPECT_EQ(premium(rates, facts, {2024}).stage, stage + 1);
        ++stage;
    }
}

TEST(LongTermCareStages, TheLowBoundaryFollowsTheYear) {
    const std::pair<int, Yen> bounds[] = {
        {2024, 800'000_yen}, {2025, 809'000_yen}, {2026, 826'500_yen}};
    for (const auto& [year, bound] : bounds) {
        const Rates rates = rates_of(year);
        Facts facts{.pension_revenue = bound};
        EXPECT_EQ(premium(rates, facts, {year}).stage, 1) << year;
        facts.pension_revenue = bound + 1_yen;
        EXPECT_EQ(premium(rates, facts, {year}).stage, 2) << year;
        facts.household_taxed = true;
        EXPECT_EQ(premium(rates, facts, {year}).stage, 5) << year;
        facts.pension_revenue = bound;
        EXPECT_EQ(premium(rates, facts, {year}).stage, 4) << year;
    }
}

TEST(LongTermCareStages, TheReliefIsTheDifferenceOfTheTwoRates) {
    const Rates rates = rates_of(2024);
    const Sheet sheet = premium(rates, Facts{}, {2024});
    EXPECT_EQ(sheet.stage, 1);
    // 60,600 × 0.455 = 27,573 and × 0.285 = 17,271, each without what is below 100 yen.
    EXPECT_EQ(sheet.full_year, 17'200_yen);
    EXPECT_EQ(sheet.public_relief, 10'300_yen);
    EXPECT_EQ(premium(rates, Facts{.self_taxed = true}, {2024}).public_relief, 0_yen);
}

TEST(LongTermCareMonths, FromAcquisitionToTheMonthBeforeTheLoss) {
    const FiscalYear year{2025};
    EXPECT_EQ(insured_months({}, {}, year).count, 12);
    // Born on 1 September 1960: 65 on 31 August, so August is the first month.
    EXPECT_EQ(insured_months(Date{2025, 8, 31}, {}, year).count, 8);
    EXPECT_EQ(insured_months({}, Date{2025, 4, 30}, year).count, 0);
    EXPECT_EQ(insured_months({}, Date{2025, 5, 1}, year).count, 1);
    EXPECT_EQ(insured_months(Date{2025, 6, 2}, Date{2025, 6, 20}, year).count, 0);
    EXPECT_EQ(insured_months({}, Date{2026, 4, 1}, year).count, 12);
}

Facts any_facts() {
    Facts facts;
    const auto amount = [](std::int64_t most) {
        return Yen{*rc::gen::inRange<std::int64_t>(0, most)};
    };
    facts.household_taxed = *rc::gen::arbitrary<bool>();
    facts.self_taxed = facts.household_taxed && *rc::gen::arbitrary<bool>();
    facts.salary_income = amount(3'000'000);
    facts.pension_revenue = amount(4'000'000);
    facts.pension_income = std::min(facts.pension_revenue, amount(3'000'000));
    facts.total_income = facts.salary_income + facts.pension_income + amount(6'000'000);
    if (*rc::gen::inRange(0, 4) == 0)
        facts.acquired_on = Date{2025, 4, 1} + std::chrono::days{*rc::gen::inRange(0, 365)};
    if (*rc::gen::inRange(0, 4) == 0)
        facts.lost_on = Date{2026, 3, 31} - std::chrono::days{*rc::gen::inRange(0, 360)};
    facts.special = *rc::gen::element(SpecialCollection::none, SpecialCollection::continuing,
                                      SpecialCollection::october);
    facts.last_february = amount(40'000);
    facts.reduction = *rc::gen::inRange(0, 5) == 0 ? amount(30'000) : Yen{0};
    return facts;
}

TEST(LongTermCarePremium, MoreIncomeIsNeverAPremiumLess) {
    const Rates rates = rates_of(2025);
    rc::check([&] {
        const Facts facts = any_facts();
        Facts richer = facts;
        richer.total_income += Yen{*rc::gen::inRange<std::int64_t>(1, 5'000'000)};
        RC_ASSERT(premium(rates, richer, {2025}).annual >= premium(rates, facts, {2025}).annual);
    });
}

TEST(LongTermCarePremium, APartOfTheYearIsNeverMoreThanTheYear) {
    const Rates rates = rates_of(2025);
    rc::check([&] {
        const Facts facts = any_facts();
        const Sheet sheet = premium(rates, facts, {2025});
        RC_ASSERT(sheet.before_reduction <= sheet.full_year);
        RC_ASSERT(sheet.annual >= Yen{0});
        RC_ASSERT(sheet.public_relief >= Yen{0});
    });
}

TEST(LongTermCareCollection, EveryPlanAddsUpToTheYear) {
    const Rates rates = rates_of(2025);
    rc::check([&] {
        const Facts facts = any_facts();
        Rates levelled = rates;
        levelled.levelling = *rc::gen::arbitrary<bool>();
        const FiscalYear year{2025};
        const Sheet sheet = premium(levelled, facts, year);
        const Plan plan = collection_plan(levelled, facts, sheet, year, first_billing(facts, year));
        Yen sum;
        for (const Part& part : plan.parts) {
            RC_ASSERT(part.amount > Yen{0});
            sum += part.amount;
        }
        RC_ASSERT(sum == sheet.annual + plan.over_collected);
    });
}

TEST(LongTermCareCollection, TheProvisionalMonthsTakeFebruarysAmount) {
    const Rates rates = rates_of(2024);
    const Facts facts{.household_taxed = true,
                      .pension_revenue = 900'000_yen,
                      .special = SpecialCollection::continuing,
                      .last_february = 9'000_yen};
    const Sheet sheet = premium(rates, facts, {2024});
    ASSERT_EQ(sheet.annual, 60'600_yen);
    const Plan plan = collection_plan(rates, facts, sheet, {2024}, YearMonth{2024, 7});
    ASSERT_EQ(plan.parts.size(), 6u);
    EXPECT_EQ(plan.parts[0].amount, 9'000_yen);
    EXPECT_EQ(plan.parts[2].term, 8);
    EXPECT_EQ(plan.parts[3].amount, 11'200_yen);
    EXPECT_EQ(plan.parts[5].amount, 11'200_yen);
    EXPECT_EQ(plan.parts[5].month, (YearMonth{2025, 2}));
}

TEST(LongTermCareHighCost, NobodyGetsMoreThanHeBoreAndTheRestIsTheLimit) {
    const auto rates = rates_on<HighCostRates>(high_cost_rates_description(), Date{2025, 4, 1});
    rc::check([&] {
        HighCostFacts facts;
        facts.household_taxed = *rc::gen::arbitrary<bool>();
        facts.highest_base = Yen{*rc::gen::inRange<std::int64_t>(0, 9'000'000)};
        const int count = *rc::gen::inRange(1, 5);
        for (int i = 0; i < count; ++i) {
            facts.users.push_back({PersonId{i + 1}, Yen{*rc::gen::inRange<std::int64_t>(0, 90'000)},
                                   *rc::gen::arbitrary<bool>()});
        }
        const HighCostSheet sheet = high_cost(rates, facts, Date{2025, 4, 1});
        Yen left;
        for (const HighCostPart& part : sheet.users) {
            RC_ASSERT(part.benefit >= Yen{0});
            RC_ASSERT(part.benefit <= part.share);
            left += part.borne;
        }
        RC_ASSERT(left <= sheet.household_limit || left == sheet.household_share);
    });
}

TEST(LongTermCareCertification, ValidityEndsWithAMonthForEveryDayOfApplication) {
    const auto rates =
        rates_on<CertificationRates>(certification_rates_description(), Date{2025, 4, 1});
    for (Date day{2024, 1, 1}; day < Date{2026, 12, 31}; day = day + std::chrono::days{1}) {
        const auto sheet =
            certification(rates, {.applied_on = day, .level = Level::care_1, .months = 12});
        ASSERT_EQ(sheet.valid_from, day);
        ASSERT_EQ(sheet.valid_to, YearMonth{sheet.valid_to}.last_day());
        const int months = YearMonth{sheet.valid_to} - YearMonth{day};
        ASSERT_EQ(months, day.day() == 1 ? 11 : 12) << to_iso(day);
    }
}

TEST(LongTermCareCertification, TheStepsOfNeedNeverFall) {
    int last = 0;
    for (const Level level :
         {Level::not_certified, Level::support_1, Level::support_2, Level::care_1, Level::care_2,
          Level::care_3, Level::care_4, Level::care_5}) {
        EXPECT_GE(care_step(level), last);
        last = care_step(level);
    }
    EXPECT_EQ(care_step(Level::support_2), care_step(Level::care_1));
}

}  // namespace
}  // namespace yakuba::long_term_care_insurance
