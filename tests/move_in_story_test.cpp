#include <gtest/gtest.h>

#include "app/businesses.h"
#include "app/correction.h"
#include "app/town_folder.h"
#include "business/child_allowance/claims.h"
#include "business/resident_register/events.h"
#include "business/resident_register/record_copy.h"
#include "registry/residents.h"
#include "registry/search.h"
#include "support/temporary_folder.h"

// A family of four moves in: one notice makes the household, the copy of the register can be
// printed, the child allowance is claimed within fifteen days and decided for the months due, and
// everything can be found again as it was known before.
namespace yakuba::tests {
namespace {

constexpr Date kMoved{2026, 9, 28};
constexpr Date kNotified{2026, 10, 5};

registry::Resident member(std::string relation, std::string name, std::string kana, Date birth,
                          registry::Sex sex) {
    registry::Resident person;
    person.relation = std::move(relation);
    person.name = std::move(name);
    person.kana = std::move(kana);
    person.birth_date = birth;
    person.sex = sex;
    person.nationality = "JPN";
    return person;
}

class MoveInStory : public testing::Test {
protected:
    MoveInStory() {
        auto made = app::create_town({folder_.path() + "/town", "352039", ""});
        EXPECT_TRUE(made);
        town_ = std::make_unique<app::OpenTown>(*std::move(made));
    }

    resident_register::Desk desk() const {
        return *resident_register::open_desk(town_->town, kNotified);
    }

    Result<resident_register::Outcome> move_in(const std::string& key) const {
        resident_register::MoveIn command;
        command.filing.actor = "clerk";
        command.filing.now = start_of_day(kNotified);
        command.filing.key = key;
        command.filing.occurred_on = kMoved;
        command.filing.notified_on = kNotified;
        command.persons = {
            member("世帯主", "青木　健", "アオキ　ケン", {1988, 6, 14}, registry::Sex::male),
            member("妻", "青木　美月", "アオキ　ミヅキ", {1989, 2, 3}, registry::Sex::female),
            member("子", "青木　陽翔", "アオキ　ハルト", {2018, 5, 9}, registry::Sex::male),
            member("子", "青木　結衣", "アオキ　ユイ", {2025, 11, 30}, registry::Sex::female)};
        command.address = {"7530000", "0000001", "本町一丁目", "８番３号", "ひかり荘２０２号"};
        command.former_address = "広島県架空市中央一丁目１番";
        return resident_register::move_in(desk(), command);
    }

    /// The allowance is claimed for both children and October decided.
    void claim_and_decide(const resident_register::Outcome& family) const {
        storage::Command command;
        command.actor = "clerk";
        command.purpose = "児童手当 認定の請求";
        command.key = "claim-1";
        command.at = start_of_day(Date{2026, 10, 9});
        child_allowance::Claim claim;
        claim.person_id = family.persons[0];
        claim.spouse_id = family.persons[1];
        // The planned day of moving out was 28 September: a claim by 13 October counts from October
        // on.
        const child_allowance::Filing filing{.reason = child_allowance::ClaimReason::move_in,
                                             .claimed_on = Date{2026, 10, 9},
                                             .event_on = kMoved};
        std::vector<child_allowance::ClaimChild> children(2);
        for (std::size_t i = 0; i < 2; ++i) {
            children[i].child_id = family.persons[2 + i];
            children[i].relation = "子";
        }
        const auto certified =
            child_allowance::certify(town_->town, command, claim, filing, children);
        ASSERT_TRUE(certified) << certified.problem().code << ' ' << certified.problem().message;
        EXPECT_NE(certified->find("2026-10"), std::string::npos) << *certified;

        const Department* department = app::find_department("child-allowance");
        batch::Request request;
        request.day = Date{2026, 10, 1};
        request.now = start_of_day(Date{2026, 11, 1});
        const auto report = department->jobs.front().run(town_->town, request);
        ASSERT_TRUE(report) << report.problem().code;
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<app::OpenTown> town_;
};

TEST_F(MoveInStory, OneNoticeMakesTheHousehold) {
    const auto outcome = move_in("notice-1");
    ASSERT_TRUE(outcome) << outcome.problem().code;
    EXPECT_FALSE(outcome->late);
    ASSERT_EQ(outcome->persons.size(), 4u);
    const auto session = town_->database->session();
    const auto members = registry::household_members(*session, outcome->household, AsOf{kNotified});
    ASSERT_EQ(members.size(), 4u);
    EXPECT_TRUE(registry::is_head(members.front()));
    EXPECT_EQ(members.front().became_resident_on, kMoved);
    EXPECT_TRUE(registry::household_members(*session, outcome->household,
                                            AsOf{kMoved - std::chrono::days{1}})
                    .empty());
    EXPECT_TRUE(
        registry::household_members(*session, outcome->household,
                                    AsOf{kNotified, start_of_day(kNotified - std::chrono::days{1})})
            .empty())
        << "the day before the notice nobody knew";
}

TEST_F(MoveInStory, TheSameNoticeTwiceIsOneMove) {
    const auto first = move_in("notice-1");
    const auto second = move_in("notice-1");
    ASSERT_TRUE(first);
    ASSERT_TRUE(second);
    EXPECT_EQ(first->persons, second->persons);
    const auto session = town_->database->session();
    EXPECT_EQ(session->number("SELECT count(*) FROM resident"), 4);
}

TEST_F(MoveInStory, TheFamilyIsFoundAndItsCopyPrinted) {
    const auto outcome = move_in("notice-1");
    ASSERT_TRUE(outcome);
    const auto session = town_->database->session();
    const auto found = registry::find_persons(*session, {.name = "アオキ"}, AsOf{kNotified});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->size(), 4u);

