// A snap election, with somebody on every edge of its dates: dissolved on 9 October 2026, base date
// 19 October, announced on the 20th, the vote on 1 November.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "business/electoral_roll/business.h"
#include "business/electoral_roll/case_facts.h"
#include "business/electoral_roll/cases.h"
#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/jobs.h"
#include "business/electoral_roll/notices.h"
#include "business/electoral_roll/person_page.h"
#include "procedures/definition.h"
#include "registry/schema.h"
#include "support/both_engines.h"

namespace yakuba::electoral_roll {
namespace {

namespace json = boost::json;
using registry::Event;
using registry::Standing;

constexpr Date kBase{2026, 10, 19}, kAnnounced{2026, 10, 20}, kVote{2026, 11, 1};
constexpr PersonId kOnTime{1}, kLate{2}, kYoungest{3}, kTooYoung{4}, kGoneInTime{5}, kStillOn{6},
    kOffTheDayBefore{7}, kFormer{8}, kDies{9}, kMovesWithin{10}, kSentenced{11}, kSheltered{12},
    kMovesAway{13}, kSpouse{14};

Calendar calendar() {
    std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
    std::ostringstream text;
    text << file.rdbuf();
    return *Calendar::from_csv(text.str());
}

class SnapElection : public test::BothEngines {
protected:
    void SetUp() override {
        std::vector<storage::Migration> all;
        for (const auto list : {registry::migrations(), migrations()})
            all.insert(all.end(), list.begin(), list.end());
        database_ = open(all);
        town_ = {"352039", "山口市", "山口県", YAKUBA_ROOT "/data", database_.get(), &calendar_};
        lay_out_districts();
        people();
    }

    void lay_out_districts() {
        append(district_table(), District{"0101", "第一投票区", "見本小学校", "見本町一丁目"},
               {2020, 1, 1});
        append(district_table(), District{"0102", "第二投票区", "見本公民館", "見本町二丁目"},
               {2020, 1, 1});
        append(area_table(), Area{"0001001", "0101"}, {2020, 1, 1});
        append(area_table(), Area{"0002001", "0102"}, {2020, 1, 1});
    }

    void people() {
        arrive(kOnTime, {1990, 1, 1}, {2026, 7, 19});
        arrive(kLate, {1990, 1, 1}, {2026, 7, 20});
        native(kYoungest, {2008, 11, 2});
        native(kTooYoung, {2008, 11, 3});
        for (const PersonId person : {kGoneInTime, kStillOn, kOffTheDayBefore, kDies, kMovesWithin,
                                      kSentenced, kSheltered, kMovesAway, kSpouse})
            native(person, {1970, 3, 3});
        native(kFormer, {2008, 9, 20});  // eighteen on 19 September, after the September roll
        run(register_regularly, {2026, 6, 1});
        leave(kGoneInTime, {2026, 6, 18}, "東京都新宿区見本1番地");
        leave(kOffTheDayBefore, {2026, 6, 30}, "東京都新宿区見本1番地");
        leave(kStillOn, {2026, 7, 1}, "東京都新宿区見本1番地");
        leave(kFormer, {2026, 7, 5}, "山口県萩市見本1番地");
        protect(kSheltered);
        SentenceRecord sentence;
        sentence.person_id = kSentenced;
        sentence.offence = Offence::election_fine;
        sentence.final_on = {2026, 10, 15};
        sentence.notified_on = {2026, 10, 16};
        append(sentence_table(), sentence, {2026, 10, 15});
    }

