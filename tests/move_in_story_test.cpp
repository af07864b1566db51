#include <gtest/gtest.h>

#include "app/businesses.h"
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
        const auto book = RateBook::load(town_->town.data_folder, "resident_register");
        EXPECT_TRUE(book);
        auto rates = resolve<resident_register::Rates>(
            *book, resident_register::rates_description(), "352039", kNotified);
        EXPECT_TRUE(rates);
        rates_ = rates->rates;
    }

    resident_register::Desk desk() const { return {town_->database.get(), &rates_}; }

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

    test::TemporaryFolder folder_;
    std::unique_ptr<app::OpenTown> town_;
    resident_register::Rates rates_;
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
    storage::Command command;
    command.actor = "clerk";
    command.purpose = "児童手当 認定の請求";
    command.key = "claim-1";
    command.at = start_of_day(Date{2026, 10, 9});
    child_allowance::Claim claim;
    claim.person_id = outcome->persons[0];
    claim.spouse_id = outcome->persons[1];
    // The planned day of moving out was 28 September: a claim by 13 October counts from October on.
    const child_allowance::Filing filing{.reason = child_allowance::ClaimReason::move_in,
                                         .claimed_on = Date{2026, 10, 9},
                                         .event_on = kMoved};
    std::vector<child_allowance::ClaimChild> children(2);
    for (std::size_t i = 0; i < 2; ++i) {
        children[i].child_id = outcome->persons[2 + i];
        children[i].relation = "子";
    }
    const auto certified = child_allowance::certify(town_->town, command, claim, filing, children);
    ASSERT_TRUE(certified) << certified.problem().code << ' ' << certified.problem().message;
    EXPECT_NE(certified->find("2026-10"), std::string::npos) << *certified;

    const Department* department = app::find_department("child-allowance");
    batch::Request request;
    request.day = Date{2026, 10, 1};
    request.now = start_of_day(Date{2026, 11, 1});
    const auto report = department->jobs.front().run(town_->town, request);
    ASSERT_TRUE(report) << report.problem().code;
    const auto explained =
        department->explain(town_->town, outcome->persons[0], request.day, kEndOfTime, false);
    ASSERT_TRUE(explained) << explained.problem().code;
    // One child over three at 10,000 yen, one under three at 15,000.
    EXPECT_NE(explained->find("25,000円"), std::string::npos) << *explained;
}

}  // namespace
}  // namespace yakuba::tests
