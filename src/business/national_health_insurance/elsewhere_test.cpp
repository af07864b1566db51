// Who lives in one municipality and is insured in another (116条, 116条の2), moves abroad, and the
// years that can no longer be changed (110条の2).
#include "business/national_health_insurance/imports.h"
#include "business/national_health_insurance/levy_limit.h"
#include "business/national_health_insurance/person_page.h"
#include "business/national_health_insurance/special_residence.h"
#include "business/national_health_insurance/test_department.h"

namespace yakuba::national_health_insurance {
namespace {

class Elsewhere : public Department {
protected:
    static SpecialResidence special(PersonId person, SpecialKind kind, SpecialSide side,
                                    Date began) {
        SpecialResidence s;
        s.person_id = person;
        s.began_on = began;
        s.kind = kind;
        s.side = side;
        s.municipality = "広島市";
        s.place = "試験大学";
        s.filed_on = began;
        return s;
    }
    void file(const SpecialResidence& s) {
        transact([&](storage::Transaction& t) {
            const auto done = begin_special(t, s);
            ASSERT_TRUE(done) << done.problem().code;
        });
    }
    void move_out(PersonId person, HouseholdId household, std::string relation, Date birth,
                  Date day, std::string to) {
        registry::Resident r;
        r.person_id = person;
        r.household_id = household;
        r.relation = std::move(relation);
        r.birth_date = birth;
        r.standing = registry::Standing::moved_out;
        r.next_address = std::move(to);
        append(registry::resident_table(), r, day);
    }
    Enrolment spell(PersonId person) {
        const auto session = database_->session();
        const auto spells = enrolments_of(*session, person);
        EXPECT_FALSE(spells.empty());
        return spells.empty() ? Enrolment{} : spells.back();
    }
};

TEST_P(Elsewhere, AStudentElsewhereStaysInTheHousehold) {
    run(&assess_year, kYear.first_day());
    const Yen before = levy_of(kEmployee).total;
    on(Date{2026, 9, 20});
    move_out(kSon, kFamily, "子", {2000, 5, 5}, Date{2026, 9, 1}, "広島県広島市中区");
    correct({kSon}, "転出");
    EXPECT_EQ(spell(kSon).loss, Loss::move_out);
    EXPECT_LT(levy_of(kEmployee).total, before);
    // The notification comes after the move had ended the spell: it goes on.
    file(special(kSon, SpecialKind::student, SpecialSide::ours, Date{2026, 9, 1}));
    correct({kSon}, "修学の特例");
    EXPECT_EQ(spell(kSon).loss, Loss::none);
    EXPECT_EQ(levy_of(kEmployee).total, before);
    EXPECT_EQ(levy_of(kEmployee).months, 12);
    // The monthly run leaves the spell alone too.
    on(Date{2026, 10, 25});
    EXPECT_EQ(run(&update_month, Date{2026, 10, 1}).counts.of("職権喪失：転出"), 0);
    // He graduates: the insurance ends that day.
    transact([&](storage::Transaction& t) {
        ASSERT_TRUE(end_special(t, kSon, Date{2027, 2, 1}, Date{2027, 2, 3}));
    });
    correct({kSon}, "修学の特例の終わり");
    EXPECT_EQ(spell(kSon).lost_on, (Date{2027, 2, 1}));
    EXPECT_EQ(levy_of(kEmployee).months, 10);
}

TEST_P(Elsewhere, WhoIsInAFacilityElsewhereOwesAlone) {
    run(&assess_year, kYear.first_day());
    on(Date{2026, 9, 20});
    move_out(kWife, kCouple, "妻", {1956, 5, 5}, Date{2026, 9, 1}, "広島県広島市中区");
    file(special(kWife, SpecialKind::facility, SpecialSide::ours, Date{2026, 9, 1}));
    correct({kWife, kHusband}, "施設の特例");
    EXPECT_EQ(spell(kWife).loss, Loss::none);
    const StoredLevy hers = levy_of(kWife);
    EXPECT_EQ(hers.months, 7);
    EXPECT_EQ(hers.insured, 1);
    EXPECT_EQ(levy_of(kHusband).months, 12);
}

TEST_P(Elsewhere, AStudentOfAnotherMunicipalityIsNotInsuredHere) {
    live(PersonId{40}, HouseholdId{4}, "世帯主", {2006, 5, 5}, Date{2026, 4, 1});
    file(special(PersonId{40}, SpecialKind::student, SpecialSide::theirs, Date{2026, 4, 1}));
    const auto session = database_->session();
    Enrolment wanted;
    wanted.person_id = PersonId{40};
    wanted.acquired_on = Date{2026, 5, 1};
    const auto problems = check_acquire(*session, wanted, 75);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].code, "applicant.enrolment.elsewhere");
    EXPECT_EQ(registry::find_insurance_status(*session, PersonId{40}, {Date{2026, 5, 1}})->scheme,
              registry::HealthScheme::other_municipality);
    EXPECT_EQ(check_special(*session, special(PersonId{40}, SpecialKind::facility,
                                              SpecialSide::theirs, Date{2026, 6, 1}))[0]
                  .code,
              "applicant.special.already");
    EXPECT_EQ(check_special(*session, special(kEmployee, SpecialKind::student, SpecialSide::ours,
                                              Date{2026, 6, 1}))[0]
                  .code,
              "applicant.special.not_insured");
}