    registry::Resident somebody(PersonId person, Date birth, Event event) {
        registry::Resident r;
        r.person_id = person;
        r.household_id = HouseholdId{100 + (person == kSpouse ? kMovesWithin : person).value()};
        r.relation = "世帯主";
        r.birth_date = birth;
        r.event = event;
        r.name = "試験　" + std::to_string(person.value());
        r.nationality = "JPN";
        r.sex = registry::Sex::female;
        r.postcode = "7530000";
        r.town_code = "0001001";
        r.town = "見本町一丁目";
        r.lot = std::to_string(person.value()) + "番";
        return r;
    }
    void native(PersonId person, Date birth) { put(somebody(person, birth, Event::birth), birth); }
    void arrive(PersonId person, Date birth, Date notified) {
        auto r = somebody(person, birth, Event::move_in);
        r.notified_on = notified;
        r.became_resident_on = {2026, 7, 10};
        r.former_address = "東京都新宿区見本1番地";
        put(r, {2026, 7, 10});
    }
    registry::Resident now_of(PersonId person) {
        return storage::find_as_of<registry::Resident>(*database_->session(),
                                                       registry::resident_table(), {{2026, 12, 31}},
                                                       storage::equals("person_id", person.value()))
            ->record;
    }
    void leave(PersonId person, Date day, const std::string& to) {
        auto r = now_of(person);
        r.standing = Standing::moved_out;
        r.event = Event::move_out;
        r.next_address = to;
        put(r, day);
    }
    void protect(PersonId person) {
        registry::ProtectiveMeasure measure;
        measure.person_id = person;
        measure.applicant_id = person;
        measure.state = registry::MeasureState::active;
        measure.accepted_on = {2026, 5, 1};
        measure.ends_on = {2027, 5, 1};
        append(registry::protective_measure_table(), measure, {2026, 5, 1});
    }
    void call_election(Election kind = Election::representatives) {
        ElectionRecord election;
        election.election_id = 1;
        election.kind = kind;
        election.name = "第五十一回衆議院議員総選挙";
        election.cause_on = {2026, 10, 9};
        election.base_date = kBase;
        election.announced_on = kAnnounced;
        election.voting_day = kVote;
        append(election_table(), election, {2026, 10, 9});
    }

    template <class Record>
    void append(const storage::Table& table, const Record& record, Date from) {
        now_.microseconds += 1'000'000;
        const storage::Command command{"担当者A", "試験", {}, {}, {}, now_};
        const auto done =
            database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
                const std::vector<storage::Versioned<Record>> rows{{record, {0, from}}};
                t.append_versions<Record>(table, rows);
                return std::string{};
            });
        ASSERT_TRUE(done);
    }
    void put(const registry::Resident& r, Date from) {
        append(registry::resident_table(), r, from);
    }
    using Job = Result<batch::Report> (*)(const Town&, const batch::Request&);
    batch::Counts run(Job job, Date day) {
        now_ = std::max(now_, start_of_day(day));
        now_.microseconds += 1'000'000;
        batch::Request request;
        request.day = day;
        request.now = now_;
        request.threads = 1;
        const auto report = job(town_, request);
        EXPECT_TRUE(report) << report.problem().message;
        return report ? report->counts : batch::Counts{};
    }
    std::optional<Entry> entry(PersonId person, Date day) {
        const auto found = find_entry(*database_->session(), person, {day});
        return found ? std::optional{found->record} : std::nullopt;
    }
    bool on_roll(PersonId person, Date day) {
        const auto found = entry(person, day);
        return found && found->state == EntryState::registered;
    }
    Form form_of(PersonId person, Date day) {
        const auto session = database_->session();
        return *form_for(town_, *session, person, day, *find_election(*session, 1));
    }
    LetterRequest letters_on(Date day) {
        LetterRequest request;
        request.day = day;
        request.issued_on = day;
        request.now = std::max(start_of_day(day), now_);
        request.actor = "担当者A";
        request.folder = folder().path() + "/letters";
        return request;
    }

    const procedures::Effect& effect(std::string_view name) {
        for (const procedures::Effect& one : part_.effects) {
            if (one.name == name) return one;
        }
        throw std::runtime_error("no such effect");
    }
    static json::object parse(std::string text) {
        for (char& c : text) {
            if (c == '\'') c = '"';
        }
        return json::parse(text).as_object();
    }
    /// Why an application cannot be made: the codes.
    std::string refused(std::string_view name, PersonId person, const std::string& answers,
                        Date day) {
        answers_ = parse(answers);
        record_.person_id = person;
        record_.case_id = 0;
        const auto session = database_->session();
        std::string codes;
        for (const Problem& problem : effect(name).check({town_, *session, person, {day}, day},
                                                         {procedure_, record_, answers_, facts_})) {
            codes += (codes.empty() ? "" : " ") + std::string{problem.code};
        }
        return codes;
    }
    /// Decides an application and prints its letter; answers the PDF's size.
    std::size_t decided(std::string_view name, std::string_view letter_name, PersonId person,
                        const std::string& answers, Date day) {
        answers_ = parse(answers);
        record_.person_id = person;
        record_.case_id = 1;
        record_.received_at = start_of_day(day);
        now_ = std::max(now_, start_of_day(day));
        now_.microseconds += 1'000'000;
        std::size_t size = 0;
        const procedures::Matter matter{procedure_, record_, answers_, facts_};
        const auto done = database_->transact(
            {"決裁者", "決定", {}, {}, {}, now_},
            [&](storage::Transaction& t) -> Result<std::string> {
                const auto outcome = effect(name).apply(town_, t, matter);
                if (!outcome) return outcome.problem();
                for (const procedures::CaseLetter& letter : part_.letters) {
                    if (letter.name != letter_name) continue;
                    const auto pdf = letter.pdf(town_, t.session(),
                                                {matter, *outcome, "", "選管第1号", day, person});
                    if (!pdf) return pdf.problem();
                    size = pdf->size();
                }
                return std::string{};
            });
        EXPECT_TRUE(done) << done.problem().code << done.problem().message << done.problem().detail;
        return size;
    }

