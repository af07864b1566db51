// Cases decided one after the other in the life of one insured person: what each writes, what it
// prints, and what the person's page then says.
#include <gtest/gtest.h>

#include <filesystem>

#include "business/long_term_care_insurance/letters.h"
#include "business/long_term_care_insurance/person_page.h"
#include "business/long_term_care_insurance/purchases.h"
#include "business/long_term_care_insurance/test_town.h"
#include "ledger/payments.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

class LongTermCareCase : public TestTown {};
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

TEST_P(LongTermCareCase, TheShareComesWithTheCertification) {
    certify();
    const auto session = database_->session();
    const auto share_on = [&](Date day) {
        return storage::find_as_of<Burden>(*session, burden_table(), {day},
                                           storage::equals("person_id", kPerson.value()));
    };
    const auto now = share_on({2026, 7, 2});
    ASSERT_TRUE(now);
    EXPECT_EQ(now->record.share_percent, 10);
    EXPECT_EQ(now->version.valid_to, (Date{2026, 8, 1}));
    EXPECT_FALSE(share_on({2026, 8, 1})) << "the next year is the yearly run's";
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
    print("notice", {2026, 4, 1}, {2026, 7, 10}, 1);
}

TEST_P(LongTermCareCase, TheMonthsCardsAndResultsArePrintedTogether) {
    certify();
    print("certification", {2026, 7, 1}, {2026, 7, 10}, 1);
    print("certification", {2026, 8, 1}, {2026, 8, 10}, 0);
    run(&decide_burdens, {2026, 4, 1});
    print("burden", {2026, 4, 1}, {2026, 7, 20}, 1);
}

TEST_P(LongTermCareCase, AMoverKeepsTheFormerLevelForFourteenDays) {
    registry::Resident mover;
    mover.person_id = kPerson;
    mover.household_id = HouseholdId{1};
    mover.relation = "世帯主";
    mover.name = "青木　はる";
    mover.birth_date = Date{1948, 5, 5};
    mover.became_resident_on = Date{2026, 6, 1};
    append(registry::resident_table(), mover, {2026, 6, 1});
    const auto asked = [&](std::string_view moved_in_on, Date received) {
        return decide("long-term-care-move-in", "take_over",
                      "{'former_town': '萩市', 'moved_in_on': '" + std::string{moved_in_on} +
                          "', 'former_level': 'care_3'}",
                      received);
    };
    const auto wrong = asked("2026-06-10", {2026, 6, 15});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.problem().code, "certification.move_in_day");
    const auto late = asked("2026-06-01", {2026, 6, 16});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.problem().code, "certification.move_in_late");
    const auto moved = asked("2026-06-01", {2026, 6, 15});
    ASSERT_TRUE(moved) << moved.problem().message;
    EXPECT_EQ(certification_on(*database_->session(), kPerson, {Date{2026, 6, 1}})->level,
              Level::care_3);
}

TEST_P(LongTermCareCase, NobodyIsJudgedWhoDiedWithoutServices) {
    ASSERT_TRUE(
        decide("long-term-care-certification", "apply", "{'doctor': '山口医院'}", {2026, 6, 10}));
    registry::Resident dead;
    dead.person_id = kPerson;
    dead.household_id = HouseholdId{1};
    dead.name = "青木　はる";
    dead.birth_date = Date{1948, 5, 5};
    dead.standing = registry::Standing::dead;
    append(registry::resident_table(), dead, {2026, 6, 20});
    const std::string judgement =
        "{'application': '1', 'level': 'care_2', 'board_on': '2026-07-01'}";
    const auto judged = decide("long-term-care-judgement", "judge", judgement, {2026, 7, 2});
    ASSERT_FALSE(judged);
    EXPECT_EQ(judged.problem().code, "certification.died");
    ServiceMonth service;
    service.month = YearMonth{2026, 6};
    service.person_id = kPerson;
    service.record_no = 1;
    append(service_month_table(), service, {2026, 6, 1});
    EXPECT_TRUE(decide("long-term-care-judgement", "judge", judgement, {2026, 7, 3}));
}

TEST_P(LongTermCareCase, AnApplicationIsWithdrawnBeforeItIsDecided) {
    ASSERT_TRUE(
        decide("long-term-care-certification", "apply", "{'doctor': '山口医院'}", {2026, 6, 10}));
    const std::string paper = "{'application': '1', 'reason': '入院が終わったため'}";
    ASSERT_TRUE(decide("long-term-care-withdraw", "withdraw", paper, {2026, 6, 20}));
    EXPECT_FALSE(open_application(*database_->session(), kPerson));
    const auto again = decide("long-term-care-withdraw", "withdraw", paper, {2026, 6, 21});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.problem().code, "certification.decided");
}

TEST_P(LongTermCareCase, AFacilityElsewhereKeepsTheInsuranceThatTheMoveEnded) {
    const auto enrolment = [&] {
        return storage::find_as_of<Enrolment>(*database_->session(), enrolment_table(),
                                              {kForever - std::chrono::days{1}},
                                              storage::equals("person_id", kPerson.value()))
            ->record;
    };
    certify(Date{2026, 5, 10}, Level::care_3, 12);
    registry::Resident gone;
    gone.person_id = kPerson;
    gone.household_id = HouseholdId{1};
    gone.name = "青木　はる";
    gone.birth_date = Date{1948, 5, 5};
    gone.became_resident_on = Date{1990, 1, 1};
    gone.standing = registry::Standing::moved_out;
    gone.next_address = "山口県萩市大字江向五百十番地";
    on({2026, 8, 3});
    append(registry::resident_table(), gone, {2026, 8, 1});
    run(&enrol_month, {2026, 8, 1});
    ASSERT_TRUE(enrolment().lost_on);
    print("qualification", {2026, 8, 1}, {2026, 8, 4}, 1);
    const auto special = [&](std::string_view action, std::string_view day) {
        return decide("long-term-care-address-special", "address_special",
                      "{'direction': 'leaving', 'action': '" + std::string{action} +
                          "', 'happened_on': '" + std::string{day} +
                          "', 'facility_kind': 'welfare', 'facility': '特別養護老人ホームみどり', "
                          "'other_municipality': '萩市'}",
                      {2026, 8, 10});
    };
    ASSERT_FALSE(special("finish", "2026-08-05"));
    const auto begun = special("begin", "2026-08-01");
    ASSERT_TRUE(begun) << begun.problem().message;
    EXPECT_FALSE(enrolment().lost_on);
    EXPECT_TRUE(enrolment().address_special);
    const auto finished = special("finish", "2026-08-09");
    ASSERT_TRUE(finished) << finished.problem().message;
    EXPECT_EQ(enrolment().lost_on, (Date{2026, 8, 9}));
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
