#include <gtest/gtest.h>

#include <filesystem>

#include "app/town_folder.h"
#include "kernel/date.h"
#include "program.h"

// An income was wrong for three years. Corrected, it reaches back through inhabitant tax, national
// health insurance and long-term care insurance: each year of each is charged by the difference,
// and letters go to that person alone.
namespace yakuba::tests {
namespace {

namespace fs = std::filesystem;

constexpr int kYears[] = {2024, 2025, 2026};

class LateIncomeStory : public testing::Test {
protected:
    static void SetUpTestSuite() {
        std::string pattern = (fs::temp_directory_path() / "yakuba-late-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
        must({"init"});
        must({"generate", "--population", "2000", "--seed", "7", "--income-years", "3", "--today",
              "2026-11-24"});
        must({"import"});
        for (const int year : kYears) {
            for (const char* department : {"individual-inhabitant-tax", "long-term-care-insurance",
                                           "national-health-insurance"}) {
                must({"run", department, "assess", "--fiscal-year", std::to_string(year)});
            }
        }
        person_ = number(
            "SELECT min(p.person_id) FROM pension_report p WHERE p.record_no = 1 AND p.revenue > "
            "3000000 AND (SELECT count(*) FROM charge c WHERE c.person_id = p.person_id AND "
            "c.business IN (1, 4)) = 6 AND EXISTS (SELECT 1 FROM charge h WHERE h.person_id = "
            "p.person_id AND h.business = 24)");
        ASSERT_GT(person_, 0) << "nobody with a pension is charged in all three for three years";
        for (const int year : kYears) {
            must({"correct", "--ledger", "pension_report", "--key",
                  "person_id=" + std::to_string(person_), "--key",
                  "fiscal_year=" + std::to_string(year), "--key", "record_no=1", "--set",
                  "revenue=4500000", "--from", std::to_string(year) + "-01-01", "--reason",
                  "年金の支払報告の誤り"});
        }
    }
    static void TearDownTestSuite() { fs::remove_all(folder_); }

    static std::string must(std::vector<std::string> command) {
        command.insert(command.end(), {"--data", folder_});
        const ProgramRun run = run_program(command);
        EXPECT_EQ(run.exit_code, 0) << command[0] << " " << run.errors;
        return run.output;
    }
    static std::int64_t number(std::string_view sql) {
        auto open = app::open_town(folder_);
        EXPECT_TRUE(open);
        return open->database->session()->number(sql).value_or(-1);
    }

    /// The years of which the person was charged: health insurance decides on no year whose first
    /// due date is two years ago (国民健康保険法110条の2).
    static std::vector<int> years_of(std::string_view business) {
        std::vector<int> years;
        for (const int year : kYears) {
            if (number("SELECT count(*) FROM charge WHERE business = " + std::string{business} +
                       " AND fiscal_year = " + std::to_string(year) +
                       " AND person_id = " + std::to_string(person_)) > 0)
                years.push_back(year);
        }
        return years;
    }

    static inline std::string folder_;
    static inline std::int64_t person_ = 0;
};

TEST_F(LateIncomeStory, EveryYearOfEveryDepartmentIsChargedByTheDifference) {
    for (const char* business : {"1", "4", "24"}) {
        for (const int year : years_of(business)) {
            const std::string charges = " FROM charge WHERE business = " + std::string{business} +
                                        " AND fiscal_year = " + std::to_string(year) +
                                        " AND person_id = " + std::to_string(person_);
            EXPECT_EQ(number("SELECT max(version)" + charges), 2) << business << " " << year;
            EXPECT_GT(number("SELECT difference" + charges + " AND version = 2"), 0);
            EXPECT_EQ(number("SELECT amount" + charges + " AND version = 2"),
                      number("SELECT sum(difference)" + charges));
        }
    }
}

TEST_F(LateIncomeStory, NobodyElseIsChargedAnew) {
    EXPECT_EQ(number("SELECT count(*) FROM charge WHERE version > 1"),
              static_cast<std::int64_t>(6 + years_of("24").size()));
    EXPECT_EQ(number("SELECT count(*) FROM charge WHERE version > 1 AND person_id <> " +
                     std::to_string(person_)),
              0);
}

TEST_F(LateIncomeStory, LettersGoOutForTheChangedYearsAlone) {
    const Instant now{std::chrono::duration_cast<std::chrono::microseconds>(
                          std::chrono::system_clock::now().time_since_epoch())
                          .count()};
    const std::string month = to_iso(YearMonth{date_in_japan(now)});
    const std::pair<const char*, const char*> departments[] = {{"individual-inhabitant-tax", "1"},
                                                               {"long-term-care-insurance", "4"},
                                                               {"national-health-insurance", "24"}};
    for (const auto& [department, business] : departments) {
        const std::string said = must({"notices", department, "change", "--month", month});
        const std::string letters = std::to_string(years_of(business).size()) + "通";
        EXPECT_NE(said.find(letters), std::string::npos) << department << "\n" << said;
    }
}

}  // namespace
}  // namespace yakuba::tests
