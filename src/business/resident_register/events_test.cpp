#include "business/resident_register/events.h"

#include <gtest/gtest.h>

#include "business/resident_register/history.h"
#include "business/resident_register/protection.h"
#include "registry/schema.h"
#include "registry/search.h"
#include "rules/rates.h"
#include "support/both_engines.h"

namespace yakuba::resident_register {
namespace {

using registry::Event;
using registry::Resident;
using registry::Sex;
using registry::Standing;

Rates rates() {
    static const RateBook book = *RateBook::load(YAKUBA_ROOT "/data", "resident_register");
    return resolve<Rates>(book, rates_description(), "352039", Date{2026, 4, 1})->rates;
}

Filing on(Date occurred, Date notified, std::string key = {}) {
    Filing filing;
    filing.actor = "窓口太郎";
    filing.now = start_of_day(Date{2026, 6, 1});
    filing.key = std::move(key);
    filing.occurred_on = occurred;
    filing.notified_on = notified;
    filing.ground = "実態調査";
    return filing;
}
Filing on(Date day) { return on(day, day); }

Resident person(std::string relation, std::string name, Sex sex, Date birth) {
    Resident resident;
    resident.relation = std::move(relation);
    resident.name = std::move(name);
    resident.sex = sex;
    resident.birth_date = birth;
    resident.nationality = "JPN";
    return resident;
}

const Address kKameyama{"7530000", "0001001", "亀山町", "２番１号", ""};
const Address kOuchi{"7530000", "0002002", "大内", "５番", "１０１号"};

class Counter : public test::BothEngines {
protected:
    void SetUp() override {
        database_ = open(registry::migrations());
        town_.database = database_.get();
        desk_ = {.town = &town_, .rates = std::make_shared<const Rates>(rates())};
    }
    /// 世帯主, 妻, 子 come on 1 April 2020: persons 1, 2, 3 of household 1.
    Outcome family(Date day = Date{2020, 4, 1}) {
        MoveIn command;
        command.filing = on(day);
        command.persons = {person("世帯主", "山田　太郎", Sex::male, Date{1980, 1, 1}),
                           person("妻", "山田　和", Sex::female, Date{1982, 1, 1}),
                           person("子", "山田　空", Sex::male, Date{2010, 1, 1})};
        command.address = kKameyama;
        command.former_address = "広島市中区一丁目１番";
        return *move_in(desk_, command);
    }
    Resident state(std::int64_t id, Date day) {
        const auto found = registry::find_resident(*database_->session(), PersonId{id}, AsOf{day});
        return found ? found->record : Resident{};
    }
    std::vector<std::string> relations(std::int64_t household, Date day) {
        std::vector<std::string> all;
        for (const Resident& member : registry::household_members(
                 *database_->session(), HouseholdId{household}, AsOf{day})) {
            all.push_back(member.name + " " + member.relation);
        }
        return all;
    }
    std::int64_t versions(std::int64_t id) {
        return static_cast<std::int64_t>(
            registry::versions_of(*database_->session(), PersonId{id}).size());
    }

