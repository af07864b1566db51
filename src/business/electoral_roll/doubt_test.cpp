// 資格の確認 (施行令12条): left out while in doubt, entered by the next registration once
// confirmed.
#include "business/electoral_roll/doubt.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "business/electoral_roll/business.h"
#include "business/electoral_roll/case_doubt.h"
#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/imports.h"
#include "business/electoral_roll/jobs.h"
#include "business/electoral_roll/person_page.h"
#include "business/electoral_roll/person_standing.h"
#include "exchange/ledger_files.h"
#include "registry/schema.h"
#include "support/department.h"
#include "support/town.h"

namespace yakuba::electoral_roll {
namespace {

constexpr PersonId kStudent{1}, kNeighbour{2};
constexpr std::string_view kLeftOut = "確認できず登録しなかった者";

class InDoubt : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2026, 6, 10}, {registry::migrations(), migrations()});
        append(area_table(), Area{"0001001", "0101"}, {2020, 1, 1});
        for (const PersonId person : {kStudent, kNeighbour})
            append(registry::resident_table(), resident(person), {2020, 1, 1});
    }

    static registry::Resident resident(PersonId person) {
        registry::Resident r;
        r.person_id = person;
        r.birth_date = {2007, 5, 5};
        r.event = registry::Event::initial;
        r.name = "試験　" + std::to_string(person.value());
        r.nationality = "JPN";
        r.became_resident_on = {2007, 5, 5};
        r.town_code = "0001001";
        r.town = "見本町一丁目";
        r.lot = "１番１号";
        return r;
    }

    using Job = Result<batch::Report> (*)(const Town&, const batch::Request&);
    batch::Counts run(Job job, Date day) {
        now_ = std::max(now_, start_of_day(day));
        batch::Request request;
        request.day = day;
        request.now = tick();
        request.threads = 1;
        const auto report = job(town_, request);
        EXPECT_TRUE(report) << report.problem().message;
        return report ? report->counts : batch::Counts{};
    }
    bool on_roll(Date day) {
        const auto found = find_entry(*database_->session(), kStudent, {day});
        return found && found->record.state == EntryState::registered;
    }

    /// The clerk's entry for the student: the code of what is wrong with it; empty when it is done.
    std::string enter(const std::string& text, Date day) {
        now_ = std::max(now_, start_of_day(day));
        const procedures::Procedure procedure;
        procedures::Case record;
        record.person_id = kStudent;
        const auto answers = boost::json::parse(text).as_object();
        const boost::json::object facts;
        const procedures::Matter matter{procedure, record, answers, facts};
        const auto session = database_->session();
        const auto problems = check_doubt({town_, *session, kStudent, {day}, day}, matter);
        const auto done =
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                const auto outcome = apply_doubt(town_, t, matter);
                if (!outcome) return outcome.problem();
                return std::string{};
            });
        EXPECT_EQ(problems.empty(), bool{done});
        return done ? std::string{} : std::string{done.problem().code};
    }
    std::string raise(Date day) {
        return enter(R"({"step": "raise", "reason": "mail_returned", "raised_on": ")" +
                         to_iso(day) + R"("})",
                     day);
    }
    std::string settle(const std::string& outcome, Date settled, Date day) {
        return enter(R"({"step": "settle", "outcome": ")" + outcome + R"(", "settled_on": ")" +
                         to_iso(settled) + R"("})",
                     day);
    }
    std::string settle(const std::string& outcome, Date day) { return settle(outcome, day, day); }

    template <class Answer>
    Answer on_page(const std::function<Answer(const PersonQuestion&)>& part, Date day) {
        return test::shown(part, town_, kStudent, {day}, day);
    }
};

TEST_P(InDoubt, TheRegistrationLeavesOutWhoIsInDoubtAndTheNextTakesWhoIsConfirmed) {
    ASSERT_EQ(raise({2026, 8, 20}), "");
    const auto september = run(register_regularly, {2026, 9, 1});
    EXPECT_EQ(september.of(kLeftOut), 1);
    EXPECT_EQ(september.of("登録"), 1);
    EXPECT_FALSE(on_roll({2026, 9, 1}));
    EXPECT_EQ(run(supplement_roll, {2026, 9, 2}).of("補正登録"), 0);

    ASSERT_EQ(settle("confirmed", {2026, 9, 20}), "");
    EXPECT_EQ(run(supplement_roll, {2026, 9, 21}).of("補正登録"), 0)
        << "rightly left out in September";
    const auto december = run(register_regularly, {2026, 12, 1});
    EXPECT_EQ(december.of(kLeftOut), 0);
    EXPECT_EQ(december.of("登録"), 1);
    EXPECT_TRUE(on_roll({2026, 12, 1}));
}

