#include <gtest/gtest.h>

#include "business/resident_register/events.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "support/both_engines.h"

// Events inside somebody else's transaction, events tried, and what the house is told of them.
namespace yakuba::resident_register {
namespace {

using registry::Resident;

constexpr PersonId kHead{1}, kChild{2};

/// The house, listening: it writes down what it is told, and can refuse.
class Listener final : public Recomputing {
public:
    struct Heard {
        std::vector<PersonId> persons;
        Date since;
        std::string reason;
    };
    Result<std::vector<DepartmentDifferences>> recompute(const Town&, storage::Transaction&,
                                                         const PastChange& change) const override {
        if (refuse) return Problem{"rates.missing", "この年の率がありません。"};
        heard.push_back({{change.persons.begin(), change.persons.end()},
                         change.since,
                         std::string{change.reason}});
        batch::Difference difference;
        difference.person_id = change.persons.front();
        return std::vector<DepartmentDifferences>{{"tax", "税", {difference}}};
    }
    mutable std::vector<Heard> heard;
    bool refuse = false;
};

Filing on(Date occurred, Date notified, std::string key = {}) {
    Filing filing;
    filing.actor = "窓口太郎";
    filing.now = start_of_day(notified);
    filing.key = std::move(key);
    filing.occurred_on = occurred;
    filing.notified_on = notified;
    return filing;
}
Filing on(Date day) { return on(day, day); }

class RegisterDesk : public test::BothEngines {
protected:
    void SetUp() override {
        database_ = open(registry::migrations());
        town_ = {.code = "352039", .data_folder = YAKUBA_ROOT "/data", .database = database_.get()};
        town_.recomputing = &house_;
        desk_ = *open_desk(town_, Date{2026, 4, 1});
        ASSERT_TRUE(move_in(desk_, family("settled")));
        house_.heard.clear();
    }

    static MoveIn family(std::string key) {
        MoveIn command;
        command.filing = on(Date{2026, 4, 1}, Date{2026, 4, 1}, std::move(key));
        command.filing.duplicates_checked = true;
        Resident head;
        head.relation = "世帯主";
        head.name = "青木　健";
        head.birth_date = Date{1990, 5, 5};
        Resident child = head;
        child.relation = "子";
        child.name = "青木　陽翔";
        child.birth_date = Date{2016, 8, 10};
        command.persons = {head, child};
        command.address = {"7530000", "0001001", "亀山町", "２番１号", ""};
        return command;
    }
    std::int64_t rows() {
        return database_->session()->number("SELECT count(*) FROM resident").value_or(-1);
    }
    std::int64_t journal() {
        return database_->session()->number("SELECT count(*) FROM journal").value_or(-1);
    }