    std::unique_ptr<storage::Database> database_;
    Town town_;
    Desk desk_;
};

using Words = std::vector<std::string>;

TEST_P(Counter, a_family_moves_in) {
    const Outcome outcome = family();
    EXPECT_EQ(outcome.persons, (std::vector{PersonId{1}, PersonId{2}, PersonId{3}}));
    EXPECT_EQ(outcome.household, HouseholdId{1});
    EXPECT_FALSE(outcome.late);
    const Resident wife = state(2, Date{2020, 4, 1});
    EXPECT_EQ(wife.event, Event::move_in);
    EXPECT_EQ(wife.became_resident_on, (Date{2020, 4, 1}));
    EXPECT_EQ(wife.former_address, "広島市中区一丁目１番");
    EXPECT_FALSE(state(2, Date{2020, 3, 31}).person_id);
}

TEST_P(Counter, the_same_filing_twice_happens_once) {
    MoveIn command;
    command.filing = on(Date{2026, 5, 1}, Date{2026, 5, 2}, "filing-1");
    command.persons = {person("世帯主", "一人　者", Sex::male, Date{1990, 1, 1})};
    command.address = kKameyama;
    const auto first = move_in(desk_, command);
    const auto second = move_in(desk_, command);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->persons, second->persons);
    EXPECT_EQ(first->deadline, second->deadline);
    EXPECT_EQ(versions(1), 1);
}

TEST_P(Counter, a_late_move_in_is_accepted_and_said_to_be_late) {
    MoveIn command;
    command.filing = on(Date{2025, 4, 1}, Date{2025, 4, 16});
    command.persons = {person("世帯主", "一人　者", Sex::male, Date{1990, 1, 1})};
    command.address = kKameyama;
    const auto outcome = move_in(desk_, command);
    ASSERT_TRUE(outcome);
    EXPECT_TRUE(outcome->late);
    EXPECT_EQ(outcome->deadline, (Date{2025, 4, 15}));
}

TEST_P(Counter, a_move_in_that_cannot_be_is_refused_with_its_article) {
    MoveIn good;
    good.filing = on(Date{2026, 5, 1});
    good.persons = {person("世帯主", "一人　者", Sex::male, Date{1990, 1, 1})};
    good.address = kKameyama;
    const auto code = [&](const std::function<void(MoveIn&)>& spoil) {
        MoveIn command = good;
        spoil(command);
        const auto outcome = move_in(desk_, command);
        if (outcome) return std::string{"accepted"};
        EXPECT_FALSE(outcome.problem().message.empty());
        EXPECT_FALSE(outcome.problem().article.empty()) << outcome.problem().code;
        return std::string{outcome.problem().code};
    };
    EXPECT_EQ(code([](MoveIn& c) { c.filing.occurred_on = Date{2026, 5, 2}; }), "notice.not_yet");
    EXPECT_EQ(code([](MoveIn& c) { c.filing.notified_on = Date{2026, 6, 2}; }), "notice.in_future");
    EXPECT_EQ(code([](MoveIn& c) { c.persons[0].relation = "妻"; }), "household.no_head");
    EXPECT_EQ(code([](MoveIn& c) { c.persons.push_back(c.persons[0]); }), "household.two_heads");
    EXPECT_EQ(code([](MoveIn& c) { c.persons[0].relation.clear(); }), "relation.needed");
    EXPECT_EQ(code([](MoveIn& c) { c.into = HouseholdId{99}; }), "household.not_found");
    EXPECT_EQ(code([](MoveIn& c) { c.certificate_attached = false; }),
              "move_in.certificate_needed");
    EXPECT_EQ(code([](MoveIn& c) {
                  c.card = {.planned_out_on = Date{2026, 3, 1}, .card_presented = true};
              }),
              "move_in.certificate_needed");
    EXPECT_EQ(code([](MoveIn&) {}), "accepted");
    EXPECT_EQ(code([](MoveIn&) {}), "resident.possible_duplicate");
    EXPECT_EQ(code([](MoveIn& c) { c.filing.duplicates_checked = true; }), "accepted");
    EXPECT_EQ(versions(3), 0);  // refused filings used up no number
}

TEST_P(Counter, a_move_by_card_needs_no_certificate) {
    MoveIn command;
    command.filing = on(Date{2025, 4, 10}, Date{2025, 4, 20});
    command.persons = {person("世帯主", "一人　者", Sex::male, Date{1990, 1, 1})};
    command.address = kKameyama;
    command.certificate_attached = false;
    command.card = {.planned_out_on = Date{2025, 4, 1}, .card_presented = true};
    ASSERT_TRUE(move_in(desk_, command));
    EXPECT_EQ(state(1, Date{2025, 5, 1}).event, Event::move_in_special);
}

TEST_P(Counter, a_whole_household_moves_with_its_number) {
    family();
    MoveWithin command;
    command.filing = on(Date{2022, 1, 10});
    command.persons = {PersonId{1}, PersonId{2}, PersonId{3}};
    command.address = kOuchi;
    const auto outcome = move_within(desk_, command);
    ASSERT_TRUE(outcome) << outcome.problem().message;
    EXPECT_EQ(outcome->household, HouseholdId{1});
    const Resident child = state(3, Date{2022, 1, 10});
    EXPECT_EQ(registry::address_of(child), "大内５番　１０１号");
    EXPECT_EQ(child.address_since, (Date{2022, 1, 10}));
    EXPECT_EQ(child.became_resident_on, (Date{2020, 4, 1}));
    EXPECT_EQ(child.relation, "子");
}

TEST_P(Counter, one_who_moves_away_alone_makes_a_household_and_leaves_a_head) {
    family();
    MoveWithin command;
    command.filing = on(Date{2022, 1, 10});
    command.persons = {PersonId{1}, PersonId{3}};
    command.address = kOuchi;
    EXPECT_EQ(move_within(desk_, command).problem().code, "relation.needed");
    command.relations = {{PersonId{1}, "世帯主"}, {PersonId{3}, "子"}};
    const auto outcome = move_within(desk_, command);
    ASSERT_TRUE(outcome) << outcome.problem().message;
    EXPECT_EQ(outcome->household, HouseholdId{2});
    EXPECT_TRUE(outcome->head_ex_officio);
    EXPECT_EQ(outcome->new_head, PersonId{2});
    EXPECT_EQ(relations(1, Date{2022, 1, 10}), (Words{"山田　和 世帯主"}));
    EXPECT_EQ(relations(2, Date{2022, 1, 10}), (Words{"山田　太郎 世帯主", "山田　空 子"}));
    EXPECT_EQ(relations(1, Date{2022, 1, 9}).size(), 3U);
}

TEST_P(Counter, a_planned_move_out_takes_effect_on_its_day) {
    family();
    MoveOut command;
    command.filing = on(Date{2026, 6, 20}, Date{2026, 5, 20});
    command.persons = {PersonId{1}};
    command.next_address = "東京都千代田区";
    command.new_head_left = PersonId{2};
    EXPECT_EQ(move_out(desk_, command).problem().code, "relation.needed");
    command.relations_left = {{PersonId{3}, "子"}};
    const auto outcome = move_out(desk_, command);
    ASSERT_TRUE(outcome) << outcome.problem().message;
    EXPECT_TRUE(outcome->certificate_issued);
    EXPECT_EQ(state(1, Date{2026, 5, 19}).standing, Standing::resident);
    EXPECT_EQ(state(1, Date{2026, 5, 20}).standing, Standing::planned_out);
    EXPECT_EQ(state(1, Date{2026, 6, 19}).standing, Standing::planned_out);
    EXPECT_EQ(state(1, Date{2026, 6, 20}).standing, Standing::moved_out);
    EXPECT_EQ(state(1, Date{2026, 6, 20}).next_address, "東京都千代田区");
    EXPECT_EQ(relations(1, Date{2026, 6, 19}),
              (Words{"山田　太郎 世帯主", "山田　和 妻", "山田　空 子"}));
    EXPECT_EQ(relations(1, Date{2026, 6, 20}), (Words{"山田　和 世帯主", "山田　空 子"}));
}

TEST_P(Counter, a_cancelled_move_out_restores_everyone_and_makes_nothing_new) {
    family();
    MoveOut command;
    command.filing = on(Date{2026, 6, 20}, Date{2026, 5, 20});
    command.persons = {PersonId{1}};
    command.new_head_left = PersonId{2};
    command.relations_left = {{PersonId{3}, "子"}};
    ASSERT_TRUE(move_out(desk_, command));
    Cancellation undo;
    undo.filing = on(Date{2026, 6, 1});
    undo.person = PersonId{1};
    undo.version = 2;
    const auto outcome = cancel(desk_, undo);
    ASSERT_TRUE(outcome) << outcome.problem().message;
    EXPECT_EQ(outcome->persons.size(), 2U);
    for (const Date day : {Date{2026, 5, 25}, Date{2026, 7, 1}}) {
        EXPECT_EQ(relations(1, day), (Words{"山田　太郎 世帯主", "山田　和 妻", "山田　空 子"}));
        EXPECT_EQ(state(1, day).standing, Standing::resident);
        EXPECT_EQ(state(1, day).next_address, "");
    }
    EXPECT_EQ(state(1, Date{2026, 7, 1}).became_resident_on, (Date{2020, 4, 1}));
}

TEST_P(Counter, a_cancelled_move_in_leaves_a_removed_entry) {
    family();
    Cancellation undo;
    undo.filing = on(Date{2020, 5, 1});
    undo.person = PersonId{2};
    undo.version = 1;
    ASSERT_TRUE(cancel(desk_, undo));
    EXPECT_TRUE(relations(1, Date{2020, 5, 1}).empty());
    EXPECT_EQ(state(3, Date{2020, 5, 1}).standing, Standing::removed);
}

TEST_P(Counter, a_child_is_born_into_the_household) {
    family();
    Birth command;
    command.filing = on(Date{2024, 2, 29}, Date{2024, 3, 10});
    command.household = HouseholdId{1};
    command.child = person("", "山田　星", Sex::female, Date{2024, 2, 29});
    const auto outcome = birth(desk_, command);
    ASSERT_TRUE(outcome) << outcome.problem().message;
    const Resident child = state(outcome->persons[0].value(), Date{2024, 2, 29});
    EXPECT_EQ(child.relation, "子");
    EXPECT_EQ(registry::address_of(child), "亀山町２番１号");
    EXPECT_EQ(child.became_resident_on, (Date{2024, 2, 29}));
}

TEST_P(Counter, when_the_head_dies_and_one_is_left_the_mayor_makes_the_head) {
    MoveIn couple;
    couple.filing = on(Date{2020, 4, 1});
    couple.persons = {person("世帯主", "山田　太郎", Sex::male, Date{1940, 1, 1}),
                      person("妻", "山田　和", Sex::female, Date{1942, 1, 1})};
    couple.address = kKameyama;
    ASSERT_TRUE(move_in(desk_, couple));
    const auto outcome =
        death(desk_, {.filing = on(Date{2025, 6, 1}, Date{2025, 6, 5}), .person = PersonId{1}});
    ASSERT_TRUE(outcome) << outcome.problem().message;
    EXPECT_TRUE(outcome->head_ex_officio);
    EXPECT_FALSE(outcome->household_notice_needed);
    EXPECT_EQ(state(1, Date{2025, 6, 1}).standing, Standing::dead);
    EXPECT_EQ(relations(1, Date{2025, 6, 1}), (Words{"山田　和 世帯主"}));
}

TEST_P(Counter, when_the_head_dies_and_two_are_left_a_notice_is_needed) {
    family();
    const auto outcome = death(desk_, {.filing = on(Date{2025, 6, 1}), .person = PersonId{1}});
    ASSERT_TRUE(outcome);
    EXPECT_TRUE(outcome->household_notice_needed);
    EXPECT_FALSE(outcome->new_head);
    // The notice comes: the child's relation is asked for, then everyone is seen from the new head.
    HeadChange notice;
    notice.filing = on(Date{2025, 6, 1}, Date{2025, 6, 10});
    notice.household = HouseholdId{1};
    notice.new_head = PersonId{2};
    EXPECT_EQ(change_head(desk_, notice).problem().code, "relation.needed");
    notice.relations = {{PersonId{3}, "子"}};
    ASSERT_TRUE(change_head(desk_, notice));
    EXPECT_EQ(relations(1, Date{2025, 6, 1}), (Words{"山田　和 世帯主", "山田　空 子"}));
}

TEST_P(Counter, a_change_of_head_rewrites_every_relation) {
    MoveIn command;
    command.filing = on(Date{2020, 4, 1});
    command.persons = {person("世帯主", "山田　太郎", Sex::male, Date{1950, 1, 1}),
                       person("母", "山田　梅", Sex::female, Date{1925, 1, 1}),
                       person("子", "山田　一", Sex::male, Date{1975, 1, 1}),
                       person("子", "山田　二", Sex::female, Date{1978, 1, 1}),
                       person("同居人", "他所　人", Sex::male, Date{1990, 1, 1})};
    command.address = kKameyama;
    ASSERT_TRUE(move_in(desk_, command));
    HeadChange change;
    change.filing = on(Date{2024, 1, 1}, Date{2024, 1, 5});
    change.household = HouseholdId{1};
    change.new_head = PersonId{3};
    const auto outcome = change_head(desk_, change);
    ASSERT_TRUE(outcome) << outcome.problem().message << outcome.problem().detail;
    EXPECT_EQ(relations(1, Date{2024, 1, 1}),
              (Words{"山田　一 世帯主", "山田　梅 父の母", "山田　太郎 父", "山田　二 妹",
                     "他所　人 同居人"}));
}

TEST_P(Counter, households_split_and_join_at_one_address) {
    family();
    Split apart;
    apart.filing = on(Date{2023, 4, 1});
    apart.household = HouseholdId{1};
    apart.leaving = {PersonId{3}};
    apart.head = PersonId{3};
    const auto split = split_household(desk_, apart);
    ASSERT_TRUE(split) << split.problem().message;
    EXPECT_EQ(relations(2, Date{2023, 4, 1}), (Words{"山田　空 世帯主"}));
    EXPECT_EQ(registry::address_of(state(3, Date{2023, 4, 1})), "亀山町２番１号");

    Join together;
    together.filing = on(Date{2024, 4, 1});
    together.from = HouseholdId{2};
    together.into = HouseholdId{1};
    EXPECT_EQ(join_household(desk_, together).problem().code, "relation.needed");
    together.relations = {{PersonId{3}, "子"}};
    ASSERT_TRUE(join_household(desk_, together));
    EXPECT_EQ(relations(1, Date{2024, 4, 1}).size(), 3U);
    EXPECT_TRUE(relations(2, Date{2024, 4, 1}).empty());

    MoveIn elsewhere;
    elsewhere.filing = on(Date{2024, 4, 1});
    elsewhere.persons = {person("世帯主", "他所　人", Sex::male, Date{1990, 1, 1})};
    elsewhere.address = kOuchi;
    together.from = move_in(desk_, elsewhere)->household;
    EXPECT_EQ(join_household(desk_, together).problem().code, "household.other_address");
}

TEST_P(Counter, a_correction_of_the_past_reaches_as_far_as_it_was_wrong) {
    family();
    NameChange marriage;
    marriage.filing = on(Date{2023, 1, 1});
    marriage.person = PersonId{3};
    marriage.items = {{"name", "佐藤　空"}};
    ASSERT_TRUE(change_name(desk_, marriage));
    Correction fix;
    fix.filing = on(Date{2020, 4, 1}, Date{2026, 5, 1});
    fix.person = PersonId{3};
    fix.items = {{"name", "山田　宙"}, {"birth_date", "2010-01-00"}};
    ASSERT_TRUE(correct(desk_, fix));
    EXPECT_EQ(state(3, Date{2022, 12, 31}).name, "山田　宙");
    EXPECT_EQ(state(3, Date{2022, 12, 31}).birth_date, (PartialDate{2010, 1, 0}));
    EXPECT_EQ(state(3, Date{2023, 1, 1}).name, "佐藤　空");
    fix.items = {{"birth_date", "昨日"}};
    EXPECT_EQ(correct(desk_, fix).problem().code, "items.unreadable");
    EXPECT_EQ(change_name(desk_, {.filing = on(Date{2024, 1, 1}),
                                  .person = PersonId{3},
                                  .items = {{"birth_date", "2010-01-01"}}})
                  .problem()
                  .code,
              "items.not_allowed");
}

TEST_P(Counter, a_notice_that_comes_late_is_put_before_what_was_known_already) {
    family();
    MoveWithin second;
    second.filing = on(Date{2024, 1, 1});
    second.persons = {PersonId{1}, PersonId{2}, PersonId{3}};
    second.address = kOuchi;
    ASSERT_TRUE(move_within(desk_, second));
    MoveWithin first = second;
    first.filing = on(Date{2022, 1, 1}, Date{2026, 5, 1});
    first.address.lot = "７番";
    ASSERT_TRUE(move_within(desk_, first));
    EXPECT_EQ(state(2, Date{2021, 12, 31}).lot, "２番１号");
    EXPECT_EQ(state(2, Date{2023, 12, 31}).lot, "７番");
    EXPECT_EQ(state(2, Date{2024, 1, 1}).lot, "５番");
}

TEST_P(Counter, someone_not_found_living_here_is_removed_and_restored_ex_officio) {
    family();
    ExOfficio removal;
    removal.filing = on(Date{2025, 1, 1});
    removal.person = PersonId{2};
    removal.filing.ground.clear();
    EXPECT_EQ(remove_ex_officio(desk_, removal).problem().code, "ex_officio.ground_needed");
    removal.filing.ground = "実態調査";
    ASSERT_TRUE(remove_ex_officio(desk_, removal));
    EXPECT_EQ(state(2, Date{2025, 1, 1}).standing, Standing::removed);
    ExOfficio back = removal;
    back.filing = on(Date{2025, 3, 1});
    ASSERT_TRUE(restore_ex_officio(desk_, back));
    EXPECT_EQ(state(2, Date{2025, 2, 1}).standing, Standing::removed);
    EXPECT_EQ(state(2, Date{2025, 3, 1}).standing, Standing::resident);
    EXPECT_EQ(state(2, Date{2025, 3, 1}).event, Event::restoration);
}

TEST_P(Counter, history_tells_what_changed_and_hides_places_of_the_protected) {
    family();
    MoveWithin move;
    move.filing = on(Date{2022, 1, 10});
    move.persons = {PersonId{1}, PersonId{2}, PersonId{3}};
    move.address = kOuchi;
    ASSERT_TRUE(move_within(desk_, move));
    const auto session = database_->session();
    const auto steps = [&] {
        return history_of(*session, PersonId{2}, kEndOfTime,
                          registry::Disclosure::load(*session, Date{2026, 6, 1}), {});
    };
    const auto open = steps();
    ASSERT_EQ(open.size(), 2U);
    const auto lot = std::ranges::find(open[1].changes, "lot", &ItemChange::key);
    ASSERT_NE(lot, open[1].changes.end());
    EXPECT_EQ(lot->before, "２番１号");
    EXPECT_EQ(lot->after, "５番");
    EXPECT_EQ(lot->label, "番地");

    Protection protection;
    protection.filing = on(Date{2026, 5, 1});
    protection.applicant = PersonId{2};
    protection.together_with = {PersonId{3}};
    protection.counterpart = PersonId{1};
    EXPECT_EQ(begin_protection(desk_, protection).problem().code, "protection.consulted_needed");
    protection.consulted = "警察署";
    const auto begun = begin_protection(desk_, protection);
    ASSERT_TRUE(begun) << begun.problem().message;
    EXPECT_EQ(begun->deadline, (Date{2027, 5, 1}));
    const auto hidden = steps();
    ASSERT_EQ(hidden.size(), 2U);
    const auto masked = std::ranges::find(hidden[1].changes, "lot", &ItemChange::key);
    EXPECT_EQ(masked->after, registry::kOmittedAddress);
    EXPECT_EQ(hidden[1].state.record.lot, "");
}

TEST_P(Counter, a_protection_ends_only_when_staff_end_it) {
    family();
    Protection protection;
    protection.filing = on(Date{2024, 6, 10});
    protection.applicant = PersonId{2};
    protection.together_with = {PersonId{3}};
    protection.counterpart_name = "相手　方";
    protection.consulted = "警察署";
    ASSERT_TRUE(begin_protection(desk_, protection));
    const auto session = database_->session();
    const auto of = [&](std::int64_t id) {
        return registry::find_protection(*session, PersonId{id});
    };
    ASSERT_TRUE(of(3));
    EXPECT_EQ(of(3)->ends_on, (Date{2025, 6, 10}));
    EXPECT_EQ(of(3)->state, registry::MeasureState::provisional);
    ASSERT_TRUE(
        confirm_protection(desk_, {.filing = on(Date{2024, 6, 20}), .person = PersonId{2}}));
    EXPECT_EQ(of(3)->state, registry::MeasureState::active);
    EXPECT_EQ(renew_protection(desk_, {.filing = on(Date{2025, 5, 9}), .person = PersonId{2}})
                  .problem()
                  .code,
              "protection.too_early");
    ASSERT_TRUE(renew_protection(desk_, {.filing = on(Date{2025, 5, 10}), .person = PersonId{2}}));
    EXPECT_EQ(of(2)->ends_on, (Date{2026, 6, 10}));
    EXPECT_EQ(protections_ending(*session, Date{2026, 7, 1}).size(), 2U);
    ASSERT_TRUE(end_protection(desk_, {.filing = on(Date{2026, 5, 30}), .person = PersonId{2}}));
    EXPECT_FALSE(of(2));
    EXPECT_FALSE(of(3));
    EXPECT_TRUE(protections_ending(*session, Date{2026, 7, 1}).empty());
}

TEST_P(Counter, the_new_resident_is_found_and_the_journal_holds) {
    family();
    const auto found =
        registry::find_persons(*database_->session(), {.name = "山田"}, AsOf{Date{2026, 6, 1}});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->size(), 3U);
    EXPECT_EQ(storage::verify(*database_, registry::tables()).first_broken_entry, 0);
}

YAKUBA_ON_BOTH_ENGINES(Counter);

}  // namespace
}  // namespace yakuba::resident_register
