#pragma once
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "documents/documents.h"
#include "identity/visitor.h"
#include "procedures/desk.h"
#include "procedures/schema.h"
#include "procedures/test_procedure.h"
#include "registry/resident.h"
#include "registry/schema.h"
#include "support/both_engines.h"

/// A small town with one procedure, one family and an office of five, for the tests of the desk.
namespace yakuba::procedures::test {

inline constexpr PersonId kParent{10};
inline constexpr PersonId kSpouse{11};
inline constexpr PersonId kNeighbour{20};

inline constexpr std::string_view kRules = R"TOML(
[[section]]
department = "child-allowance"
name = "子育て支援課"
mark = "児手"
seal = "市長印"
[[route]]
kind = "test.benefit"
up_to = 100000
from = 2020-04-01
steps = [{ name = "課長" }]
[[route]]
kind = "test.benefit"
from = 2020-04-01
steps = [{ name = "課長" }, { name = "部長", duty = "manage" }]
)TOML";

inline Instant at(Date day, int hour = 10, int minute = 0) {
    return Instant{start_of_day(day).microseconds +
                   (hour * 60 + minute) * std::int64_t{60'000'000}};
}

inline identity::Visitor resident(PersonId person) {
    identity::Visitor who;
    who.door = identity::Door::resident;
    who.actor = "resident/" + std::to_string(person.value());
    who.name = "試験　住民";
    who.person = person;
    return who;
}

inline identity::Visitor staff(const std::string& actor,
                               std::initializer_list<identity::Duty> duties) {
    identity::Visitor who;
    who.door = identity::Door::staff;
    who.actor = actor;
    who.name = actor;
    who.section = "子育て支援課";
    who.grants.insert({"child-allowance", identity::Duty::view});
    for (const identity::Duty duty : duties)
        who.grants.insert({"child-allowance", duty});
    return who;
}

/// What the test's department did, and how it is told to fail.
struct Ledger {
    std::vector<std::int64_t> paid;
    std::string fail_with;  // a Problem's code: apply refuses
    bool eligible = true;
    bool has_account = false;
    std::string name = "試験　太郎";
};

inline Part part_of(Ledger& ledger) {
    namespace json = boost::json;
    Part part;
    part.prefills.push_back(
        {"people.person", "住民基本台帳", [&ledger](const Asked&) -> Result<json::value> {
             return json::value{{"name", ledger.name},
                                {"kana", "シケン　タロウ"},
                                {"eligible", ledger.eligible},
                                {"has_account", ledger.has_account}};
         }});
    part.prefills.push_back(
        {"people.children", "住民基本台帳", [](const Asked&) -> Result<json::value> {
             return json::value(json::array{
                 json::object{{"value", "31"}, {"label", "試験　花"}, {"name", "試験　花"}}});
         }});
    part.effects.push_back(
        {.name = "test.pay",
         .check = {},
         .preview = {},
         .apply = [&ledger](const Town&, storage::Transaction& transaction,
                            const Matter& matter) -> Result<json::value> {
             if (!ledger.fail_with.empty())
                 return Problem{"test.refused", "台帳に書けません。", ledger.fail_with};
             // A row of its own, so that a rollback can be seen.
             transaction.session().execute(
                 "INSERT INTO test_payment (case_id, amount) VALUES (:id, :amount)",
                 {{"id", matter.record.case_id},
                  {"amount", matter.answers.at("amount").as_int64()}});
             return json::value{{"monthly_amount", matter.answers.at("amount").as_int64()}};
         }});
    for (const char* name : {"test.letter", "test.refusal"}) {
        part.letters.push_back(
            {name, "試験手当通知書",
             [](const Town&, storage::Session&, const LetterOrder& order) -> Result<std::string> {
                 return "%PDF-1.7 " + order.number + " " + order.reason;
             }});
    }
    return part;
}

class DeskTest : public yakuba::test::BothEngines {
protected:
    void SetUp() override {
        std::vector<storage::Migration> all;
        for (const auto list : {registry::migrations(), documents::migrations(), migrations()})
            all.insert(all.end(), list.begin(), list.end());
        all.push_back({"9000 test",
                       "CREATE TABLE test_payment (case_id INTEGER NOT NULL, amount INTEGER NOT "
                       "NULL, PRIMARY KEY (case_id)) STRICT;"});
        database_ = BothEngines::open(all);
        calendar_ = read_calendar();
        town_.code = "352039";
        town_.name = "山口市";
        town_.database = database_.get();
        town_.calendar = &*calendar_;
        write_data();
        auto desk =
            Desk::open(data_, Hooks({{part_of(ledger_)}}), OpenDays({}, Closed::municipality));
        ASSERT_TRUE(desk) << desk.problem().message;
        ASSERT_TRUE(desk->left_out().empty());
        desk_ = std::make_unique<Desk>(*std::move(desk));
        family();
    }