    const Department* department = app::find_department("resident-register");
    ASSERT_NE(department, nullptr);
    LetterRequest request;
    request.day = kNotified;
    request.issued_on = kNotified;
    request.now = start_of_day(kNotified);
    request.actor = "clerk";
    request.folder = folder_.path() + "/letters";
    request.only = {outcome->persons.front()};
    ASSERT_FALSE(department->letters.empty());
    const auto report = department->letters.front().print(town_->town, request);
    ASSERT_TRUE(report) << report.problem().code;
    EXPECT_EQ(report->letters, 1);
    EXPECT_TRUE(report->held_back.empty());
}

TEST_F(MoveInStory, TheAllowanceIsClaimedInTimeAndDecided) {
    const auto outcome = move_in("notice-1");
    ASSERT_TRUE(outcome);
    claim_and_decide(*outcome);
    const Department* department = app::find_department("child-allowance");
    const auto explained =
        department->explain(town_->town, outcome->persons[0], Date{2026, 10, 1}, kEndOfTime, false);
    ASSERT_TRUE(explained) << explained.problem().code;
    // One child over three at 10,000 yen, one under three at 15,000.
    EXPECT_NE(explained->find("25,000円"), std::string::npos) << *explained;
}

/// A birth date found to be wrong, by the register's own event and by the command for any ledger:
/// one door, the same difference, and the corrected name and date are found by the search.
TEST_F(MoveInStory, ACorrectedEntryReachesTheAllowanceByEitherDoor) {
    const auto outcome = move_in("notice-1");
    ASSERT_TRUE(outcome);
    claim_and_decide(*outcome);
    const PersonId baby = outcome->persons[3];

    resident_register::Correction correction;
    correction.filing.actor = "clerk";
    correction.filing.now = start_of_day(Date{2026, 11, 5});
    correction.filing.occurred_on = kMoved;
    correction.filing.notified_on = Date{2026, 11, 5};
    correction.filing.ground = "出生年月日の誤記";
    correction.person = baby;
    correction.items = {{"birth_date", "2022-11-30"}};
    const auto tried = resident_register::correct(desk().trying(), correction);
    ASSERT_TRUE(tried) << tried.problem().message;

    app::Correction command;
    command.ledger = "resident";
    command.key = {{"person_id", std::to_string(baby.value())}};
    command.changes = {{"birth_date", "2022-11-30"}};
    command.from = kMoved;
    command.reason = "出生年月日の誤記";
    command.actor = "clerk";
    command.command_key = "correction-1";
    command.at = start_of_day(Date{2026, 11, 5});
    const auto corrected = app::correct(town_->town, command);
    ASSERT_TRUE(corrected) << corrected.problem().message;

    for (const auto* departments : {&tried->differences, &corrected->departments}) {
        ASSERT_EQ(departments->size(), 1u);
        EXPECT_EQ(departments->front().department, "child-allowance");
        ASSERT_EQ(departments->front().differences.size(), 1u);
        EXPECT_EQ(departments->front().differences[0].period, "2026-10");
        EXPECT_EQ(departments->front().differences[0].reason, "出生年月日の誤記");
    }
    ASSERT_EQ(corrected->lines.size(), 1u);
    EXPECT_EQ(corrected->lines[0].after, "2022-11-30");
    EXPECT_TRUE(app::correct(town_->town, command)->repeated);
    const auto found = registry::find_persons(*town_->database->session(),
                                              {.name = "アオキ", .birth_date = Date{2022, 11, 30}},
                                              AsOf{kNotified});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->size(), 1u);
}

/// A death told late: the month after it was decided already and comes out otherwise.
TEST_F(MoveInStory, ALateNoticeOfDeathEndsTheAllowance) {
    const auto outcome = move_in("notice-1");
    ASSERT_TRUE(outcome);
    claim_and_decide(*outcome);
    batch::Request november;
    november.day = Date{2026, 11, 1};
    november.now = start_of_day(Date{2026, 11, 2});
    ASSERT_TRUE(app::find_department("child-allowance")->jobs.front().run(town_->town, november));
    resident_register::Death notice;
    notice.filing.actor = "clerk";
    notice.filing.now = start_of_day(Date{2026, 11, 20});
    notice.filing.occurred_on = Date{2026, 10, 20};
    notice.filing.notified_on = Date{2026, 11, 20};
    notice.person = outcome->persons[0];
    notice.new_head = outcome->persons[1];
    notice.relations = {{outcome->persons[2], "子"}, {outcome->persons[3], "子"}};
    const auto died = resident_register::death(desk(), notice);
    ASSERT_TRUE(died) << died.problem().message;
    ASSERT_EQ(died->differences.size(), 1u);
    ASSERT_EQ(died->differences[0].differences.size(), 1u);
    EXPECT_EQ(died->differences[0].differences[0].period, "2026-11");
}

}  // namespace
}  // namespace yakuba::tests
