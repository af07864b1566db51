// Applications decided in the resident register: moving out, a visit booked, a copy issued.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "business/resident_register/bookings.h"
#include "business/resident_register/case_effects.h"
#include "business/resident_register/events.h"
#include "business/resident_register/pages/issue.h"
#include "business/resident_register/protection.h"
#include "business/resident_register/schema.h"
#include "department/case_letters.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "support/both_engines.h"
#include "support/table_check.h"

namespace yakuba::resident_register {
namespace {

namespace json = boost::json;
using registry::Resident;
using registry::Standing;

constexpr PersonId kHead{1}, kWife{2}, kChild{3};
constexpr Date kToday{2026, 6, 1};

Calendar calendar() {
    std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
    std::ostringstream text;
    text << file.rdbuf();
    return *Calendar::from_csv(text.str());
}

Resident person(std::string relation, std::string name, Date birth) {
    Resident resident;
    resident.relation = std::move(relation);
    resident.name = std::move(name);
    resident.birth_date = birth;
    resident.nationality = "JPN";
    return resident;
}

class RegisterCase : public test::BothEngines {
protected:
    void SetUp() override {
        std::vector<storage::Migration> all;
        for (const auto list : {registry::migrations(), migrations()})
            all.insert(all.end(), list.begin(), list.end());
        database_ = open(all);
        town_ = {"352039", "山口市", "山口県", YAKUBA_ROOT "/data", database_.get(), &calendar_};
        desk_ = *open_desk(town_, Date{2026, 4, 1});
        MoveIn command;
        command.filing = on(Date{2020, 4, 1});
        command.persons = {person("世帯主", "山田　太郎", Date{1980, 1, 1}),
                           person("妻", "山田　花子", Date{1982, 2, 2}),
                           person("子", "山田　一郎", Date{2010, 3, 3})};
        command.address = {"7530000", "0001001", "亀山町", "２番１号", ""};
        ASSERT_TRUE(move_in(desk_, command));
        procedure_.name = "住民票の写し";
        procedure_.articles = {"住民基本台帳法12条"};
        record_.case_id = 1;
        record_.receipt_number = "7K4-M29-XHC";
        record_.person_id = kHead;
        record_.received_at = start_of_day(kToday);
    }

    static Filing on(Date day) {
        Filing filing;
        filing.actor = "窓口太郎";
        filing.now = start_of_day(std::max(day, kToday));
        filing.occurred_on = day;
        filing.notified_on = day;
        return filing;
    }
    void protect(PersonId who) {
        Protection protection;
        protection.filing = on(Date{2026, 2, 10});
        protection.applicant = who;
        protection.counterpart_name = "山田　次郎";
        protection.consulted = "山口警察署";
        ASSERT_TRUE(begin_protection(desk_, protection));
    }
    static json::value parse(std::string text) {
        for (char& c : text) {
            if (c == '\'') c = '"';
        }
        return json::parse(text);
    }
    const procedures::Effect& effect(std::string_view name) {
        for (const procedures::Effect& one : part_.effects) {
            if (one.name == name) return one;
        }
        throw std::runtime_error("no such effect");
    }
    procedures::Matter matter(json::value answers) {
        answers_ = std::move(answers);
        return {procedure_, record_, answers_.as_object(), facts_};
    }
    Result<json::value> decide(std::string_view name, json::value answers) {
        const procedures::Matter asked = matter(std::move(answers));
        json::value outcome;
        const storage::Command command{"決裁者", "決定", {}, {}, {}, start_of_day(kToday)};
        const auto done =
            database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
                auto applied = effect(name).apply(town_, t, asked);
                if (!applied) return applied.problem();
                outcome = *std::move(applied);
                return std::string{};
            });
        if (!done) return done.problem();
        return outcome;
    }
    std::vector<std::string> problems(std::string_view name, json::value answers) {
        const procedures::Matter asked = matter(std::move(answers));
        const auto session = database_->session();
        std::vector<std::string> codes;
        for (const Problem& problem :
             effect(name).check({town_, *session, record_.person_id, {kToday}, kToday}, asked)) {
            codes.emplace_back(problem.code);
        }
        return codes;
    }
    json::value facts(std::size_t source, PersonId who) {
        const auto session = database_->session();
        const auto value = part_.prefills[source].facts({town_, *session, who, {kToday}, kToday});
        EXPECT_TRUE(value);
        return *value;
    }
    Standing standing(PersonId who, Date day) {
        return registry::find_resident(*database_->session(), who, {day})->record.standing;
    }
    std::int64_t rows(const std::string& table) {
        return database_->session()->number("SELECT count(*) FROM " + table).value_or(-1);
    }