    /// A draft of the parent with everything answered.
    Draft filled(PersonId person = kParent, std::int64_t amount = 50'000) {
        const auto draft =
            desk_->begin(town_, resident(person), "test-claim", {.applicant = person}, now_);
        EXPECT_TRUE(draft) << draft.problem().message;
        // Filled in as by somebody whose account the town knows; a test may say otherwise after.
        const bool has_account = std::exchange(ledger_.has_account, true);
        const auto saved =
            desk_->save_answers(town_, resident(person), draft->id, answers(amount), now_);
        EXPECT_TRUE(saved) << saved.problem().message;
        for (const Problem& problem : *saved)
            ADD_FAILURE() << problem.where << ": " << problem.message;
        ledger_.has_account = has_account;
        return *draft;
    }
    static boost::json::object answers(std::int64_t amount) {
        return {{"phone", "０８３-922-1111"},
                {"reason", "birth"},
                {"event_on", "2026-11-20"},
                {"children", boost::json::array{boost::json::object{{"source_item", "31"},
                                                                    {"cohabiting", true}}}},
                {"amount", amount},
                {"account", boost::json::object{{"bank_code", "0170"},
                                                {"branch_code", "001"},
                                                {"account_number", "12345"},
                                                {"holder_kana", "しけん　たろう"}}},
                {"truth", true}};
    }
    static Sending signed_with(std::string key) {
        Sending sending;
        sending.key = std::move(key);
        sending.signature = Signature::jpki_sign;
        sending.certificate_serial = "01AB";
        return sending;
    }
    /// A received case of the parent.
    std::int64_t received(PersonId person = kParent, std::int64_t amount = 50'000) {
        ledger_.has_account = true;
        const Draft draft = filled(person, amount);
        const auto receipt =
            desk_->submit(town_, resident(person), draft.id, signed_with(draft.id), now_);
        EXPECT_TRUE(receipt) << receipt.problem().message << receipt.problem().where;
        return receipt ? receipt->case_id : 0;
    }
    Standing standing(std::int64_t case_id) { return *find_case(*database_->session(), case_id); }

    Act act(std::int64_t case_id, Action action) {
        Act wanted;
        wanted.case_id = case_id;
        wanted.version = standing(case_id).version;
        wanted.action = action;
        return wanted;
    }
    Result<Standing> take(const identity::Visitor& who, const Act& wanted) {
        return desk_->act(town_, who, wanted, "", now_);
    }
    Result<Standing> review(std::int64_t case_id, const identity::Visitor& who,
                            Proposal proposal = Proposal::approve) {
        Act wanted = act(case_id, Action::review);
        wanted.proposal = proposal;
        wanted.checklist = {{"custody", proposal == Proposal::approve}};
        if (proposal == Proposal::refuse) wanted.message = "対象の子がいないためです。";
        return take(who, wanted);
    }
    std::int64_t payments() {
        return *database_->session()->number("SELECT count(*) FROM test_payment");
    }

    std::unique_ptr<storage::Database> database_;
    std::optional<Calendar> calendar_;
    std::string procedure_text_{kProcedure};  // for a test that wants it otherwise
    Town town_;
    Ledger ledger_;
    std::unique_ptr<Desk> desk_;
    Instant now_ = at(Date{2026, 11, 26});
    const identity::Visitor clerk_ =
        staff("satou", {identity::Duty::enter, identity::Duty::review});
    const identity::Visitor other_clerk_ = staff("mori", {identity::Duty::review});
    const identity::Visitor chief_ = staff("kato", {identity::Duty::approve});
    const identity::Visitor other_chief_ = staff("ito", {identity::Duty::approve});
    const identity::Visitor director_ = staff("abe", {identity::Duty::manage});

private:
    static Calendar read_calendar() {
        std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
        return *Calendar::from_csv(std::string{std::istreambuf_iterator<char>{file}, {}});
    }
    void write_data() {
        data_ = folder().path() + "/data";
        std::filesystem::create_directories(data_ + "/procedures");
        std::filesystem::create_directories(data_ + "/documents");
        std::ofstream{data_ + "/procedures/test-claim.toml"} << procedure_text_;
        std::ofstream{data_ + "/documents/rules.toml"} << kRules;
    }
    void family() {
        std::vector<storage::Versioned<registry::Resident>> people;
        for (const auto& [person, household] : {std::pair{kParent, HouseholdId{1}},
                                                {kSpouse, HouseholdId{1}},
                                                {kNeighbour, HouseholdId{2}}}) {
            registry::Resident one;
            one.person_id = person;
            one.household_id = household;
            one.name = "試験　太郎";
            people.push_back({one, {.valid_from = Date{2020, 4, 1}}});
        }
        const auto done = database_->transact(
            {.actor = "test", .purpose = "family", .key = "family", .at = now_},
            [&](storage::Transaction& transaction) -> Result<std::string> {
                transaction.append_versions<registry::Resident>(registry::resident_table(), people);
                return std::string{};
            });
        ASSERT_TRUE(done);
    }

    std::string data_;
};

}  // namespace yakuba::procedures::test
