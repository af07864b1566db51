// The procedures that lower the levy, certify limits, reimburse care, and the letters of benefits.
#include "business/national_health_insurance/test_office.h"
#include "registry/joint_payments.h"

namespace yakuba::national_health_insurance {
namespace {

using namespace test_office;

class Doors : public Office {};

TEST_P(Doors, LowersTheLevyOfWhoLostTheJob) {
    const Yen before = charged();
    EXPECT_EQ(decide("national-health-insurance.unemployed",
                     {{"person", "10"}, {"left_on", "2026-05-31"}, {"reason_code", 40}}),
              json::value("applicant.unemployed.reason"));
    transact([&](storage::Transaction& t) {
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

TEST_P(Doors, ChecksTheAgesOfTheReliefs) {
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

TEST_P(Doors, CertifiesTheLimitAndTheDisease) {
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

TEST_P(Doors, ReimbursesCarePaidInFull) {
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

TEST_P(Doors, NotesWhoStudiesElsewhere) {
    Enrolment spell;
    spell.person_id = kMother;
    spell.acquired_on = Date{2022, 4, 1};
    transact([&](storage::Transaction& t) { write_enrolments(t, {&spell, 1}); });
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

TEST_P(Doors, PaysAHighCostBenefitOnlyWithinItsTime) {
    Benefit late;
    late.person_id = kFather;
    late.month = YearMonth{2024, 4};
    late.amount = 12'000_yen;
    Benefit open = late;
    open.month = YearMonth{2024, 6};
    transact([&](storage::Transaction& t) { write_benefits(t, {late, open}); });
    EXPECT_EQ(decide("national-health-insurance.high_cost",
                     {{"month", "2024-04"}, {"simplified", false}, {"account", kAccount}}),
              json::value("applicant.high_cost.too_late"));  // until 30 April 2026
    EXPECT_TRUE(decide("national-health-insurance.high_cost",
                       {{"month", "2024-06"}, {"simplified", false}, {"account", kAccount}})
                    .is_object());
}

TEST_P(Doors, RemindsOfBenefitsAndTellsOfThosePaidWithoutAnApplication) {
    Benefit due;
    due.person_id = kFather;
    due.month = YearMonth{2026, 3};
    due.income_class = IncomeClass::u;
    due.amount = 12'345_yen;
    Benefit joint = due;
    joint.kind = BenefitKind::joint;
    joint.month = YearMonth{2025, 7};
    joint.amount = 50'000_yen;
    transact([&](storage::Transaction& t) {
        write_benefits(t, {due});
        decide_benefits(t, {joint}, Date{2026, 7, 31});
    });
    const std::string reminder = printed("reminder", Date{2026, 6, 1});
    EXPECT_NE(reminder.find("12,345円"), std::string::npos) << reminder;
    EXPECT_NE(reminder.find("令和10年3月31日"), std::string::npos) << reminder;
    EXPECT_EQ(reminder.find("50,000円"), std::string::npos);
    const std::string decided = printed("benefit", Date{2026, 6, 1});
    EXPECT_NE(decided.find("50,000円"), std::string::npos) << decided;
    EXPECT_NE(decided.find("令和6年8月から令和7年7月まで"), std::string::npos) << decided;
    EXPECT_NE(decided.find("令和8年7月31日"), std::string::npos) << decided;
    EXPECT_EQ(decided.find("12,345円"), std::string::npos);
}

TEST_P(Doors, AJointBenefitAppliedForTellsTheCareInsuranceItsPart) {
    Enrolment spell;
    spell.person_id = kMother;
    spell.acquired_on = Date{2022, 4, 1};
    const registry::JointCarePayment care{kMother, 2025, "352039", 100'000_yen, 0_yen, {}};
    std::vector<storage::Versioned<CareBill>> bills;
    for (int i = 0; i < 10; ++i) {
        CareBill bill;
        bill.person_id = kFather;
        bill.month = YearMonth{2025, 8} + i;
        bill.inpatient = true;
        bill.cost = 300'000_yen;
        bill.paid = 90'000_yen;  // 80,430 are left to bear
        bills.push_back({bill, {.valid_from = bill.month.first_day()}});
    }
    transact([&](storage::Transaction& t) {
        write_enrolments(t, {&spell, 1});
        registry::publish(t, std::span{&care, 1});
        t.append_versions<CareBill>(care_bill_table(), bills);
    });
    now_ = start_of_day(Date{2026, 9, 1});
    batch::Request request;
    request.day = kYear.first_day();
    request.now = tick();
    request.threads = 1;
    ASSERT_TRUE(settle_year_of_care(town_, request));
    const json::object answers{
        {"month", "2026-07 joint"}, {"simplified", true}, {"account", kAccount}};
    const auto outcome = decide("national-health-insurance.high_cost", answers);
    ASSERT_TRUE(outcome.is_object()) << json::serialize(outcome);
    // 804,300 and 100,000 yen exceed 670,000 by 234,300.
    EXPECT_EQ(outcome.at("amount").as_int64(), std::int64_t{234'300} * 804'300 / 904'300);
    const auto session = database_->session();
    const auto parts = registry::joint_care_benefits(*session, 2025, kMother, PersonId{12});
    ASSERT_EQ(parts.size(), 1u);
    EXPECT_EQ(parts[0].amount, Yen{std::int64_t{234'300} * 100'000 / 904'300});
    const std::string notice = letter("national-health-insurance.benefit", outcome);
    EXPECT_NE(notice.find("高額介護合算療養費支給決定通知書"), std::string::npos) << notice;
    EXPECT_EQ(decide("national-health-insurance.high_cost", answers),
              json::value("applicant.high_cost.none"));
}

YAKUBA_ON_BOTH_ENGINES(Doors);

}  // namespace
}  // namespace yakuba::national_health_insurance
