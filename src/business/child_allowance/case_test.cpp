// Applications decided: what approving writes, what it prints, and that a Problem leaves nothing.
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "business/child_allowance/assess.h"
#include "business/child_allowance/case_effects.h"
#include "business/child_allowance/claims.h"
#include "business/child_allowance/offsets.h"
#include "business/child_allowance/pay.h"
#include "business/child_allowance/status_report.h"
#include "ledger/accounts.h"
#include "ledger/payments.h"
#include "registry/schema.h"
#include "support/department.h"
#include "support/town.h"

namespace yakuba::child_allowance {
namespace {

namespace json = boost::json;

constexpr PersonId kFather{10}, kMother{11}, kElder{12}, kBaby{13};
constexpr HouseholdId kHome{1};

const json::object kAccount{{"bank_code", "0170"},
                            {"branch_code", "001"},
                            {"account_type", "ordinary"},
                            {"account_number", "1234567"},
                            {"holder_kana", "ｱｵｷ ｹﾝ"}};

class AllowanceCase : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2026, 4, 30}, {registry::migrations(), ledger::migrations(), migrations()});
        put(kFather, "世帯主", "青木　健", {1990, 5, 5});
        put(kMother, "妻", "青木　美月", {1991, 5, 5});
        put(kElder, "子", "青木　陽翔", {2016, 8, 10});
        put(kBaby, "子", "青木　結衣", {2026, 4, 20});
    }

    void put(PersonId person, std::string relation, std::string name, Date birth,
             registry::Standing standing = registry::Standing::resident, Date from = {}) {
        registry::Resident r;
        r.person_id = person;
        r.household_id = kHome;
        r.standing = standing;
        r.relation = std::move(relation);
        r.name = std::move(name);
        r.birth_date = birth;
        r.postcode = "7530000";
        r.town = "亀山町";
        r.lot = "２番１号";
        append(registry::resident_table(), r, from ? from : birth);
    }
    /// The decision of an application received on a day; its outcome.
    Result<json::value> decide(std::string_view name, json::value answers, Date received,
                               PersonId applicant = kFather) {
        answers_ = std::move(answers);
        record_.person_id = applicant;
        record_.received_at = start_of_day(received);
        json::value outcome;
        const procedures::Matter matter{procedure_, record_, answers_.as_object(), facts_};
        const auto done =
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                auto applied = test::effect(part_, name).apply(town_, t, matter);
                if (!applied) return applied.problem();
                outcome = *applied;
                if (!letter_.empty()) {
                    auto pdf = print(t.session(), matter, outcome, received);
                    if (!pdf) return pdf.problem();
                    pdf_ = *std::move(pdf);
                }
                return std::string{};
            });
        if (!done) return done.problem();
        return outcome;
    }
    Result<std::string> print(storage::Session& session, const procedures::Matter& matter,
                              const json::value& outcome, Date day) {
        for (const procedures::CaseLetter& letter : part_.letters) {
            if (letter.name == letter_)
                return letter.pdf(
                    town_, session,
                    {matter, outcome, "児童を養育していることを確かめられませんでした。",
                     "子第12号", day, matter.record.person_id});
        }
        throw std::runtime_error("no such letter");
    }
    template <class Answer>
    Answer before(
        std::string_view name, json::value answers, Date received,
        const std::function<Answer(const procedures::Asked&, const procedures::Matter&)>& ask) {
        answers_ = std::move(answers);
        record_.person_id = kFather;
        record_.received_at = start_of_day(received);
        const auto session = database_->session();
        (void)name;
        return ask({town_, *session, kFather, {received}, received},
                   {procedure_, record_, answers_.as_object(), facts_});
    }
    json::value facts(std::string_view name, PersonId person, Date today) {
        const auto session = database_->session();
        return test::prefilled(part_, name, {town_, *session, person, {today}, today});
    }
    std::int64_t rows(const std::string& table) {
        return database_->session()->number("SELECT count(*) FROM " + table).value_or(-1);
    }
    json::value recognition(json::object account = kAccount) {
        json::value answers = test::answers(
            "{'reason': 'move_in', 'event_on': '2026-04-01', 'pension': 'employee', 'spouse': "
            "{'person_id': 11}, 'children': [{'child': {'person_id': 12}, 'relation': '子', "
            "'cohabiting': true, 'custody': 'same_livelihood'}]}");
        answers.as_object()["account"] = std::move(account);
        return answers;
    }
    void recognise() {
        const auto done = decide("child-allowance.recognise", recognition(), {2026, 4, 10});
        ASSERT_TRUE(done) << done.problem().message;
    }
    void run(YearMonth month) {
        batch::Request request;
        request.day = month.first_day();
        request.now = tick();
        request.threads = 1;
        ASSERT_TRUE(assess_month(town_, request));
    }
    void pay(YearMonth month) {
        batch::Request request;
        request.day = month.first_day();
        request.now = tick();
        request.threads = 1;
        ASSERT_TRUE(pay_month(town_, request));
    }

    procedures::Part part_ = procedures_part();
    procedures::Procedure procedure_ = [] {
        procedures::Procedure p;
        p.name = "児童手当 認定請求";
        p.form_name = "児童手当認定請求書";
        p.articles = {"児童手当法7条1項"};
        return p;
    }();
    procedures::Case record_ = [] {
        procedures::Case c;
        c.case_id = 1;
        c.receipt_number = "7K4-M29-XHC";
        return c;
    }();
    json::value answers_;
    json::object facts_;
    std::string letter_;
    std::string pdf_;
};

