// Cases decided one after the other in the life of one insured person: what each writes, what it
// prints, and what the person's page then says.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "business/long_term_care_insurance/applications.h"
#include "business/long_term_care_insurance/case_effects.h"
#include "business/long_term_care_insurance/jobs.h"
#include "business/long_term_care_insurance/letters.h"
#include "business/long_term_care_insurance/person_page.h"
#include "business/long_term_care_insurance/purchases.h"
#include "ledger/payments.h"
#include "procedures/desk.h"
#include "registry/schema.h"
#include "storage/as_of.h"
#include "support/both_engines.h"

namespace yakuba::long_term_care_insurance {
namespace {

namespace json = boost::json;
constexpr PersonId kPerson{10};

Calendar calendar() {
    std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
    std::ostringstream text;
    text << file.rdbuf();
    return *Calendar::from_csv(text.str());
}

class LongTermCareCase : public test::BothEngines {
protected:
    void SetUp() override {
        std::vector<storage::Migration> all;
        for (const auto list : {registry::migrations(), ledger::migrations(), migrations()})
            all.insert(all.end(), list.begin(), list.end());
        database_ = open(all);
        town_ = {"352039", "山口市", "山口県", YAKUBA_ROOT "/data", database_.get(), &calendar_};
        registry::Resident r;
        r.person_id = kPerson;
        r.household_id = HouseholdId{1};
        r.relation = "世帯主";
        r.name = "青木　はる";
        r.birth_date = Date{1948, 5, 5};
        r.became_resident_on = Date{1990, 1, 1};
        r.postcode = "7530000";
        r.town = "亀山町";
        r.lot = "２番１号";
        append(registry::resident_table(), r, {1990, 1, 1});
        run(&enrol_month, {2026, 4, 1});
        run(&assess_year, {2026, 4, 1});
    }

    storage::Command command() {
        now_.microseconds += 1'000'000;
        return {"決裁者", "決定", {}, {}, {}, now_};
    }
    void on(Date day) { now_ = start_of_day(day); }
    template <class Record>
    void append(const storage::Table& table, const Record& record, Date from) {
        const auto done =
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                storage::Version version;
                version.valid_from = from;
                const std::vector<storage::Versioned<Record>> rows{{record, version}};
                t.append_versions<Record>(table, rows);
                return std::string{};
            });
        ASSERT_TRUE(done);
    }
    void run(Result<batch::Report> (*job)(const Town&, const batch::Request&), Date day) {
        batch::Request request;
        request.day = day;
        request.now = command().at;
        request.threads = 1;
        const auto report = job(town_, request);
        ASSERT_TRUE(report) << report.problem().message << report.problem().detail;
        for (const Problem& failed : report->failed)
            ADD_FAILURE() << failed.message << failed.detail;
    }
    static json::value parse(std::string text) {
        for (char& c : text)
            if (c == '\'') c = '"';
        return json::parse(text);
    }

