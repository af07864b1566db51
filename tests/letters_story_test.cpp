#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "app/businesses.h"
#include "app/town_folder.h"
#include "notices/page_reader.h"
#include "notices/words.h"
#include "program.h"
#include "small_town.h"

// The letters of a whole town: whoever is due gets one, about himself, with the amount that was
// decided, and nobody else does. Read back from the files by page_reader, not by the press.
namespace yakuba::tests {
namespace {

namespace fs = std::filesystem;

class LettersStory : public testing::Test {
protected:
    static void SetUpTestSuite() {
        made_ = new SmallTown{};
        town_ = new SmallTown::Copy{made_->copy(made_->assessed())};
        for (const char* month : {"2026-09", "2026-10"}) {
            const ProgramRun run =
                run_program(town_->at({"run", "child-allowance", "assess", "--month", month}));
            ASSERT_EQ(run.exit_code, 0) << run.errors;
        }
        const ProgramRun paid =
            run_program(town_->at({"run", "child-allowance", "pay", "--month", "2026-12"}));
        ASSERT_EQ(paid.exit_code, 0) << paid.errors;
    }
    static void TearDownTestSuite() {
        delete town_;
        delete made_;
    }

    static LetterReport print(std::string_view business, std::string_view name, Date day,
                              const std::string& folder) {
        auto open = app::open_town(town_->folder());
        EXPECT_TRUE(open);
        LetterRequest request;
        request.day = day;
        request.issued_on = std::max(day, Date{2026, 6, 10});
        request.now = start_of_day(request.issued_on);
        request.actor = "試験";
        request.folder = town_->folder() + "/" + folder;
        for (const DepartmentLetter& letter : app::find_department(business)->letters) {
            if (letter.name != name) continue;
            auto report = letter.print(open->town, request);
            EXPECT_TRUE(report) << report.problem().message << report.problem().detail;
            return report ? *report : LetterReport{};
        }
        ADD_FAILURE() << "no letter " << name;
        return {};
    }
    /// First page of each letter, by the subject printed on it.
    static std::map<std::int64_t, std::string> first_pages(const LetterReport& report) {
        std::map<std::int64_t, std::string> pages;
        for (const std::string& file : report.files) {
            const auto read = notices::read_pages(bytes_of(file));
            EXPECT_TRUE(read) << file;
            if (!read) continue;
            for (const std::string& page : *read) {
                const auto at = page.rfind("宛名番号");
                if (page.find("・1／", at) == std::string::npos) continue;
                pages.emplace(std::stoll(page.substr(at + std::string_view{"宛名番号"}.size())),
                              page);
            }
        }
        return pages;
    }
    static std::map<std::int64_t, Yen> amounts(std::string_view sql) {
        std::map<std::int64_t, Yen> amounts;
        auto open = app::open_town(town_->folder());
        open->database->session()->read_values(sql, {}, [&](std::span<const storage::Value> row) {
            amounts[std::get<std::int64_t>(row[0])] = Yen{std::get<std::int64_t>(row[1])};
        });
        return amounts;
    }
    static std::string bytes_of(const std::string& path) {
        std::ifstream file{path, std::ios::binary};
        return {std::istreambuf_iterator<char>{file}, {}};
    }
    /// Letters for whoever is due, each with his amount; held back only whom the register excludes.
    static void expect_each_with_his_amount(const LetterReport& report,
                                            const std::map<std::int64_t, Yen>& due) {
        for (const Problem& held : report.held_back) {
            EXPECT_EQ(held.code, "notices.addressee_dead") << held.message << held.detail;
        }
        EXPECT_EQ(report.letters + static_cast<std::int64_t>(report.held_back.size()),
                  static_cast<std::int64_t>(due.size()));
        const auto pages = first_pages(report);
        EXPECT_EQ(static_cast<std::int64_t>(pages.size()), report.letters) << "one letter each";
        for (const auto& [person, page] : pages) {
            ASSERT_TRUE(due.contains(person)) << person << " was not due";
            EXPECT_NE(page.find(notices::yen_text(due.at(person))), std::string::npos)
                << person << " has another amount than " << due.at(person).amount();
        }
    }