TEST_P(AllowanceCase, recognising_writes_claim_and_account_and_prints_the_notice) {
    letter_ = "child-allowance.recognition";
    const auto outcome = decide("child-allowance.recognise", recognition(), {2026, 4, 10});
    ASSERT_TRUE(outcome) << outcome.problem().message << outcome.problem().detail;
    EXPECT_EQ(outcome->at("starts").as_string(), "2026-05");
    EXPECT_EQ(outcome->at("monthly_amount").to_number<int>(), 10'000);
    EXPECT_TRUE(pdf_.starts_with("%PDF"));
    const auto session = database_->session();
    const auto claim = open_claim(*session, kFather);
    ASSERT_TRUE(claim);
    EXPECT_EQ(claim->pension, PensionKind::employee);
    EXPECT_EQ(claim->spouse_id, kMother);
    EXPECT_EQ(counted_children(*session, kFather).size(), 1U);
    EXPECT_EQ(ledger::find_account(*session, kFather, {Date{2026, 4, 10}})->account_number,
              "1234567");
}

TEST_P(AllowanceCase, an_account_no_bank_would_take_rolls_everything_back) {
    json::object bad = kAccount;
    bad["bank_code"] = "17";
    const auto outcome = decide("child-allowance.recognise", recognition(bad), {2026, 4, 10});
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.problem().code, "zengin.bank_code");
    EXPECT_EQ(rows("child_allowance_claim"), 0);
    EXPECT_EQ(rows("child_allowance_child"), 0);
    EXPECT_EQ(rows("bank_account"), 0);
}

TEST_P(AllowanceCase, a_child_the_register_does_not_know_is_for_the_staff) {
    json::value answers = recognition();
    answers.at("children").at(0).as_object()["child"] = json::object{{"name", "青木　光"}};
    const auto outcome = decide("child-allowance.recognise", answers, {2026, 4, 10});
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.problem().code, "child.unregistered");
}

TEST_P(AllowanceCase, the_reviewer_sees_what_approving_would_do_and_nothing_is_written) {
    const auto& recognise = test::effect(part_, "child-allowance.recognise");
    const auto lines = before<Result<std::vector<procedures::PreviewLine>>>(
        "", recognition(), {2026, 4, 10}, recognise.preview);
    ASSERT_TRUE(lines) << lines.problem().message;
    EXPECT_EQ((*lines)[0].value, "R8.5分から");
    EXPECT_EQ((*lines)[1].value, "月額 10,000円");
    EXPECT_EQ(rows("child_allowance_claim"), 0);
    const auto problems =
        before<std::vector<Problem>>("", recognition(), {2026, 4, 10}, recognise.check);
    EXPECT_TRUE(problems.empty());
    json::value servant = recognition();
    servant.as_object()["public_servant"] = true;
    EXPECT_EQ(before<std::vector<Problem>>("", servant, {2026, 4, 10}, recognise.check)[0].code,
              "applicant.public_servant");
}