    std::unique_ptr<storage::Database> database_;
    Calendar calendar_ = calendar();
    Town town_;
    Desk desk_;
    procedures::Part part_ = procedures_part();
    procedures::Procedure procedure_;
    procedures::Case record_;
    json::value answers_;
    json::object facts_;
};

const std::string kMove =
    "{'members': ['2', '3'], 'moves_on': '2026-06-20', 'abroad': false, 'card_holder': true, "
    "'next_address': {'prefecture': '広島県', 'city': '広島市中区', 'town': '本町', 'lot': '１番', "
    "'building': ''}}";

TEST_P(RegisterCase, the_tables_are_as_their_descriptions_say) {
    EXPECT_EQ(test::misfits(*database_, tables()), "");
}

TEST_P(RegisterCase, a_move_out_is_planned_and_removed_on_its_day) {
    EXPECT_TRUE(problems("resident-register.move_out", parse(kMove)).empty());
    const auto done = decide("resident-register.move_out", parse(kMove));
    ASSERT_TRUE(done) << done.problem().message;
    EXPECT_EQ(standing(kWife, kToday), Standing::planned_out);
    EXPECT_EQ(standing(kWife, {2026, 6, 20}), Standing::moved_out);
    EXPECT_EQ(standing(kHead, {2026, 6, 20}), Standing::resident);
    EXPECT_EQ(registry::find_resident(*database_->session(), kChild, {kToday})->record.next_address,
              "広島県広島市中区本町１番");
}

TEST_P(RegisterCase, a_move_out_too_early_too_late_or_of_others_is_refused) {
    using Codes = std::vector<std::string>;
    json::value early = parse(kMove);
    early.as_object()["moves_on"] = "2026-07-10";
    EXPECT_EQ(problems("resident-register.move_out", early), Codes{"applicant.too_early"});
    json::value late = parse(kMove);
    late.as_object()["moves_on"] = "2026-05-20";
    EXPECT_EQ(problems("resident-register.move_out", late), Codes{"applicant.too_late"});
    record_.channel = procedures::Channel::counter;
    EXPECT_TRUE(problems("resident-register.move_out", late).empty());
    json::value others = parse(kMove);
    others.as_object()["members"] = json::array{"99"};
    EXPECT_EQ(problems("resident-register.move_out", others), Codes{"applicant.not_household"});
    const auto before = rows("resident");
    EXPECT_FALSE(decide("resident-register.move_out", others));
    EXPECT_EQ(rows("resident"), before);
}

const std::string kVisit =
    "{'kind': 'move_within', 'visit_on': '2026-06-10', 'moved_on': '2026-06-05', 'visit_time': "
    "'morning', 'members': ['1'], 'address': {'town': '大内', 'lot': '５番', 'building': "
    "'１０１号'}, 'phone': '0839221111'}";

