#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <sstream>

#include "program.h"

// The calculator's contract, as other programs rely on it.
namespace yakuba::tests {
namespace {

std::vector<std::string> tax(std::vector<std::string> more = {}) {
    std::vector<std::string> command{
        "calc", "individual-inhabitant-tax", "--municipality", "352039", "--fiscal-year", "2026"};
    command.insert(command.end(), more.begin(), more.end());
    return command;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

TEST(Calculator, AnswersOneObjectWithOneSheet) {
    const ProgramRun run = run_program(tax(), R"({"salary": 5000000})");
    ASSERT_EQ(run.exit_code, 0) << run.errors;
    const auto sheet = boost::json::parse(run.output).as_object();
    EXPECT_EQ(sheet.at("salary_income").as_int64(), 3'560'000);
}

TEST(Calculator, TakesAnObjectWrittenOverManyLines) {
    const ProgramRun run = run_program(tax(), "{\n  \"salary\":\n  5000000\n}\n");
    ASSERT_EQ(run.exit_code, 0) << run.errors;
    EXPECT_EQ(lines_of(run.output).size(), 1u);
}

TEST(Calculator, AnswersTheOtherLinesWhenSomeAreWrong) {
    const ProgramRun run = run_program(
        tax(),
        "{\"salary\": 5000000}\n{\"salry\": 1}\n{\"salary\": \"many\"}\n{\"salary\": 1000000}\n");
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_EQ(lines_of(run.output).size(), 2u);
    const auto problems = lines_of(run.errors);
    ASSERT_EQ(problems.size(), 2u) << run.errors;
    const auto unknown = boost::json::parse(problems[0]).as_object();
    EXPECT_EQ(unknown.at("line").as_int64(), 2);
    EXPECT_EQ(unknown.at("where").as_string(), "/salry");
    const auto wrong = boost::json::parse(problems[1]).as_object();
    EXPECT_EQ(wrong.at("where").as_string(), "/salary");
}

TEST(Calculator, SaysWhenTextIsNotJson) {
    const ProgramRun run = run_program(tax(), "{\"salary\": \n");
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_TRUE(run.output.empty());
    EXPECT_NE(run.errors.find("json.malformed"), std::string::npos);
}

TEST(Calculator, NeverGuessesAYear) {
    auto command = tax();
    command.back() = "2031";
    const ProgramRun run = run_program(command, "{}");
    EXPECT_EQ(run.exit_code, 2);
    EXPECT_NE(run.errors.find("rates.missing"), std::string::npos);
}

TEST(Calculator, DescribesItsFacts) {
    const ProgramRun run = run_program({"calc", "child-allowance", "--schema"});
    ASSERT_EQ(run.exit_code, 0) << run.errors;
    const auto schema = boost::json::parse(run.output).as_object();
    EXPECT_EQ(schema.at("type").as_string(), "object");
    EXPECT_TRUE(schema.at("properties").as_object().contains("children"));
    EXPECT_TRUE(schema.at("properties").as_object().contains("rates"));
}

TEST(Calculator, ShowsItsRatesWithTheirSources) {
    const ProgramRun run = run_program(tax({"--rates"}));
    ASSERT_EQ(run.exit_code, 0) << run.errors;
    const auto rates = boost::json::parse(run.output).as_object().at("rates").as_array();
    ASSERT_FALSE(rates.empty());
    for (const auto& rate : rates) {
        EXPECT_FALSE(rate.at("article").as_string().empty()) << rate;
        EXPECT_FALSE(rate.at("origin").as_string().empty()) << rate;
    }
}

TEST(Calculator, LetsFactsOverrideARate) {
    const auto sheet_of = [](const std::string& facts) {
        const ProgramRun run = run_program(tax(), facts);
        EXPECT_EQ(run.exit_code, 0) << run.errors;
        return boost::json::parse(run.output).as_object();
    };
    const auto standard = sheet_of(R"({"salary": 5000000})");
    const auto lower = sheet_of(R"({"salary": 5000000, "rates": {"city_rate": "5/100"}})");
    EXPECT_LT(lower.at("city_income_levy").as_int64(), standard.at("city_income_levy").as_int64());
}

}  // namespace
}  // namespace yakuba::tests
