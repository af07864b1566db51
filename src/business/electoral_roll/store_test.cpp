// The roll of a small town, from the first registration to the removal, on both databases.
#include <gtest/gtest.h>

#include "business/electoral_roll/business.h"
#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/jobs.h"
#include "business/electoral_roll/recompute.h"
#include "registry/schema.h"
#include "support/both_engines.h"
#include "support/table_check.h"

namespace yakuba::electoral_roll {
namespace {

using registry::Event;
using registry::Standing;

const std::string kData = YAKUBA_ROOT "/data";
constexpr PersonId kOld{1}, kMover{2}, kLate{3}, kYoung{4}, kForeign{5}, kChild{6};

registry::Resident resident(PersonId person, PartialDate birth, Event event = Event::initial) {
    registry::Resident r;
    r.person_id = person;
    r.birth_date = birth;
    r.event = event;
    r.name = "試験　太郎";
    r.nationality = "JPN";
    r.town_code = "0001001";
    r.town = "見本町一丁目";
    r.lot = "１番１号";
    return r;
}

class Roll : public test::BothEngines {
protected:
    void SetUp() override {
        std::vector<storage::Migration> all;
        for (const auto list : {registry::migrations(), migrations()})
            all.insert(all.end(), list.begin(), list.end());
        database_ = open(all);
        town_.code = "352039";
        town_.name = "山口市";
        town_.prefecture = "山口県";
        town_.data_folder = kData;
        town_.database = database_.get();
        append(area_table(), Area{"0001001", "0101"}, {2020, 1, 1});
        append(area_table(), Area{"0002001", "0102"}, {2020, 1, 1});
        auto old = resident(kOld, {1960, 5, 5});
        old.became_resident_on = {1990, 4, 1};
        put(old, {2020, 1, 1});
        arrive(kMover, {1990, 1, 1}, {2026, 5, 20}, {2026, 6, 1});
        arrive(kLate, {1990, 1, 1}, {2026, 5, 20}, {2026, 6, 2});
        put(resident(kYoung, {2008, 9, 2}, Event::birth), {2008, 9, 2});
        auto foreign = resident(kForeign, {1980, 1, 1});
        foreign.nationality = "KOR";
        put(foreign, {2020, 1, 1});
        put(resident(kChild, {2015, 1, 1}, Event::birth), {2015, 1, 1});
    }

    void arrive(PersonId person, PartialDate birth, Date moved, Date notified) {
        auto r = resident(person, birth, Event::move_in);
        r.notified_on = notified;
        r.became_resident_on = moved;
        r.former_address = "山口県萩市大字見本1番地";
        put(r, moved);
    }
    void leave(PersonId person, Date day, const std::string& to, Standing standing) {
        auto r = registry::Resident{};
        r = *resident_now(person);
        r.standing = standing;
        r.event = standing == Standing::dead ? Event::death : Event::move_out;
        r.next_address = to;
        r.notified_on = day;
        put(r, day);
    }
    std::optional<registry::Resident> resident_now(PersonId person) {
        const auto found = storage::find_as_of<registry::Resident>(
            *database_->session(), registry::resident_table(), {{2026, 12, 31}},
            storage::equals("person_id", person.value()));
        return found ? std::optional{found->record} : std::nullopt;
    }

    template <class Record>
    void append(const storage::Table& table, const Record& record, Date from, Date to = kForever) {
        const storage::Command command{"担当者A", "試験", {}, {}, {}, now_};
        const auto done =
            database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
                const std::vector<storage::Versioned<Record>> rows{{record, {0, from, to, {}, 0}}};
                t.append_versions<Record>(table, rows);
                return std::string{};
            });
        ASSERT_TRUE(done);
        now_.microseconds += 1'000'000;
    }
    void put(const registry::Resident& r, Date from, Date to = kForever) {
        append(registry::resident_table(), r, from, to);
    }

