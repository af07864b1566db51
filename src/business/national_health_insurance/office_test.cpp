// What the office does with a household: joining and leaving by a case, the benefits that are
// applied for, the letters, and what the person's page says.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "business/national_health_insurance/business.h"
#include "business/national_health_insurance/care_jobs.h"
#include "business/national_health_insurance/case_effects.h"
#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/jobs.h"
#include "business/national_health_insurance/person_page.h"
#include "ledger/accounts.h"
#include "ledger/charges.h"
#include "ledger/payments.h"
#include "notices/page_reader.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "registry/tax_status.h"
#include "support/both_engines.h"

namespace yakuba::national_health_insurance {
namespace {

namespace json = boost::json;

constexpr PersonId kFather{10}, kMother{11}, kBaby{12};
constexpr HouseholdId kHome{1};
constexpr FiscalYear kYear{2026};

Calendar calendar() {
    std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
    std::ostringstream text;
    text << file.rdbuf();
    return *Calendar::from_csv(text.str());
}

const json::object kAccount{{"bank_code", "0170"},
                            {"branch_code", "001"},
                            {"account_type", "ordinary"},
                            {"account_number", "1234567"},
                            {"holder_kana", "ｱｵｷ ｹﾝ"}};

/// This department alone.
class OnlyThis final : public Recomputing {
public:
    Result<std::vector<DepartmentDifferences>> recompute(const Town& town,
                                                         storage::Transaction& transaction,
                                                         const PastChange& change) const override {
        auto found = national_health_insurance::recompute(town, transaction, change);
        if (!found) return found.problem();
        return std::vector<DepartmentDifferences>{
            {"national-health-insurance", "国民健康保険", *std::move(found)}};
    }
};

class Office : public test::BothEngines {
protected:
    void SetUp() override {
        std::vector<storage::Migration> all;
        for (const auto list : {registry::migrations(), ledger::migrations(), migrations()})
            all.insert(all.end(), list.begin(), list.end());
        database_ = open(all);
        town_ = {"352039", "山口市", "山口県", YAKUBA_ROOT "/data", database_.get(), &calendar_};
        town_.recomputing = &recomputing_;
        live(kFather, "世帯主", "青木　健", {1985, 5, 5});
        live(kMother, "妻", "青木　美月", {1991, 5, 5});
        live(kBaby, "子", "青木　結衣", {2026, 4, 20});
        Enrolment spell;
        spell.person_id = kFather;
        spell.acquired_on = Date{2020, 4, 1};
        spell.number = "山1000001";
        act([&](storage::Transaction& t) { write_enrolments(t, {&spell, 1}); });
        income(kFather, 3'000'000_yen);
        income(kMother, 0_yen);
        batch::Request request;
        request.day = kYear.first_day();
        request.now = tick();
        request.threads = 1;
        ASSERT_TRUE(assess_year(town_, request));
    }

    Instant tick() { return now_ = Instant{now_.microseconds + 1'000'000}; }
    void act(const std::function<void(storage::Transaction&)>& work) {
        ASSERT_TRUE(database_->transact({"決裁者", "決定", {}, {}, {}, tick()},
                                        [&](storage::Transaction& t) -> Result<std::string> {
                                            work(t);
                                            return std::string{};
                                        }));
    }
    void live(PersonId person, std::string relation, std::string name, Date birth,
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
        r.became_resident_on = birth;
        act([&](storage::Transaction& t) {
            const std::vector<storage::Versioned<registry::Resident>> rows{
                {r, {.valid_from = from ? from : birth}}};
            t.append_versions<registry::Resident>(registry::resident_table(), rows);
        });
    }
    void income(PersonId person, Yen amount) {
        for (const int year : {2025, 2026}) {
            registry::TaxStatus tax;
            tax.person_id = person;
            tax.fiscal_year = FiscalYear{year};
            tax.declared = true;
            tax.gross_income = tax.total_income = amount;
            tax.per_capita_taxed = amount > 450'000_yen;
            act([&](storage::Transaction& t) {
                const std::vector<storage::Versioned<registry::TaxStatus>> rows{
                    {tax, {.valid_from = tax.fiscal_year.tax_base_date()}}};
                t.append_versions<registry::TaxStatus>(registry::tax_status_table(), rows);
            });
        }
    }

