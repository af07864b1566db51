#include <gtest/gtest.h>

#include "app/businesses.h"
#include "app/town_folder.h"
#include "business/national_health_insurance/enrolment.h"
#include "business/resident_register/events.h"
#include "support/temporary_folder.h"

// A couple and their child move in on the last day of a month and join national health insurance:
// the scheme of that day owns the month, so September counts; whoever comes a day later begins with
// October. The roll takes the parents three months after their entry was made, not before.
namespace yakuba::tests {
namespace {

registry::Resident member(std::string relation, std::string name, Date birth, registry::Sex sex) {
    registry::Resident person;
    person.relation = std::move(relation);
    person.name = std::move(name);
    person.birth_date = birth;
    person.sex = sex;
    person.nationality = "JPN";
    return person;
}

class MonthEndStory : public testing::Test {
protected:
    MonthEndStory() {
        auto made = app::create_town({folder_.path() + "/town", "352039", ""});
        EXPECT_TRUE(made);
        town_ = std::make_unique<app::OpenTown>(*std::move(made));
    }

    /// The family comes on the day and joins on the same day; both are notified on the spot.
    PersonId arrive_and_join(Date day) {
        resident_register::MoveIn command;
        command.filing = {.actor = "clerk",
                          .now = start_of_day(day),
                          .key = "notice",
                          .occurred_on = day,
                          .notified_on = day};
        command.persons = {member("世帯主", "架空　一郎", {1990, 6, 14}, registry::Sex::male),
                           member("妻", "架空　月子", {1991, 2, 3}, registry::Sex::female),
                           member("子", "架空　陽", {2024, 5, 9}, registry::Sex::male)};
        command.address = {"7530000", "0000001", "本町一丁目", "８番３号", ""};
        command.former_address = "広島県架空市中央一丁目１番";
        const auto outcome =
            resident_register::move_in(*resident_register::open_desk(town_->town, day), command);
        EXPECT_TRUE(outcome) << outcome.problem().message;
        const storage::Command joining{"clerk", "資格取得", {}, "join", {}, start_of_day(day)};
        const auto joined = town_->database->transact(
            joining, [&](storage::Transaction& transaction) -> Result<std::string> {
                int branch = 0;
                for (const PersonId person : outcome->persons) {
                    national_health_insurance::Enrolment spell;
                    spell.person_id = person;
                    spell.acquired_on = spell.notified_on = day;
                    spell.gain = national_health_insurance::Gain::move_in;
                    spell.number = "山9999";
                    spell.branch = ++branch;
                    const auto done = national_health_insurance::acquire(transaction, spell, 75);
                    if (!done) return done.problem();
                }
                return std::string{};
            });
        EXPECT_TRUE(joined) << joined.problem().message;
        return outcome->persons.front();
    }

    batch::Report run(std::string_view department, std::string_view name, Date day) {
        for (const DepartmentJob& job : app::find_department(department)->jobs) {
            if (job.name != name) continue;
            batch::Request request;
            request.day = day;
            request.now = start_of_day(day + std::chrono::days{1});
            const auto report = job.run(town_->town, request);
            EXPECT_TRUE(report) << report.problem().message;
            return report ? *report : batch::Report{};
        }
        ADD_FAILURE() << "no job " << name;
        return {};
    }
    std::int64_t number(const std::string& sql) {
        return town_->database->session()->number(sql).value_or(-1);
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<app::OpenTown> town_;
};

TEST_F(MonthEndStory, TheLastDayOfAMonthCountsTheMonth) {
    const PersonId head = arrive_and_join({2026, 9, 30});
    run("national-health-insurance", "update", {2026, 10, 1});
    const std::string levy = " FROM health_levy WHERE fiscal_year = 2026 AND person_id = " +
                             std::to_string(head.value());
    EXPECT_EQ(number("SELECT months" + levy), 7) << "September to March";
    EXPECT_EQ(number("SELECT insured" + levy), 3);
    EXPECT_GT(number("SELECT total" + levy), 0);
    EXPECT_EQ(number("SELECT sum(amount) FROM charge WHERE business = 24"),
              number("SELECT total" + levy));
}

TEST_F(MonthEndStory, ADayLaterTheMonthBeforeIsNotOwed) {
    const PersonId head = arrive_and_join({2026, 10, 1});
    run("national-health-insurance", "update", {2026, 10, 1});
    EXPECT_EQ(number("SELECT months FROM health_levy WHERE fiscal_year = 2026 AND person_id = " +
                     std::to_string(head.value())),
              6)
        << "October to March";
}

TEST_F(MonthEndStory, TheRollWaitsThreeMonthsForThem) {
    arrive_and_join({2026, 9, 1});
    EXPECT_EQ(run("electoral-roll", "regular", {2026, 9, 1}).counts.of("登録"), 0);
    EXPECT_EQ(run("electoral-roll", "regular", {2026, 12, 1}).counts.of("登録"), 2)
        << "three months to the day: the parents, not the child";
}

TEST_F(MonthEndStory, ADayShortOfThreeMonthsTheRollWaitsForTheNextQuarter) {
    arrive_and_join({2026, 9, 2});
    EXPECT_EQ(run("electoral-roll", "regular", {2026, 12, 1}).counts.of("登録"), 0);
    EXPECT_EQ(run("electoral-roll", "regular", {2027, 3, 1}).counts.of("登録"), 2);
}

}  // namespace
}  // namespace yakuba::tests