    /// Decides a case received on the day; prints its letter when one is named.
    Result<json::value> decide(std::string procedure, std::string_view effect, std::string answers,
                               Date received, std::string_view letter = {}) {
        on(received);
        procedure_.id = std::move(procedure);
        answers_ = parse(std::move(answers));
        record_.person_id = kPerson;
        ++record_.case_id;
        record_.received_at = start_of_day(received);
        const procedures::Matter matter{procedure_, record_, answers_.as_object(), facts_};
        json::value outcome;
        pdf_.clear();
        const std::string name = "long-term-care-insurance." + std::string{effect};
        const auto done =
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                for (const procedures::Effect& one : part_.effects) {
                    if (one.name != name) continue;
                    auto applied = one.apply(town_, t, matter);
                    if (!applied) return applied.problem();
                    outcome = *applied;
                }
                for (const procedures::CaseLetter& one : part_.letters) {
                    if (letter.empty() ||
                        one.name != "long-term-care-insurance." + std::string{letter})
                        continue;
                    auto pdf = one.pdf(town_, t.session(),
                                       {matter, outcome, "理由", "介保第12号", received, kPerson});
                    if (!pdf) return pdf.problem();
                    pdf_ = *std::move(pdf);
                }
                return std::string{};
            });
        if (!done) return done.problem();
        if (outcome.is_null()) return Problem{"test.no_effect", "no such effect", name};
        EXPECT_EQ(pdf_.empty(), letter.empty()) << letter;
        keep(letter);
        return outcome;
    }
    /// Leaves the letter where one can look at it, when a folder is named.
    void keep(std::string_view letter) {
        const char* folder = std::getenv("YAKUBA_LETTERS");
        if (folder == nullptr || letter.empty()) return;
        std::ofstream{std::filesystem::path{folder} / (std::string{letter} + ".pdf"),
                      std::ios::binary}
            << pdf_;
    }
    void certify() {
        const auto applied = decide("long-term-care-certification", "apply",
                                    "{'doctor': '山口医院　松本医師'}", {2026, 6, 10});
        ASSERT_TRUE(applied) << applied.problem().message;
        const auto judged = decide(
            "long-term-care-judgement", "judge",
            "{'application': '1', 'visited_on': '2026-06-15', 'investigator': '調査員甲', "
            "'opinion_on': '2026-06-20', 'minutes': 62, 'first_judgement': 'care_2', 'board_on': "
            "'2026-07-01', 'panel_no': 3, 'level': 'care_2', 'months': 0, 'opinion': "
            "'転倒に注意してください。'}",
            {2026, 7, 2}, "certification");
        ASSERT_TRUE(judged) << judged.problem().message << judged.problem().detail;
    }
    template <class Ask>
    auto on_page(Ask ask, Date today) {
        const auto session = database_->session();
        const registry::Disclosure gate = registry::Disclosure::load(*session, today);
        const registry::AddressRequest request{};
        return ask(PersonQuestion{town_, *session, kPerson, {today}, today, gate, request});
    }

    Calendar calendar_ = calendar();
    Town town_;
    std::unique_ptr<storage::Database> database_;
    Instant now_ = start_of_day({2026, 6, 1});
    procedures::Part part_ = procedures_part();
    procedures::Procedure procedure_;
    procedures::Case record_;
    json::value answers_;
    json::object facts_;
    std::string pdf_;
};
YAKUBA_ON_BOTH_ENGINES(LongTermCareCase);

TEST_P(LongTermCareCase, TheBoardsJudgementIsCertifiedBackToTheApplication) {
    certify();
    const auto session = database_->session();
    const auto level = certification_on(*session, kPerson, {Date{2026, 6, 10}});
    ASSERT_TRUE(level);
    EXPECT_EQ(level->level, Level::care_2);
    EXPECT_EQ(level->valid_until, (Date{2026, 12, 31}));
    const auto applications = applications_of(*session, kPerson);
    ASSERT_EQ(applications.size(), 1u);
    EXPECT_EQ(applications.front().first_judgement, Level::care_2);
    EXPECT_EQ(applications.front().decided_on, (Date{2026, 7, 2}));
}

TEST_P(LongTermCareCase, ADelayKeepsTheClockUntilTheDayItNames) {
    ASSERT_TRUE(
        decide("long-term-care-certification", "apply", "{'doctor': '山口医院'}", {2026, 6, 10}));
    const auto delayed = decide("long-term-care-delay", "delay",
                                "{'application': '1', 'expected_on': '2026-07-31', 'reason': "
                                "'主治医意見書が届いていないため'}",
                                {2026, 7, 8}, "delay");
    ASSERT_TRUE(delayed) << delayed.problem().message;
    const auto list = on_page(person_page().to_dos, Date{2026, 7, 9});
    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(list.front().due, (Date{2026, 7, 31}));
    EXPECT_EQ(on_page(person_page().tile, Date{2026, 7, 9}).status, "認定の申請中");
}