    std::unique_ptr<storage::Database> database_;
    Listener house_;
    Town town_;
    Desk desk_;
};

TEST_P(RegisterDesk, an_event_joins_the_transaction_that_is_open) {
    const storage::Command decision{"決裁者", "決定", {}, {}, {}, start_of_day({2026, 5, 1})};
    const auto before = journal();
    const auto done =
        database_->transact(decision, [&](storage::Transaction& t) -> Result<std::string> {
            const auto outcome = move_in(desk_.inside(t), family("a"));
            if (!outcome) return outcome.problem();
            EXPECT_EQ(outcome->persons.size(), 2U);
            return std::string{};
        });
    ASSERT_TRUE(done);
    EXPECT_EQ(rows(), 4);
    EXPECT_EQ(journal(), before + 1);
}

TEST_P(RegisterDesk, an_event_goes_back_with_the_transaction_it_joined) {
    const storage::Command decision{"決裁者", "決定", {}, {}, {}, start_of_day({2026, 5, 1})};
    const auto done =
        database_->transact(decision, [&](storage::Transaction& t) -> Result<std::string> {
            EXPECT_TRUE(move_in(desk_.inside(t), family("b")));
            return Problem{"letter.failed", "通知書を作れません。"};
        });
    EXPECT_FALSE(done);
    EXPECT_EQ(rows(), 2);
}

TEST_P(RegisterDesk, a_trial_says_what_would_happen_and_leaves_nothing) {
    const auto before = journal();
    const auto tried = move_in(desk_.trying(), family("c"));
    ASSERT_TRUE(tried);
    EXPECT_EQ(tried->persons, (std::vector{PersonId{3}, PersonId{4}}));
    ASSERT_EQ(tried->changes.size(), 2U);
    EXPECT_EQ(tried->differences.size(), 1U);
    EXPECT_EQ(rows(), 2);
    EXPECT_EQ(journal(), before);
    // The numbers went back, and the key is still free.
    const auto real = move_in(desk_, family("c"));
    ASSERT_TRUE(real);
    EXPECT_FALSE(real->repeated);
    EXPECT_EQ(real->persons, tried->persons);
    EXPECT_TRUE(move_in(desk_, family("c"))->repeated);
}

TEST_P(RegisterDesk, a_trial_is_refused_as_the_event_would_be) {
    MoveIn headless = family("d");
    headless.persons[0].relation = "子";
    EXPECT_EQ(move_in(desk_.trying(), headless).problem().code, "household.no_head");
}

TEST_P(RegisterDesk, the_house_hears_of_every_event_and_from_which_day_on) {
    Birth born;
    born.filing = on(Date{2026, 4, 20}, Date{2026, 6, 1});
    born.household = HouseholdId{1};
    born.child.name = "青木　結衣";
    born.child.birth_date = Date{2026, 4, 20};
    ASSERT_TRUE(birth(desk_, born));
    Correction correction;
    correction.filing = on(Date{2026, 4, 1}, Date{2026, 6, 2});
    correction.filing.ground = "出生年月日の誤記";
    correction.person = kChild;
    correction.items = {{"birth_date", "2015-08-10"}};
    const auto corrected = correct(desk_, correction);
    ASSERT_TRUE(corrected);
    EXPECT_EQ(corrected->differences[0].label, "税");
    ASSERT_EQ(corrected->changes.size(), 1U);
    ASSERT_EQ(corrected->changes[0].lines.size(), 1U);
    EXPECT_EQ(corrected->changes[0].lines[0].after, "2015-08-10");
    Death death_notice;
    death_notice.filing = on(Date{2026, 5, 3}, Date{2026, 6, 3});
    death_notice.person = kHead;
    const auto died = death(desk_, death_notice);
    ASSERT_TRUE(died) << died.problem().message;
    const int version = registry::versions_of(*database_->session(), kHead).back().version.number;
    ASSERT_TRUE(cancel(desk_, {on(Date{2026, 6, 4}), kHead, version}));
    ASSERT_EQ(house_.heard.size(), 4U);
    EXPECT_EQ(house_.heard[0].since, (Date{2026, 4, 20}));
    EXPECT_EQ(house_.heard[0].reason, "出生");
    EXPECT_EQ(house_.heard[1].persons, std::vector{kChild});
    EXPECT_EQ(house_.heard[1].reason, "出生年月日の誤記");
    EXPECT_EQ(house_.heard[2].since, (Date{2026, 5, 3}));
    EXPECT_EQ(house_.heard[3].since, (Date{2026, 5, 3}));
}

TEST_P(RegisterDesk, an_event_the_house_cannot_follow_is_not_written) {
    house_.refuse = true;
    Correction correction;
    correction.filing = on(Date{2026, 4, 1}, Date{2026, 6, 2});
    correction.person = kChild;
    correction.items = {{"name", "青木　翔太"}};
    EXPECT_EQ(correct(desk_, correction).problem().code, "rates.missing");
    EXPECT_EQ(rows(), 2);
}

TEST_P(RegisterDesk, a_correction_that_corrects_nothing_is_said_to_be_one) {
    Correction correction;
    correction.filing = on(Date{2026, 4, 1}, Date{2026, 6, 2});
    correction.person = kChild;
    correction.items = {{"name", "青木　陽翔"}};
    EXPECT_EQ(correct(desk_, correction).problem().code, "correction.no_change");
    EXPECT_EQ(rows(), 2);
}

YAKUBA_ON_BOTH_ENGINES(RegisterDesk);

}  // namespace
}  // namespace yakuba::resident_register