    json::value facts_on(std::string_view name, PersonId person, Date day) {
        const auto session = database_->session();
        for (const procedures::PrefillSource& source : part_.prefills) {
            if (source.name != name) continue;
            const auto facts = source.facts({town_, *session, person, {day}, day});
            EXPECT_TRUE(facts);
            return facts ? *facts : json::value();
        }
        throw std::runtime_error("no such facts");
    }
    /// Why it cannot be decided on the day: the code.
    std::string not_decided(std::string_view name, PersonId person, const std::string& answers,
                            Date day) {
        answers_ = parse(answers);
        record_.person_id = person;
        record_.case_id = 1;
        record_.received_at = start_of_day(day);
        const auto done =
            database_->transact({"決裁者", "決定", {}, {}, {}, start_of_day(day)},
                                [&](storage::Transaction& t) -> Result<std::string> {
                                    const auto outcome = effect(name).apply(
                                        town_, t, {procedure_, record_, answers_, facts_});
                                    if (!outcome) return outcome.problem();
                                    return std::string{};
                                });
        return done ? std::string{} : std::string{done.problem().code};
    }

    std::unique_ptr<storage::Database> database_;
    Calendar calendar_ = calendar();
    Town town_;
    procedures::Part part_ = procedures_part();
    procedures::Procedure procedure_;
    procedures::Case record_;
    json::object answers_;
    json::object facts_;
    Instant now_ = start_of_day(Date{2026, 6, 1});
};

TEST_P(SnapElection, EverybodyOnAnEdgeIsOnTheRightSideOfIt) {
    run(keep_roll, {2026, 8, 31});
    run(register_regularly, {2026, 9, 1});
    call_election();
    run(keep_roll, kBase);
    const auto counts = run(register_for_election, kBase);
    EXPECT_EQ(counts.of("登録"), 3);  // on time, the youngest, and the former resident
    EXPECT_EQ(counts.of("うち旧住所地での登録"), 1);
    EXPECT_EQ(counts.of("三箇月に満たない"), 1);

    EXPECT_TRUE(on_roll(kOnTime, kBase));
    EXPECT_FALSE(on_roll(kLate, kBase));
    EXPECT_TRUE(on_roll(kYoungest, kBase));
    EXPECT_EQ(entry(kYoungest, kBase)->registration, Registration::election);
    EXPECT_FALSE(on_roll(kTooYoung, kBase));
    EXPECT_FALSE(on_roll(kGoneInTime, kBase));  // left on 18 June: removed on 19 October
    EXPECT_EQ(entry(kGoneInTime, kBase)->removed_on, kBase);
    EXPECT_TRUE(on_roll(kStillOn, kBase));
    EXPECT_TRUE(entry(kFormer, kBase)->former_mark);
    EXPECT_EQ(entry(kFormer, kBase)->left_on, (Date{2026, 7, 5}));
    EXPECT_TRUE(entry(kSentenced, kBase)->disqualified_mark);

    // The day of the vote.
    EXPECT_EQ(form_of(kOnTime, kBase).vote, Vote::here);
    EXPECT_EQ(form_of(kStillOn, kBase).vote, Vote::here);  // four months end on the voting day
    EXPECT_TRUE(form_of(kStillOn, kBase).ballot_by_request);
    EXPECT_EQ(form_of(kOffTheDayBefore, kBase).vote, Vote::not_on_roll);
    EXPECT_EQ(form_of(kFormer, kBase).vote, Vote::here);
    EXPECT_EQ(form_of(kSentenced, kBase).vote, Vote::disqualified);

    // The youngest: absentee until the day before, never early.
    EXPECT_FALSE(form_of(kYoungest, {2026, 10, 31}).early_vote_allowed);
    EXPECT_TRUE(form_of(kYoungest, {2026, 10, 31}).absentee_vote_allowed);
    EXPECT_TRUE(form_of(kOnTime, {2026, 10, 21}).early_vote_allowed);
    EXPECT_FALSE(form_of(kOnTime, kAnnounced).early_vote_allowed);

    // After the base date: one dies, one moves within the town, one moves away.
    auto dead = now_of(kDies);
    dead.standing = Standing::dead;
    dead.event = Event::death;
    put(dead, {2026, 10, 25});
    auto moved = now_of(kMovesWithin);
    moved.town_code = "0002001";
    moved.town = "見本町二丁目";
    moved.event = Event::move_within;
    put(moved, {2026, 10, 22});
    leave(kMovesAway, {2026, 10, 23}, "山口県萩市見本1番地");
    const auto kept = run(keep_roll, {2026, 10, 26});
    EXPECT_EQ(kept.of("抹消：死亡"), 1);
    EXPECT_EQ(kept.of("転出の表示"), 1);
    EXPECT_EQ(kept.of("登録の移替え"), 0);  // 施行令17条: after the vote
    EXPECT_EQ(entry(kMovesWithin, {2026, 10, 26})->district, "0101");
    EXPECT_EQ(form_of(kMovesAway, {2026, 10, 26}).vote, Vote::here);
    EXPECT_EQ(run(keep_roll, {2026, 11, 2}).of("登録の移替え"), 1);
    EXPECT_FALSE(on_roll(kStillOn, {2026, 11, 2}));
    EXPECT_TRUE(on_roll(kStillOn, kVote));
}