    static SmallTown* made_;
    static SmallTown::Copy* town_;
};
SmallTown* LettersStory::made_ = nullptr;
SmallTown::Copy* LettersStory::town_ = nullptr;

TEST_F(LettersStory, EveryTaxpayerGetsHisOwnNotice) {
    const auto due = amounts(
        "SELECT s.person_id, s.payable FROM individual_inhabitant_tax_sheet s WHERE s.fiscal_year "
        "= 2026 AND "
        "EXISTS (SELECT 1 FROM instalment i WHERE i.business = 1 AND i.fiscal_year = 2026 AND "
        "i.person_id = s.person_id AND i.collection IN (1, 3) AND i.amount > 0)");
    ASSERT_GT(due.size(), 100U);
    expect_each_with_his_amount(
        print("individual-inhabitant-tax", "tax-notice", Date{2026, 4, 1}, "tax"), due);
}

TEST_F(LettersStory, EveryEmployeeGetsWhatTheSalaryPays) {
    const auto due = amounts(
        "SELECT person_id, sum(amount) FROM instalment WHERE business = 1 AND fiscal_year = 2026 "
        "AND collection = 2 GROUP BY person_id HAVING sum(amount) > 0");
    ASSERT_GT(due.size(), 100U);
    expect_each_with_his_amount(print("individual-inhabitant-tax", "special-collection-employee",
                                      Date{2026, 4, 1}, "employees"),
                                due);
}

TEST_F(LettersStory, EmployersListsAddUpToWhatTheyCollect) {
    const LetterReport report = print("individual-inhabitant-tax", "special-collection-employer",
                                      Date{2026, 4, 1}, "employers");
    const auto due = amounts(
        "SELECT payer_id, sum(amount) FROM instalment WHERE business = 1 AND fiscal_year = 2026 "
        "AND collection = 2 AND amount > 0 GROUP BY payer_id");
    EXPECT_TRUE(report.held_back.empty());
    const auto pages = first_pages(report);
    ASSERT_EQ(pages.size(), due.size());
    for (const auto& [payer, page] : pages) {
        EXPECT_NE(page.find(notices::with_commas(due.at(payer).amount())), std::string::npos)
            << payer;
    }
}

TEST_F(LettersStory, EveryPaymentIsAnnounced) {
    const auto due = amounts(
        "SELECT payee_id, sum(amount) FROM payment WHERE business = 2 AND state = 1 AND amount > 0 "
        "GROUP BY payee_id");
    ASSERT_GT(due.size(), 50U);
    expect_each_with_his_amount(print("child-allowance", "payment", Date{2026, 12, 1}, "payments"),
                                due);
}

TEST_F(LettersStory, ChangesAreToldWithTheNewAmount) {
    auto due = amounts(
        "SELECT person_id, monthly_amount FROM child_allowance_decision WHERE month = 202610 AND "
        "change IN (2, 3)");
    expect_each_with_his_amount(print("child-allowance", "change", Date{2026, 10, 1}, "changes"),
                                due);
    due = amounts(
        "SELECT person_id, monthly_amount FROM child_allowance_decision WHERE month = 202610 AND "
        "change = 1");
    expect_each_with_his_amount(
        print("child-allowance", "decision", Date{2026, 10, 1}, "decisions"), due);
}

TEST_F(LettersStory, CopiesOfTheRegisterShowNothingThatWasNotAskedFor) {
    const LetterReport report =
        print("resident-register", "resident-record-copy", Date{2026, 6, 10}, "copies");
    for (const Problem& held : report.held_back) {
        EXPECT_TRUE(held.code == "disclosure.second_officer" ||
                    held.code == "registry.not_resident")
            << held.code;
    }
    ASSERT_GT(report.letters, 500);
    for (const auto& [person, page] : first_pages(report)) {
        const bool national = page.find("本籍省略筆頭者省略省略省略") != std::string::npos;
        const bool foreign = page.find("国籍・地域省略在留資格省略省略省略") != std::string::npos;
        EXPECT_TRUE(national || foreign)
            << "domicile, its head, individual number and resident code of " << person;
        EXPECT_EQ(page.find("世帯主"), std::string::npos) << "the relation of " << person;
    }
}

TEST_F(LettersStory, TheSameRunGivesTheSameFiles) {
    const LetterReport first = print("child-allowance", "payment", Date{2026, 12, 1}, "again-1");
    const LetterReport second = print("child-allowance", "payment", Date{2026, 12, 1}, "again-2");
    ASSERT_EQ(first.files.size(), second.files.size());
    for (std::size_t i = 0; i < first.files.size(); ++i) {
        EXPECT_TRUE(bytes_of(first.files[i]) == bytes_of(second.files[i])) << first.files[i];
    }
}

}  // namespace
}  // namespace yakuba::tests