TEST_P(RegisterCase, a_visit_is_booked_once_changed_and_closed) {
    const auto booked = decide("resident-register.book_visit", parse(kVisit));
    ASSERT_TRUE(booked) << booked.problem().message;
    const std::string number{booked->at("booking_number").as_string()};
    EXPECT_EQ(number, "2026-000001");
    ASSERT_EQ(bookings_on(*database_->session(), {2026, 6, 10}).size(), 1U);
    EXPECT_EQ(bookings_on(*database_->session(), {2026, 6, 10})[0].address, "大内５番　１０１号");
    EXPECT_EQ(decide("resident-register.book_visit", parse(kVisit)).problem().code,
              "booking.already");
    const storage::Command command{"窓口", "予約", {}, {}, {}, start_of_day(kToday)};
    const auto at_counter = [&](const std::function<Result<Done>(storage::Transaction&)>& work) {
        const auto done =
            database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
                const auto result = work(t);
                if (!result) return result.problem();
                return std::string{};
            });
        return done ? std::string{} : std::string{done.problem().code};
    };
    EXPECT_EQ(at_counter([&](auto& t) {
                  return change_visit(town_, t, number, {2026, 6, 14});
              }),
              "booking.day_closed");
    EXPECT_EQ(at_counter([&](auto& t) {
                  return change_visit(town_, t, number, {2026, 6, 12});
              }),
              "");
    EXPECT_TRUE(bookings_on(*database_->session(), {2026, 6, 10}).empty());
    batch::Request request;
    request.day = Date{2026, 6, 15};
    request.now = start_of_day(request.day);
    request.dry_run = true;
    EXPECT_EQ(close_bookings(town_, request)->counts.of("期限超過"), 1);
    EXPECT_EQ(find_booking(*database_->session(), number)->state, BookingState::changed);
    request.dry_run = false;
    EXPECT_EQ(close_bookings(town_, request)->counts.of("期限超過"), 1);
    EXPECT_EQ(find_booking(*database_->session(), number)->state, BookingState::overdue);
    EXPECT_EQ(close_bookings(town_, request)->counts.of("期限超過"), 0);
    EXPECT_EQ(at_counter([&](auto& t) { return close_visit(t, number, BookingState::arrived); }),
              "booking.not_open");
}

TEST_P(RegisterCase, a_visit_on_a_closed_day_or_before_the_move_is_told_at_once) {
    using Codes = std::vector<std::string>;
    json::value sunday = parse(kVisit);
    sunday.as_object()["visit_on"] = "2026-06-07";
    EXPECT_EQ(problems("resident-register.book_visit", sunday), Codes{"applicant.day_closed"});
    json::value before = parse(kVisit);
    before.as_object()["visit_on"] = "2026-06-04";
    EXPECT_EQ(problems("resident-register.book_visit", before), Codes{"applicant.not_yet"});
    EXPECT_EQ(decide("resident-register.book_visit", sunday).problem().code, "booking.day_closed");
    EXPECT_EQ(rows("visit_booking"), 0);
}

const std::string kCopy =
    "{'whole_household': true, 'relation': true, 'domicile': false, 'my_number': false, 'purpose': "
    "'勤務先に出す', 'copies': 2}";

TEST_P(RegisterCase, a_copy_gets_its_number_its_fee_and_its_paper) {
    const auto issued = decide("resident-register.issue_copy", parse(kCopy));
    ASSERT_TRUE(issued) << issued.problem().message;
    EXPECT_EQ(issued->at("issue_number").as_string(), "R8-000001");
    EXPECT_EQ(issued->at("fee").to_number<int>(), 600);
    EXPECT_EQ(rows("certificate_issue"), 1);
    const auto session = database_->session();
    const auto pdf = part_.letters[0].pdf(
        town_, *session, {matter(parse(kCopy)), *issued, {}, "市第1号", kToday, kHead});
    ASSERT_TRUE(pdf) << pdf.problem().code << pdf.problem().detail;
    EXPECT_TRUE(pdf->starts_with("%PDF"));
}

