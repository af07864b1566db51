#include "business/electoral_roll/rules.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "business/electoral_roll/disqualification.h"
#include "business/electoral_roll/form.h"
#include "business/electoral_roll/run_calendar.h"
#include "rules/examples.h"

namespace yakuba::electoral_roll {
namespace {

constexpr std::chrono::days kDay{1};

const RateBook& book() {
    static const Result<RateBook> loaded = RateBook::load(YAKUBA_ROOT "/data", "electoral_roll");
    return *loaded;
}

const Rates& rates() {
    static const Rates resolved = [] {
        const auto found = resolve<Rates>(book(), rates_description(), "352039", Date{2025, 6, 1});
        EXPECT_TRUE(found) << found.problem().message << found.problem().detail;
        return found->rates;
    }();
    return resolved;
}

RunLines regular(Date base) { return run_lines(rates(), Run::regular, base, base); }

Date any_day() { return Date{2018, 1, 1} + std::chrono::days{*rc::gen::inRange(0, 3000)}; }

Date any_or_none(Date around, int before, int after) {
    return *rc::gen::inRange(0, 3) == 0
               ? Date{}
               : around + std::chrono::days{*rc::gen::inRange(-before, after)};
}

Elector any_elector(Date base) {
    Elector e;
    e.birth_date = base - std::chrono::days{*rc::gen::inRange(6400, 6800)};
    e.counted_from = base - std::chrono::days{*rc::gen::inRange(-5, 400)};
    e.left_on = any_or_none(base, 150, 20);
    if (e.left_on && e.left_on < e.counted_from) e.left_on = Date{};
    e.japanese = *rc::gen::inRange(0, 10) != 0;
    e.disqualified = *rc::gen::inRange(0, 10) == 0;
    e.confirmed = *rc::gen::inRange(0, 10) != 0;
    if (*rc::gen::inRange(0, 12) == 0) e.died_on = any_or_none(base, 50, 50);
    return e;
}

TEST(ElectoralRoll, WorkedExamples) {
    const ExamplesReport report =
        run_examples(YAKUBA_ROOT "/src/business/electoral_roll/examples.csv", calculator(), book());
    for (const std::string& failure : report.failures)
        ADD_FAILURE() << failure;
    EXPECT_GE(report.ran, 55);
}

TEST(ElectoralRoll, TheLinesOfARunAreTheCalendarForEveryDay) {
    for (Date base{2019, 12, 25}; base < Date{2021, 4, 1}; base = base + kDay) {
        const RunLines lines = regular(base);
        EXPECT_LE(three_months_on(rates(), lines.counted_by), base) << to_iso(base);
        EXPECT_GT(three_months_on(rates(), lines.counted_by + kDay), base) << to_iso(base);
        EXPECT_GE(four_months_until(rates(), lines.left_from), base) << to_iso(base);
        EXPECT_LT(four_months_until(rates(), lines.left_from - kDay), base) << to_iso(base);
        EXPECT_LE(day_reaching_age(lines.born_by, 18), base) << to_iso(base);
        EXPECT_GT(day_reaching_age(lines.born_by + kDay, 18), base) << to_iso(base);
    }
}

TEST(ElectoralRoll, MonthsAreCountedAsTheCivilCodeCountsThem) {
    EXPECT_EQ(three_months_on(rates(), Date{2025, 4, 2}), (Date{2025, 7, 2}));
    EXPECT_EQ(three_months_on(rates(), Date{2025, 11, 30}), (Date{2026, 2, 28}));
    EXPECT_EQ(three_months_on(rates(), Date{2025, 11, 29}), (Date{2026, 2, 28}));
    EXPECT_EQ(four_months_until(rates(), Date{2025, 2, 28}), (Date{2025, 6, 30}));
    EXPECT_EQ(four_months_until(rates(), Date{2024, 2, 29}), (Date{2024, 6, 30}));
    EXPECT_EQ(four_months_until(rates(), Date{2025, 10, 31}), (Date{2026, 2, 28}));
}

TEST(ElectoralRoll, OnlyWhoMeetsEveryConditionOfTheArticleIsEntered) {
    rc::check([] {
        const Date base = any_day();
        const Elector e = any_elector(base);
        const Sheet sheet = decide(rates(), regular(base), e);
        const bool alive = !e.died_on || e.died_on > base;
        const bool of_age = age_on(base, e.birth_date) >= 18;
        const bool person = alive && e.japanese && of_age && !e.disqualified && e.confirmed;
        const bool here = !e.left_on || e.left_on > base;
        const bool recorded_here =
            e.counted_from <= base && three_months_on(rates(), e.counted_from) <= base;
        const bool recorded_before = e.left_on && e.left_on <= base && e.counted_from <= base &&
                                     three_months_on(rates(), e.counted_from) <= e.left_on &&
                                     base <= four_months_until(rates(), e.left_on);
        RC_ASSERT(sheet.registered == (person && (here ? recorded_here : recorded_before)));
        RC_ASSERT(sheet.on_roll == sheet.registered);
        RC_ASSERT(sheet.former_mark == (sheet.registered && !here));
    });
}

TEST(ElectoralRoll, NobodyEnteredIsRemovedOnTheSameDay) {
    rc::check([] {
        const Date base = any_day();
        Elector e{.birth_date = base - std::chrono::days{*rc::gen::inRange(7000, 30'000)},
                  .counted_from = base - std::chrono::days{*rc::gen::inRange(250, 4000)}};
        if (*rc::gen::arbitrary<bool>()) {
            e.left_on = base - std::chrono::days{*rc::gen::inRange(-5, 119)};
        }
        const Sheet first = decide(rates(), regular(base), e);
        RC_ASSERT(first.registered);
        e.on_roll = true;
        e.former_mark = first.former_mark;
        const Sheet again = decide(rates(), regular(base), e);
        RC_ASSERT(again.on_roll);
        RC_ASSERT(!again.registered);
        RC_ASSERT(again.former_mark == first.former_mark);
        RC_ASSERT(again.removed_from == first.removed_from);
    });
}

TEST(ElectoralRoll, WhoLeavesIsRemovedOnExactlyOneDayAndNeverComesBackByItself) {
    rc::check([] {
        const Date left = any_day();
        Elector e{.birth_date = Date{1980, 1, 1}, .counted_from = Date{2010, 1, 1}};
        e.left_on = left;
        e.on_roll = true;
        bool on_roll = true;
        for (Date day = left; day < left + std::chrono::days{140}; day = day + kDay) {
            const Sheet sheet = decide(rates(), run_lines(rates(), Run::none, day, day), e);
            RC_ASSERT(on_roll || !sheet.on_roll);
            RC_ASSERT(sheet.on_roll == (day < removed_from(rates(), left)));
            RC_ASSERT(sheet.moved_mark == sheet.on_roll);
            on_roll = sheet.on_roll;
        }
        RC_ASSERT(!on_roll);
    });
}

TEST(ElectoralRoll, AMoverIsOnSomeRollOnceBothThreeMonthsAreComplete) {
    // The new place enters after three months, the old one keeps four: no gap for one who files on
    // the day of the move, whenever the quarterly registration falls within the fourth month.
    rc::check([] {
        const Date moved = any_day();
        const Date new_place = three_months_on(rates(), moved);
        RC_ASSERT(new_place <= four_months_until(rates(), moved));
    });
}

TEST(ElectoralRoll, ASentenceTakesTheRightFromItsDayUntilTheRightIsBack) {
    rc::check([] {
        Sentence s;
        s.offence = *rc::gen::element(Offence::imprisonment, Offence::imprisonment_unexecuted,
                                      Offence::bribery_in_office, Offence::election_suspended,
                                      Offence::election_fine, Offence::election_imprisonment,
                                      Offence::political_funds);
        s.final_on = any_day();
        s.suspended = *rc::gen::arbitrary<bool>();
        s.suspended_until = any_or_none(s.final_on, 0, 2000);
        s.served_on = any_or_none(s.final_on, 0, 2000);
        s.repeated = *rc::gen::arbitrary<bool>();
        s.declared_until = any_or_none(s.final_on, 0, 1500);
        const Date back = right_returns_on(rates(), s);
        RC_ASSERT(back >= s.final_on);
        const std::vector<Sentence> one{s};
        RC_ASSERT(!is_disqualified(rates(), one, s.final_on - kDay));
        RC_ASSERT(is_disqualified(rates(), one, s.final_on) == (back > s.final_on));
        RC_ASSERT(back == kForever || !is_disqualified(rates(), one, back));
        RC_ASSERT(back == s.final_on || is_disqualified(rates(), one, back - kDay));
        Sentence pardoned = s;
        pardoned.restored_on = any_day();
        RC_ASSERT(right_returns_on(rates(), pardoned) <= back);
    });
}

TEST(ElectoralRoll, TheReadingRoomIsClosedFromTheAnnouncementToTheFifthDayAfterTheVote) {
    const ElectionDays days{Date{2025, 7, 3}, Date{2025, 7, 20}};
    EXPECT_FALSE(inspection_is_closed(rates(), Date{2025, 7, 2}, days));
    EXPECT_TRUE(inspection_is_closed(rates(), Date{2025, 7, 3}, days));
    EXPECT_TRUE(inspection_is_closed(rates(), Date{2025, 7, 25}, days));
    EXPECT_FALSE(inspection_is_closed(rates(), Date{2025, 7, 26}, days));
}

TEST(ElectoralRoll, TheRunOverManyPeopleIsTheRuleForEach) {
    const Date base{2026, 9, 1};
    std::vector<Elector> electors;
    for (int i = 0; i < 500; ++i) {
        Elector e{.birth_date = Date{2008, 8, 1} + std::chrono::days{i % 60},
                  .counted_from = Date{2026, 5, 1} + std::chrono::days{i % 70}};
        if (i % 3 == 0) e.left_on = Date{2026, 4, 20} + std::chrono::days{i % 90};
        electors.push_back(e);
    }
    std::vector<Sheet> sheets(electors.size());
    decide(rates(), regular(base), electors, sheets);
    for (std::size_t i = 0; i < electors.size(); ++i)
        EXPECT_EQ(sheets[i], decide(rates(), regular(base), electors[i]));
}

}  // namespace
}  // namespace yakuba::electoral_roll
