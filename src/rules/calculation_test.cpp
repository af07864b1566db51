#include "rules/calculation.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "rules/examples.h"
#include "rules/test_records.h"

namespace yakuba {
namespace {

namespace json = boost::json;

Calculation prepared() {
    return *Calculation::prepare(chairs::calculator(), chairs::book(), "352039", Date{2026, 4, 1});
}

TEST(Calculation, AnswersFactsWithASheet) {
    const Answer answer =
        prepared().answer(R"({"price": 1000, "chairs": [{"wood": "oak"}]})", Telling::sheet);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer.sheet,
              R"({"fee":330,"wood":"oak","chairs":[{"wood":"oak","legs":4,"made_on":null}]})");
}

TEST(Calculation, ExplainsWithArticlesAndSources) {
    const Answer answer =
        prepared().answer(R"({"price": 1000, "chairs": [{"wood": "oak"}]})", Telling::explanation);
    const json::value value = json::parse(answer.sheet);
    const json::value& explain = value.at("explain");
    EXPECT_EQ(explain.at("sheet").at(0).at("text"), "330円");
    EXPECT_EQ(explain.at("sheet").at(1).at("article"), "椅子条例2条");
    EXPECT_EQ(explain.at("rates").at(0).at("origin"), "ordinance");
    EXPECT_EQ(explain.at("rates").at(1).at("unverified"), true);
    EXPECT_EQ(explain.at("facts").at(10).at("rows").at(0).at(0).at("text"), "樫");
    EXPECT_EQ(explain.at("fingerprint").as_string().size(), 64U);
}

TEST(Calculation, ExplainsInJapanese) {
    const Answer answer = prepared().answer_text(R"({"price": 1234000, "exempt": true})");
    EXPECT_NE(answer.sheet.find("手数料の額： 37,020円　［椅子条例5条］"), std::string::npos)
        << answer.sheet;
    EXPECT_NE(answer.sheet.find("価格： 1,234,000円"), std::string::npos);
    EXPECT_NE(answer.sheet.find("免除： はい"), std::string::npos);
    EXPECT_NE(
        answer.sheet.find("手数料： 150円　［山口市椅子条例1条、2025-04-01から、条例・規則］"),
        std::string::npos);
    EXPECT_NE(answer.sheet.find("未確認"), std::string::npos);
    EXPECT_NE(answer.sheet.find("型： 2件"), std::string::npos);
    EXPECT_NE(answer.sheet.find("    1　木 樫、脚の数 3\n    2　木 松、脚の数 4\n"),
              std::string::npos);
    EXPECT_EQ(answer.sheet.find("生年月日"), std::string::npos) << "an absent fact is left out";
}

TEST(Calculation, AnOverrideHoldsForItsLineOnly) {
    const Calculation calculation = prepared();
    const std::string_view facts = R"({"price": 0, "chairs": [{}], "rates": {"fee": 9}})";
    EXPECT_EQ(json::parse(calculation.answer(facts, Telling::sheet).sheet).at("fee"), 9);
    const Answer explained = calculation.answer(facts, Telling::explanation);
    EXPECT_EQ(json::parse(explained.sheet).at("explain").at("rates").at(0).at("origin"),
              "override");
    EXPECT_EQ(
        json::parse(calculation.answer(R"({"price": 0, "chairs": [{}]})", Telling::sheet).sheet)
            .at("fee"),
        150);
}

TEST(Calculation, WhatCannotBeIsAProblem) {
    const Calculation calculation = prepared();
    const auto first = [&](std::string_view facts) {
        const Answer answer = calculation.answer(facts, Telling::sheet);
        EXPECT_TRUE(answer.sheet.empty());
        return answer.problems.empty() ? Problem{} : answer.problems[0];
    };
    EXPECT_EQ(first("").code, "json.malformed");
    EXPECT_EQ(first("[]").code, "json.malformed");
    EXPECT_EQ(first("{").code, "json.malformed");
    EXPECT_EQ(first(R"({"price": 1, "rates": 3})").where, "/rates");
    EXPECT_EQ(first(R"({"price": 1, "rates": {"fee": "x"}})").where, "/rates/fee");
    const Problem later = first(R"({"price": 1, "chairs": [{}, {"made_on": "2026-04-01"}]})");
    EXPECT_EQ(later.code, "chairs.made_later");
    EXPECT_EQ(later.where, "/chairs/1/made_on");
    EXPECT_EQ(
        to_json(later),
        R"({"code":"chairs.made_later","message":"椅子がまだ作られていません。","where":"/chairs/1/made_on"})");
}

TEST(Calculation, SchemaAndRatesAreJson) {
    const json::value schema = json::parse(facts_schema(chairs::calculator()));
    EXPECT_EQ(schema.at("properties").at("rates").at("properties").at("fee").at("title"), "手数料");
    const json::value rates = json::parse(prepared().rates());
    EXPECT_EQ(rates.at("municipality"), "352039");
    EXPECT_EQ(rates.at("rates").at(0).at("value"), "150");
    EXPECT_EQ(rates.at("rates").at(0).at("article"), "山口市椅子条例1条");
}

TEST(Calculation, PeriodsAreReadInTheirForm) {
    EXPECT_EQ(*first_day_of(Period::fiscal_year, "2026"), Date(2026, 4, 1));
    EXPECT_EQ(*first_day_of(Period::fiscal_year, "FY2026"), Date(2026, 4, 1));
    EXPECT_EQ(*first_day_of(Period::month, "2026-05"), Date(2026, 5, 1));
    EXPECT_EQ(*first_day_of(Period::day, "2026-05-09"), Date(2026, 5, 9));
    EXPECT_EQ(first_day_of(Period::month, "2026").problem().code, "calculation.period");
    EXPECT_FALSE(first_day_of(Period::day, ""));
}

TEST(Examples, ReadDottedColumnsAndLooseJson) {
    const auto examples = parse_examples(
        "source,fiscal_year,municipality,price,chairs.0.wood,chairs.1.made_on,facts,sheet.fee,"
        "sheet.chairs.size,skip_reason\r\n"
        "本,2026,352039,1000,oak,2020-01-01,\"{'count': 2, 'owner': '山口'}\",480,2,\n"
        "誤った本,2026,352039,1,,,,9,,合計が違う\n",
        chairs::calculator());
    ASSERT_TRUE(examples) << examples.problem().where;
    ASSERT_EQ(examples->size(), 2U);
    EXPECT_EQ(
        (*examples)[0].facts,
        R"({"price":1000,"chairs":[{"wood":"oak"},{"made_on":"2020-01-01"}],"count":2,"owner":"山口"})");
    EXPECT_EQ((*examples)[1].skip_reason, "合計が違う");
}

TEST(Examples, AColumnThatIsNotAFactIsRefused) {
    const auto wrong = parse_examples("source,fiscal_year,prise\nx,2026,1\n", chairs::calculator());
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.problem().where, "2行 prise");
    EXPECT_FALSE(parse_examples("source,price\nx\n", chairs::calculator()));
}

}  // namespace
}  // namespace yakuba