TEST_P(AllowanceCase, a_second_child_and_one_who_leaves_change_the_amount) {
    recognise();
    letter_ = "child-allowance.revision";
    const auto more =
        decide("child-allowance.increase",
               test::answers("{'reason': 'birth', 'event_on': '2026-04-20', 'children': "
                             "[{'child': {'person_id': 13}, 'relation': '子'}]}"),
               {2026, 4, 30});
    ASSERT_TRUE(more) << more.problem().message;
    EXPECT_EQ(more->at("month").as_string(), "2026-05");
    EXPECT_EQ(more->at("monthly_amount").to_number<int>(), 25'000);
    EXPECT_TRUE(pdf_.starts_with("%PDF"));
    const auto less = decide(
        "child-allowance.decrease",
        test::answers(
            "{'event_on': '2026-06-15', 'reason': 'custody_lost', 'children': [{'child': '12'}]}"),
        {2026, 6, 20});
    ASSERT_TRUE(less) << less.problem().message;
    EXPECT_EQ(less->at("month").as_string(), "2026-07");
    EXPECT_EQ(less->at("former_amount").to_number<int>(), 25'000);
    EXPECT_EQ(less->at("monthly_amount").to_number<int>(), 15'000);
}

TEST_P(AllowanceCase, a_change_of_pension_account_and_living_together_is_kept) {
    recognise();
    json::value answers = test::answers(
        "{'changed_on': '2026-05-10', 'pension': 'non_employee', 'has_spouse': true, 'spouse': "
        "{'person_id': 11}, 'spouse_apart': true, 'child': '12', 'cohabiting': false}");
    json::object account = kAccount;
    account["account_number"] = "7654321";
    answers.as_object()["account"] = account;
    ASSERT_TRUE(decide("child-allowance.change", answers, {2026, 5, 12}));
    const auto session = database_->session();
    EXPECT_EQ(open_claim(*session, kFather)->pension, PensionKind::non_employee);
    EXPECT_TRUE(open_claim(*session, kFather)->spouse_apart);
    EXPECT_FALSE(counted_children(*session, kFather)[0].cohabiting);
    EXPECT_EQ(ledger::find_account(*session, kFather, {Date{2026, 5, 12}})->account_number,
              "7654321");
}

TEST_P(AllowanceCase, the_end_is_written_and_told) {
    recognise();
    run({2026, 5});
    letter_ = "child-allowance.ending";
    const auto ended = decide(
        "child-allowance.end",
        test::answers("{'ended_on': '2026-06-10', 'reason': 'public_service'}"), {2026, 6, 12});
    ASSERT_TRUE(ended) << ended.problem().message;
    EXPECT_EQ(ended->at("ends").as_string(), "2026-06");
    EXPECT_TRUE(pdf_.starts_with("%PDF"));
    EXPECT_FALSE(open_claim(*database_->session(), kFather));
    const auto again = decide(
        "child-allowance.end",
        test::answers("{'ended_on': '2026-06-10', 'reason': 'public_service'}"), {2026, 6, 12});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.problem().code, "claim.none");
}

TEST_P(AllowanceCase, what_a_late_claimant_was_owed_goes_to_the_child) {
    recognise();
    run({2026, 5});
    put(kFather, "世帯主", "青木　健", {1990, 5, 5}, registry::Standing::dead, {2026, 5, 20});
    put(kMother, "世帯主", "青木　美月", {1991, 5, 5}, registry::Standing::resident, {2026, 5, 20});
    const json::value known = facts("child-allowance.unpaid", kMother, {2026, 6, 1});
    ASSERT_EQ(known.as_array().size(), 1U);
    EXPECT_EQ(known.at(0).at("amount").to_number<int>(), 10'000);
    EXPECT_EQ(known.at(0).at("died_on").as_string(), "2026-05-20");
    letter_ = "child-allowance.unpaid";
    json::value answers =
        test::answers("{'deceased': '10', 'children': ['12'], 'account_holder': 'caretaker'}");
    const auto without = decide("child-allowance.unpaid", answers, {2026, 6, 1}, kMother);
    ASSERT_FALSE(without);
    EXPECT_EQ(without.problem().code, "unpaid.no_account");
    answers.as_object()["account"] = kAccount;
    const auto done = decide("child-allowance.unpaid", answers, {2026, 6, 1}, kMother);
    ASSERT_TRUE(done) << done.problem().message << done.problem().detail;
    EXPECT_TRUE(pdf_.starts_with("%PDF"));
    EXPECT_EQ(rows("child_allowance_unpaid"), 1);
    EXPECT_FALSE(decide("child-allowance.unpaid", answers, {2026, 6, 1}, PersonId{99}));
}

TEST_P(AllowanceCase, a_donation_is_asked_for_changed_and_withdrawn) {
    recognise();
    const auto asked =
        decide("child-allowance.donate",
               test::answers("{'starts': '2026-06', 'whole': false, 'monthly_amount': 3000}"),
               {2026, 5, 1});
    ASSERT_TRUE(asked) << asked.problem().message;
    EXPECT_EQ(decide("child-allowance.donate",
                     test::answers("{'starts': '2026-07', 'whole': true}"), {2026, 5, 2})
                  .problem()
                  .code,
              "offset.already");
    const json::value known = facts("child-allowance.offsets", kFather, {2026, 5, 3});
    ASSERT_EQ(known.as_array().size(), 1U);
    EXPECT_EQ(known.at(0).at("value").as_string(), "donation/2026-06");
    ASSERT_TRUE(
        decide("child-allowance.change_offset",
               test::answers("{'offset': 'donation/2026-06', 'from': '2026-08', 'withdrawn': "
                             "false, 'whole': false, 'monthly_amount': 5000}"),
               {2026, 5, 4}));
    const auto running = offsets_from(*database_->session(), kFather, {2026, 6});
    ASSERT_EQ(running.size(), 2U);
    EXPECT_EQ(running[0].ends, (YearMonth{2026, 7}));
    EXPECT_EQ(running[1].monthly_amount, 5'000_yen);
    ASSERT_TRUE(decide(
        "child-allowance.change_offset",
        test::answers("{'offset': 'donation/2026-08', 'from': '2026-08', 'withdrawn': true}"),
        {2026, 5, 5}));
    EXPECT_EQ(offsets_from(*database_->session(), kFather, {2026, 8}).size(), 0U);
}

TEST_P(AllowanceCase, school_costs_cannot_be_taken_from_what_was_paid) {
    recognise();
    pay({2026, 6});
    const auto late = decide(
        "child-allowance.collect",
        test::answers("{'cost': 'school_lunch', 'kind': 'school_cost', 'payee': '亀山小学校', "
                      "'starts': '2026-05', 'whole': false, 'monthly_amount': 4500}"),
        {2026, 6, 20});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.problem().code, "offset.consent_late");
    ASSERT_TRUE(decide(
        "child-allowance.collect",
        test::answers("{'cost': 'school_lunch', 'kind': 'school_cost', 'payee': '亀山小学校', "
                      "'starts': '2026-06', 'whole': false, 'monthly_amount': 4500}"),
        {2026, 6, 20}));
    pay({2026, 8});
    const auto payments = ledger::payments_on(*database_->session(),
                                              ledger::Business::child_allowance, {2026, 8, 14});
    ASSERT_EQ(payments.size(), 1U);
    EXPECT_EQ(payments[0].deducted, 9'000_yen);
}

TEST_P(AllowanceCase, the_yearly_report_ends_the_suspension) {
    recognise();
    ASSERT_TRUE(suspend(town_, command(), kFather, {2026, 6}, true));
    const auto filed = decide(
        "child-allowance.report_status",
        test::answers("{'children': [{'child': '12', 'custody_kept': true, 'cohabiting': true}], "
                      "'spouse_status': 'married', 'spouse_apart': false}"),
        {2026, 7, 10});
    ASSERT_TRUE(filed) << filed.problem().message;
    EXPECT_TRUE(filed->at("released").as_bool());
    const auto session = database_->session();
    EXPECT_TRUE(has_reported(*session, kFather, FiscalYear{2026}));
    EXPECT_FALSE(open_claim(*session, kFather)->suspended);
}

TEST_P(AllowanceCase, the_facts_are_those_of_the_ledgers) {
    EXPECT_FALSE(facts("child-allowance.claim", kFather, {2026, 4, 1}).at("is_claimant").as_bool());
    recognise();
    const json::value claim = facts("child-allowance.claim", kFather, {2026, 5, 1});
    EXPECT_EQ(claim.at("pension").as_string(), "employee");
    EXPECT_EQ(claim.at("spouse_name").as_string(), "青木　美月");
    EXPECT_EQ(claim.at("monthly_amount").to_number<int>(), 10'000);
    const json::value children = facts("child-allowance.children", kFather, {2026, 5, 1});
    ASSERT_EQ(children.as_array().size(), 1U);
    EXPECT_EQ(children.at(0).at("value").as_string(), "12");
    EXPECT_EQ(children.at(0).at("monthly_amount").to_number<int>(), 10'000);
    const json::value account = facts("child-allowance.account", kFather, {2026, 5, 1});
    EXPECT_EQ(account.at("shown").as_string().find("1234567"), std::string_view::npos);
    EXPECT_FALSE(
        facts("child-allowance.status_report", kFather, {2026, 6, 1}).at("required").as_bool());
}

TEST_P(AllowanceCase, a_refusal_states_its_reason_and_the_remedy) {
    letter_ = "child-allowance.refusal";
    answers_ = recognition();
    record_.person_id = kFather;
    record_.received_at = start_of_day({2026, 4, 10});
    const auto session = database_->session();
    const auto pdf = print(*session, {procedure_, record_, answers_.as_object(), facts_}, nullptr,
                           {2026, 4, 20});
    ASSERT_TRUE(pdf) << pdf.problem().code << pdf.problem().detail;
    EXPECT_TRUE(pdf->starts_with("%PDF"));
}

YAKUBA_ON_BOTH_ENGINES(AllowanceCase);

}  // namespace
}  // namespace yakuba::child_allowance
