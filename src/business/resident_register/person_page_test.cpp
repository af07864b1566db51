#include "business/resident_register/person_page.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "business/resident_register/events.h"
#include "business/resident_register/protection.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "support/both_engines.h"

// What the staff screen shows of a family that came, moved, and was corrected.
namespace yakuba::resident_register {
namespace {

using registry::Resident;

constexpr Date kToday{2026, 6, 1};

Calendar calendar() {
    std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
    std::ostringstream text;
    text << file.rdbuf();
    return *Calendar::from_csv(text.str());
}

Filing on(Date occurred, Date notified) {
    Filing filing;
    filing.actor = "窓口太郎";
    filing.now = start_of_day(notified);
    filing.occurred_on = occurred;
    filing.notified_on = notified;
    filing.ground = "実態調査";
    return filing;
}
Filing on(Date day) { return on(day, day); }

Resident person(std::string relation, std::string name, Date birth) {
    Resident resident;
    resident.relation = std::move(relation);
    resident.name = std::move(name);
    resident.birth_date = birth;
    resident.nationality = "JPN";
    return resident;
}

const Address kKameyama{"7530000", "0001001", "亀山町", "２番１号", ""};
const Address kOuchi{"7530000", "0002002", "大内", "５番", "１０１号"};
constexpr PersonId kHead{1}, kWife{2}, kChild{3};

class RegisterPage : public test::BothEngines {
protected:
    void SetUp() override {
        database_ = open(registry::migrations());
        town_ = {"352039", "山口市", "山口県", YAKUBA_ROOT "/data", database_.get(), &calendar_};
        desk_ = *open_desk(town_, Date{2026, 4, 1});
        MoveIn command;
        command.filing = on(Date{2026, 2, 10});
        command.persons = {person("世帯主", "山田　太郎", Date{1980, 1, 1}),
                           person("妻", "山田　花子", Date{1982, 2, 2}),
                           person("子", "山田　一郎", Date{2010, 3, 3})};
        command.address = kKameyama;
        command.former_address = "福岡市中央区";
        ASSERT_TRUE(move_in(desk_, command));
    }

    template <class Answer>
    Answer ask(const std::function<Answer(const PersonQuestion&)>& part, PersonId who,
               AsOf as_of = {kToday}) {
        const auto session = database_->session();
        const auto gate = registry::Disclosure::load(*session, kToday);
        const registry::AddressRequest request;
        return part({town_, *session, who, as_of, kToday, gate, request});
    }
    Tile tile(PersonId who, AsOf as_of = {kToday}) { return ask(page_.tile, who, as_of); }
    std::vector<TimelineEntry> timeline(PersonId who) { return ask(page_.timeline, who); }
    std::vector<ToDo> to_dos(PersonId who) { return ask(page_.to_dos, who); }

    void leave(std::vector<PersonId> who, Date day, PersonId head = {}) {
        MoveOut command;
        command.filing = on(day, Date{2026, 5, 20});
        command.persons = std::move(who);
        command.next_address = "広島市中区";
        command.new_head_left = head;
        const auto done = move_out(desk_, command);
        ASSERT_TRUE(done) << done.problem().message;
    }

    Calendar calendar_ = calendar();
    std::unique_ptr<storage::Database> database_;
    Desk desk_;
    Town town_;
    PersonPage page_ = person_page();
};

TEST_P(RegisterPage, says_since_when_somebody_is_a_resident) {
    EXPECT_EQ(tile(kHead).status, "R8.2.10〜");
    EXPECT_EQ(tile(kHead).state, Tile::State::active);
    EXPECT_EQ(tile(kHead, {Date{2026, 2, 9}}).status, "対象なし");
    EXPECT_EQ(tile(PersonId{99}).status, "対象なし");
    leave({kChild}, Date{2026, 6, 10});
    EXPECT_EQ(tile(kChild).status, "転出予定 R8.6.10");
    EXPECT_EQ(tile(kChild, {Date{2026, 6, 10}}).status, "転出");
}

TEST_P(RegisterPage, shows_each_event_with_the_address_before_and_after) {
    MoveWithin command;
    command.filing = on(Date{2026, 5, 1}, Date{2026, 5, 7});
    command.persons = {kHead, kWife, kChild};
    command.address = kOuchi;
    ASSERT_TRUE(move_within(desk_, command));
    const auto rows = timeline(kChild);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].what, "転入");
    ASSERT_FALSE(rows[0].changes.empty());
    EXPECT_EQ(rows[0].changes[0].before, "福岡市中央区");
    EXPECT_EQ(rows[0].changes[0].after, "亀山町２番１号");
    EXPECT_EQ(rows[1].what, "転居");
    EXPECT_EQ(rows[1].on, (Date{2026, 5, 1}));
    EXPECT_GT(rows[1].entry, rows[0].entry);
    ASSERT_EQ(rows[1].changes.size(), 2U);
    EXPECT_EQ(rows[1].changes[0].before, "亀山町２番１号");
    EXPECT_EQ(rows[1].changes[0].after, "大内５番");
    EXPECT_EQ(rows[1].changes[1].label, "方書");
    EXPECT_EQ(rows[1].changes[1].before, "なし");
    EXPECT_EQ(rows[1].changes[1].after, "１０１号");
}

