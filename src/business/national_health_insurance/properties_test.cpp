#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "business/national_health_insurance/benefit.h"
#include "business/national_health_insurance/judgement.h"
#include "business/national_health_insurance/months.h"
#include "business/national_health_insurance/test_rates.h"

// The quick arithmetic against the statute's words, and what the law promises of every household.
namespace yakuba::national_health_insurance {
namespace {

rc::Gen<Member> any_member() {
    return rc::gen::exec([] {
        Member member;
        member.birth_date =
            Date{*rc::gen::inRange(1940, 2026), *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29)};
        member.gross_income = Yen{*rc::gen::inRange(0, 12'000'000)};
        if (*rc::gen::arbitrary<bool>()) {
            member.salary_income = member.gross_income;
            member.salary_revenue = Yen{member.gross_income.amount() * 4 / 3 + 550'000};
        }
        if (*rc::gen::inRange(0, 4) == 0)
            member.acquired_on = Date{2026, *rc::gen::inRange(4, 13), *rc::gen::inRange(1, 29)};
        if (*rc::gen::inRange(0, 4) == 0) member.lost_on = Date{2027, *rc::gen::inRange(1, 4), 15};
        if (*rc::gen::inRange(0, 8) == 0) member.due_month = YearMonth{2026, 9};
        if (*rc::gen::inRange(0, 12) == 0) member.role = Role::head_only;
        return member;
    });
}

Facts any_household() {
    Facts household;
    const int size = *rc::gen::inRange(1, 6);
    for (int i = 0; i < size; ++i)
        household.members.push_back(*any_member());
    if (*rc::gen::inRange(0, 5) == 0) household.specified_from = YearMonth{2024, 6};
    return household;
}

Ratio share_of(const Rates& rates, Reduction reduction) {
    switch (reduction) {
        case Reduction::seventy:
            return rates.reduction_seventy;
        case Reduction::fifty:
            return rates.reduction_fifty;
        case Reduction::twenty:
            return rates.reduction_twenty;
        default:
            return Ratio{0, 1};
    }
}

/// 医療分 as the order reads, in exact fractions, no caps.
Yen medical_as_written(const Rates& rates, FiscalYear year, const Facts& household,
                       const Sheet& sheet) {
    const Ratio less = share_of(rates, sheet.reduction);
    Unrounded sum;
    int alone[12] = {};
    for (const Member& member : household.members) {
        const MonthMask insured = insured_months(rates, year, member);
        const Ratio months{count(insured), 12};
        const Ratio birth{count(maternity_months(rates, year, member, insured)), 12};
        Unrounded income = levy_base(rates, year, member) * rates.medical.income_rate;
        Unrounded capita = Unrounded{rates.medical.per_capita} - rates.medical.per_capita * less;
        if (before_school_year_end(member.birth_date, rates.preschool_age, year))
            capita = capita * Ratio{1, 2};
        sum = sum + (income + capita) * (months - birth);
        for (int m = 0; m < 12; ++m)
            alone[m] += (insured >> m) & 1;
    }
    for (int m = 0; m < 12; ++m) {
        if (alone[m] == 0) continue;
        Ratio part{1, 12};
        if (household.specified_from && alone[m] == 1) {
            const int since = serial(year.value, 4) + m - serial(household.specified_from);
            if (since >= 0 && since <= 60) part = Ratio{1, 24};
            if (since > 60 && since <= 96) part = Ratio{3, 48};
        }
        const Yen flat = rates.medical.per_household;
        sum = sum + (Unrounded{flat} - flat * less) * part;
    }
    return floor_to(1_yen, sum);
}

RC_GTEST_PROP(Levy, IsTheOrdersOwnSum, ()) {
    static const Rates rates = rates_of(2026);
    const FiscalYear year{2026};
    const Facts household = any_household();
    const Sheet sheet = levy(PreparedYear{rates, year}, household);
    if (sheet.months == 0) return;
    RC_ASSERT(sheet.medical.amount == medical_as_written(rates, year, household, sheet));
}

RC_GTEST_PROP(Levy, NeverPassesACapAndAddsUp, ()) {
    static const Rates rates = rates_of(2026);
    static const PreparedYear year{rates, FiscalYear{2026}};
    const Sheet sheet = levy(year, any_household());
    RC_ASSERT(sheet.medical.levy <= rates.medical.cap);
    RC_ASSERT(sheet.support.levy <= rates.support.cap);
    RC_ASSERT(sheet.care.levy <= rates.care.cap);
    RC_ASSERT(sheet.child.levy <= rates.child.cap);
    RC_ASSERT(sheet.total ==
              sheet.medical.levy + sheet.support.levy + sheet.care.levy + sheet.child.levy);
}

RC_GTEST_PROP(Levy, MoreIncomeNeverMeansLess, ()) {
    static const PreparedYear year{rates_of(2026), FiscalYear{2026}};
    Facts household = any_household();
    // The number of earners raises the limits of the reductions: it stays as it is.
    for (Member& member : household.members)
        member.salary_revenue = 0_yen;
    const Yen before = levy(year, household).total;
    household.members[0].gross_income += Yen{*rc::gen::inRange(1, 3'000'000)};
    RC_ASSERT(levy(year, household).total >= before);
}

RC_GTEST_PROP(Levy, TheOrderOfMembersDoesNotMatter, ()) {
    static const PreparedYear year{rates_of(2026), FiscalYear{2026}};
    Facts household = any_household();
    const Yen before = levy(year, household).total;
    std::reverse(household.members.begin(), household.members.end());
    RC_ASSERT(levy(year, household).total == before);
}

TEST(Levy, ChangesReductionAtTheYen) {
    const Rates rates = rates_of(2026);
    const PreparedYear year{rates, FiscalYear{2026}};
    const auto reduction = [&](Yen income) {
        Facts household;
        household.members = {{.birth_date = Date{1980, 5, 5}, .gross_income = income},
                             {.birth_date = Date{1981, 5, 5}}};
        return levy(year, household).reduction;
    };
    EXPECT_EQ(reduction(430'000_yen), Reduction::seventy);
    EXPECT_EQ(reduction(430'001_yen), Reduction::fifty);
    EXPECT_EQ(reduction(1'050'000_yen), Reduction::fifty);
    EXPECT_EQ(reduction(1'050'001_yen), Reduction::twenty);
    EXPECT_EQ(reduction(1'570'000_yen), Reduction::twenty);
    EXPECT_EQ(reduction(1'570'001_yen), Reduction::none);
}

TEST(Levy, SurvivesRatesNobodyHas) {
    Rates rates = rates_of(2026);
    rates.medical.income_rate = Ratio{999'999'937, 1};
    rates.support.income_rate = Ratio{1, 999'999'937};
    rates.reduction_seventy = Ratio{1, 999'999'893};
    Facts household;
    for (int i = 0; i < 60; ++i) {
        household.members.push_back(
            {.birth_date = Date{1980, 5, 5}, .gross_income = Yen{1'000'000'000'000}});
    }
    const Sheet sheet = levy(PreparedYear{rates, FiscalYear{2026}}, household);
    EXPECT_EQ(sheet.medical.levy, rates.medical.cap);
}

RC_GTEST_PROP(Benefit, LeavesNobodyWithLessThanNothing, ()) {
    static const auto rates =
        resolve<BenefitRates>(book("national_health_insurance_benefit"),
                              benefit_rates_description(), "352039", Date{2026, 9, 1});
    BenefitFacts facts;
    const int bills = *rc::gen::inRange(1, 6);
    Yen paid;
    for (int i = 0; i < bills; ++i) {
        Bill bill;
        bill.person = *rc::gen::inRange(1, 4);
        bill.senior = bill.person == 1;
        bill.inpatient = *rc::gen::arbitrary<bool>();
        bill.cost = Yen{*rc::gen::inRange(0, 3'000'000)};
        bill.paid = Yen{bill.cost.amount() * (bill.senior ? 2 : 3) / 10};
        paid += bill.paid;
        facts.bills.push_back(bill);
    }
    facts.base_income = Yen{*rc::gen::inRange(0, 12'000'000)};
    facts.untaxed = *rc::gen::arbitrary<bool>();
    facts.earlier_hits = *rc::gen::inRange(0, 6);
    facts.borne_this_year = Yen{*rc::gen::inRange(0, 2'000'000)};
    const BenefitSheet sheet = benefit(rates->rates, facts, Date{2026, 9, 1});
    RC_ASSERT(sheet.high_cost >= 0_yen);
    RC_ASSERT(sheet.borne >= 0_yen);
    RC_ASSERT(sheet.high_cost <= paid);
}

}  // namespace
}  // namespace yakuba::national_health_insurance