    using Job = Result<batch::Report> (*)(const Town&, const batch::Request&);
    batch::Report run(Job job, Date day) {
        now_ = std::max(now_, start_of_day(day));
        now_.microseconds += 1'000'000;
        batch::Request request;
        request.day = day;
        request.now = now_;
        request.threads = 1;
        const auto report = job(town_, request);
        EXPECT_TRUE(report) << report.problem().message;
        if (!report) return {};
        for (const Problem& problem : report->failed)
            ADD_FAILURE() << problem.message << problem.detail;
        return *report;
    }
    std::string refused(Job job, Date day) {
        batch::Request request;
        request.day = day;
        request.now = std::max(now_, start_of_day(day));
        const auto report = job(town_, request);
        return report ? "" : std::string{report.problem().code};
    }
    std::optional<Entry> entry(PersonId person, Date day) {
        const auto found = find_entry(*database_->session(), person, {day});
        return found ? std::optional{found->record} : std::nullopt;
    }
    bool on_roll(PersonId person, Date day) {
        const auto found = entry(person, day);
        return found && found->state == EntryState::registered;
    }
    /// The past of a person changed: what the roll makes of it.
    std::vector<batch::Difference> put_right(PersonId person) {
        std::vector<batch::Difference> all;
        now_.microseconds += 1'000'000;
        const auto done = database_->transact(
            {"担当者A", "訂正", {}, {}, {}, now_},
            [&](storage::Transaction& t) -> Result<std::string> {
                const std::vector persons{person};
                auto differences = recompute(town_, t, {persons, kBeginning, "訂正"});
                if (!differences) return differences.problem();
                all = *std::move(differences);
                return std::string{};
            });
        EXPECT_TRUE(done) << done.problem().message;
        return all;
    }

    std::unique_ptr<storage::Database> database_;
    Town town_;
    Instant now_ = start_of_day(Date{2026, 6, 10});
};

TEST_P(Roll, TablesAreWhatTheirDescriptionsSay) {
    EXPECT_EQ(test::misfits(*database_, tables()), "");
}

TEST_P(Roll, TheRegularRegistrationEntersWhoeverIsEligibleAndNobodyTwice) {
    const auto report = run(register_regularly, {2026, 9, 1});
    EXPECT_EQ(report.counts.of("登録"), 3);
    EXPECT_EQ(report.counts.of("登録者数"), 3);
    EXPECT_EQ(report.counts.of("三箇月に満たない"), 1);
    EXPECT_TRUE(on_roll(kOld, {2026, 9, 1}));
    EXPECT_TRUE(on_roll(kMover, {2026, 9, 1}));  // filed on 1 June: three months on 1 September
    EXPECT_FALSE(on_roll(kLate, {2026, 9, 1}));  // one day later
    EXPECT_TRUE(on_roll(kYoung, {2026, 9, 1}));  // eighteen at the end of 1 September
    EXPECT_FALSE(on_roll(kForeign, {2026, 9, 1}));
    EXPECT_FALSE(on_roll(kChild, {2026, 9, 1}));
    EXPECT_EQ(entry(kMover, {2026, 9, 1})->district, "0101");
    EXPECT_EQ(entry(kMover, {2026, 9, 1})->address, "見本町一丁目１番１号");

    EXPECT_EQ(run(register_regularly, {2026, 9, 1}).counts.of("登録"), 3);  // the first answer
    const auto made = runs(*database_->session());
    ASSERT_EQ(made.size(), 1u);
    EXPECT_EQ(made[0].total, 3);
    const auto december = run(register_regularly, {2026, 12, 1});
    EXPECT_EQ(december.counts.of("登録"), 1);
    EXPECT_EQ(december.counts.of("登録者数"), 4);
}

