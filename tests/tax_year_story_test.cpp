#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>

#include "app/town_folder.h"
#include "program.h"
#include "small_town.h"

// The tax year opens: facts for 1 January, a sheet for everyone, charges and instalments, letters;
// then a salary report turns out to be wrong, and only the difference is charged.
namespace yakuba::tests {
namespace {

namespace fs = std::filesystem;

class TaxYearStory : public testing::Test {
protected:
    static void SetUpTestSuite() { made_ = new SmallTown{}; }
    static void TearDownTestSuite() {
        delete made_;
        made_ = nullptr;
    }
    /// The single number a query answers in a town's database.
    static std::int64_t number(const std::string& folder, std::string_view sql) {
        auto open = app::open_town(folder);
        EXPECT_TRUE(open);
        return open->database->session()->number(sql).value_or(-1);
    }
    static SmallTown* made_;
};
SmallTown* TaxYearStory::made_ = nullptr;

TEST_F(TaxYearStory, EveryResidentHasASheetAndEverySheetItsCharge) {
    const std::string& town = made_->assessed();
    EXPECT_GT(number(town, "SELECT count(*) FROM individual_inhabitant_tax_sheet"), 2'000);
    EXPECT_EQ(number(town, "SELECT sum(payable) FROM individual_inhabitant_tax_sheet"),
              number(town, "SELECT sum(amount) FROM charge WHERE business = 1"));
    EXPECT_EQ(number(town, "SELECT sum(amount) FROM charge WHERE business = 1"),
              number(town, "SELECT sum(amount) FROM instalment WHERE business = 1"));
    EXPECT_EQ(number(town,
                     "SELECT count(*) FROM charge c WHERE c.business = 1 AND"
                     " c.amount <> c.city + c.prefecture + c.national"),
              0);
}

TEST_F(TaxYearStory, WhatWasDecidedIsPublishedForTheOtherDepartments) {
    EXPECT_EQ(number(made_->assessed(), "SELECT count(*) FROM tax_status"),
              number(made_->assessed(), "SELECT count(*) FROM individual_inhabitant_tax_sheet"));
}

TEST_F(TaxYearStory, ASecondRunChangesNothing) {
    const SmallTown::Copy town = made_->copy(made_->assessed());
    const std::string before = made_->fingerprint(town.folder());
    EXPECT_EQ(run_program(town.at(made_->assess_command())).exit_code, 0);
    EXPECT_EQ(run_program(town.at(made_->import_command())).exit_code, 0);
    EXPECT_EQ(made_->fingerprint(town.folder()), before);
}

TEST_F(TaxYearStory, ADryRunWritesNothing) {
    const SmallTown::Copy town = made_->copy(made_->imported());
    const std::string before = made_->fingerprint(town.folder());
    auto command = made_->assess_command();
    command.push_back("--dry-run");
    EXPECT_EQ(run_program(town.at(command)).exit_code, 0);
    EXPECT_EQ(made_->fingerprint(town.folder()), before);
}

TEST_F(TaxYearStory, ExportAndImportBringTheSameTown) {
    const SmallTown::Copy first = made_->copy(made_->assessed());
    const std::string files = first.folder() + "/out";
    ASSERT_EQ(run_program(first.at({"export", files})).exit_code, 0);
    fs::remove(files + "/run_record.csv");
    const SmallTown::Copy second = made_->copy(made_->empty());
    const ProgramRun import = run_program(second.at({"import", files}));
    ASSERT_EQ(import.exit_code, 0) << import.errors;
    EXPECT_EQ(made_->fingerprint(second.folder()), made_->fingerprint(first.folder()));
}

TEST_F(TaxYearStory, AnyFigureIsExplainedLineByLine) {
    const SmallTown::Copy town = made_->copy(made_->assessed());
    const ProgramRun run =
        run_program(town.at({"explain", "individual-inhabitant-tax", "--person", made_->taxpayer(),
                             "--fiscal-year", "2026", "--json"}));
    ASSERT_EQ(run.exit_code, 0) << run.errors;
    const auto explained = boost::json::parse(run.output).as_object();
    EXPECT_FALSE(explained.at("facts").as_array().empty());
    EXPECT_FALSE(explained.at("rates").as_array().empty());
    int with_article = 0;
    for (const auto& line : explained.at("sheet").as_array()) {
        with_article += !line.at("article").as_string().empty();
    }
    EXPECT_GT(with_article, 30);
}

TEST_F(TaxYearStory, ACorrectionShowsTheDifferenceFirstAndThenChargesItAlone) {
    const SmallTown::Copy town = made_->copy(made_->assessed());
    const std::string person = made_->taxpayer();
    const std::string before = made_->fingerprint(town.folder());
    auto dry = made_->correct_command();
    dry.push_back("--dry-run");
    const ProgramRun tried = run_program(town.at(dry));
    ASSERT_EQ(tried.exit_code, 0) << tried.errors;
    EXPECT_NE(tried.output.find("個人住民税"), std::string::npos) << tried.output;
    EXPECT_EQ(made_->fingerprint(town.folder()), before);

    ASSERT_EQ(run_program(town.at(made_->correct_command())).exit_code, 0);
    const std::string of_person = " WHERE business = 1 AND person_id = " + person;
    EXPECT_EQ(number(town.folder(), "SELECT count(*) FROM charge" + of_person), 2);
    EXPECT_EQ(number(town.folder(), "SELECT amount FROM charge" + of_person + " AND version = 2"),
              number(town.folder(), "SELECT sum(difference) FROM charge" + of_person));
    EXPECT_EQ(number(town.folder(), "SELECT count(*) FROM charge WHERE version > 1"), 1)
        << "only the corrected person is charged anew";
    // The very same command again: nothing happens.
    const std::string after = made_->fingerprint(town.folder());
    const ProgramRun again = run_program(town.at(made_->correct_command()));
    EXPECT_EQ(again.exit_code, 0);
    EXPECT_EQ(made_->fingerprint(town.folder()), after);
}

TEST_F(TaxYearStory, TheLettersAreWrittenAndHeldToTheirSubjects) {
    const SmallTown::Copy town = made_->copy(made_->assessed());
    const ProgramRun run =
        run_program(town.at({"notices", "individual-inhabitant-tax", "tax-notice", "--fiscal-year",
                             "2026", "--sample", "20"}));
    ASSERT_EQ(run.exit_code, 0) << run.errors;
    EXPECT_NE(run.output.find("20通"), std::string::npos) << run.output;
    std::size_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(town.folder() + "/notices")) {
        if (entry.path().extension() == ".pdf") bytes += entry.file_size();
    }
    EXPECT_GT(bytes, 20'000u);
}

TEST_F(TaxYearStory, ABadRowIsNamedAndNothingIsLoaded) {
    const SmallTown::Copy town = made_->copy(made_->empty());
    const std::string files = town.folder() + "/bad";
    fs::create_directories(files);
    fs::copy(made_->import_command().at(1) + "/resident.csv", files + "/resident.csv");
    // The birth date of the last resident becomes a day that does not exist.
    const std::string script = "sed -i '$ s/\\([0-9]\\{4\\}\\)-[0-9][0-9]-[0-9][0-9]/\\1-02-31/' " +
                               files + "/resident.csv";
    ASSERT_EQ(std::system(script.c_str()), 0);
    const ProgramRun run = run_program(town.at({"import", files}));
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_NE(run.errors.find("resident.csv"), std::string::npos) << run.errors;
    EXPECT_EQ(number(town.folder(), "SELECT count(*) FROM resident"), 0);
}

}  // namespace
}  // namespace yakuba::tests