TEST_P(SnapElection, TheSameMoversInTheElectionsOfPrefectureAndTown) {
    run(keep_roll, {2026, 8, 31});
    call_election(Election::prefectural_assembly);
    run(register_for_election, kBase);
    EXPECT_EQ(form_of(kFormer, kBase).vote, Vote::here_with_proof);  // gone within the prefecture
    EXPECT_EQ(form_of(kStillOn, kBase).vote, Vote::left_prefecture);
    EXPECT_EQ(refused("electoral-roll.prove", kFormer, "{}", {2026, 10, 21}), "");
    EXPECT_EQ(refused("electoral-roll.prove", kStillOn, "{}", {2026, 10, 21}),
              "applicant.prefecture_left");
    EXPECT_GT(
        decided("electoral-roll.prove", "electoral-roll.proof", kFormer, "{}", {2026, 10, 21}),
        1000u);
    call_election(Election::mayor);
    EXPECT_EQ(form_of(kFormer, kBase).vote, Vote::left_municipality);
    EXPECT_EQ(form_of(kOnTime, kBase).vote, Vote::here);
}

TEST_P(SnapElection, CardsGoToHouseholdsAndToTheShelteredAlone) {
    run(keep_roll, {2026, 8, 31});
    call_election();
    run(keep_roll, kBase);
    run(register_for_election, kBase);
    const auto cards = print_cards(town_, letters_on(kAnnounced));
    ASSERT_TRUE(cards) << cards.problem().message << cards.problem().detail;
    for (const Problem& problem : cards->held_back)
        ADD_FAILURE() << problem.code << problem.message << problem.detail;
    // Ten electors with a card, two of them in one household; the sentenced one has none.
    std::int64_t electors = 0;
    for (int person = 1; person <= 14; ++person) {
        const auto found = entry(PersonId{person}, kAnnounced);
        electors += found && found->state == EntryState::registered && !found->disqualified_mark;
    }
    EXPECT_EQ(cards->letters, electors - 1);

    const auto extract = print_extract(town_, letters_on(kAnnounced));
    ASSERT_TRUE(extract) << extract.problem().message << extract.problem().detail;
    EXPECT_TRUE(extract->held_back.empty());
    EXPECT_EQ(extract->letters, 1);
    const auto counted = write_counts(town_, letters_on(kAnnounced));
    ASSERT_TRUE(counted);
    std::ifstream csv{counted->files[0]};
    std::string header, row;
    std::getline(csv, header);
    std::getline(csv, row);
    EXPECT_EQ(row, "0101,第一投票区,0," + std::to_string(electors + 1) + "," +
                       std::to_string(electors + 1));
}