TEST_P(Roll, ARegistrationIsRefusedOnAnyOtherDay) {
    EXPECT_EQ(refused(register_regularly, {2026, 9, 2}), "electoral_roll.not_regular_day");
    EXPECT_EQ(refused(register_for_election, {2026, 9, 1}), "electoral_roll.no_election");
    ElectionRecord election;
    election.election_id = 1;
    election.kind = Election::mayor;
    election.base_date = {2026, 9, 1};
    election.announced_on = {2026, 9, 2};
    election.voting_day = {2026, 9, 13};
    append(election_table(), election, {2026, 7, 1});
    EXPECT_EQ(refused(register_regularly, {2026, 9, 1}), "electoral_roll.election_day");
    EXPECT_EQ(refused(register_for_election, {2026, 9, 1}), "");
}

TEST_P(Roll, ARegistrationThatWasTakenOverIsNotMadeAgain) {
    RunRecord made;
    made.base_date = made.registered_on = {2026, 9, 1};
    made.run = Run::regular;
    const auto done = database_->transact(
        {"移行", "移行", {}, {}, {}, now_}, [&](storage::Transaction& t) -> Result<std::string> {
            t.append_rows<RunRecord>(run_table(), std::span(&made, 1));
            return std::string{};
        });
    ASSERT_TRUE(done);
    EXPECT_EQ(refused(register_regularly, {2026, 9, 1}), "electoral_roll.made");
    run(register_regularly, {2026, 12, 1});
    EXPECT_EQ(refused(register_regularly, {2026, 12, 1}), "") << "asked again: the first answer";
}

TEST_P(Roll, WhoLeavesIsMarkedAndRemovedAfterFourMonths) {
    run(register_regularly, {2026, 9, 1});
    leave(kOld, {2026, 9, 15}, "東京都新宿区見本1番地", Standing::moved_out);
    EXPECT_EQ(run(keep_roll, {2026, 9, 20}).counts.of("転出の表示"), 1);
    const auto marked = entry(kOld, {2026, 9, 20});
    ASSERT_TRUE(marked);
    EXPECT_TRUE(marked->moved_mark);
    EXPECT_EQ(marked->left_on, (Date{2026, 9, 15}));
    EXPECT_FALSE(entry(kOld, {2026, 9, 14})->moved_mark);  // true from the day of leaving
    EXPECT_EQ(run(keep_roll, {2027, 1, 15}).counts.of("登録者数"), 3);
    EXPECT_EQ(run(keep_roll, {2027, 1, 16}).counts.of("抹消：住所を移して四箇月を経過"), 1);
    EXPECT_FALSE(on_roll(kOld, {2027, 1, 16}));
    EXPECT_TRUE(on_roll(kOld, {2027, 1, 15}));
}

TEST_P(Roll, TheDeadAreRemovedAtOnceAndTheDisqualifiedMarked) {
    run(register_regularly, {2026, 9, 1});
    leave(kOld, {2026, 9, 10}, "", Standing::dead);
    SentenceRecord sentence;
    sentence.person_id = kMover;
    sentence.offence = Offence::election_fine;
    sentence.final_on = {2026, 9, 5};
    append(sentence_table(), sentence, {2026, 9, 5});
    const auto report = run(keep_roll, {2026, 9, 12});
    EXPECT_EQ(report.counts.of("抹消：死亡"), 1);
    EXPECT_EQ(report.counts.of("欠格の表示"), 1);
    EXPECT_TRUE(on_roll(kMover, {2026, 9, 12}));
    EXPECT_TRUE(entry(kMover, {2026, 9, 12})->disqualified_mark);
    EXPECT_EQ(run(keep_roll, {2026, 9, 12}).counts.of("抹消：死亡"), 1);  // the first answer again
    EXPECT_EQ(run(keep_roll, {2026, 9, 13}).counts.of("抹消：死亡"), 0);
}

