#include "business/individual_inhabitant_tax/merge.h"

#include <gtest/gtest.h>

#include "business/individual_inhabitant_tax/test_rates.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

constexpr FiscalYear kYear{2026};

SalaryReport salary(std::int64_t revenue, std::int64_t payer = 900) {
    SalaryReport report;
    report.payer_id = PersonId{payer};
    report.revenue = Yen{revenue};
    report.social_insurance = Yen{revenue / 10};
    return report;
}

TaxReturn filed(std::int64_t salary_revenue, Date on) {
    TaxReturn r;
    r.salary = Yen{salary_revenue};
    r.filed_on = on;
    r.social_insurance = 111'000_yen;
    return r;
}

DependantRecord relative(std::int64_t id, Relation relation, PartialDate birth) {
    DependantRecord record;
    record.dependant_id = PersonId{id};
    record.relation = relation;
    record.birth_date = birth;
    return record;
}

/// The papers of one person, owned for a test.
struct Desk {
    std::vector<SalaryReport> salaries;
    std::vector<PensionReport> pensions;
    std::vector<TaxReturn> returns;
    std::vector<DependantRecord> dependants;
    std::vector<OneStopGift> gifts;
    std::vector<PersonId> lost;
    PartialDate birth_date{1980, 5, 5};

    Merged merge() const {
        Papers papers;
        papers.birth_date = birth_date;
        papers.salaries = salaries;
        papers.pensions = pensions;
        papers.returns = returns;
        papers.dependants = dependants;
        papers.gifts = gifts;
        papers.lost_dependants = lost;
        return individual_inhabitant_tax::merge(rates_of(2026), papers, kYear);
    }
};

TEST(Merge, ReportsOfSeveralEmployersAreAddedUp) {
    Desk desk;
    desk.salaries = {salary(3'000'000, 900), salary(500'000, 901)};
    desk.salaries[1].second_column = true;
    const Merged merged = desk.merge();
    EXPECT_EQ(merged.facts.salary, 3'500'000_yen);
    EXPECT_EQ(merged.facts.social_insurance, 350'000_yen);
    EXPECT_EQ(merged.collecting.salary_payer, PersonId{900});
    EXPECT_TRUE(merged.conflicts.empty());
}

TEST(Merge, WhoLeftOrIsPaidOrdinarilyIsNotCollectedFromTheSalary) {
    Desk desk;
    desk.salaries = {salary(3'000'000)};
    desk.salaries[0].left_on = Date{2025, 12, 31};
    EXPECT_FALSE(desk.merge().collecting.salary_payer);
    desk.salaries[0].left_on = {};
    desk.salaries[0].special_collection = false;
    EXPECT_FALSE(desk.merge().collecting.salary_payer);
}

TEST(Merge, TheLastReturnSpeaksAndDifferencesAreNamed) {
    Desk desk;
    desk.salaries = {salary(3'000'000)};
    desk.returns = {filed(2'900'000, {2026, 3, 10}), filed(2'800'000, {2026, 2, 20})};
    const Merged merged = desk.merge();
    EXPECT_EQ(merged.facts.salary, 3'000'000_yen);  // the larger of the two
    EXPECT_EQ(merged.facts.social_insurance, 111'000_yen);
    EXPECT_EQ(merged.conflicts, (std::vector{Conflict::two_returns, Conflict::salary_differs}));
}

TEST(Merge, GiftsWithoutAReturnUpToFiveBodies) {
    Desk desk;
    desk.salaries = {salary(5'000'000)};
    for (int i = 0; i < 6; ++i) {
        OneStopGift gift;
        gift.recipient_code = "20000" + std::to_string(i < 5 ? i : 0);
        gift.amount = 10'000_yen;
        desk.gifts.push_back(gift);
    }
    EXPECT_TRUE(desk.merge().facts.one_stop);  // six gifts, five bodies
    EXPECT_EQ(desk.merge().facts.gift_furusato, 60'000_yen);
    desk.gifts[5].recipient_code = "200009";
    EXPECT_FALSE(desk.merge().facts.one_stop);
    EXPECT_EQ(desk.merge().conflicts, std::vector{Conflict::one_stop_void});
    desk.gifts.resize(1);
    desk.returns = {filed(5'000'000, {2026, 3, 1})};
    EXPECT_EQ(desk.merge().facts.gift_furusato, 0_yen);
}

TEST(Merge, RelativesClaimedElsewhereAndSecondSpousesAreLeftOut) {
    Desk desk;
    desk.salaries = {salary(5'000'000)};
    desk.dependants = {relative(11, Relation::spouse, {1981, 1, 1}),
                       relative(12, Relation::child, {2006, 4, 2}),
                       relative(13, Relation::spouse, {1982, 1, 1})};
    desk.lost = {PersonId{12}};
    const Merged merged = desk.merge();
    ASSERT_EQ(merged.facts.dependants.size(), 1u);
    EXPECT_EQ(merged.facts.dependants[0].age, 45);  // born on 1 January: already 45 on 31 December
    EXPECT_EQ(merged.conflicts, (std::vector{Conflict::double_dependant, Conflict::two_spouses}));
}

TEST(Merge, TheDeadKeepTheAgeOfTheirDeath) {
    Desk desk;
    desk.salaries = {salary(5'000'000)};
    desk.dependants = {relative(11, Relation::ascendant, {1955, 10, 1})};
    EXPECT_EQ(desk.merge().facts.dependants[0].age, 70);
    desk.dependants[0].died_on = Date{2025, 9, 1};
    EXPECT_EQ(desk.merge().facts.dependants[0].age, 69);
}

TEST(Merge, NobodyKnowsTheUndeclared) {
    Desk desk;
    EXPECT_FALSE(desk.merge().facts.declared);
    desk.birth_date = PartialDate{2012, 5, 5};
    EXPECT_TRUE(desk.merge().facts.declared);
}

TEST(Merge, PensionsAreCollectedFromAtSixtyFiveOnTheFirstOfApril) {
    Desk desk;
    PensionReport report;
    report.payer_id = PersonId{950};
    report.revenue = 1'500'000_yen;
    report.special_collection_eligible = true;
    desk.pensions = {report};
    desk.birth_date = PartialDate{1961, 4, 2};  // 65 on 1 April 2026
    EXPECT_EQ(desk.merge().collecting.pension_payer, PersonId{950});
    desk.birth_date = PartialDate{1961, 4, 3};
    EXPECT_FALSE(desk.merge().collecting.pension_payer);
    desk.birth_date = PartialDate{1950, 1, 1};
    desk.pensions[0].revenue = 179'999_yen;
    EXPECT_FALSE(desk.merge().collecting.pension_payer);
}

}  // namespace
}  // namespace yakuba::individual_inhabitant_tax
