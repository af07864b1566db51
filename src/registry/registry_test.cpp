#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "registry/disclosure.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "registry/search.h"
#include "registry/search_keys.h"
#include "registry/vault.h"
#include "support/both_engines.h"

namespace yakuba::registry {
namespace {

constexpr Date kToday{2026, 4, 1};

storage::Command command(std::string purpose = "試験") {
    storage::Command command;
    command.actor = "窓口太郎";
    command.purpose = std::move(purpose);
    command.at = start_of_day(kToday);
    return command;
}

Resident person(std::int64_t id, std::int64_t household, std::string relation, std::string name,
                std::string kana, Date birth) {
    Resident resident;
    resident.person_id = PersonId{id};
    resident.household_id = HouseholdId{household};
    resident.relation = std::move(relation);
    resident.name = std::move(name);
    resident.kana = std::move(kana);
    resident.birth_date = birth;
    resident.nationality = "JPN";
    resident.town_code = "0001001";
    resident.town = "亀山町";
    resident.lot = "２番１号";
    return resident;
}

class Registry : public test::BothEngines {
protected:
    void SetUp() override { database_ = open(migrations()); }
    void put(std::vector<ResidentVersion> versions) {
        const auto done = database_->transact(
            command(), [&](storage::Transaction& transaction) -> Result<std::string> {
                transaction.append_versions<Resident>(resident_table(), versions);
                append_search_keys(transaction, versions);
                return std::string{};
            });
        ASSERT_TRUE(done);
    }
    void put(const Resident& resident, Date from = Date{2020, 1, 1}, Date to = kForever,
             Date recorded = Date{2020, 1, 1}) {
        put({{resident,
              {.valid_from = from, .valid_to = to, .recorded_at = start_of_day(recorded)}}});
    }
    void protect(const ProtectiveMeasure& measure) {
        const storage::Versioned<ProtectiveMeasure> row{measure, {.valid_from = kToday}};
        const auto done = database_->transact(
            command(), [&](storage::Transaction& transaction) -> Result<std::string> {
                transaction.append_versions(protective_measure_table(), std::span{&row, 1});
                return std::string{};
            });
        ASSERT_TRUE(done);
    }
    std::vector<std::int64_t> found(const PersonQuery& query) {
        std::vector<std::int64_t> ids;
        const auto result = find_persons(*database_->session(), query, AsOf{kToday});
        if (!result) return ids;
        for (const Found& f : *result)
            ids.push_back(f.resident.person_id.value());
        return ids;
    }
    std::unique_ptr<storage::Database> database_;
};

TEST_P(Registry, keeps_the_columns_its_descriptions_say) {
    const auto session = database_->session();
    std::vector<const storage::Table*> all = tables();
    for (const storage::Table* table : all) {
        const std::string columns = table->keeping == storage::Keeping::history
                                        ? storage::version_columns_of(*table->record)
                                        : storage::columns_of(*table->record);
        EXPECT_NO_THROW(session->number("SELECT count(*) FROM (SELECT " + columns + " FROM " +
                                        std::string{table->name} + ") t"))
            << table->name;
        for (const Line& line : table->record->lines)
            EXPECT_FALSE(line.label.empty()) << line.key;
    }
}

TEST_P(Registry, reads_what_was_true_then_as_known_then) {
    Resident resident = person(1, 10, "世帯主", "山田　太郎", "ヤマダ　タロウ", Date{1980, 1, 2});
    put(resident, Date{2020, 1, 1}, kForever, Date{2020, 1, 5});
    resident.lot = "９番";
    put(resident, Date{2024, 4, 1}, kForever, Date{2024, 4, 10});
    resident.lot = "８番";  // corrected later: it had been number eight in the first year
    put(resident, Date{2024, 4, 1}, Date{2025, 4, 1}, Date{2026, 2, 1});

    const auto session = database_->session();
    const auto lot = [&](Date valid, Date known) {
        const auto state = find_resident(*session, PersonId{1}, {valid, start_of_day(known)});
        return state ? state->record.lot : "なし";
    };
    EXPECT_EQ(lot(Date{2019, 12, 31}, kToday), "なし");
    EXPECT_EQ(lot(Date{2024, 3, 31}, kToday), "２番１号");
    EXPECT_EQ(lot(Date{2024, 5, 1}, Date{2024, 4, 5}), "２番１号");
    EXPECT_EQ(lot(Date{2024, 5, 1}, Date{2024, 5, 1}), "９番");
    EXPECT_EQ(lot(Date{2024, 5, 1}, kToday), "８番");
    EXPECT_EQ(lot(Date{2025, 4, 1}, kToday), "９番");

    const auto timeline = timeline_of(versions_of(*session, PersonId{1}));
    ASSERT_EQ(timeline.size(), 3U);
    EXPECT_EQ(timeline[1].record.lot, "８番");
    EXPECT_EQ(timeline[1].version.valid_to, (Date{2025, 4, 1}));
    EXPECT_EQ(timeline[2].record.lot, "９番");
    EXPECT_EQ(timeline[2].version.valid_from, (Date{2025, 4, 1}));
    EXPECT_EQ(timeline[2].version.valid_to, kForever);
}

TEST_P(Registry, lists_a_household_with_its_head_first) {
    put(person(3, 10, "子", "山田　花", "", Date{2010, 1, 1}));
    put(person(1, 10, "妻", "山田　和", "", Date{1979, 1, 1}));
    put(person(2, 10, "世帯主", "山田　太郎", "", Date{1980, 1, 1}));
    put(person(4, 11, "世帯主", "他　人", "", Date{1980, 1, 1}));
    Resident gone = person(5, 10, "父", "山田　父", "", Date{1950, 1, 1});
    put(gone);
    gone.standing = Standing::dead;
    put(gone, Date{2025, 1, 1});
    const auto members = household_members(*database_->session(), HouseholdId{10}, AsOf{kToday});
    ASSERT_EQ(members.size(), 3U);
    EXPECT_EQ(members[0].person_id, PersonId{2});
    EXPECT_EQ(members[1].person_id, PersonId{1});
    EXPECT_EQ(
        household_members(*database_->session(), HouseholdId{10}, AsOf{Date{2024, 1, 1}}).size(),
        4U);
}

TEST_P(Registry, finds_by_kana_kanji_birth_date_and_address) {
    put(person(1, 1, "世帯主", "髙橋　一", "タカハシ　ハジメ", Date{1980, 1, 2}));
    put(person(2, 2, "世帯主", "高橋　二郎", "タカハシ　ジロウ", Date{1981, 3, 4}));
    Resident moved = person(3, 3, "世帯主", "高橋　三", "タカハシ　サン", Date{1981, 3, 4});
    put(moved);
    moved.lot = "５番";
    moved.name = "佐藤　三";
    moved.kana = "サトウ　サン";
    put(moved, Date{2025, 1, 1}, kForever, Date{2025, 1, 1});

    EXPECT_EQ(found({.name = "高橋"}), (std::vector<std::int64_t>{2, 1, 3}));  // 3 formerly
    EXPECT_EQ(found({.name = "たかはし は"}), (std::vector<std::int64_t>{1}));
    EXPECT_EQ(found({.name = "ﾀｶﾊｼ", .birth_date = Date{1981, 3, 4}}),
              (std::vector<std::int64_t>{2, 3}));
    EXPECT_EQ(found({.birth_date = PartialDate{1981, 0, 0}}).size(), 2U);
    EXPECT_EQ(found({.town_code = "0001001", .lot = "5"}), (std::vector<std::int64_t>{3}));
    EXPECT_EQ(found({.name = "サトウ", .town_code = "0001001", .lot = "5"}),
              (std::vector<std::int64_t>{3}));
    EXPECT_EQ(found({.name = "高橋", .limit = 1}).size(), 1U);
    EXPECT_FALSE(find_persons(*database_->session(), {}, AsOf{kToday}));
}

TEST_P(Registry, rebuilds_the_same_search_keys) {
    put(person(1, 1, "世帯主", "髙橋　一", "タカハシ　ハジメ", Date{1980, 1, 2}));
    const auto done = database_->transact(
        command(), [&](storage::Transaction& transaction) -> Result<std::string> {
            rebuild_search_keys(transaction);
            return std::string{};
        });
    ASSERT_TRUE(done);
    EXPECT_EQ(found({.name = "高橋"}), (std::vector<std::int64_t>{1}));
}

TEST(LotKey, is_one_for_all_spellings) {
    EXPECT_EQ(lot_key("２番１号"), "2-1");
    EXPECT_EQ(lot_key("2-1"), "2-1");
    EXPECT_EQ(lot_key("１２３４番地の５"), "1234-5");
    EXPECT_EQ(lot_key("番外"), "");
}

TEST_P(Registry, names_who_may_already_be_this_person) {
    put(person(1, 1, "世帯主", "髙橋　一", "", Date{1980, 1, 2}));
    Resident other = person(2, 2, "世帯主", "別　人", "", Date{1990, 1, 2});
    other.resident_code = "12345678901";
    put(other);
    Resident newcomer = person(0, 0, "", "高橋　一", "", Date{1980, 1, 2});
    newcomer.resident_code = "12345678901";
    EXPECT_EQ(duplicate_candidates(*database_->session(), newcomer, AsOf{kToday}).size(), 2U);
    newcomer.birth_date = Date{1980, 1, 3};
    newcomer.resident_code.clear();
    EXPECT_TRUE(duplicate_candidates(*database_->session(), newcomer, AsOf{kToday}).empty());
}

TEST_P(Registry, numbers_new_persons_past_the_imported_ones_without_a_gap) {
    put(person(500, 70, "世帯主", "山田　太郎", "", Date{1980, 1, 1}));
    std::vector<std::int64_t> persons;
    for (const bool fails : {false, true, false}) {
        const auto done = database_->transact(
            command(), [&](storage::Transaction& transaction) -> Result<std::string> {
                const auto id = new_person_number(transaction).value();
                EXPECT_GT(new_household_number(transaction).value(), 70);
                if (fails) return Problem{"test.refused", "やめます。"};
                persons.push_back(id);
                Resident resident = person(id, 71, "世帯主", "新　人", "", Date{1990, 1, 1});
                const ResidentVersion row{resident, {.valid_from = kToday}};
                transaction.append_versions(resident_table(), std::span{&row, 1});
                return std::string{};
            });
        EXPECT_EQ(static_cast<bool>(done), !fails);
    }
    EXPECT_EQ(persons, (std::vector<std::int64_t>{501, 502}));
}

// ---- The gate
// --------------------------------------------------------------------------------------

class Gate : public Registry {
protected:
    void SetUp() override {
        Registry::SetUp();
        put(victim_ = person(1, 10, "世帯主", "守田　和", "", Date{1985, 1, 1}));
        put(child_ = person(2, 10, "子", "守田　空", "", Date{2015, 1, 1}));
        put(counterpart_ = person(3, 20, "世帯主", "相手　方", "", Date{1980, 1, 1}));
        put(new_wife_ = person(4, 20, "妻", "相手　妻", "", Date{1980, 1, 1}));
        put(stranger_ = person(5, 30, "世帯主", "他所　人", "", Date{1980, 1, 1}));
    }
    ProtectiveMeasure measure(MeasureState state = MeasureState::active) {
        ProtectiveMeasure measure;
        measure.person_id = PersonId{1};
        measure.state = state;
        measure.applicant_id = PersonId{1};
        measure.accepted_on = Date{2024, 4, 1};
        measure.ends_on = Date{2025, 4, 1};  // long past: nothing opens by itself
        measure.counterpart_id = PersonId{3};
        measure.counterpart_name = "相手　方";
        return measure;
    }
    Answer ask(AddressRequest request, const Resident& subject) {
        return Disclosure::load(*database_->session(), kToday).decide(request, subject).answer;
    }
    Resident victim_, child_, counterpart_, new_wife_, stranger_;
};

TEST_P(Gate, lets_everyone_through_who_is_not_protected) {
    protect(measure());
    EXPECT_EQ(ask({.requester = Requester::third_party}, stranger_), Answer::allow);
    EXPECT_EQ(ask({.requester = Requester::staff}, counterpart_), Answer::allow);
}

TEST_P(Gate, never_answers_the_counterpart_nor_whoever_lives_with_him) {
    protect(measure());
    const AddressRequest agreed{.requester = Requester::third_party,
                                .asked_by = PersonId{3},
                                .purpose = "訴訟",
                                .actor = "甲",
                                .second_officer = "乙"};
    EXPECT_EQ(ask(agreed, victim_), Answer::mask);
    EXPECT_EQ(ask(agreed, child_), Answer::mask);
    AddressRequest by_wife = agreed;
    by_wife.asked_by = PersonId{4};
    EXPECT_EQ(ask(by_wife, victim_), Answer::mask);
    AddressRequest by_name = agreed;
    by_name.asked_by = {};
    by_name.asker_name = "相手 方";
    EXPECT_EQ(ask(by_name, victim_), Answer::mask);
}

TEST_P(Gate, stays_shut_when_the_period_has_passed_until_staff_end_it) {
    protect(measure());
    EXPECT_EQ(ask({.requester = Requester::public_body}, victim_), Answer::second_officer);
    protect(measure(MeasureState::renewal_open));
    EXPECT_EQ(ask({.requester = Requester::public_body}, victim_), Answer::second_officer);
    protect(measure(MeasureState::ended));
    EXPECT_EQ(ask({.requester = Requester::public_body}, victim_), Answer::allow);
}

TEST_P(Gate, needs_two_different_officers_and_a_purpose) {
    protect(measure(MeasureState::provisional));
    AddressRequest request{.requester = Requester::third_party, .asked_by = PersonId{5}};
    EXPECT_EQ(ask(request, victim_), Answer::second_officer);
    request.actor = request.second_officer = "甲";
    request.purpose = "登記";
    EXPECT_EQ(ask(request, victim_), Answer::second_officer);
    request.second_officer = "乙";
    EXPECT_EQ(ask(request, victim_), Answer::allow);
    request.purpose.clear();
    EXPECT_EQ(ask(request, victim_), Answer::second_officer);
}

TEST_P(Gate, checks_the_protected_person_each_time_and_lets_her_own_letters_out) {
    protect(measure());
    EXPECT_EQ(ask({.requester = Requester::self, .asked_by = PersonId{1}}, victim_),
              Answer::second_officer);
    EXPECT_EQ(ask({.requester = Requester::letter, .asked_by = PersonId{1}}, victim_),
              Answer::allow);
    EXPECT_EQ(ask({.requester = Requester::letter, .asked_by = PersonId{5}}, victim_),
              Answer::mask);
    EXPECT_EQ(ask({.requester = Requester::letter, .asked_by = PersonId{2}}, child_),
              Answer::allow);
    EXPECT_EQ(ask({.requester = Requester::staff}, victim_), Answer::mask);
    EXPECT_EQ(ask({.requester = Requester::staff}, child_), Answer::mask);
}

TEST_P(Gate, lets_the_counterpart_see_his_own_address_when_both_are_still_in_one_household) {
    ProtectiveMeasure at_home = measure();
    at_home.person_id = PersonId{4};  // the wife of the same household on paper
    at_home.counterpart_id = PersonId{3};
    protect(at_home);
    EXPECT_EQ(ask({.requester = Requester::self, .asked_by = PersonId{3}}, counterpart_),
              Answer::allow);
    EXPECT_EQ(ask({.requester = Requester::same_household, .asked_by = PersonId{3}}, new_wife_),
              Answer::mask);
    EXPECT_EQ(ask({.requester = Requester::self, .asked_by = PersonId{4}}, new_wife_),
              Answer::second_officer);
}

TEST_P(Gate, refuses_in_the_same_words_whatever_the_reason) {
    protect(measure());
    const Disclosure gate = Disclosure::load(*database_->session(), kToday);
    const AddressRequest request{.requester = Requester::counterpart, .asked_by = PersonId{3}};
    const auto refused = gate.permit(request, victim_);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.problem().message, refusal().message);
    EXPECT_EQ(refused.problem().message.find("支援"), std::string::npos);
    EXPECT_EQ(gate.address_for(request, victim_), kOmittedAddress);
    EXPECT_EQ(gate.address_for(request, stranger_), "亀山町２番１号");
}

// ---- The vault
// -------------------------------------------------------------------------------------

TEST_P(Registry, keeps_numbers_sealed_and_writes_down_every_reading) {
    auto vault = Vault::open(folder().file("vault.key"));
    ASSERT_TRUE(vault);
    constexpr std::string_view kNumber = "123456789018";
    const auto recorded = database_->transact(
        command(), [&](storage::Transaction& transaction) -> Result<std::string> {
            const auto done =
                vault->record(transaction, PersonId{1}, kNumber, "付番", Date{2020, 1, 1});
            if (!done) return done.problem();
            return std::string{};
        });
    ASSERT_TRUE(recorded) << recorded.problem().message;
    const auto session = database_->session();
    EXPECT_EQ(session->text("SELECT sealed FROM my_number")->find(kNumber), std::string::npos);

    const auto accesses = [&] {
        return *database_->session()->number("SELECT count(*) FROM my_number_access");
    };
    const auto number = vault->read(*database_, command("個人住民税 賦課"), PersonId{1}, kToday);
    ASSERT_TRUE(number) << number.problem().message;
    EXPECT_EQ(*number, kNumber);
    EXPECT_EQ(accesses(), 1);
    const auto owner = vault->find(*database_, command("児童手当 認定"), kNumber);
    ASSERT_TRUE(owner);
    EXPECT_EQ(*owner, PersonId{1});
    EXPECT_EQ(accesses(), 2);

    storage::Command without = command("");
    EXPECT_EQ(vault->read(*database_, without, PersonId{1}, kToday).problem().code,
              "my_number.no_purpose");
    EXPECT_EQ(accesses(), 2);
    EXPECT_EQ(vault->read(*database_, command(), PersonId{2}, kToday).operator*(), "");

    // A row copied to another person, or another town's key, does not open.
    EXPECT_FALSE(vault->seal(PersonId{1}, "123456789012", ""));
    auto other = Vault::open(folder().file("other.key"));
    EXPECT_EQ(other->read(*database_, command(), PersonId{1}, kToday).problem().code,
              "my_number.cannot_open");
    EXPECT_EQ(std::filesystem::status(folder().file("vault.key")).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_P(Registry, takes_numbers_in_and_out_by_file_for_a_stated_purpose) {
    auto vault = Vault::open(folder().file("vault.key"));
    const std::string text =
        "person_id,my_number,reason,valid_from,valid_to,recorded_at\r\n"
        "1,123456789018,移行,2020-01-01,9999-12-31,2020-01-01T00:00:00.000000+09:00\r\n";
    std::filesystem::create_directories(folder().file("in"));
    std::ofstream{folder().file("in/my_number.csv"), std::ios::binary} << text;
    auto keyed = command();
    keyed.key = "import";
    const auto parts = imports(&*vault);
    const auto report = exchange::import_folder(*database_, folder().file("in"), parts, keyed);
    ASSERT_TRUE(report.bad.empty()) << report.bad[0].problem.message;
    EXPECT_FALSE(vault->export_numbers(*database_, command(""), folder().file("out")));
    ASSERT_TRUE(vault->export_numbers(*database_, command("移行"), folder().file("out")));
    std::ifstream file{folder().file("out/my_number.csv"), std::ios::binary};
    std::ostringstream exported;
    exported << file.rdbuf();
    EXPECT_EQ(exported.str(), text);
}

YAKUBA_ON_BOTH_ENGINES(Registry);
YAKUBA_ON_BOTH_ENGINES(Gate);

}  // namespace
}  // namespace yakuba::registry
