#include "business/individual_inhabitant_tax/ledger.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <sstream>

#include "business/individual_inhabitant_tax/test_rates.h"
#include "exchange/csv.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

using ledger::Collection;
using ledger::Instalment;

constexpr FiscalYear kYear{2026};
constexpr PersonId kPerson{7};
constexpr PersonId kEmployer{900};
constexpr PersonId kPensionFund{901};

const OpenDays& office() {
    static const OpenDays days{Holidays{}, Closed::municipality};
    return days;
}

ledger::PlannedCharge planned(const Sheet& sheet, const Collecting& collecting, int year = 2026) {
    const Rates& rates = rates_of(year);
    return plan(rates, schedule_of(rates, FiscalYear{year}, office()), sheet, collecting, kPerson,
                FiscalYear{year});
}

/// A sheet that owes so much income levy (city and prefecture together) and the per-capita levies.
Sheet owing(std::int64_t levy, std::int64_t flat = 5'500) {
    Sheet sheet;
    sheet.ground = Ground::taxed;
    sheet.city_income_levy = Yen{levy * 6 / 10};
    sheet.pref_income_levy = Yen{levy} - sheet.city_income_levy;
    sheet.city_per_capita = Yen{flat * 6 / 11};
    sheet.forest_tax = Yen{flat * 2 / 11};
    sheet.pref_per_capita = Yen{flat} - sheet.city_per_capita - sheet.forest_tax;
    sheet.annual_tax = sheet.payable = Yen{levy + flat};
    sheet.total_income = sheet.business_income = Yen{levy * 12};
    return sheet;
}

std::vector<std::int64_t> amounts(const std::vector<Instalment>& plan, Collection collection) {
    std::vector<std::int64_t> parts;
    for (const Instalment& line : plan) {
        if (line.collection == collection) parts.push_back(line.amount.amount());
    }
    return parts;
}

Yen sum_of(const std::vector<Instalment>& plan) {
    Yen sum;
    for (const Instalment& line : plan)
        sum += line.amount;
    return sum;
}

using Parts = std::vector<std::int64_t>;