TEST_P(SnapElection, BallotsAreAskedForUntilTheDayBefore) {
    run(keep_roll, {2026, 8, 31});
    call_election();
    run(register_for_election, kBase);
    const std::string elsewhere =
        "{'election': '1', 'cause': 'moved', 'place': 'other_municipality', 'facility': '新宿区', "
        "'braille': false}";
    const std::string here =
        "{'election': '1', 'cause': 'work', 'place': 'own_commission', 'braille': false}";
    const std::string_view name = "electoral-roll.send_ballot";
    EXPECT_EQ(refused(name, kStillOn, elsewhere, {2026, 10, 31}), "");
    EXPECT_EQ(refused(name, kStillOn, elsewhere, kVote), "applicant.ballot_late");
    EXPECT_EQ(refused(name, kLate, elsewhere, {2026, 10, 25}), "applicant.no_vote");
    EXPECT_EQ(refused(name, kYoungest, here, {2026, 10, 25}), "");
    EXPECT_EQ(refused(name, kOnTime, here, {2026, 10, 25}), "applicant.early_instead");
    EXPECT_GT(decided(name, "electoral-roll.ballot", kStillOn, elsewhere, {2026, 10, 22}), 1000u);
    const auto ballot =
        storage::find_as_of<Ballot>(*database_->session(), ballot_table(), {kVote},
                                    storage::both(storage::equals("election_id", std::int64_t{1}),
                                                  storage::equals("person_id", kStillOn.value())));
    ASSERT_TRUE(ballot);
    EXPECT_EQ(ballot->record.state, BallotState::sent);
}

// Asked for before the base date, the request waits; the page had offered no election to choose.
TEST_P(SnapElection, ABallotAskedForEarlyIsSentFromTheBaseDate) {
    run(keep_roll, {2026, 8, 31});
    call_election();
    const std::string_view name = "electoral-roll.send_ballot";
    const std::string elsewhere =
        "{'election': '1', 'cause': 'work', 'place': 'other_municipality', 'facility': '新宿区', "
        "'braille': false}";
    const std::string here =
        "{'election': '1', 'cause': 'work', 'place': 'own_commission', 'braille': false}";
    const Date early{2026, 10, 15};
    EXPECT_EQ(facts_on("electoral-roll.elections", kSpouse, early).as_array().size(), 1u);
    EXPECT_EQ(facts_on("electoral-roll.elections", kSpouse, {2026, 10, 8}).as_array().size(), 0u);
    EXPECT_EQ(refused(name, kSpouse, elsewhere, early), "");
    EXPECT_EQ(not_decided(name, kSpouse, elsewhere, early), "ballot.not_yet");
    run(register_for_election, kBase);
    EXPECT_EQ(not_decided(name, kSpouse, elsewhere, kBase), "");
    // 施行令50条2項: at the own commission from the day after the announcement.
    EXPECT_EQ(refused(name, kYoungest, here, kAnnounced), "applicant.own_commission_early");
}

