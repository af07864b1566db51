// The department on a small town: from the register and the incomes to charges, letters' grounds
// and corrections, on both databases.
#include <boost/json.hpp>

#include "business/national_health_insurance/test_department.h"
#include "notices/words.h"

namespace yakuba::national_health_insurance {
namespace {

TEST_P(Department, LeviesTheYearAndChargesIt) {
    const batch::Report report = run(&assess_year, kYear.first_day());
    EXPECT_EQ(report.counts.of("世帯"), 3);
    EXPECT_EQ(report.counts.of("被保険者"), 4);
    const StoredLevy couple = levy_of(kHusband);
    EXPECT_EQ(couple.months, 12);
    EXPECT_EQ(couple.insured, 2);
    EXPECT_EQ(couple.base, 1'070'000_yen);
    EXPECT_EQ(couple.collection, CollectionGround::special);
    const auto charge = charge_of(kHusband);
    ASSERT_TRUE(charge);
    EXPECT_EQ(charge->record.amount, couple.total);
    Yen planned;
    for (const ledger::Instalment& line : plan_of(kHusband))
        planned += line.amount;
    EXPECT_EQ(planned, couple.total);
}

TEST_P(Department, ChargesTheHeadWhoIsNotInsured) {
    run(&assess_year, kYear.first_day());
    const StoredLevy family = levy_of(kEmployee);
    EXPECT_EQ(family.ground, Ground::levied);
    EXPECT_EQ(family.insured, 1);
    EXPECT_EQ(family.judged_income, 4'900'000_yen);  // the head's too
    EXPECT_EQ(family.base, 470'000_yen);             // the son's alone
    EXPECT_EQ(family.collection, CollectionGround::head_not_insured);
    EXPECT_FALSE(charge_of(kSon));
    EXPECT_EQ(plan_of(kEmployee).size(), 10u);
}

TEST_P(Department, RunsTwiceAndChangesNothing) {
    run(&assess_year, kYear.first_day());
    const auto first = charge_of(kAlone)->version.number;
    batch::Request again = request(kYear.first_day());
    again.key = "again";
    ASSERT_TRUE(assess_year(town_, again));
    EXPECT_EQ(charge_of(kAlone)->version.number, first);
}

TEST_P(Department, CorrectsAnIncomeAndOnlyTheDiffering) {
    run(&assess_year, kYear.first_day());
    on(Date{2026, 9, 20});
    const Yen before = levy_of(kAlone).total;
    const Instant then = tick();
    income(kAlone, 4'000'000_yen);
    const auto differences = correct({kAlone, kHusband}, "所得の更正");
    ASSERT_EQ(differences.size(), 1u);
    EXPECT_EQ(differences[0].person_id, kAlone);
    const StoredLevy after = levy_of(kAlone);
    EXPECT_GT(after.total, before);
    EXPECT_EQ(charge_of(kAlone)->record.difference, after.total - before);
    // The terms until September stay; the rest carries the difference.
    Yen planned;
    for (const ledger::Instalment& line : plan_of(kAlone))
        planned += line.amount;
    EXPECT_EQ(planned, after.total);
    // What was known before is still what was known before.
    EXPECT_EQ(levy_of(kAlone, then).total, before);
    const auto text = explain(town_, kAlone, kYear.first_day(), then, false);
    ASSERT_TRUE(text) << text.problem().message;
    EXPECT_EQ(text->find("計算し直すと結果が違います"), std::string::npos);
    // The sheet shows what is asked for on which day, not a first levy's terms.
    const auto sheet = explain(town_, kAlone, kYear.first_day(), kEndOfTime, true);
    ASSERT_TRUE(sheet);
    std::vector<std::string> shown;
    const boost::json::value parsed = boost::json::parse(*sheet);
    for (const auto& line : parsed.at("sheet").as_array()) {
        if (line.at("key").as_string() != "terms") continue;
        for (const auto& term : line.at("rows").as_array())
            shown.emplace_back(term.as_array().back().at("text").as_string());
    }
    std::vector<std::string> asked;
    for (const ledger::Instalment& line : plan_of(kAlone))
        asked.push_back(notices::yen_text(line.amount));
    EXPECT_EQ(shown, asked);
}

TEST_P(Department, MovesOutAndIsOwedTheRest) {
    run(&assess_year, kYear.first_day());
    on(Date{2026, 10, 5});
    const Yen before = levy_of(kAlone).total;
    live(kAlone, kSingle, "世帯主", {1985, 5, 5}, Date{2026, 10, 3}, registry::Standing::moved_out);
    const auto differences = correct({kAlone}, "転出");
    ASSERT_EQ(differences.size(), 1u);
    const StoredLevy after = levy_of(kAlone);
    EXPECT_EQ(after.months, 6);
    EXPECT_LE(after.total.amount(), before.amount() / 2 + 1);
    const auto session = database_->session();
    const auto spells = enrolments_of(*session, kAlone);
    ASSERT_EQ(spells.size(), 1u);
    EXPECT_EQ(spells[0].loss, Loss::move_out);
    EXPECT_EQ(spells[0].lost_on, (Date{2026, 10, 3}));
    // No term after October asks for anything.
    for (const ledger::Instalment& line : plan_of(kAlone))
        EXPECT_LE(line.month, (YearMonth{2026, 10}));
}

/// A couple retired together; he is the head and dies in September. Until August he owed for both;
/// from September she does, alone, judged anew on the day she became liable.
TEST_P(Department, DeathOfTheHeadPassesTheLevyToTheWidow) {
    run(&assess_year, kYear.first_day());
    on(Date{2026, 9, 25});
    const StoredLevy together = levy_of(kHusband);
    live(kHusband, kCouple, "世帯主", {1953, 10, 10}, Date{2026, 9, 14}, registry::Standing::dead);
    live(kWife, kCouple, "世帯主", {1956, 5, 5}, Date{2026, 9, 14});
    const auto differences = correct({kHusband, kWife}, "世帯主の死亡");
    ASSERT_EQ(differences.size(), 2u);
    const StoredLevy his = levy_of(kHusband);
    EXPECT_EQ(his.months, 5);
    EXPECT_NEAR(static_cast<double>(his.total.amount()),
                static_cast<double>(together.total.amount()) * 5 / 12, 4.0);
    const StoredLevy hers = levy_of(kWife);
    EXPECT_EQ(hers.months, 7);
    EXPECT_EQ(hers.basis_on, (Date{2026, 9, 14}));
    EXPECT_EQ(hers.reduction, Reduction::seventy);
    EXPECT_EQ(charge_of(kWife)->record.reason, "世帯主の死亡");
    for (const ledger::Instalment& line : plan_of(kWife))
        EXPECT_GT(line.month, (YearMonth{2026, 9}));
    const auto session = database_->session();
    EXPECT_EQ(enrolments_of(*session, kHusband)[0].lost_on, (Date{2026, 9, 15}));
}

/// He turns 75 in October: until September both, from October she alone in a 特定世帯.
TEST_P(Department, TurningSeventyFiveHalvesTheHouseholdAmount) {
    live(kHusband, kCouple, "世帯主", {1951, 10, 10});
    run(&assess_year, kYear.first_day());
    const StoredLevy levy = levy_of(kHusband);
    EXPECT_EQ(levy.months, 12);
    EXPECT_EQ(levy.halved_months, 6);
    EXPECT_EQ(levy.collection, CollectionGround::turns_75);
    on(Date{2026, 11, 1});
    const auto report = run(&update_month, Date{2026, 10, 1});
    EXPECT_EQ(report.counts.of("職権喪失：後期高齢者医療加入"), 1);
    EXPECT_EQ(levy_of(kHusband).total, levy.total);  // fixed in advance: nothing changes
    const auto session = database_->session();
    EXPECT_EQ(registry::find_insurance_status(*session, kHusband, {Date{2026, 10, 10}})->scheme,
              registry::HealthScheme::elderly);
    EXPECT_EQ(registry::find_insurance_status(*session, kHusband, {Date{2026, 10, 9}})->scheme,
              registry::HealthScheme::national_health);
}

TEST_P(Department, UndeclaredAdultsHaveNoReduction) {
    income(kAlone, 0_yen);
    registry::TaxStatus unknown;
    unknown.person_id = kAlone;
    unknown.fiscal_year = kYear;
    append(registry::tax_status_table(), unknown, kYear.tax_base_date());
    run(&assess_year, kYear.first_day());
    EXPECT_EQ(levy_of(kAlone).reduction, Reduction::undeclared);
}

TEST_P(Department, RefusesASecondSpellAndOneForTheAssisted) {
    const auto session = database_->session();
    Enrolment spell;
    spell.person_id = kAlone;
    spell.acquired_on = Date{2026, 7, 1};
    const auto already = check_acquire(*session, spell, 75);
    ASSERT_EQ(already.size(), 1u);
    EXPECT_EQ(already[0].code, "applicant.enrolment.already");
    spell.person_id = PersonId{999};
    EXPECT_EQ(check_acquire(*session, spell, 75)[0].code, "applicant.enrolment.resident");
}

TEST_P(Department, PaysHighCostCareOnceAppliedFor) {
    for (const auto& [no, paid, cost] : {std::tuple{1, 200'000, 700'000}, {2, 15'000, 50'000}}) {
        CareBill bill;
        bill.person_id = kAlone;
        bill.month = YearMonth{2026, 7};
        bill.bill_no = no;
        bill.inpatient = no == 1;
        bill.cost = Yen{cost};
        bill.paid = Yen{paid};
        append(care_bill_table(), bill, Date{2026, 7, 1});
    }
    income(kAlone, 3'000'000_yen, {}, 2025);
    const auto report = run(&high_cost_month, Date{2026, 7, 1});
    EXPECT_EQ(report.counts.of("高額療養費の支給世帯"), 1);
    EXPECT_EQ(report.counts.of("申請の勧奨"), 1);
    const auto session = database_->session();
    auto due = find_benefit(*session, kAlone, BenefitKind::high_cost, YearMonth{2026, 7}, {});
    ASSERT_TRUE(due);
    EXPECT_EQ(due->income_class, IncomeClass::u);
    EXPECT_EQ(due->limit, 84'430_yen);  // 80,100 + (700,000 − 267,000) × 1%; 15,000 is not summed
    EXPECT_EQ(due->amount, 115'570_yen);
    transact([&](storage::Transaction& t) { decide_benefits(t, {*due}, Date{2026, 10, 30}); });
    const auto payments = ledger::payments_on(
        *database_->session(), ledger::Business::national_health_insurance, Date{2026, 10, 30});
    ASSERT_EQ(payments.size(), 1u);
    EXPECT_EQ(payments[0].amount, 115'570_yen);
    EXPECT_EQ(payments[0].state, ledger::PaymentState::withheld);  // no account yet
}

YAKUBA_ON_BOTH_ENGINES(Department);

}  // namespace
}  // namespace yakuba::national_health_insurance