TEST_P(RegisterPage, keeps_the_cancelled_event_and_marks_the_correction) {
    leave({kChild}, Date{2026, 6, 10});
    const int version = registry::versions_of(*database_->session(), kChild).back().version.number;
    ASSERT_TRUE(cancel(desk_, {on(Date{2026, 5, 25}), kChild, version}));
    ASSERT_TRUE(correct(
        desk_, {on(Date{2026, 2, 10}, Date{2026, 5, 26}), kChild, {{"birth_date", "2010-03-04"}}}));
    const auto rows = timeline(kChild);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[1].what, "転出");
    EXPECT_TRUE(rows[1].cancelled);
    EXPECT_FALSE(rows[0].cancelled);
    EXPECT_EQ(rows[2].what, "取消");
    EXPECT_FALSE(rows[2].cancelled);
    EXPECT_EQ(rows[3].what, "職権修正");
    EXPECT_TRUE(rows[3].correction);
    ASSERT_EQ(rows[3].changes.size(), 1U);
    EXPECT_EQ(rows[3].changes[0].before, "H22.3.3");
    EXPECT_EQ(rows[3].changes[0].after, "H22.3.4");
    EXPECT_EQ(tile(kChild).status, "R8.2.10〜");
}

TEST_P(RegisterPage, names_the_notices_that_are_due) {
    EXPECT_TRUE(to_dos(kWife).empty());
    leave({kHead}, Date{2026, 5, 31});
    const auto list = to_dos(kWife);
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].title, "世帯主の変更の届出");
    EXPECT_EQ(list[0].due, (Date{2026, 6, 15}));  // 14 June 2026 is a Sunday
    EXPECT_TRUE(list[0].for_resident);
    leave({kChild}, Date{2026, 6, 10});
    EXPECT_EQ(to_dos(kChild)[0].title, "転出の予定");
    EXPECT_EQ(to_dos(kChild)[0].due, (Date{2026, 6, 10}));
}

TEST_P(RegisterPage, keeps_a_late_notice_on_the_desk_for_a_month) {
    MoveWithin command;
    command.filing = on(Date{2026, 4, 1}, Date{2026, 5, 11});
    command.persons = {kHead, kWife, kChild};
    command.address = kOuchi;
    ASSERT_TRUE(move_within(desk_, command));
    ASSERT_EQ(to_dos(kHead).size(), 1U);
    EXPECT_EQ(to_dos(kHead)[0].title, "期間を過ぎた届出");
    EXPECT_EQ(to_dos(kHead)[0].article, "住民基本台帳法52条2項");
}

TEST_P(RegisterPage, shows_no_place_of_a_protected_person_and_asks_for_the_renewal) {
    Protection protection;
    protection.filing = on(Date{2026, 2, 10});
    protection.applicant = kWife;
    protection.counterpart_name = "山田　次郎";
    protection.consulted = "山口警察署";
    ASSERT_TRUE(begin_protection(desk_, protection));
    for (const PersonId person : {kWife, kChild}) {
        for (const TimelineEntry& row : timeline(person)) {
            for (const batch::ChangedLine& line : row.changes) {
                EXPECT_EQ(line.after.find("亀山町"), std::string::npos);
                EXPECT_EQ(line.before.find("福岡"), std::string::npos);
                EXPECT_EQ(line.after.find("山田　次郎"), std::string::npos);
            }
        }
    }
    EXPECT_EQ(timeline(kWife).back().what, "支援措置 申出");
    EXPECT_EQ(timeline(kChild).back().what, "転入");
    EXPECT_TRUE(to_dos(kWife).empty());
    const auto session = database_->session();
    const auto gate = registry::Disclosure::load(*session, Date{2027, 1, 20});
    const auto list =
        page_.to_dos({town_, *session, kWife, {Date{2027, 1, 20}}, Date{2027, 1, 20}, gate, {}});
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].title, "支援措置の延長の確認");
    EXPECT_EQ(list[0].due, (Date{2027, 2, 10}));
    EXPECT_FALSE(list[0].for_resident);
}

YAKUBA_ON_BOTH_ENGINES(RegisterPage);

}  // namespace
}  // namespace yakuba::resident_register