TEST_P(SnapElection, ObjectionsHaveOneDayAndTheReadingRoomIsClosed) {
    run(keep_roll, {2026, 8, 31});
    call_election();
    run(register_for_election, kBase);
    const std::string omitted = "{'claim': 'omitted', 'whose': 'self', 'reason': '住んでいる'}";
    EXPECT_EQ(refused("electoral-roll.object", kLate, omitted, kBase),
              "applicant.objection_period");
    EXPECT_EQ(refused("electoral-roll.object", kLate, omitted, kAnnounced), "");
    EXPECT_EQ(refused("electoral-roll.object", kOnTime, omitted, kAnnounced),
              "objection.nothing_to_do");
    EXPECT_EQ(refused("electoral-roll.object", kLate, omitted, {2026, 10, 21}),
              "applicant.objection_period");
    EXPECT_GT(
        decided("electoral-roll.object", "electoral-roll.objection", kLate, omitted, kAnnounced),
        1000u);
    EXPECT_EQ(entry(kLate, kAnnounced)->registration, Registration::objection);

    const auto reading = [](const std::string& day) {
        return "{'applicant': 'party', 'purpose': 'politics', 'purpose_text': '政治活動', "
               "'reader': '見本　花子', 'handling': '鍵のかかる所', 'district': '0101', 'read_on': "
               "'" +
               day + "'}";
    };
    const std::string_view name = "electoral-roll.inspect";
    EXPECT_EQ(refused(name, kOnTime, reading("2026-10-20"), {2026, 10, 19}),
              "applicant.inspection_closed");
    EXPECT_EQ(refused(name, kOnTime, reading("2026-11-06"), {2026, 10, 19}),
              "applicant.inspection_closed");
    EXPECT_EQ(refused(name, kOnTime, reading("2026-11-07"), {2026, 10, 19}), "");
    std::string wrong = reading("2026-11-07");
    wrong.replace(wrong.find("politics"), 8, "research");
    EXPECT_EQ(refused(name, kOnTime, wrong, {2026, 10, 19}), "applicant.inspection_purpose");

    EXPECT_GT(
        decided(name, "electoral-roll.inspection", kOnTime, reading("2026-11-07"), {2026, 11, 2}),
        1000u);
    const auto shown = print_readings(town_, letters_on({2026, 11, 7}));
    ASSERT_TRUE(shown) << shown.problem().message;
    EXPECT_EQ(shown->letters, 1);
    const auto log = database_->session()->select<InspectionReading>(
        inspection_reading_description(),
        "SELECT " + storage::columns_of(inspection_reading_description()) +
            " FROM electoral_roll_reading");
    ASSERT_EQ(log.size(), 1u);
    EXPECT_EQ(log[0].held_back, 1);  // the sheltered one is not shown
    EXPECT_EQ(log[0].officer, "担当者A");
    EXPECT_GT(log[0].shown, 5);
}