TEST(OrdinaryCollection, FourTermsByThousands) {  // 小松市 82,000円
    const auto charge = planned(owing(76'500), {});
    EXPECT_EQ(amounts(charge.plan, Collection::ordinary), (Parts{22'000, 20'000, 20'000, 20'000}));
    EXPECT_EQ(charge.plan[0].due_on, (Date{2026, 6, 30}));
    EXPECT_EQ(charge.plan[2].due_on, (Date{2026, 11, 2}));  // 31 October is a Saturday
    EXPECT_EQ(charge.plan[3].due_on, (Date{2027, 2, 1}));   // 31 January is a Sunday
    EXPECT_EQ(charge.plan[3].month, (YearMonth{2027, 1}));
}

TEST(OrdinaryCollection, PerCapitaAloneIsDueInTheFirstTerm) {
    EXPECT_EQ(amounts(planned(owing(0), {}).plan, Collection::ordinary), (Parts{5'500}));
}

TEST(SalaryCollection, TwelveMonthsByHundreds) {
    const auto charge =
        planned(owing(118'000), {.salary_payer = kEmployer, .other_from_salary = true});
    const Parts parts = amounts(charge.plan, Collection::salary);
    ASSERT_EQ(parts.size(), 12u);
    EXPECT_EQ(parts[0], 123'500 - 11 * 10'200);
    EXPECT_EQ(parts[11], 10'200);
    EXPECT_EQ(charge.plan[0].month, (YearMonth{2026, 6}));
    EXPECT_EQ(charge.plan[0].due_on, (Date{2026, 7, 10}));
    EXPECT_EQ(charge.plan[11].month, (YearMonth{2027, 5}));
    EXPECT_EQ(charge.plan[0].payer_id, kEmployer);
}

TEST(SalaryCollection, ReliefOf2024LeavesJuneOut) {
    Sheet sheet = owing(118'000);
    sheet.city_fixed_reduction = 6'000_yen;
    sheet.pref_fixed_reduction = 4'000_yen;
    const Collecting salary{.salary_payer = kEmployer, .other_from_salary = true};
    const auto charge = planned(sheet, salary, 2024);
    EXPECT_EQ(charge.plan.size(), 11u);
    EXPECT_EQ(charge.plan.front().month, (YearMonth{2024, 7}));
    EXPECT_EQ(sum_of(charge.plan), sheet.payable);
    // Without relief, and in other years, June is the first month.
    EXPECT_EQ(planned(owing(0), salary, 2024).plan.front().month, (YearMonth{2024, 6}));
    EXPECT_EQ(planned(sheet, salary, 2025).plan.size(), 12u);
}

TEST(OrdinaryCollection, ReliefOf2024IsUsedUpFromTheFirstTerm) {
    Sheet sheet = owing(76'500);  // 82,000 after a relief of 30,000: terms of 28,000 before it
    sheet.city_fixed_reduction = 18'000_yen;
    sheet.pref_fixed_reduction = 12'000_yen;
    EXPECT_EQ(amounts(planned(sheet, {}, 2024).plan, Collection::ordinary),
              (Parts{26'000, 28'000, 28'000}));
}

Sheet pensioner(std::int64_t payable) {
    Sheet sheet = owing(payable - 5'500);
    sheet.business_income = 0_yen;
    sheet.pension_income = sheet.total_income;
    return sheet;
}

Parts numbers_in(std::string_view cell) {
    std::istringstream text{std::string{cell}};
    Parts parts;
    for (std::int64_t n = 0; text >> n;)
        parts.push_back(n);
    return parts;
}

TEST(WorkedExamples, Instalments) {
    std::ifstream file{YAKUBA_ROOT
                       "/src/business/individual_inhabitant_tax/instalment_examples.csv"};
    exchange::CsvReader reader{file};
    std::vector<std::string_view> row;
    ASSERT_TRUE(*reader.next(row));  // the header
    int ran = 0;
    while (*reader.next(row)) {
        ASSERT_EQ(row.size(), 6u);
        const std::string source{row[0]};
        const std::int64_t amount = numbers_in(row[2]).at(0);
        const bool pension = row[1] == "pension";
        Collecting collecting;
        if (pension) collecting = {.pension_payer = kPensionFund, .under_65 = false};
        collecting.last_year_pension_tax = Yen{numbers_in(row[3]).at(0)};
        const Parts ordinary = numbers_in(row[4]);
        const Parts from_pension = numbers_in(row[5]);
        const auto plan =
            planned(pension ? pensioner(amount) : owing(amount - 5'500), collecting).plan;
        EXPECT_EQ(amounts(plan, Collection::ordinary), ordinary) << source;
        EXPECT_EQ(amounts(plan, Collection::pension), from_pension) << source;
        ++ran;
    }
    EXPECT_EQ(ran, 3);
}

TEST(PensionCollection, FirstYear) {  // 宮代町 60,000円
    const auto charge =
        planned(pensioner(60'000), {.pension_payer = kPensionFund, .under_65 = false});
    EXPECT_EQ(amounts(charge.plan, Collection::ordinary), (Parts{15'000, 15'000}));
    EXPECT_EQ(amounts(charge.plan, Collection::pension), (Parts{10'000, 10'000, 10'000}));
    EXPECT_EQ(charge.plan.front().month, (YearMonth{2026, 10}));
}

TEST(PensionCollection, ContinuingYearTakesHalfOfTheLastFirst) {
    const Collecting collecting{
        .pension_payer = kPensionFund, .under_65 = false, .last_year_pension_tax = 60'000_yen};
    const auto charge = planned(pensioner(48'000), collecting);
    EXPECT_EQ(amounts(charge.plan, Collection::pension),
              (Parts{10'000, 10'000, 10'000, 6'000, 6'000, 6'000}));
    // When the provisional months took more than the year's tax, the plan stops at the tax.
    EXPECT_EQ(sum_of(planned(pensioner(22'000), collecting).plan), 22'000_yen);
}

TEST(MixedCollection, EachIncomeFromItsSource) {
    Sheet sheet = owing(100'000);
    sheet.business_income = 1'000'000_yen;
    sheet.salary_income = 2'000'000_yen;
    sheet.pension_income = 1'000'000_yen;
    sheet.total_income = 4'000'000_yen;
    const Shares shares = shares_of(
        sheet, {.salary_payer = kEmployer, .pension_payer = kPensionFund, .under_65 = false});
    EXPECT_EQ(shares.pension, 25'000_yen);
    EXPECT_EQ(shares.ordinary, 25'000_yen);
    EXPECT_EQ(shares.salary, 55'500_yen);  // with the per-capita levies
    const Shares wished = shares_of(sheet, {.salary_payer = kEmployer, .other_from_salary = true});
    EXPECT_EQ(wished.salary, sheet.payable);
}

TEST(Change, TheDifferenceIsSpreadOverWhatIsStillToCome) {
    const Rates& rates = rates_of(2026);
    const auto first = planned(owing(76'500), {});
    const auto more = change(rates, owing(96'500), first.plan, kPerson, kYear, Date{2026, 8, 1},
                             office(), "修正申告");
    EXPECT_EQ(amounts(more.plan, Collection::ordinary), (Parts{22'000, 28'000, 26'000, 26'000}));
    EXPECT_EQ(more.charge.reason, "修正申告");
    const auto less = change(rates, owing(46'500), first.plan, kPerson, kYear, Date{2026, 9, 1},
                             office(), "更正の請求");
    EXPECT_EQ(amounts(less.plan, Collection::ordinary), (Parts{22'000, 20'000, 5'000, 5'000}));
    // Below what was already due: the past terms come down, so that receipts show the over-payment.
    const auto over = change(rates, owing(14'500), first.plan, kPerson, kYear, Date{2026, 9, 1},
                             office(), "更正の請求");
    EXPECT_EQ(amounts(over.plan, Collection::ordinary), (Parts{20'000}));
    // After the last term an increase has a term of its own.
    const auto late = change(rates, owing(86'500), first.plan, kPerson, kYear, Date{2027, 3, 1},
                             office(), "増額");
    ASSERT_EQ(late.plan.size(), 5u);
    EXPECT_EQ(late.plan.back().term, 5);
    EXPECT_EQ(late.plan.back().due_on, (Date{2027, 4, 30}));
}

TEST(Change, AFirstChargeWithinTheYearIsPaidInWhatIsLeftOfIt) {
    const Rates& rates = rates_of(2026);
    const auto charge = late_plan(rates, schedule_of(rates, kYear, office()), owing(76'500), {},
                                  kPerson, kYear, Date{2026, 9, 1}, office(), "期限後の申告");
    EXPECT_EQ(amounts(charge.plan, Collection::ordinary), (Parts{41'000, 41'000}));
    EXPECT_EQ(charge.plan.front().term, 3);
}

TEST(Charge, PartsAddUpAfterASetOff) {
    Sheet sheet = owing(0);
    sheet.set_off = 4'000_yen;
    sheet.payable = 1'500_yen;
    const auto charge = planned(sheet, {}).charge;
    EXPECT_EQ(charge.city + charge.prefecture + charge.national, charge.amount);
}

Collecting any_collecting() {
    Collecting collecting;
    if (*rc::gen::inRange(0, 2) == 0) collecting.salary_payer = kEmployer;
    if (*rc::gen::inRange(0, 2) == 0) collecting.pension_payer = kPensionFund;
    collecting.other_from_salary = *rc::gen::inRange(0, 2) == 0;
    collecting.under_65 = *rc::gen::inRange(0, 2) == 0;
    collecting.last_year_pension_tax = Yen{*rc::gen::inRange(0, 2) * *rc::gen::inRange(0, 200'000)};
    return collecting;
}

Sheet any_sheet(int year) {
    Facts facts;
    facts.salary = Yen{*rc::gen::inRange(0, 3) * *rc::gen::inRange(0, 5'000'000)};
    facts.public_pension = Yen{*rc::gen::inRange(0, 2) * *rc::gen::inRange(0, 4'000'000)};
    facts.business = Yen{*rc::gen::inRange(0, 2) * *rc::gen::inRange(0, 4'000'000)};
    facts.dividend_withheld = Yen{*rc::gen::inRange(0, 2) * *rc::gen::inRange(0, 50'000)};
    facts.age = 70;
    return assess(rates_of(year), facts, Date{year, 4, 1});
}

RC_GTEST_PROP(Plans, AddUpToTheCharge, ()) {
    const int year = *rc::gen::inRange(2021, 2027);
    const Sheet sheet = any_sheet(year);
    const auto charge = planned(sheet, any_collecting(), year);
    RC_ASSERT(sum_of(charge.plan) == sheet.payable);
    RC_ASSERT(charge.charge.city + charge.charge.prefecture + charge.charge.national ==
              sheet.payable);
    for (const Instalment& line : charge.plan)
        RC_ASSERT(line.amount > 0_yen);
}

RC_GTEST_PROP(Plans, AddUpAfterAnyChange, ()) {
    const auto charge = planned(any_sheet(2026), any_collecting());
    const Sheet after = any_sheet(2026);
    const Date day = Date{2026, 5, 1} + std::chrono::days{*rc::gen::inRange(0, 500)};
    const auto changed =
        change(rates_of(2026), after, charge.plan, kPerson, kYear, day, office(), "更正");
    RC_ASSERT(sum_of(changed.plan) == after.payable);
    for (const Instalment& line : changed.plan)
        RC_ASSERT(line.amount > 0_yen);
}

}  // namespace
}  // namespace yakuba::individual_inhabitant_tax