TEST_P(LongTermCareCase, TheRenewalComesUpSixtyDaysBeforeTheEnd) {
    certify();
    EXPECT_TRUE(on_page(person_page().to_dos, Date{2026, 10, 31}).empty());
    const auto list = on_page(person_page().to_dos, Date{2026, 11, 1});
    ASSERT_EQ(list.size(), 1u);
    EXPECT_TRUE(list.front().for_resident);
    EXPECT_EQ(on_page(person_page().tile, Date{2026, 11, 1}).status, "要介護2");
    ASSERT_TRUE(decide("long-term-care-renewal", "apply", "{'doctor': '山口医院'}", {2026, 11, 5}));
    const auto judged =
        decide("long-term-care-judgement", "judge",
               "{'application': '2', 'level': 'care_2', 'months': 48, 'board_on': '2026-12-01'}",
               {2026, 12, 2}, "certification");
    ASSERT_TRUE(judged) << judged.problem().message;
    const auto last = last_certification(*database_->session(), kPerson);
    EXPECT_EQ(last->valid_since, (Date{2027, 1, 1}));
    EXPECT_EQ(last->valid_until, (Date{2030, 12, 31}));
}

TEST_P(LongTermCareCase, EquipmentIsPaidUpToTheYearsLimit) {
    certify();
    const std::string bath =
        "{'goods': '入浴補助用具', 'provider': '福祉用具店', 'done_on': "
        "'2026-08-01', 'cost': ";
    const auto first =
        decide("long-term-care-equipment", "equipment", bath + "70000}", {2026, 8, 5}, "purchase");
    ASSERT_TRUE(first) << first.problem().message;
    EXPECT_EQ(first->at("benefit").as_int64(), 63'000);
    const auto second =
        decide("long-term-care-equipment", "equipment", bath + "70000}", {2026, 8, 6}, "purchase");
    ASSERT_TRUE(second);
    EXPECT_EQ(second->at("counted").as_int64(), 30'000);
    EXPECT_EQ(second->at("benefit").as_int64(), 27'000);
    const auto payments = ledger::payments_on(
        *database_->session(), ledger::Business::long_term_care_insurance, Date{2026, 9, 30});
    EXPECT_EQ(payments.size(), 2u);
}

TEST_P(LongTermCareCase, HousingIsPaidOnlyAfterItWasApproved) {
    certify();
    const std::string work = "{'work': '1', 'done_on': '2026-09-20', 'cost': 230000}";
    const auto early = decide("long-term-care-housing", "housing", work, {2026, 9, 21});
    ASSERT_FALSE(early);
    EXPECT_EQ(early.problem().code, "housing.not_approved");
    const auto prior = decide("long-term-care-housing-prior", "housing_prior",
                              "{'goods': '手すりの取付け', 'provider': '工務店', 'cost': 230000}",
                              {2026, 9, 1}, "purchase");
    ASSERT_TRUE(prior) << prior.problem().message;
    const auto paid = decide("long-term-care-housing", "housing", work, {2026, 9, 25}, "purchase");
    ASSERT_TRUE(paid) << paid.problem().message;
    EXPECT_EQ(paid->at("counted").as_int64(), 200'000);
    EXPECT_EQ(paid->at("benefit").as_int64(), 180'000);
    const auto left = purchase_left(town_, *database_->session(), kPerson, PurchaseKind::housing,
                                    Date{2026, 10, 1});
    ASSERT_TRUE(left);
    EXPECT_EQ(*left, 0_yen);
}

TEST_P(LongTermCareCase, CertificatesAreHandedOutAndTheTimelineTellsAll) {
    certify();
    run(&decide_burdens, {2026, 4, 1});
    const auto plan = decide("long-term-care-plan", "care_plan",
                             "{'provider_name': '亀山居宅介護支援事業所', 'provider_number': "
                             "'3570000001', 'starts_on': '2026-08-01'}",
                             {2026, 8, 1}, "insured_card");
    ASSERT_TRUE(plan) << plan.problem().message;
    ASSERT_TRUE(decide("long-term-care-burden-card", "reissue_burden", "{'reason': 'lost'}",
                       {2026, 8, 10}, "burden_card"));
    ASSERT_TRUE(decide("long-term-care-card", "reissue_insured", "{'reason': 'lost'}",
                       {2026, 8, 10}, "insured_card"));
    const auto limit = decide("long-term-care-limit", "limit",
                              "{'couple': false, 'assets': 3000000, 'untaxed_pension': 0}",
                              {2026, 8, 15}, "limit_card");
    ASSERT_TRUE(limit) << limit.problem().message;
    EXPECT_EQ(limit->at("limit_stage").as_string(), "第2段階");
    const auto rich =
        decide("long-term-care-limit", "limit",
               "{'couple': false, 'assets': 30000000, 'untaxed_pension': 0}", {2026, 8, 15});
    ASSERT_FALSE(rich);
    EXPECT_EQ(rich.problem().code, "limit.not_granted");
    ASSERT_TRUE(decide("long-term-care-high-cost", "high_cost", "{}", {2026, 8, 20}, "high_cost"));
    const auto rows = on_page(person_page().timeline, Date{2026, 9, 1});
    EXPECT_GE(rows.size(), 7u);
    const auto decided = on_page(person_page().decisions, Date{2026, 9, 1});
    ASSERT_EQ(decided.size(), 1u);
    EXPECT_EQ(decided.front().outcome, "第1段階 17,200円");
}

TEST_P(LongTermCareCase, TheYearsNoticesArePrintedForEveryoneCharged) {
    LetterRequest request;
    request.day = Date{2026, 4, 1};
    request.issued_on = Date{2026, 7, 10};
    request.now = command().at;
    request.folder = folder().path();
    for (const DepartmentLetter& letter : letters()) {
        if (letter.name != "notice") continue;
        const auto report = letter.print(town_, request);
        ASSERT_TRUE(report) << report.problem().message << report.problem().detail;
        for (const Problem& held : report->held_back)
            ADD_FAILURE() << held.message << held.detail;
        EXPECT_EQ(report->letters, 1);
        ASSERT_EQ(report->files.size(), 1u);
        if (const char* kept = std::getenv("YAKUBA_LETTERS")) {
            std::filesystem::copy_file(report->files.front(),
                                       std::filesystem::path{kept} / "notice.pdf",
                                       std::filesystem::copy_options::overwrite_existing);
        }
    }
}

TEST_P(LongTermCareCase, AMoverKeepsTheFormerLevel) {
    const auto moved = decide("long-term-care-move-in", "take_over",
                              "{'former_town': '萩市', 'moved_in_on': '2026-06-01', "
                              "'former_level': 'care_3'}",
                              {2026, 6, 15}, "certification");
    ASSERT_TRUE(moved) << moved.problem().message;
    EXPECT_EQ(certification_on(*database_->session(), kPerson, {Date{2026, 6, 1}})->level,
              Level::care_3);
}

TEST(LongTermCareProcedures, EveryFileFindsItsHooks) {
    procedures::Hooks hooks;
    hooks.add(procedures_part());
    procedures::Part others;
    others.prefills.push_back({"resident-register.person", "住民基本台帳",
                               [](const procedures::Asked&) -> Result<json::value> {
                                   return json::value(json::object{});
                               }});
    hooks.add(others);
    const auto desk = procedures::Desk::open(YAKUBA_ROOT "/data", std::move(hooks),
                                             OpenDays({}, Closed::municipality));
    ASSERT_TRUE(desk) << desk.problem().message << desk.problem().detail;
    for (const std::string& missing : desk->left_out())
        EXPECT_EQ(missing.find("long-term-care"), std::string::npos) << missing;
    EXPECT_GE(desk->catalogue().all().size(), 14u);
}

}  // namespace
}  // namespace yakuba::long_term_care_insurance