std::string text_of(const std::string& path) {
    std::ifstream file{path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST_P(SnapElection, ThoseOfSeventeenAreListedWhoAreEighteenBeforeTheNextRegistration) {
    // Eighteen on the day before the birthday: 2008-12-02 is the first who is not, on 30 November.
    constexpr PersonId kLast{51}, kAfter{52}, kAlready{53}, kJustCame{54};
    native(kLast, {2008, 12, 1});
    native(kAfter, {2008, 12, 2});
    native(kAlready, {2008, 9, 2});
    arrive(kJustCame, {2008, 10, 10}, {2026, 8, 25});
    const auto listed = list_seventeen(town_, letters_on({2026, 9, 1}));
    ASSERT_TRUE(listed) << listed.problem().message;
    const std::string text = text_of(listed->files.at(0));
    const auto lists = [&](PersonId person) {
        return text.find("\n" + std::to_string(person.value()) + ",") != std::string::npos;
    };
    EXPECT_TRUE(lists(kLast)) << text;
    EXPECT_FALSE(lists(kAfter)) << text;
    EXPECT_FALSE(lists(kAlready)) << "eighteen on 1 September";
    EXPECT_TRUE(lists(kJustCame)) << "施行令13条1号 asks for no three months";
    EXPECT_TRUE(lists(kYoungest));
    const auto wrong = list_seventeen(town_, letters_on({2026, 10, 1}));
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.problem().code, "electoral_roll.not_regular_day");
}

TEST_P(SnapElection, TheResidentRegisterIsToldWhoCameOnAndWentOff) {
    run(register_regularly, {2026, 9, 1});
    run(keep_roll, {2026, 10, 18});
    call_election();
    run(register_for_election, kBase);
    const auto listed = list_changes(town_, letters_on(kBase));
    ASSERT_TRUE(listed) << listed.problem().message;
    const std::string text = text_of(listed->files.at(0));
    EXPECT_NE(text.find(std::to_string(kYoungest.value()) + ",登録,2026-10-19,選挙時登録"),
              std::string::npos)
        << text;
    EXPECT_EQ(text.find("\n" + std::to_string(kOnTime.value()) + ",登録,2026-06"),
              std::string::npos)
        << "who came on before is not told again";
}

TEST_P(SnapElection, InspectionsArePublishedButNotTheCheckingOfOneEntry) {
    run(keep_roll, {2026, 8, 31});
    const std::string politics =
        "{'applicant': 'party', 'applicant_name': '見本の会　代表', 'purpose': 'politics', "
        "'purpose_text': '政治活動', 'reader': '見本　花子', 'handling': '鍵のかかる所', "
        "'district': "
        "'0101', 'read_on': '2026-09-10'}";
    const std::string one =
        "{'applicant': 'elector', 'purpose': 'verification', 'purpose_text': '確認', 'reader': "
        "'本人', 'handling': '控えない', 'subject_number': 1, 'read_on': '2026-09-11'}";
    decided("electoral-roll.inspect", "electoral-roll.inspection", kOnTime, politics, {2026, 9, 2});
    decided("electoral-roll.inspect", "electoral-roll.inspection", kOnTime, one, {2026, 9, 3});
    const auto listed = publish_inspections(town_, letters_on({2026, 4, 1}));
    ASSERT_TRUE(listed) << listed.problem().message;
    const std::string text = text_of(listed->files.at(0));
    EXPECT_NE(text.find("2026-09-10,政党その他の政治団体,見本の会　代表,"), std::string::npos)
        << text;
    EXPECT_EQ(text.find("2026-09-11"), std::string::npos) << text;
}

TEST_P(SnapElection, ThePersonPageSaysWhatTheRollSays) {
    run(keep_roll, {2026, 8, 31});
    call_election();
    run(keep_roll, kBase);
    run(register_for_election, kBase);
    const auto session = database_->session();
    const auto gate = registry::Disclosure::load(*session, kAnnounced);
    const registry::AddressRequest request;
    const PersonPage page = person_page();
    const auto ask = [&](auto& what, PersonId person, Date day) {
        return what(PersonQuestion{town_, *session, person, {day}, day, gate, request});
    };
    EXPECT_EQ(ask(page.tile, kOnTime, kAnnounced).status, "第一投票区");
    EXPECT_EQ(ask(page.tile, kSentenced, kAnnounced).status, "欠格の表示");
    EXPECT_EQ(ask(page.tile, kStillOn, kAnnounced).status, "転出 R8.11.1まで");
    EXPECT_EQ(ask(page.tile, kLate, kAnnounced).status, "次の登録を待つ");
    EXPECT_EQ(ask(page.tile, kTooYoung, kAnnounced).state, Tile::State::none);
    const auto lines = ask(page.timeline, kStillOn, kAnnounced);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].what, "定時登録");
    EXPECT_EQ(lines[1].what, "転出の表示");
    const auto to_dos = ask(page.to_dos, kStillOn, {2026, 10, 21});
    ASSERT_EQ(to_dos.size(), 1u);
    EXPECT_TRUE(to_dos[0].for_resident);
    ASSERT_EQ(ask(page.decisions, kOnTime, kAnnounced).size(), 1u);
    EXPECT_EQ(ask(page.decisions, kOnTime, kAnnounced)[0].period, "R8.10.19 選挙時登録");
}

YAKUBA_ON_BOTH_ENGINES(SnapElection);

TEST(ElectoralRollProcedures, NameHooksThatTheDepartmentHas) {
    namespace fs = std::filesystem;
    const test::TemporaryFolder folder;
    fs::create_directories(folder.file("procedures"));
    for (const auto& file : fs::directory_iterator(YAKUBA_ROOT "/data/procedures")) {
        const fs::path name = file.path().filename();
        if (!name.string().starts_with("electoral-roll-")) continue;
        fs::copy_file(file.path(), fs::path{folder.file("procedures")} / name);
    }
    const auto catalogue = procedures::Catalogue::load(folder.path());
    ASSERT_TRUE(catalogue) << catalogue.problem().message << catalogue.problem().where;
    EXPECT_EQ(catalogue->all().size(), 5u);
    procedures::Hooks hooks;
    hooks.add(procedures_part());
    for (const procedures::Procedure& procedure : catalogue->all()) {
        EXPECT_NE(hooks.effect(procedure.effect), nullptr) << procedure.id;
        // What the commission's own clerk enters is nobody's application, and has no letter.
        const bool own = procedure.effect == "electoral-roll.doubt";
        EXPECT_EQ(hooks.letter(procedure.approved_letter) == nullptr, own) << procedure.id;
        EXPECT_EQ(hooks.letter(procedure.refused_letter) == nullptr, own) << procedure.id;
        for (const std::string& source : procedure.facts) {
            if (!source.starts_with("electoral-roll.")) continue;
            EXPECT_NE(hooks.prefill(source), nullptr) << source;
        }
    }
}

}  // namespace
}  // namespace yakuba::electoral_roll
