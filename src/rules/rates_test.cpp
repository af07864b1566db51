#include "rules/rates.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "rules/test_records.h"

namespace yakuba {
namespace {

using chairs::Rates;

Result<Resolved<Rates>> resolved(std::string_view municipality, Date day) {
    return resolve<Rates>(chairs::book(), chairs::rates_description(), municipality, day);
}

TEST(Rates, TheLawSpeaksWhereThereIsNoOrdinance) {
    const auto r = resolved("131016", Date{2025, 4, 1});
    ASSERT_TRUE(r) << r.problem().message;
    EXPECT_EQ(r->rates.fee, Yen{100});
    EXPECT_EQ(r->rates.rate, (Ratio{3, 100}));
    ASSERT_EQ(r->rates.models.size(), 2U);
    EXPECT_EQ(r->rates.models[0].legs, 3);
    ASSERT_EQ(r->sources.size(), 4U);
    EXPECT_EQ(r->sources[0].origin, Origin::standard);
    EXPECT_EQ(r->sources[1].origin, Origin::law);
    EXPECT_EQ(r->sources[1].article, "椅子法2条");
    EXPECT_EQ(r->sources[1].from, Date(2020, 1, 1));
    EXPECT_EQ(r->sources[1].source, "椅子の本");
    EXPECT_TRUE(r->sources[1].unverified);
}

TEST(Rates, TheOrdinanceSpeaksFromItsDay) {
    EXPECT_EQ(resolved("352039", Date{2025, 3, 31})->rates.fee, Yen{100});
    const auto r = resolved("352039", Date{2025, 4, 1});
    EXPECT_EQ(r->rates.fee, Yen{150});
    EXPECT_EQ(r->sources[0].origin, Origin::ordinance);
    EXPECT_EQ(r->sources[0].article, "山口市椅子条例1条");
}

TEST(Rates, AValueBeginsOnItsFirstDayAndNotBefore) {
    EXPECT_EQ(resolved("131016", Date{2026, 3, 31})->rates.fee, Yen{100});
    EXPECT_EQ(resolved("131016", Date{2026, 4, 1})->rates.fee, Yen{120});
}

TEST(Rates, AMissingYearIsAProblemAndNeverANeighboursValue) {
    const auto early = resolved("131016", Date{2024, 3, 31});
    ASSERT_FALSE(early);
    EXPECT_EQ(early.problem().code, "rates.missing");
    EXPECT_EQ(early.problem().where, "fee");
    const auto lapsed = resolved("131016", Date{2027, 4, 1});
    ASSERT_FALSE(lapsed);
    EXPECT_EQ(lapsed.problem().where, "day");
    EXPECT_FALSE(resolved("131016", Date{2028, 4, 1}));
}

TEST(Rates, NothingIsAnsweredFromTheDayTheLawWasNotChecked) {
    RateFile law = *parse_rate_file(chairs::kLaw, "chairs.toml");
    law.keys.at("day").values[0].to = kForever;
    const RateBook book{law, {}};
    EXPECT_TRUE(resolve<Rates>(book, chairs::rates_description(), "131016", Date{2028, 3, 31}));
    const auto late = resolve<Rates>(book, chairs::rates_description(), "131016", Date{2028, 4, 1});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.problem().code, "rates.missing");
}

TEST(Rates, AnOrdinanceCannotChangeWhatTheLawFixes) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("yakuba-rates-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "law");
    std::filesystem::create_directories(folder / "ordinances" / "352039");
    std::ofstream(folder / "law" / "chairs.toml") << chairs::kLaw;
    const auto ordinance = folder / "ordinances" / "352039" / "chairs.toml";
    std::ofstream(ordinance) << chairs::kOrdinance;
    EXPECT_TRUE(RateBook::load(folder.string(), "chairs"));
    std::ofstream(ordinance)
        << "[rate]\nlabel=\"率\"\nvalues=[{from=\"FY2025\",value=\"1/2\",article=\"条例\"}]\n";
    const auto book = RateBook::load(folder.string(), "chairs");
    ASSERT_FALSE(book);
    EXPECT_EQ(book.problem().code, "rates.not_for_ordinance");
    std::ofstream(folder / "law" / "chairs.toml")
        << "[fee]\nlabel=\"x\"\nstandard=true\nat_least=100\nat_most=\"150/1\"\n"
           "values=[{from=\"FY2020\",value=100,article=\"a\"}]\n";
    for (const auto& [fee, allowed] :
         {std::pair{99, false}, {100, true}, {150, true}, {151, false}}) {
        std::ofstream(ordinance) << "[fee]\nlabel=\"x\"\nvalues=[{from=\"FY2025\",value=" << fee
                                 << ",article=\"条例\"}]\n";
        EXPECT_EQ(static_cast<bool>(RateBook::load(folder.string(), "chairs")), allowed) << fee;
    }
    const auto none = RateBook::load(folder.string(), "tables");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.problem().code, "rates.no_file");
    std::filesystem::remove_all(folder);
}