    const procedures::Effect& effect(std::string_view name) {
        for (const procedures::Effect& known : part_.effects) {
            if (known.name == name) return known;
        }
        throw std::runtime_error("no effect");
    }

    /// A case of the father's, decided; the outcome, or the Problem's code as a text.
    json::value decide(std::string name, json::object answers) {
        procedures::Procedure procedure;
        procedure.effect = name;
        procedures::Case record;
        record.person_id = kFather;
        record.received_at = tick();
        const json::object facts;
        const procedures::Matter matter{procedure, record, answers, facts};
        const auto session = database_->session();
        const Date today = date_in_japan(now_);
        const procedures::Asked asked{town_, *session, kFather, {today}, today};
        for (const Problem& problem : effect(name).check(asked, matter))
            return json::string{problem.code};
        const auto preview = effect(name).preview(asked, matter);
        if (!preview) return json::string{preview.problem().code};
        EXPECT_FALSE(preview->empty());
        json::value outcome;
        act([&](storage::Transaction& t) {
            auto done = effect(name).apply(town_, t, matter);
            ASSERT_TRUE(done) << done.problem().message;
            outcome = *std::move(done);
        });
        return outcome;
    }

    std::string letter(std::string name, const json::value& outcome) {
        const procedures::Procedure procedure;
        procedures::Case record;
        record.person_id = kFather;
        const json::object none;
        const procedures::Matter matter{procedure, record, none, none};
        const auto session = database_->session();
        for (const procedures::CaseLetter& known : part_.letters) {
            if (known.name != name) continue;
            const procedures::LetterOrder order{matter, outcome, {}, "第1号", date_in_japan(now_),
                                                kFather};
            const auto pdf = known.pdf(town_, *session, order);
            EXPECT_TRUE(pdf) << pdf.problem().message << pdf.problem().detail;
            return pdf ? text_of(*pdf) : std::string{};
        }
        return {};
    }
    static std::string text_of(const std::string& pdf) {
        const auto pages = notices::read_pages(pdf);
        EXPECT_TRUE(pages);
        std::string text;
        for (const std::string& page : *pages)
            text += page;
        return text;
    }
    std::string printed(std::string_view name, Date day) {
        LetterRequest request;
        request.day = day;
        request.issued_on = Date{2026, 6, 15};
        request.now = tick();
        request.folder = folder().path() + "/letters";
        for (const DepartmentLetter& known : department().letters) {
            if (known.name != name) continue;
            const auto report = known.print(town_, request);
            EXPECT_TRUE(report) << report.problem().message << report.problem().detail;
            std::string text;
            for (const Problem& held : report->held_back)
                ADD_FAILURE() << held.message << " " << held.detail;
            for (const std::string& path : report->files) {
                std::ifstream file{path, std::ios::binary};
                text += text_of({std::istreambuf_iterator<char>{file}, {}});
            }
            return text;
        }
        return {};
    }
    Yen charged() {
        const auto session = database_->session();
        return ledger::find_charge(*session, ledger::Business::national_health_insurance, kFather,
                                   kYear)
            ->record.amount;
    }

