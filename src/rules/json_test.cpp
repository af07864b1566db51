#include "rules/json.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <boost/json.hpp>

#include "rules/test_records.h"

namespace yakuba {
namespace {

namespace json = boost::json;
using chairs::Facts;

std::vector<Problem> read(std::string_view text, Facts& facts) {
    return read_json(chairs::facts_description(), &facts,
                     json::parse(json::string_view{text.data(), text.size()}).as_object());
}

TEST(Json, ReadsEveryKindOfField) {
    Facts facts;
    const auto problems = read(R"({
        "price": 1000, "count": 3, "exempt": true, "owner": "山口", "born_on": "1935-04-00",
        "month": "2026-04", "person": 12, "share": "1/3", "year": 2026,
        "seen": "2026-04-01T09:30:00.000000+09:00",
        "chairs": [{"wood": "oak", "made_on": "2020-02-29"}, {}]})",
                               facts);
    ASSERT_TRUE(problems.empty()) << problems[0].where << problems[0].message;
    EXPECT_EQ(facts.price, Yen{1000});
    EXPECT_TRUE(facts.exempt);
    EXPECT_EQ(facts.born_on, PartialDate(1935, 4, 0));
    EXPECT_EQ(facts.month, YearMonth(2026, 4));
    EXPECT_EQ(facts.person, PersonId{12});
    EXPECT_EQ(facts.share, (Ratio{1, 3}));
    ASSERT_EQ(facts.chairs.size(), 2U);
    EXPECT_EQ(facts.chairs[0].wood, chairs::Wood::oak);
    EXPECT_EQ(facts.chairs[0].made_on, Date(2020, 2, 29));
    EXPECT_EQ(facts.chairs[1].legs, 4);
}

TEST(Json, ARatioMayBeANumber) {
    Facts facts;
    EXPECT_TRUE(read(R"({"price": 0, "share": 0.06})", facts).empty());
    EXPECT_EQ(facts.share, (Ratio{6, 100}));
}

TEST(Json, NullAndAbsentLeaveTheDefault) {
    Facts facts;
    facts.count = 7;
    EXPECT_TRUE(read(R"({"price": 1, "count": null})", facts).empty());
    EXPECT_EQ(facts.count, 7);
}

struct Wrong {
    std::string_view text;
    std::string_view code;
    std::string_view where;
};
class JsonRefuses : public testing::TestWithParam<Wrong> {};
TEST_P(JsonRefuses, WithThePath) {
    Facts facts;
    const auto problems = read(GetParam().text, facts);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].code, GetParam().code);
    EXPECT_EQ(problems[0].where, GetParam().where);
    EXPECT_FALSE(problems[0].message.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Facts, JsonRefuses,
    testing::Values(
        Wrong{R"({"price": 1, "prise": 1})", "json.unknown_key", "/prise"},
        Wrong{R"({"price": 1, "a/b~c": 1})", "json.unknown_key", "/a~1b~0c"},
        Wrong{R"({})", "json.missing", "/price"},
        Wrong{R"({"price": null})", "json.missing", "/price"},
        Wrong{R"({"price": "1"})", "json.wrong_type", "/price"},
        Wrong{R"({"price": 1.5})", "json.wrong_type", "/price"},
        Wrong{R"({"price": 99999999999999})", "json.out_of_range", "/price"},
        Wrong{R"({"price": 18446744073709551615})", "json.out_of_range", "/price"},
        Wrong{R"({"price": 1, "count": 3000000000})", "json.malformed", "/count"},
        Wrong{R"({"price": 1, "exempt": 1})", "json.wrong_type", "/exempt"},
        Wrong{R"({"price": 1, "born_on": "1935-13-01"})", "json.malformed", "/born_on"},
        Wrong{R"({"price": 1, "month": "2026-4"})", "json.malformed", "/month"},
        Wrong{R"({"price": 1, "person": -3})", "json.malformed", "/person"},
        Wrong{R"({"price": 1, "share": "1/0"})", "json.malformed", "/share"},
        Wrong{R"({"price": 1, "share": 1e99})", "json.malformed", "/share"},
        Wrong{R"({"price": 1, "chairs": {}})", "json.wrong_type", "/chairs"},
        Wrong{R"({"price": 1, "chairs": [{}, 4]})", "json.wrong_type", "/chairs/1"},
        Wrong{R"({"price": 1, "chairs": [{"wood": "ash"}]})", "json.malformed", "/chairs/0/wood"},
        Wrong{R"({"price": 1, "chairs": [{"made_on": "2021-02-29"}]})", "json.malformed",
              "/chairs/0/made_on"},
        Wrong{R"({"price": 1, "chairs": [{"arms": 2}]})", "json.unknown_key", "/chairs/0/arms"}));