TEST_P(RegisterCase, a_copy_with_a_protected_person_is_for_the_counter) {
    protect(kWife);
    EXPECT_EQ(problems("resident-register.issue_copy", parse(kCopy)),
              std::vector<std::string>{"copy.at_the_counter"});
    const auto refused = decide("resident-register.issue_copy", parse(kCopy));
    ASSERT_FALSE(refused);
    EXPECT_EQ(rows("certificate_issue"), 0);
    json::value numbers = parse(kCopy);
    numbers.as_object()["my_number"] = true;
    EXPECT_EQ(problems("resident-register.issue_copy", numbers),
              std::vector<std::string>{"applicant.my_number"});
}

TEST_P(RegisterCase, an_agent_does_not_fetch_the_resident_code) {
    record_.relation = procedures::Relation::agent;
    record_.agent_id = PersonId{99};
    json::value asked = parse(kCopy);
    asked.as_object()["resident_code"] = true;
    asked.as_object()["by"] = "pick_up";
    EXPECT_EQ(problems("resident-register.issue_copy", asked),
              std::vector<std::string>{"applicant.code_by_post"});
    EXPECT_FALSE(decide("resident-register.issue_copy", asked));
    EXPECT_EQ(rows("certificate_issue"), 0);
    asked.as_object()["by"] = "post";
    ASSERT_TRUE(decide("resident-register.issue_copy", asked));
    EXPECT_EQ(find_issue(*database_->session(), "R8-000001")->options,
              "household,relation,resident_code,agent,registered_post,copies=2");
    // The person's own request may be fetched.
    record_.relation = procedures::Relation::self;
    asked.as_object()["by"] = "pick_up";
    EXPECT_TRUE(problems("resident-register.issue_copy", asked).empty());
}

TEST_P(RegisterCase, an_agent_is_a_stranger_to_the_gate) {
    protect(kWife);
    record_.person_id = kHead;
    record_.relation = procedures::Relation::agent;
    json::value own = parse(kCopy);
    own.as_object()["whole_household"] = false;
    EXPECT_EQ(problems("resident-register.issue_copy", own),
              std::vector<std::string>{"copy.at_the_counter"});
}

TEST_P(RegisterCase, forms_are_filled_in_with_what_is_the_applicants_own) {
    const json::value self = facts(0, kWife);
    EXPECT_EQ(self.at("name").as_string(), "山田　花子");
    EXPECT_EQ(self.at("address").at("town").as_string(), "亀山町");
    EXPECT_FALSE(self.at("is_head").as_bool());
    const json::value household = facts(1, kWife);
    ASSERT_EQ(household.as_array().size(), 3U);
    EXPECT_EQ(household.at(0).at("value").as_string(), "1");
    EXPECT_TRUE(household.at(1).at("is_self").as_bool());
    const json::value children = facts(2, kWife);
    ASSERT_EQ(children.as_array().size(), 1U);
    EXPECT_FALSE(children.at(0).at("adult").as_bool());
    protect(kWife);
    EXPECT_EQ(facts(0, kWife).at("address").at("town").as_string(), "（省略）");
    EXPECT_EQ(facts(0, kWife).at("address").at("lot").as_string(), "");
}

TEST_P(RegisterCase, a_refusal_and_a_receipt_are_printed) {
    const auto session = database_->session();
    const auto refusal = part_.letters[1].pdf(
        town_, *session,
        {matter(parse(kCopy)), nullptr, "同じ世帯の方ではないことが分かりました。", "市第2号",
         kToday, kHead});
    ASSERT_TRUE(refusal) << refusal.problem().code << refusal.problem().detail;
    EXPECT_TRUE(refusal->starts_with("%PDF"));
    record_.due_on = Date{2026, 6, 15};
    const auto receipt =
        print_receipt(town_, *session, procedure_, record_, "市民課", "resident_register_office");
    ASSERT_TRUE(receipt) << receipt.problem().code << receipt.problem().detail;
    EXPECT_TRUE(receipt->starts_with("%PDF"));
}

YAKUBA_ON_BOTH_ENGINES(RegisterCase);

}  // namespace
}  // namespace yakuba::resident_register
