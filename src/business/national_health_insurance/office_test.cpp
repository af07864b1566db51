// What the office does with a household: joining and leaving by a case, the benefits that are
// applied for, the letters, and what the person's page says.
#include "business/national_health_insurance/test_office.h"

namespace yakuba::national_health_insurance {
namespace {

using namespace test_office;

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
    transact([&](storage::Transaction& t) { write_enrolments(t, {&spell, 1}); });
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
    transact([&](storage::Transaction& t) { write_enrolments(t, {&spell, 1}); });
    live(kMother, "妻", "青木　美月", {1991, 5, 5}, registry::Standing::dead, Date{2026, 6, 3});
    const auto outcome =
        decide("national-health-insurance.funeral", {{"deceased", "11"}, {"account", kAccount}});
    ASSERT_TRUE(outcome.is_object()) << json::serialize(outcome);
    EXPECT_EQ(outcome.at("amount").as_int64(), 50'000);
    EXPECT_EQ(decide("national-health-insurance.funeral", {{"deceased", "11"}}),
              json::value("applicant.funeral.none"));
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