TEST_P(InDoubt, WhoCannotBeConfirmedStaysOffAndOneInErrorIsMadeGood) {
    ASSERT_EQ(raise({2026, 8, 20}), "");
    ASSERT_EQ(settle("unconfirmed", {2026, 8, 30}), "");
    EXPECT_EQ(run(register_regularly, {2026, 9, 1}).of(kLeftOut), 1);
    EXPECT_EQ(run(register_regularly, {2026, 12, 1}).of(kLeftOut), 1);
    // It was somebody else's mail: there never was a doubt.
    ASSERT_EQ(settle("confirmed", {2026, 8, 20}, {2026, 12, 5}), "");
    EXPECT_EQ(run(supplement_roll, {2026, 12, 6}).of("補正登録"), 1);
    EXPECT_TRUE(on_roll({2026, 12, 6}));
}

TEST_P(InDoubt, AnEntryThatStandsIsNotTouched) {
    run(register_regularly, {2026, 9, 1});
    ASSERT_EQ(enter(R"({"step": "raise", "reason": "lives_elsewhere", "raised_on": "2026-08-25"})",
                    {2026, 9, 10}),
              "");
    run(keep_roll, {2026, 9, 11});
    run(supplement_roll, {2026, 9, 12});
    EXPECT_TRUE(on_roll({2026, 9, 12}));
}

TEST_P(InDoubt, ThePageAsksTheClerkUntilItIsSettled) {
    ASSERT_EQ(raise({2026, 8, 20}), "");
    const Date day{2026, 8, 25};
    EXPECT_EQ(on_page(person_page().tile, day).status, "資格の確認待ち");
    const auto list = on_page(person_page().to_dos, day);
    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(list[0].title, "被登録資格の確認");
    EXPECT_FALSE(list[0].for_resident);
    const auto lines = standing({town_, *database_->session(), kStudent, {day}, day});
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[1].value, "調査中");

    ASSERT_EQ(settle("confirmed", {2026, 8, 27}), "");
    EXPECT_TRUE(on_page(person_page().to_dos, Date{2026, 8, 27}).empty());
    EXPECT_EQ(
        standing({town_, *database_->session(), kStudent, {{2026, 8, 27}}, {2026, 8, 27}}).size(),
        1u);
    const auto story = on_page(person_page().timeline, Date{2026, 8, 27});
    ASSERT_EQ(story.size(), 2u);
    EXPECT_EQ(story[0].what, "資格の確認：調査中");
    EXPECT_EQ(story[1].what, "資格の確認：確認できた");
}

TEST_P(InDoubt, WhatCannotBeIsRefused) {
    EXPECT_EQ(settle("confirmed", {2026, 8, 20}), "doubt.none");
    EXPECT_EQ(
        enter(R"({"step": "raise", "reason": "other", "raised_on": "2026-08-20"})", {2026, 8, 20}),
        "doubt.note");
    EXPECT_EQ(enter(R"({"step": "raise", "reason": "mail_returned", "raised_on": "2026-08-20",
                        "inquiry_on": "2026-08-19"})",
                    {2026, 8, 20}),
              "doubt.inquiry_on");
    ASSERT_EQ(raise({2026, 8, 20}), "");
    EXPECT_EQ(raise({2026, 8, 21}), "doubt.open");
    EXPECT_EQ(settle("confirmed", {2026, 8, 19}, {2026, 8, 22}), "doubt.settled_on");
    EXPECT_EQ(check(Doubt{}).front().code, "doubt.raised_on");
    Doubt half;
    half.raised_on = {2026, 8, 20};
    EXPECT_TRUE(check(half).empty());
    half.outcome = DoubtOutcome::confirmed;
    EXPECT_EQ(check(half).front().code, "doubt.settled_on");
}

TEST_P(InDoubt, ComesOutAsAFileAndGoesInAgain) {
    ASSERT_EQ(raise({2026, 8, 20}), "");
    ASSERT_EQ(settle("unconfirmed", {2026, 8, 30}), "");
    const std::string folder = this->folder().file("csv");
    ASSERT_TRUE(exchange::export_folder(*database_, folder, tables()));
    const auto all = test::joined({registry::migrations(), migrations()});
    const auto other = storage::Database::open(this->folder().file("other.db"));
    ASSERT_TRUE(other && (*other)->migrate(all));
    const auto report = exchange::import_folder(**other, folder, imports(), command());
    for (const auto& bad : report.bad)
        ADD_FAILURE() << bad.file << ' ' << bad.column << ' ' << bad.problem.message;
    const Doubts doubts = doubts_of(*(*other)->session(), kStudent);
    ASSERT_EQ(doubts.size(), 2u);
    EXPECT_EQ(doubts[0].record.reason, DoubtReason::mail_returned);
    EXPECT_EQ(doubts[1].record.outcome, DoubtOutcome::unconfirmed);
    EXPECT_EQ(doubts[1].record.settled_on, (Date{2026, 8, 30}));
    EXPECT_NE(doubt_on(doubts, {2026, 9, 1}), nullptr);
}

YAKUBA_ON_BOTH_ENGINES(InDoubt);

}  // namespace
}  // namespace yakuba::electoral_roll
