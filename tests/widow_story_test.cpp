#include <gtest/gtest.h>

#include <set>

#include "app/businesses.h"
#include "app/town_folder.h"
#include "business/resident_register/events.h"
#include "ledger/charges.h"
#include "program.h"
#include "registry/disclosure.h"
#include "small_town.h"

// A couple lives on its pensions in its own house; the husband dies in mid-year. One notice of
// death ends his insurances, makes his widow head of the household and of its health insurance
// levy, and tells the tax office that the house has a new present owner.
namespace yakuba::tests {
namespace {

constexpr Date kDied{2026, 11, 10};
constexpr Date kNotified{2026, 11, 12};
constexpr FiscalYear kYear{2026};

class WidowStory : public testing::Test {
protected:
    static void SetUpTestSuite() {
        made_ = new SmallTown{};
        town_ = new SmallTown::Copy{made_->copy(made_->assessed())};
        for (const char* department :
             {"national-health-insurance", "long-term-care-insurance", "fixed-asset-tax"}) {
            const ProgramRun run =
                run_program(town_->at({"run", department, "assess", "--fiscal-year", "2026"}));
            ASSERT_EQ(run.exit_code, 0) << run.errors;
        }
    }
    static void TearDownTestSuite() {
        delete town_;
        delete made_;
    }

    WidowStory() {
        auto open = app::open_town(town_->folder());
        EXPECT_TRUE(open);
        open_ = std::make_unique<app::OpenTown>(*std::move(open));
    }
    storage::Session& session() {
        session_ = open_->database->session();
        return *session_;
    }
    std::vector<ToDo> to_dos(std::string_view department, PersonId person) {
        const auto reading = open_->database->session();
        const auto gate = registry::Disclosure::load(*reading, kNotified);
        const registry::AddressRequest request;
        return app::find_department(department)
            ->person_page.to_dos(
                {open_->town, *reading, person, {kNotified}, kNotified, gate, request});
    }
    std::optional<storage::Versioned<ledger::Charge>> charge(ledger::Business business,
                                                             PersonId person) {
        return ledger::find_charge(session(), business, person, kYear);
    }

    static SmallTown* made_;
    static SmallTown::Copy* town_;
    std::unique_ptr<app::OpenTown> open_;
    std::unique_ptr<storage::Session> session_;
};
SmallTown* WidowStory::made_ = nullptr;
SmallTown::Copy* WidowStory::town_ = nullptr;

/// A household of two, insured all year: the head owns a house of his own and is charged by all
/// three departments.
constexpr std::string_view kCoupleSql =
    "SELECT min(h.person_id) FROM resident h WHERE h.relation = '世帯主' AND h.standing = 1 AND "
    "h.version = 1 AND (SELECT count(*) FROM charge c WHERE c.person_id = h.person_id AND "
    "c.business IN (4, 5, 24)) = 3 AND (SELECT count(*) FROM health_levy l WHERE l.person_id = "
    "h.person_id AND l.insured = 2 AND l.months = 12) = 1 AND (SELECT count(*) FROM resident w "
    "WHERE w.household_id = h.household_id AND w.relation = '妻' AND w.standing = 1 AND w.version "
    "= 1) = 1 AND (SELECT count(*) FROM resident m WHERE m.household_id = h.household_id) = 2";

TEST_F(WidowStory, OneNoticeOfDeathReachesEveryDepartment) {
    const PersonId husband{session().number(kCoupleSql).value_or(0)};
    ASSERT_TRUE(husband) << "no such couple in the town";
    const PersonId widow{
        session()
            .number("SELECT max(w.person_id) FROM resident w JOIN resident h ON h.household_id = "
                    "w.household_id WHERE h.person_id = :husband AND w.person_id <> :husband",
                    {{"husband", husband.value()}})
            .value_or(0)};
    const auto levied = charge(ledger::Business::national_health_insurance, husband);
    const auto cared = charge(ledger::Business::long_term_care_insurance, husband);
    ASSERT_TRUE(levied && cared);

    resident_register::Death death;
    death.filing = {.actor = "clerk",
                    .now = start_of_day(kNotified),
                    .key = "death",
                    .occurred_on = kDied,
                    .notified_on = kNotified};
    death.person = husband;
    const auto outcome =
        resident_register::death(*resident_register::open_desk(open_->town, kNotified), death);
    ASSERT_TRUE(outcome) << outcome.problem().message;
    EXPECT_EQ(outcome->new_head, widow);
    EXPECT_TRUE(outcome->head_ex_officio) << "令25条: one person is left";

    std::set<std::string> changed;
    for (const DepartmentDifferences& department : outcome->differences)
        changed.insert(department.department);
    EXPECT_TRUE(changed.contains("national-health-insurance"));
    EXPECT_TRUE(changed.contains("long-term-care-insurance"));

    // His levy ends with October; hers begins with November, for herself alone.
    const auto his = charge(ledger::Business::national_health_insurance, husband);
    const auto hers = charge(ledger::Business::national_health_insurance, widow);
    EXPECT_LT(his->record.amount, levied->record.amount);
    ASSERT_TRUE(hers);
    EXPECT_GT(hers->record.amount, Yen{0});
    EXPECT_EQ(session().number("SELECT months FROM health_levy WHERE fiscal_year = 2026 AND "
                               "person_id = :widow ORDER BY version DESC LIMIT 1",
                               {{"widow", widow.value()}}),
              5);
    // His care premium is owed for April to October.
    const auto care = charge(ledger::Business::long_term_care_insurance, husband);
    EXPECT_LT(care->record.amount, cared->record.amount);
    EXPECT_EQ(session().number("SELECT count(*) FROM charge WHERE business = 5 AND version > 1"), 0)
        << "the tax of 1 January stays";

    // The house has a present owner (地方税法384条の3).
    bool asked = false;
    for (const ToDo& to_do : to_dos("fixed-asset-tax", husband))
        asked |= to_do.article.find("384条の3") != std::string_view::npos;
    for (const ToDo& to_do : to_dos("fixed-asset-tax", widow))
        asked |= to_do.article.find("384条の3") != std::string_view::npos;
    EXPECT_TRUE(asked);
}

}  // namespace
}  // namespace yakuba::tests
