#include "business/child_allowance/person_page.h"

#include <gtest/gtest.h>

#include "business/child_allowance/assess.h"
#include "business/child_allowance/claims.h"
#include "business/child_allowance/recompute.h"
#include "business/child_allowance/status_report.h"
#include "ledger/records.h"
#include "registry/schema.h"
#include "support/department.h"
#include "support/town.h"

// What the staff screen shows of a family: paid, not yet claimed for, and overdue with its report.
namespace yakuba::child_allowance {
namespace {

constexpr PersonId kFather{10}, kMother{11}, kElder{12}, kBaby{13};
constexpr HouseholdId kHome{1};
constexpr Date kToday{2026, 7, 10};

class AllowancePage : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2026, 3, 20}, {registry::migrations(), ledger::migrations(), migrations()});
        town_.calendar = nullptr;  // the years as numbers, without their era
        put(kFather, "世帯主", "青木　健", {1990, 5, 5});
        put(kMother, "妻", "青木　美月", {1991, 5, 5});
        put(kElder, "子", "青木　陽翔", {2016, 8, 10});
    }

    void put(PersonId person, std::string relation, std::string name, Date birth) {
        registry::Resident r;
        r.person_id = person;
        r.household_id = kHome;
        r.relation = std::move(relation);
        r.name = std::move(name);
        r.birth_date = birth;
        r.became_resident_on = birth;
        append(registry::resident_table(), r, birth);
    }

    void certify_father(bool spouse_apart = false) {
        Claim claim;
        claim.person_id = kFather;
        claim.spouse_apart = spouse_apart;
        std::vector<ClaimChild> children(1);
        children[0].child_id = kElder;
        children[0].relation = "子";
        ASSERT_TRUE(certify(town_, command(), claim,
                            {ClaimReason::move_in, {2026, 3, 10}, {2026, 3, 1}, {}}, children));
    }
    void decide(std::initializer_list<YearMonth> months) {
        for (const YearMonth month : months) {
            batch::Request request;
            request.day = month.first_day();
            request.now = tick();
            request.threads = 1;
            ASSERT_TRUE(assess_month(town_, request));
        }
    }

    template <class Answer>
    Answer ask(const std::function<Answer(const PersonQuestion&)>& part, PersonId who,
               AsOf as_of = {kToday}) {
        return test::shown(part, town_, who, as_of, kToday);
    }
    std::string status(PersonId who, AsOf as_of = {kToday}) {
        return ask(page_.tile, who, as_of).status;
    }

    PersonPage page_ = person_page();
};

TEST_P(AllowancePage, says_what_is_paid_a_month) {
    EXPECT_EQ(status(kFather), "対象なし");
    certify_father();
    EXPECT_EQ(status(kFather), "認定 2026-04〜");
    decide({{2026, 4}, {2026, 5}});
    EXPECT_EQ(status(kFather), "月10,000円");
    EXPECT_EQ(status(kFather, {Date{2026, 3, 31}}), "対象なし");
    EXPECT_EQ(status(kElder), "支給対象の児童");
    EXPECT_EQ(status(kMother), "対象なし");
    ASSERT_TRUE(suspend(town_, command(), kFather, {2026, 6}, true));
    EXPECT_EQ(ask(page_.tile, kFather).state, Tile::State::due);
    EXPECT_EQ(status(kFather), "差止め中");
    ASSERT_TRUE(end_claim(town_, command(), kFather, {2026, 6, 20}, EndReason::public_service));
    EXPECT_EQ(status(kFather), "消滅 2026-06");
}

TEST_P(AllowancePage, shows_the_claim_the_decision_and_the_months_decided_again) {
    certify_father();
    decide({{2026, 4}, {2026, 5}, {2026, 6}});
    put(kBaby, "子", "青木　結衣", {2026, 4, 20});
    ClaimChild baby;
    baby.person_id = kFather;
    baby.child_id = kBaby;
    baby.relation = "子";
    ASSERT_TRUE(
        add_child(town_, command(), baby, {ClaimReason::birth, {2026, 4, 30}, {2026, 4, 20}, {}}));
    const auto rows = ask(page_.timeline, kFather);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].what, "認定");
    EXPECT_EQ(rows[0].on, (Date{2026, 4, 1}));
    EXPECT_EQ(rows[0].changes.back().after, "子　青木　陽翔");
    EXPECT_EQ(rows[1].what, "額改定");
    EXPECT_EQ(rows[2].what, "支給の決定");
    EXPECT_EQ(rows[2].changes[0].after, "10,000円（2026-04分から）");
    // The claim for the baby and the months decided again stand in one row.
    EXPECT_TRUE(rows[1].correction);
    EXPECT_EQ(rows[1].changes[0].after, "子　青木　結衣");
    EXPECT_EQ(rows[1].changes[1].before, "10,000円");
    EXPECT_EQ(rows[1].changes[1].after, "25,000円（2026-05〜2026-06分）");
    const auto child = ask(page_.timeline, kBaby);
    ASSERT_EQ(child.size(), 1U);
    EXPECT_EQ(child[0].subject, "受給者　青木　健");
}

TEST_P(AllowancePage, asks_for_the_claim_within_fifteen_days_of_the_birth) {
    put(kBaby, "子", "青木　結衣", {2026, 7, 3});
    const auto first = ask(page_.to_dos, kMother);
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(first[0].title, "認定の請求を案内");
    EXPECT_EQ(first[0].due, (Date{2026, 7, 21}));  // the 18th is a Saturday, the 20th a holiday
    EXPECT_NE(first[0].text.find("結衣さんの出生"), std::string::npos);
    certify_father();
    EXPECT_EQ(ask(page_.to_dos, kFather)[0].title, "額改定の請求を案内");
    EXPECT_TRUE(ask(page_.to_dos, kElder).empty());
}

TEST_P(AllowancePage, waits_for_the_report_of_one_who_lives_apart) {
    certify_father(true);
    decide({{2026, 4}, {2026, 5}, {2026, 6}});
    EXPECT_EQ(status(kFather), "現況届 待ち");
    const auto list = ask(page_.to_dos, kFather);
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].due, (Date{2026, 6, 30}));
    StatusReport report;
    report.person_id = kFather;
    report.fiscal_year = FiscalYear{2026};
    report.filed_on = Date{2026, 7, 9};
    append(status_report_table(), report, {2026, 7, 9});
    EXPECT_EQ(status(kFather), "月10,000円");
    EXPECT_TRUE(ask(page_.to_dos, kFather).empty());
    EXPECT_EQ(ask(page_.timeline, kFather)[1].what, "現況届");
}

YAKUBA_ON_BOTH_ENGINES(AllowancePage);

}  // namespace
}  // namespace yakuba::child_allowance
