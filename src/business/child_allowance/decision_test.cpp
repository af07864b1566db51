#include "business/child_allowance/decision.h"

#include <gtest/gtest.h>

#include "business/child_allowance/assess.h"
#include "business/child_allowance/month_rates.h"

namespace yakuba::child_allowance {
namespace {

/// One claimant's family over two months.
struct Story {
    Claimant claimant;
    std::vector<Child> children;

    Child& add(Date birth) {
        children.emplace_back();
        children.back().birth_date = birth;
        return children.back();
    }
    /// The decision of `month`, made after the month before was decided from the same family.
    Decision decide(YearMonth month) const {
        MonthRates rates = *MonthRates::open(YAKUBA_ROOT "/data", "352039");
        const Month& before = **rates.of(month + -1);
        const Month& now = **rates.of(month);
        Families families;
        families.claims.emplace_back();
        families.claims[0].person_id = PersonId{1};
        families.claimants = {claimant};
        families.children = children;
        families.child_ids.resize(children.size());
        families.first_child = {0, children.size()};
        const Sheet sheet =
            monthly_allowance(before.rates, before.ages, before.month, claimant, children);
        const std::vector<Decision> last{
            decision_of(PersonId{1}, before.month, sheet, before.fingerprint)};
        const Assessed assessed = assess(before, now, families, last);
        return assessed.decisions.empty() ? Decision{} : assessed.decisions[0];
    }
};

#define EXPECT_CHANGED(decision, how, why)               \
    do {                                                 \
        const Decision made = (decision);                \
        EXPECT_EQ(label_of(made.change), label_of(how)); \
        EXPECT_EQ(label_of(made.cause), label_of(why));  \
    } while (false)

TEST(Decision, LowersTheMonthAfterTheThirdBirthday) {
    Story story;
    story.add({2023, 6, 20});
    EXPECT_CHANGED(story.decide({2026, 6}), Change::none, Cause::none);
    EXPECT_CHANGED(story.decide({2026, 7}), Change::decreased, Cause::turned_three);
}

TEST(Decision, KeepsTheBirthdayMonthOfAChildBornOnTheFirst) {
    Story story;
    story.add({2023, 6, 1});
    EXPECT_CHANGED(story.decide({2026, 6}), Change::none, Cause::none);
    EXPECT_CHANGED(story.decide({2026, 7}), Change::decreased, Cause::turned_three);
}

TEST(Decision, EndsWithTheSchoolYearOfEighteen) {
    Story story;
    story.add({2007, 9, 1});
    EXPECT_CHANGED(story.decide({2026, 3}), Change::none, Cause::none);
    EXPECT_EQ(story.decide({2026, 4}).change, Change::ended);
    story.add({2015, 1, 1});
    EXPECT_CHANGED(story.decide({2026, 4}), Change::decreased, Cause::paid_age_end);
}

TEST(Decision, TellsAFamilyWhoseEldestLeavesTheTwentyTwoYears) {
    Story story;
    Child& eldest = story.add({2003, 9, 1});
    eldest.confirmed = true;
    story.add({2010, 1, 1});
    story.add({2015, 1, 1});  // the third child until March 2026
    EXPECT_CHANGED(story.decide({2026, 3}), Change::none, Cause::none);
    EXPECT_CHANGED(story.decide({2026, 4}), Change::decreased, Cause::counted_age_end);
}

TEST(Decision, NamesTheReformOfOctober2024) {
    Story story;
    story.add({2010, 1, 1});
    story.add({2012, 1, 1});
    story.add({2015, 1, 1});
    EXPECT_CHANGED(story.decide({2024, 10}), Change::increased, Cause::reform);
}

TEST(Decision, RaisesForANewChildAlthoughAnotherTurnsThree) {
    Story story;
    story.add({2023, 6, 20});
    story.add({2026, 6, 10}).starts = {2026, 7};
    EXPECT_CHANGED(story.decide({2026, 7}), Change::increased, Cause::child_added);
}

TEST(Decision, StoresTheEndOnceAndNothingAfter) {
    Story story;
    story.add({2015, 1, 1});
    story.claimant.ends = {2026, 5};
    EXPECT_CHANGED(story.decide({2026, 6}), Change::ended, Cause::entitlement_end);
    EXPECT_FALSE(story.decide({2026, 7}).month);
}

TEST(Decision, GivesItsSheetBack) {
    const Sheet sheet{Ground::allowance, 1, 2, 3, 4, 0, 123'000_yen};
    EXPECT_EQ(sheet_of(decision_of(PersonId{1}, {2026, 4}, sheet, "")), sheet);
}

}  // namespace
}  // namespace yakuba::child_allowance