class RateFileRefuses : public testing::TestWithParam<std::string_view> {};
TEST_P(RateFileRefuses, ByNamingTheFileAndLine) {
    const auto file = parse_rate_file(GetParam(), "chairs.toml");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.problem().code, "rates.malformed");
    EXPECT_TRUE(file.problem().where.starts_with("chairs.toml:")) << file.problem().where;
}
INSTANTIATE_TEST_SUITE_P(
    Toml, RateFileRefuses,
    testing::Values(
        "fee = ", "fee = 3", "[fee]\nvalues = [{from=\"FY2020\",value=1,article=\"a\"}]",
        "[fee]\nlabel = \"x\"", "[fee]\nlabel = \"x\"\nvalues = [3]",
        "[fee]\nlabel=\"x\"\nvalues=[{from=\"FY20\",value=1,article=\"a\"}]",
        "[fee]\nlabel=\"x\"\nvalues=[{from=\"2020-13\",value=1,article=\"a\"}]",
        "[fee]\nlabel=\"x\"\nvalues=[{from=\"FY2020\",value=0.5,article=\"a\"}]",
        "[fee]\nlabel=\"x\"\nvalues=[{from=\"FY2020\",value=1}]",
        "[fee]\nlabel=\"x\"\nvalues=[{value=1,article=\"a\"}]",
        "[fee]\nlabel=\"x\"\nvalues=[{from=\"FY2020\",article=\"a\"}]",
        "[fee]\nlabel=\"x\"\nvalues=[{from=\"FY2020\",to=\"FY2020\",value=1,article=\"a\"}]",
        "[fee]\nlabel=\"x\"\nvalues=[{from=\"FY2020\",value=1,articel=\"a\"}]",
        "[fee]\nlabel=\"x\"\nstandart=true\nvalues=[{from=\"FY2020\",value=1,article=\"a\"}]",
        "[fee]\nlabel=\"x\"\nvalues=[{from=\"FY2021\",value=1,article=\"a\"},"
        "{from=\"FY2020\",value=1,article=\"a\"}]"));

TEST(Rates, AValueOfTheWrongKindIsFoundWhenItIsResolved) {
    RateFile law = *parse_rate_file(chairs::kLaw, "chairs.toml");
    law.keys.at("fee") =
        parse_rate_file(
            "[fee]\nlabel=\"x\"\nvalues=[{from=\"FY2020\",value=\"百円\",article=\"a\"}]", "f")
            ->keys.at("fee");
    const auto r =
        resolve<Rates>(RateBook{law, {}}, chairs::rates_description(), "", Date{2026, 4, 1});
    ASSERT_FALSE(r);
    EXPECT_EQ(r.problem().code, "rates.malformed");
}

TEST(Rates, AnOverrideIsMarked) {
    auto r = resolved("352039", Date{2026, 4, 1});
    const auto problems = override_rates(chairs::rates_description(), &r->rates, r->sources,
                                         boost::json::parse(R"({"fee": 7})").as_object(), "/rates");
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(r->rates.fee, Yen{7});
    EXPECT_EQ(r->sources[0].origin, Origin::override_);
    EXPECT_EQ(r->sources[1].origin, Origin::law);
    const auto wrong = override_rates(chairs::rates_description(), &r->rates, r->sources,
                                      boost::json::parse(R"({"tax": 7})").as_object(), "/rates");
    ASSERT_EQ(wrong.size(), 1U);
    EXPECT_EQ(wrong[0].where, "/rates/tax");
}

TEST(Rates, TheFingerprintChangesWithAnyValue) {
    auto r = resolved("352039", Date{2026, 4, 1});
    const std::string before = fingerprint(chairs::rates_description(), &r->rates);
    EXPECT_EQ(before.size(), 64U);
    EXPECT_EQ(before, fingerprint(chairs::rates_description(), &r->rates));
    r->rates.models[1].legs = 5;
    EXPECT_NE(before, fingerprint(chairs::rates_description(), &r->rates));
}

}  // namespace
}  // namespace yakuba
