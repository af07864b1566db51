#include "ledger/instalments.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

namespace yakuba::ledger {
namespace {

using Plan = std::vector<Yen>;

Yen total(const Plan& plan) { return std::accumulate(plan.begin(), plan.end(), Yen{}); }
Plan yen(std::initializer_list<int> amounts) {
    Plan plan;
    for (const int amount : amounts)
        plan.emplace_back(amount);
    return plan;
}

TEST(SplitOrdinary, PutsTheRemainderIntoTheFirstTerm) {
    EXPECT_EQ(split_ordinary(82'000_yen, 4), yen({22'000, 20'000, 20'000, 20'000}));
    EXPECT_EQ(split_ordinary(123'400_yen, 4), yen({33'400, 30'000, 30'000, 30'000}));
}

TEST(SplitOrdinary, CollectsAtOnceWhatGivesNoTermAThousand) {
    EXPECT_EQ(split_ordinary(3'999_yen, 4), yen({3'999, 0, 0, 0}));
    EXPECT_EQ(split_ordinary(4'000_yen, 4), yen({1'000, 1'000, 1'000, 1'000}));
}

TEST(SplitSalary, CollectsByHundredsFromJune) {
    const Plan plan = split_salary(123'400_yen, 12);
    EXPECT_EQ(plan.front(), 11'200_yen);
    EXPECT_EQ(plan.back(), 10'200_yen);
}

TEST(SplitSalary, CollectsThePerCapitaLevyAtOnce) {
    EXPECT_EQ(split_salary(5'000_yen, 12, 5'000_yen).front(), 5'000_yen);
    EXPECT_EQ(split_salary(5'001_yen, 12, 5'000_yen).front(), 601_yen);
}

// 各徴収月の仮特別徴収税額・特別徴収額の算定例 (平成28年10月改正後): 36,000 → 57,000 → 63,000.
TEST(SplitPension, FollowsThePublishedExample) {
    const PensionPlan second = split_pension(57'000_yen, 36'000_yen);
    EXPECT_EQ(second.provisional, yen({6'000, 6'000, 6'000}));
    EXPECT_EQ(second.main, yen({13'000, 13'000, 13'000}));
    const PensionPlan third = split_pension(63'000_yen, 57'000_yen);
    EXPECT_EQ(third.provisional, yen({9'500, 9'500, 9'500}));
    EXPECT_EQ(third.main, yen({11'500, 11'500, 11'500}));
}

TEST(SplitPension, GivesBackWhatTheProvisionalMonthsTookTooMuch) {
    const PensionPlan plan = split_pension(10'000_yen, 60'000_yen);
    EXPECT_EQ(plan.main, yen({0, 0, 0}));
    EXPECT_EQ(plan.over_collected, 20'000_yen);
}

TEST(ChangePlan, SplitsTheRestOverTheOpenTerms) {
    const ChangedPlan changed =
        change_plan(yen({22'000, 20'000, 20'000, 20'000}), 1, 70'500_yen, 1'000_yen);
    EXPECT_EQ(changed.terms, yen({22'000, 16'500, 16'000, 16'000}));
    EXPECT_EQ(changed.over_collected, 0_yen);
}

TEST(ChangePlan, RefundsWhatTheClosedTermsTookTooMuch) {
    const ChangedPlan changed = change_plan(yen({22'000, 20'000}), 1, 5'000_yen, 1'000_yen);
    EXPECT_EQ(changed.terms, yen({22'000, 0}));
    EXPECT_EQ(changed.over_collected, 17'000_yen);
}

TEST(ChangePlan, AddsATermWhenAllHaveClosed) {
    const ChangedPlan changed = change_plan(yen({2'000, 1'000}), 2, 4'500_yen, 1'000_yen);
    EXPECT_EQ(changed.terms, yen({2'000, 1'000, 1'500}));
}

RC_GTEST_PROP(Split, AddsUpAndLeavesTheRemainderOnlyInTheFirst, ()) {
    const Yen amount{*rc::gen::inRange<std::int64_t>(0, 100'000'000)};
    const int terms = *rc::gen::inRange(1, 13);
    const Yen unit{*rc::gen::element<std::int64_t>(100, 1'000)};
    const Plan plan = split(amount, terms, unit);
    RC_ASSERT(plan.size() == static_cast<std::size_t>(terms));
    RC_ASSERT(total(plan) == amount);
    for (std::size_t i = 1; i < plan.size(); ++i) {
        RC_ASSERT(plan[i] == plan.back());
        RC_ASSERT(plan[i].amount() % unit.amount() == 0);
    }
    RC_ASSERT(plan.front() >= plan.back());
    RC_ASSERT(plan.front() - plan.back() < unit * terms);
}

RC_GTEST_PROP(SplitPension, TakesTheYearsAmountNoMoreNoLess, ()) {
    const Yen amount{*rc::gen::inRange<std::int64_t>(0, 1'000'000)};
    const Yen before{*rc::gen::inRange<std::int64_t>(0, 1'000'000)};
    const PensionPlan plan = split_pension(amount, before);
    RC_ASSERT(total(plan.provisional) + total(plan.main) - plan.over_collected == amount);
    const FirstPensionYear first = split_first_pension_year(amount);
    RC_ASSERT(total(first.ordinary) + total(first.main) == amount);
}

RC_GTEST_PROP(ChangePlan, KeepsClosedTermsAndReachesTheNewAmount, ()) {
    const Yen before{*rc::gen::inRange<std::int64_t>(0, 1'000'000)};
    const Yen after{*rc::gen::inRange<std::int64_t>(0, 1'000'000)};
    const int terms = *rc::gen::inRange(1, 13);
    const int open_from = *rc::gen::inRange(0, terms + 1);
    const Plan plan = split(before, terms, 100_yen);
    const ChangedPlan changed = change_plan(plan, open_from, after, 100_yen);
    RC_ASSERT(std::equal(plan.begin(), plan.begin() + open_from, changed.terms.begin()));
    RC_ASSERT(total(changed.terms) - changed.over_collected == after);
}

}  // namespace
}  // namespace yakuba::ledger