TEST(Json, AWrongCodeNamesTheWordsThatMayBeUsed) {
    Facts facts;
    const auto problems = read(R"({"price": 1, "chairs": [{"wood": "ash"}]})", facts);
    EXPECT_NE(problems.at(0).message.find("pine（松） oak（樫）"), std::string::npos);
}

Date any_date() {
    const auto day = *rc::gen::inRange(0, 60'000);
    return *rc::gen::element(Date{}, Date{1900, 1, 1} + std::chrono::days{day});
}

chairs::Chair any_chair() {
    return {*rc::gen::element(chairs::Wood::pine, chairs::Wood::oak), *rc::gen::inRange(-9, 9),
            any_date()};
}

/// Text that JSON can carry: any Unicode but the control plane's surrogates.
std::string any_text() {
    return *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127)) +
           *rc::gen::element<std::string>("", "葛󠄀城", "\"\\/", "𠮷野家");
}

TEST(Json, WrittenAndReadAgainIsTheSameRecord) {
    rc::check([] {
        Facts facts;
        facts.price = Yen{*rc::gen::inRange<std::int64_t>(-10'000'000'000'000, 10'000'000'000'001)};
        facts.count = *rc::gen::arbitrary<int>();
        facts.exempt = *rc::gen::arbitrary<bool>();
        facts.owner = any_text();
        facts.born_on = any_date();
        facts.month = YearMonth{*rc::gen::inRange(1900, 2100), *rc::gen::inRange(1, 13)};
        facts.person = PersonId{*rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000'000)};
        facts.share = Ratio{*rc::gen::inRange(-100, 100), *rc::gen::inRange(1, 1000)};
        facts.year = FiscalYear{*rc::gen::inRange(1900, 2100)};
        const int chairs = *rc::gen::inRange(0, 4);
        for (int i = 0; i < chairs; ++i)
            facts.chairs.push_back(any_chair());

        const std::string text = json::serialize(write_json(chairs::facts_description(), &facts));
        Facts again;
        RC_ASSERT(read(text, again).empty());
        RC_ASSERT(json::serialize(write_json(chairs::facts_description(), &again)) == text);
        RC_ASSERT(again.owner == facts.owner);
        RC_ASSERT(again.price == facts.price);
        RC_ASSERT(again.chairs.size() == facts.chairs.size());
    });
}

TEST(Json, TheSchemaNamesEveryField) {
    const json::object schema = json_schema(chairs::facts_description());
    const json::object& properties = schema.at("properties").as_object();
    EXPECT_EQ(properties.size(), chairs::facts_description().lines.size());
    EXPECT_EQ(properties.at("price").at("x-article"), "椅子条例3条");
    EXPECT_EQ(properties.at("price").at("description"), "税抜き");
    EXPECT_EQ(properties.at("chairs").at("items").at("properties").at("wood").at("enum"),
              json::value({"pine", "oak"}));
    EXPECT_EQ(schema.at("required"), json::value(json::array{"price"}));
    EXPECT_EQ(schema.at("additionalProperties"), false);
}

}  // namespace
}  // namespace yakuba