TEST_P(Elsewhere, AMoveAbroadEndsTheInsuranceTheDayAfter) {
    run(&assess_year, kYear.first_day());
    on(Date{2026, 10, 5});
    move_out(kAlone, kSingle, "世帯主", {1985, 5, 5}, Date{2026, 9, 30}, "フランス");
    correct({kAlone}, "国外転出");
    EXPECT_EQ(spell(kAlone).lost_on, (Date{2026, 10, 1}));
    EXPECT_EQ(levy_of(kAlone).months, 6);  // a move inside Japan that day would leave five
}

TEST_P(Elsewhere, TheCarePremiumDecidesWhetherThePensionPays) {
    // 2,600,000 yen of pension: half is 1,300,000.
    care_premium(kHusband, 1'290'000_yen, ledger::Collection::pension);
    run(&assess_year, kYear.first_day());
    EXPECT_EQ(levy_of(kHusband).collection, CollectionGround::over_half);
}

TEST_P(Elsewhere, NoPensionPaysWhereTheCarePremiumIsPaidByBill) {
    care_premium(kHusband, 80'000_yen, ledger::Collection::ordinary);
    run(&assess_year, kYear.first_day());
    EXPECT_EQ(levy_of(kHusband).collection, CollectionGround::care_ordinary);
}

TEST(Imports, ASpecialResidenceAndACertificateAreChecked) {
    SpecialResidence special;
    special.began_on = Date{2026, 4, 1};
    EXPECT_TRUE(check(special).empty());
    special.ended_on = Date{2026, 3, 31};
    ASSERT_EQ(check(special).size(), 1u);
    EXPECT_EQ(check(special)[0].where, "ended_on");
    CareCertificate certificate;
    certificate.kind = CertificateKind::specified;
    certificate.from = Date{2026, 4, 1};
    certificate.until = Date{2026, 3, 31};
    EXPECT_EQ(check(certificate).size(), 2u);
}

constexpr FiscalYear kOldYear{2024};

TEST_P(Elsewhere, TwoYearsAfterTheFirstDueDateNothingIsChanged) {
    income(kAlone, 3'000'000_yen, {}, kOldYear.value);
    run(&assess_year, kOldYear.first_day());
    const Yen before = levy_of(kAlone, kEndOfTime, kOldYear).total;
    ASSERT_GT(before, 0_yen);
    const auto year = year_of_levy(town_, kOldYear);
    ASSERT_TRUE(year);
    const Date last =
        decidable_until((*year)->rates.rates, (*year)->office, kOldYear, kOldYear.first_day());
    EXPECT_EQ(last, (Date{2026, 7, 1}));  // 30 June 2024 is a Sunday
    EXPECT_EQ(decidable_until((*year)->rates.rates, (*year)->office, kOldYear, Date{2024, 11, 15}),
              (Date{2026, 11, 15}));
    on(last + std::chrono::days{1});
    income(kAlone, 1'000'000_yen, {}, kOldYear.value);
    const auto late = correct({kAlone}, "所得の更正");
    ASSERT_EQ(late.size(), 1u);
    ASSERT_EQ(late[0].lines.size(), 1u);
    EXPECT_EQ(late[0].lines[0].key, kTooLate);
    EXPECT_EQ(late[0].lines[0].article, "国民健康保険法110条の2第1項");
    EXPECT_EQ(levy_of(kAlone, kEndOfTime, kOldYear).total, before);
    EXPECT_EQ(charge_of(kAlone, kOldYear)->version.number, 1);
    const auto report = run(&correct_incomes, kOldYear.first_day());
    EXPECT_EQ(report.counts.of("期間制限により変更しない世帯"), 1);
    EXPECT_EQ(levy_of(kAlone, kEndOfTime, kOldYear).total, before);
    const auto text = explain(town_, kAlone, kOldYear.first_day(), kEndOfTime, false);
    ASSERT_TRUE(text);
    EXPECT_NE(text->find("2026-07-01"), std::string::npos) << *text;
    const auto session = database_->session();
    const Date today = date_in_japan(now_);
    const auto gate = registry::Disclosure::load(*session, today);
    const registry::AddressRequest asker;
    const PersonQuestion question{town_, *session, kAlone, {today}, today, gate, asker};
    const auto decisions = person_page().decisions(question);
    ASSERT_FALSE(decisions.empty());
    EXPECT_NE(decisions[0].outcome.find("変更できません"), std::string::npos)
        << decisions[0].outcome;
}

TEST_P(Elsewhere, OnTheLastDayItStillIs) {
    income(kAlone, 3'000'000_yen, {}, kOldYear.value);
    run(&assess_year, kOldYear.first_day());
    const Yen before = levy_of(kAlone, kEndOfTime, kOldYear).total;
    on(Date{2026, 7, 1});
    income(kAlone, 1'000'000_yen, {}, kOldYear.value);
    EXPECT_EQ(correct({kAlone}, "所得の更正").size(), 1u);
    EXPECT_LT(levy_of(kAlone, kEndOfTime, kOldYear).total, before);
}

TEST_P(Elsewhere, WhoDiesOnTheLastDayOfAMonthOwesThatMonth) {
    run(&assess_year, kYear.first_day());
    on(Date{2026, 10, 5});
    live(kAlone, kSingle, "世帯主", {1985, 5, 5}, Date{2026, 9, 30}, registry::Standing::dead);
    correct({kAlone}, "死亡");
    EXPECT_EQ(spell(kAlone).lost_on, (Date{2026, 10, 1}));
    EXPECT_EQ(levy_of(kAlone).months, 6);
}

YAKUBA_ON_BOTH_ENGINES(Elsewhere);

}  // namespace
}  // namespace yakuba::national_health_insurance
