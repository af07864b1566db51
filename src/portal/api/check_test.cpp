#include "portal/api/check.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace yakuba::portal::api {
namespace {

namespace json = boost::json;

const char* const kSchema = R"({"type":"object","properties":{
    "day":{"type":"string","format":"date"},
    "number":{"type":"integer","minimum":1,"maximum":100},
    "word":{"type":"string","enum":["a","b"]},
    "rows":{"type":"array","minItems":1,"items":{"type":"object","properties":{
        "name":{"type":"string","minLength":1,"maxLength":3}},
        "required":["name"],"additionalProperties":false}}},
    "required":["day"],"additionalProperties":false})";

/// "code place" of the first problem; empty when the text fits.
std::string first(const char* text) {
    const auto problems = check(json::parse(kSchema).as_object(), json::parse(text));
    if (problems.empty()) return {};
    return std::string{problems.front().code} + " " + problems.front().where;
}

TEST(ApiCheck, NamesThePlaceOfWhatIsWrong) {
    EXPECT_EQ(first(R"({"day":"2026-04-01","number":3,"word":"a","rows":[{"name":"山口"}]})"), "");
    EXPECT_EQ(first(R"([])"), "json.wrong_type /");
    EXPECT_EQ(first(R"({})"), "json.missing /day");
    EXPECT_EQ(first(R"({"day":"2026-02-30"})"), "json.malformed /day");
    EXPECT_EQ(first(R"({"day":20260401})"), "json.wrong_type /day");
    EXPECT_EQ(first(R"({"day":"2026-04-01","a/b":1})"), "json.unknown_key /a~1b");
    EXPECT_EQ(first(R"({"day":"2026-04-01","number":101})"), "json.too_large /number");
    EXPECT_EQ(first(R"({"day":"2026-04-01","number":18446744073709551615})"),
              "json.too_large /number");
    EXPECT_EQ(first(R"({"day":"2026-04-01","number":1e300})"), "json.wrong_type /number");
    EXPECT_EQ(first(R"({"day":"2026-04-01","word":"c"})"), "json.malformed /word");
    EXPECT_EQ(first(R"({"day":"2026-04-01","rows":[]})"), "json.missing /rows");
    EXPECT_EQ(first(R"({"day":"2026-04-01","rows":[{"name":"一二三四"}]})"),
              "json.too_large /rows/0/name");
    EXPECT_EQ(first(R"({"day":"2026-04-01","rows":[{"name":"a"},{}]})"),
              "json.missing /rows/1/name");
}

TEST(ApiCheck, ReadsParametersByTheirSchema) {
    const json::object number = json::parse(R"({"type":"integer","minimum":1})").as_object();
    EXPECT_TRUE(check_text(number, "limit", "5").empty());
    for (const char* wrong : {"", "0", "-1", "x", "1.5", "99999999999999999999"})
        EXPECT_FALSE(check_text(number, "limit", wrong).empty()) << wrong;
    const json::object flag = json::parse(R"({"type":"boolean"})").as_object();
    EXPECT_TRUE(check_text(flag, "explain", "true").empty());
    EXPECT_FALSE(check_text(flag, "explain", "yes").empty());
}

TEST(ApiCheck, TellsAllProblemsAtOnce) {
    const auto response = problems_json({{.code = "a.first", .message = "一", .where = "/x"},
                                         {.code = "b.second", .message = "二"}},
                                        422);
    const auto object = json::parse(response.body).as_object();
    EXPECT_EQ(object.at("code"), "a.first");
    EXPECT_EQ(object.at("errors").as_array().size(), 2U);
}

}  // namespace
}  // namespace yakuba::portal::api
