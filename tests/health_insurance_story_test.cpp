#include <gtest/gtest.h>

#include "app/town_folder.h"
#include "department/recompute.h"
#include "ledger/charges.h"
#include "program.h"
#include "registry/tax_status.h"
#include "small_town.h"
#include "storage/as_of.h"

// The year of national health insurance in a whole town: every household that has somebody insured
// is levied and charged, a second run changes nothing, and an income that becomes known late
// changes one household's levy and nobody else's.
namespace yakuba::tests {
namespace {

class HealthInsuranceStory : public testing::Test {
protected:
    static void SetUpTestSuite() {
        made_ = new SmallTown{};
        town_ = new SmallTown::Copy{made_->copy(made_->assessed())};
        const ProgramRun run = run_program(
            town_->at({"run", "national-health-insurance", "assess", "--fiscal-year", "2026"}));
        ASSERT_EQ(run.exit_code, 0) << run.errors;
    }
    static void TearDownTestSuite() {
        delete town_;
        delete made_;
    }
    static std::int64_t number(std::string_view sql) {
        auto open = app::open_town(town_->folder());
        EXPECT_TRUE(open);
        return open->database->session()->number(sql).value_or(-1);
    }
    static SmallTown* made_;
    static SmallTown::Copy* town_;
};
SmallTown* HealthInsuranceStory::made_ = nullptr;
SmallTown::Copy* HealthInsuranceStory::town_ = nullptr;

TEST_F(HealthInsuranceStory, EveryLevyIsChargedAndPlannedToTheYen) {
    EXPECT_GT(number("SELECT count(*) FROM health_levy"), 300);
    EXPECT_EQ(number("SELECT sum(total) FROM health_levy"),
              number("SELECT sum(amount) FROM charge WHERE business = 24"));
    EXPECT_EQ(number("SELECT sum(amount) FROM charge WHERE business = 24"),
              number("SELECT sum(amount) FROM instalment WHERE business = 24"));
    EXPECT_EQ(number("SELECT count(*) FROM health_levy WHERE total <> medical_levy + support_levy "
                     "+ care_levy + child_levy"),
              0);
}

TEST_F(HealthInsuranceStory, NobodyIsInsuredTwice) {
    EXPECT_EQ(number("SELECT count(*) FROM (SELECT person_id FROM health_enrolment WHERE lost_on = "
                     "0 AND version = 1 GROUP BY person_id HAVING count(*) > 1) AS twice"),
              0);
}

TEST_F(HealthInsuranceStory, ASecondRunChangesNothing) {
    const std::string before = made_->fingerprint(town_->folder());
    EXPECT_EQ(run_program(town_->at({"run", "national-health-insurance", "assess", "--fiscal-year",
                                     "2026"}))
                  .exit_code,
              0);
    EXPECT_EQ(made_->fingerprint(town_->folder()), before);
}

TEST_F(HealthInsuranceStory, ALateIncomeChangesOneHousehold) {
    auto open = app::open_town(town_->folder());
    ASSERT_TRUE(open);
    const Town& town = open->town;
    const PersonId head{
        town.database->session()
            ->number("SELECT min(l.person_id) FROM health_levy l JOIN tax_status t ON t.person_id "
                     "= l.person_id AND t.fiscal_year = 2026 WHERE l.insured = 1 AND l.months = 12 "
                     "AND l.medical_over_cap = 0 AND t.declared = 1")
            .value_or(0)};
    ASSERT_TRUE(head);
    const FiscalYear year{2026};
    const auto before = ledger::find_charge(
        *town.database->session(), ledger::Business::national_health_insurance, head, year);
    ASSERT_TRUE(before);
    std::vector<DepartmentDifferences> found;
    const storage::Command command{"担当者A", "所得の更正", {},
                                   {},        {},           start_of_day(Date{2026, 12, 1})};
    const auto done = town.database->transact(
        command, [&](storage::Transaction& transaction) -> Result<std::string> {
            auto tax =
                registry::find_tax_status(transaction.session(), head, year, {year.first_day()});
            tax->gross_income += 1'000'000_yen;
            tax->total_income += 1'000'000_yen;
            storage::Version version;
            version.valid_from = year.tax_base_date();
            transaction.append(
                registry::tax_status_table(), 1, [&](std::size_t) -> const void* { return &*tax; },
                [&](std::size_t) { return version; });
            const std::vector<PersonId> persons{head};
            const Recomputing& all = *town.recomputing;
            auto differences =
                all.recompute(town, transaction, {persons, kBeginning, "所得の更正"});
            if (!differences) return differences.problem();
            found = *std::move(differences);
            return std::string{};
        });
    ASSERT_TRUE(done) << done.problem().message;
    int households = 0;
    for (const DepartmentDifferences& department : found) {
        if (department.department != "national-health-insurance") continue;
        for (const batch::Difference& difference : department.differences) {
            EXPECT_EQ(difference.person_id, head);
            ++households;
        }
    }
    EXPECT_EQ(households, 1);
    const auto after = ledger::find_charge(*town.database->session(),
                                           ledger::Business::national_health_insurance, head, year);
    EXPECT_GT(after->record.amount, before->record.amount);
    EXPECT_EQ(after->record.difference, after->record.amount - before->record.amount);
}

}  // namespace
}  // namespace yakuba::tests