TEST_P(Roll, ATransferBetweenDistrictsWaitsUntilTheElectionIsOver) {
    run(register_regularly, {2026, 9, 1});
    ElectionRecord election;
    election.election_id = 1;
    election.kind = Election::municipal_assembly;
    election.term_ends_on = {2026, 11, 20};
    election.base_date = {2026, 10, 31};
    election.announced_on = {2026, 11, 1};
    election.voting_day = {2026, 11, 8};
    append(election_table(), election, {2026, 8, 1});
    auto moved = *resident_now(kOld);
    moved.event = Event::move_within;
    moved.town_code = "0002001";
    moved.town = "見本町二丁目";
    put(moved, {2026, 9, 25});
    run(keep_roll, {2026, 9, 25});  // within sixty days before the end of the term
    EXPECT_EQ(entry(kOld, {2026, 9, 25})->district, "0101");
    EXPECT_EQ(entry(kOld, {2026, 9, 25})->address, "見本町二丁目１番１号");
    EXPECT_EQ(run(keep_roll, {2026, 11, 9}).counts.of("登録の移替え"), 1);
    EXPECT_EQ(entry(kOld, {2026, 11, 9})->district, "0102");
}

TEST_P(Roll, ACorrectedBirthDateEntersWhoWasLeftOutAndRemovesWhoShouldNotHaveBeen) {
    run(register_regularly, {2026, 9, 1});
    auto young = *resident_now(kYoung);
    young.birth_date = {2008, 9, 3};
    young.event = Event::correction;
    put(young, {2008, 9, 2});
    auto differences = put_right(kYoung);
    ASSERT_EQ(differences.size(), 1u);
    EXPECT_EQ(entry(kYoung, {2026, 12, 31})->removal, Removal::never_eligible);
    EXPECT_TRUE(put_right(kYoung).empty());
    // It was right after all: the entry stands again.
    young.birth_date = {2008, 9, 2};
    put(young, {2008, 9, 2});
    ASSERT_EQ(put_right(kYoung).size(), 1u);
    EXPECT_TRUE(on_roll(kYoung, {2026, 12, 31}));

    auto late = *resident_now(kLate);
    late.notified_on = {2026, 5, 28};
    put(late, {2026, 5, 20});
    differences = put_right(kLate);
    ASSERT_EQ(differences.size(), 1u);
    ASSERT_TRUE(on_roll(kLate, {2026, 12, 31}));
    EXPECT_EQ(entry(kLate, {2026, 12, 31})->registration, Registration::supplementary);
    EXPECT_EQ(entry(kLate, {2026, 12, 31})->base_date, (Date{2026, 9, 1}));
}

TEST_P(Roll, ACancelledDepartureBringsTheEntryBackWithoutItsMark) {
    run(register_regularly, {2026, 9, 1});
    const auto here = *resident_now(kOld);
    leave(kOld, {2026, 9, 2}, "東京都新宿区見本1番地", Standing::moved_out);
    EXPECT_TRUE(put_right(kOld).empty());  // planned for tomorrow
    now_ = start_of_day(Date{2026, 9, 3});
    EXPECT_EQ(put_right(kOld).size(), 1u);
    EXPECT_TRUE(entry(kOld, {2026, 9, 2})->moved_mark);
    put(here, {2026, 9, 2});
    EXPECT_EQ(put_right(kOld).size(), 1u);
    const auto back = entry(kOld, {2026, 12, 31});
    EXPECT_FALSE(back->moved_mark);
    EXPECT_FALSE(back->left_on);
}

TEST_P(Roll, ARegistrationExplainsItself) {
    run(register_regularly, {2026, 9, 1});
    const auto text = explain(town_, kMover, {2026, 9, 1}, kEndOfTime, false);
    ASSERT_TRUE(text) << text.problem().message;
    EXPECT_NE(text->find("定時登録"), std::string::npos) << *text;
    EXPECT_NE(text->find("2026-09-01"), std::string::npos);
    EXPECT_EQ(text->find("保存されている登録と"), std::string::npos) << *text;
    EXPECT_EQ(explain(town_, kLate, {2026, 9, 1}, kEndOfTime, false).problem().code,
              "electoral_roll.not_found");
}

YAKUBA_ON_BOTH_ENGINES(Roll);

}  // namespace
}  // namespace yakuba::electoral_roll