    Calendar calendar_ = calendar();
    OnlyThis recomputing_;
    procedures::Part part_ = procedures_part();
    std::unique_ptr<storage::Database> database_;
    Town town_;
    Instant now_ = start_of_day(Date{2026, 6, 10});
};

TEST_P(Office, JoinsTheFamilyAndChargesTheRestOfTheYear) {
    const Yen before = charged();
    const auto outcome =
        decide("national-health-insurance.acquire", {{"persons", json::array{"11", "12"}},
                                                     {"gain", "left_employment"},
                                                     {"acquired_on", "2026-06-01"}});
    ASSERT_TRUE(outcome.is_object()) << json::serialize(outcome);
    EXPECT_GT(charged(), before);
    const auto session = database_->session();
    const auto spell = enrolment_on(*session, kBaby, Date{2026, 6, 2});
    ASSERT_TRUE(spell);
    EXPECT_EQ(spell->number, "山1000001");
    EXPECT_EQ(decide("national-health-insurance.acquire", {{"persons", json::array{"11"}},
                                                           {"gain", "move_in"},
                                                           {"acquired_on", "2026-06-05"}}),
              json::value("applicant.enrolment.already"));
    const std::string change = printed("change", Date{2026, 6, 1});
    EXPECT_NE(change.find("変更通知書"), std::string::npos);
    EXPECT_NE(change.find("国民健康保険の資格取得"), std::string::npos);
    const std::string certificates = printed("certificate", Date{2026, 6, 1});
    EXPECT_NE(certificates.find("美月"), std::string::npos);
    EXPECT_NE(certificates.find("3割"), std::string::npos);
    EXPECT_NE(certificates.find("2割"), std::string::npos);  // the baby
}

TEST_P(Office, LeavesForAnEmployersInsurance) {
    const auto outcome = decide(
        "national-health-insurance.lose",
        {{"persons", json::array{"10"}}, {"loss", "employment"}, {"joined_on", "2026-06-01"}});
    ASSERT_TRUE(outcome.is_object()) << json::serialize(outcome);
    EXPECT_EQ(outcome.at("lost_on"), json::value("2026-06-02"));
    const auto session = database_->session();
    EXPECT_FALSE(enrolment_on(*session, kFather, Date{2026, 6, 2}));
    EXPECT_EQ(decide("national-health-insurance.lose", {{"persons", json::array{"11"}},
                                                        {"loss", "employment"},
                                                        {"joined_on", "2026-06-01"}}),
              json::value("applicant.enrolment.none"));
}

TEST_P(Office, PaysForABirth) {
    EXPECT_EQ(decide("national-health-insurance.childbirth", {{"mother", "11"},
                                                              {"born_on", "2026-04-20"},
                                                              {"children", 1},
                                                              {"compensated", true},
                                                              {"paid_directly", 450'000},
                                                              {"account", kAccount}}),
              json::value("applicant.childbirth.not_insured"));
    Enrolment spell;
    spell.person_id = kMother;
    spell.acquired_on = Date{2022, 4, 1};
    act([&](storage::Transaction& t) { write_enrolments(t, {&spell, 1}); });
    const auto outcome = decide("national-health-insurance.childbirth", {{"mother", "11"},
                                                                         {"born_on", "2026-04-20"},
                                                                         {"children", 1},
                                                                         {"compensated", true},
                                                                         {"paid_directly", 450'000},
                                                                         {"account", kAccount}});
    ASSERT_TRUE(outcome.is_object()) << json::serialize(outcome);
    EXPECT_EQ(outcome.at("amount").as_int64(), 50'000);
    const auto session = database_->session();
    const auto payments = ledger::payments_to(*session, ledger::Business::national_health_insurance,
                                              kFather, PersonId{11});
    ASSERT_EQ(payments.size(), 1u);
    EXPECT_EQ(payments[0].amount, 50'000_yen);
    EXPECT_EQ(payments[0].state, ledger::PaymentState::planned);
    const std::string notice = letter("national-health-insurance.benefit", outcome);
    EXPECT_NE(notice.find("50,000円"), std::string::npos) << notice;
    EXPECT_NE(notice.find("美月"), std::string::npos);
}

TEST_P(Office, PaysForAFuneral) {
    Enrolment spell;
    spell.person_id = kMother;
    spell.acquired_on = Date{2022, 4, 1};
    act([&](storage::Transaction& t) { write_enrolments(t, {&spell, 1}); });
    live(kMother, "妻", "青木　美月", {1991, 5, 5}, registry::Standing::dead, Date{2026, 6, 3});
    const auto outcome =
        decide("national-health-insurance.funeral", {{"deceased", "11"}, {"account", kAccount}});
    ASSERT_TRUE(outcome.is_object()) << json::serialize(outcome);
    EXPECT_EQ(outcome.at("amount").as_int64(), 50'000);
    EXPECT_EQ(decide("national-health-insurance.funeral", {{"deceased", "11"}}),
              json::value("applicant.funeral.none"));
}

TEST_P(Office, LowersTheLevyOfWhoLostTheJob) {
    const Yen before = charged();
    EXPECT_EQ(decide("national-health-insurance.unemployed",
                     {{"person", "10"}, {"left_on", "2026-05-31"}, {"reason_code", 40}}),
              json::value("applicant.unemployed.reason"));
    act([&](storage::Transaction& t) {
        registry::TaxStatus tax;
        tax.person_id = kFather;
        tax.fiscal_year = kYear;
        tax.declared = true;
        tax.gross_income = tax.total_income = tax.salary_income = 3'000'000_yen;
        const std::vector<storage::Versioned<registry::TaxStatus>> rows{
            {tax, {.valid_from = tax.fiscal_year.tax_base_date()}}};
        t.append_versions<registry::TaxStatus>(registry::tax_status_table(), rows);
    });
    const auto outcome = decide("national-health-insurance.unemployed",
                                {{"person", "10"}, {"left_on", "2026-05-31"}, {"reason_code", 11}});
    ASSERT_TRUE(outcome.is_object()) << json::serialize(outcome);
    EXPECT_LT(charged().amount(), before.amount() / 2);
    EXPECT_FALSE(outcome.at("differences").as_array().empty());
}

TEST_P(Office, ChecksTheAgesOfTheReliefs) {
    EXPECT_EQ(decide("national-health-insurance.former_dependant",
                     {{"person", "10"}, {"began_on", "2026-05-01"}}),
              json::value("applicant.relief.age"));
    EXPECT_EQ(decide("national-health-insurance.maternity",
                     {{"person", "11"}, {"due_on", "2026-08-01"}, {"multiple", false}}),
              json::value("applicant.relief.not_insured"));
    EXPECT_TRUE(decide("national-health-insurance.care_exempt",
                       {{"person", "10"}, {"entered_on", "2026-06-01"}})
                    .is_object());
    EXPECT_TRUE(decide("national-health-insurance.transfer", json::object{}).is_object());
}

TEST_P(Office, CertifiesTheLimitAndTheDisease) {
    const auto limit = decide("national-health-insurance.limit", {{"person", "10"}});
    ASSERT_TRUE(limit.is_object()) << json::serialize(limit);
    EXPECT_EQ(limit.at("from"), json::value("2026-06-01"));
    const std::string card = letter("national-health-insurance.certificate", limit);
    EXPECT_NE(card.find("限度額適用認定証"), std::string::npos) << card;
    EXPECT_NE(card.find("80,100円"), std::string::npos) << card;
    EXPECT_NE(card.find("令和8年7月31日"), std::string::npos) << card;
    const auto disease =
        decide("national-health-insurance.specified", {{"person", "10"}, {"disease", "dialysis"}});
    ASSERT_TRUE(disease.is_object()) << json::serialize(disease);
    const std::string receipt = letter("national-health-insurance.certificate", disease);
    EXPECT_NE(receipt.find("特定疾病療養受療証"), std::string::npos) << receipt;
    EXPECT_NE(receipt.find("10,000円"), std::string::npos) << receipt;
    EXPECT_EQ(decide("national-health-insurance.limit", {{"person", "11"}}),
              json::value("applicant.certificate.not_insured"));
}

TEST_P(Office, ReimbursesCarePaidInFull) {
    const json::object answers{{"person", "10"},
                               {"reason", "no_card"},
                               {"treated_on", "2026-05-20"},
                               {"cost", 30'001},
                               {"account", kAccount}};
    const auto outcome = decide("national-health-insurance.treatment", answers);
    ASSERT_TRUE(outcome.is_object()) << json::serialize(outcome);
    EXPECT_EQ(outcome.at("amount").as_int64(), 21'001);  // less 9,000: three tenths, yen dropped
    const std::string notice = letter("national-health-insurance.benefit", outcome);
    EXPECT_NE(notice.find("21,001円"), std::string::npos) << notice;
    EXPECT_NE(notice.find("療養費令和8年5月"), std::string::npos) << notice;
    EXPECT_EQ(decide("national-health-insurance.treatment", answers),
              json::value("applicant.treatment.already"));
    EXPECT_EQ(decide("national-health-insurance.treatment", {{"person", "10"},
                                                             {"treated_on", "2024-06-09"},
                                                             {"cost", 10'000},
                                                             {"account", kAccount}}),
              json::value("applicant.treatment.too_late"));
}

TEST_P(Office, NotesWhoStudiesElsewhere) {
    Enrolment spell;
    spell.person_id = kMother;
    spell.acquired_on = Date{2022, 4, 1};
    act([&](storage::Transaction& t) { write_enrolments(t, {&spell, 1}); });
    live(kMother, "妻", "青木　美月", {1991, 5, 5}, registry::Standing::moved_out,
         Date{2026, 6, 1});
    const auto outcome = decide("national-health-insurance.special", {{"side", "ours"},
                                                                      {"person_ours", "11"},
                                                                      {"kind", "student"},
                                                                      {"began_on", "2026-06-01"},
                                                                      {"municipality", "広島市"},
                                                                      {"place", "試験大学"}});
    ASSERT_TRUE(outcome.is_object()) << json::serialize(outcome);
    const auto session = database_->session();
    EXPECT_TRUE(enrolment_on(*session, kMother, Date{2026, 6, 20}));
    const auto ended = decide("national-health-insurance.special_end",
                              {{"person", "11"}, {"ended_on", "2026-06-05"}});
    ASSERT_TRUE(ended.is_object()) << json::serialize(ended);
    EXPECT_FALSE(enrolment_on(*database_->session(), kMother, Date{2026, 6, 20}));
}

TEST_P(Office, PaysAHighCostBenefitOnlyWithinItsTime) {
    Benefit late;
    late.person_id = kFather;
    late.month = YearMonth{2024, 4};
    late.amount = 12'000_yen;
    Benefit open = late;
    open.month = YearMonth{2024, 6};
    act([&](storage::Transaction& t) { write_benefits(t, {late, open}); });
    EXPECT_EQ(decide("national-health-insurance.high_cost",
                     {{"month", "2024-04"}, {"simplified", false}, {"account", kAccount}}),
              json::value("applicant.high_cost.too_late"));  // until 30 April 2026
    EXPECT_TRUE(decide("national-health-insurance.high_cost",
                       {{"month", "2024-06"}, {"simplified", false}, {"account", kAccount}})
                    .is_object());
}

TEST_P(Office, TellsTheLevyWithItsParts) {
    const std::string notice = printed("notice", kYear.first_day());
    EXPECT_NE(notice.find("納入通知書"), std::string::npos) << notice;
    EXPECT_NE(notice.find("所得割額"), std::string::npos);
    EXPECT_NE(notice.find("第10期"), std::string::npos);
    EXPECT_NE(notice.find("国民健康保険審査会"), std::string::npos);
}

TEST_P(Office, ShowsThePerson) {
    const auto session = database_->session();
    const Date today{2026, 6, 20};
    const auto gate = registry::Disclosure::load(*session, today);
    const registry::AddressRequest request;
    const auto ask = [&](PersonId person) {
        return PersonQuestion{town_, *session, person, {today}, today, gate, request};
    };
    const PersonPage page = person_page();
    EXPECT_EQ(page.tile(ask(kFather)).state, Tile::State::active);
    EXPECT_NE(page.tile(ask(kFather)).status.find("年"), std::string::npos);
    EXPECT_EQ(page.tile(ask(kMother)).state, Tile::State::none);
    EXPECT_FALSE(page.timeline(ask(kFather)).empty());
    ASSERT_EQ(page.decisions(ask(kFather)).size(), 1u);
    // Nobody knows which insurance the child has; the mother has been here for long.
    EXPECT_TRUE(page.to_dos(ask(kMother)).empty());
    const auto to_dos = page.to_dos(ask(kBaby));
    ASSERT_EQ(to_dos.size(), 1u);
    EXPECT_EQ(to_dos[0].title, "医療保険の確認");
    EXPECT_TRUE(page.to_dos(ask(kFather)).empty());
}

YAKUBA_ON_BOTH_ENGINES(Office);

}  // namespace
}  // namespace yakuba::national_health_insurance
