#include "procedures/definition.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "procedures/test_procedure.h"

namespace yakuba::procedures {
namespace {

namespace json = boost::json;

TEST(Definition, all_procedures_of_the_data_folder_can_be_read) {
    const auto catalogue = Catalogue::load(YAKUBA_ROOT "/data");
    ASSERT_TRUE(catalogue) << catalogue.problem().message;
    std::size_t files = 0;
    for (const auto& file : std::filesystem::directory_iterator(YAKUBA_ROOT "/data/procedures"))
        files += file.path().extension() == ".toml" ? 1 : 0;
    EXPECT_EQ(catalogue->all().size(), files);
    EXPECT_NE(catalogue->find("child-allowance-claim"), nullptr);
    EXPECT_EQ(catalogue->find("nothing"), nullptr);
    EXPECT_EQ(catalogue->of_department("child-allowance").size(), 11U);
}

TEST(Definition, every_question_people_are_asked_says_what_it_is_in_three_languages_or_falls_back) {
    const auto catalogue = Catalogue::load(YAKUBA_ROOT "/data");
    ASSERT_TRUE(catalogue);
    for (const Procedure& procedure : catalogue->all()) {
        EXPECT_FALSE(procedure.plain.easy.empty()) << procedure.id;
        EXPECT_FALSE(procedure.plain.en.empty()) << procedure.id;
        EXPECT_EQ(without_ruby(procedure.plain.in("ja")).find('|'), std::string::npos);
        for (const Section& section : procedure.sections) {
            for (const Question& question : section.questions)
                EXPECT_EQ(without_ruby(question.label.ja).find('{'), std::string::npos)
                    << question.key;
        }
    }
}

TEST(Definition, a_fingerprint_changes_with_the_text) {
    const auto one = parse_procedure(test::kProcedure, "p.toml");
    const auto other = parse_procedure(std::string{test::kProcedure} + "\n# later\n", "p.toml");
    ASSERT_TRUE(one) << one.problem().message;
    ASSERT_TRUE(other);
    EXPECT_NE(one->fingerprint, other->fingerprint);
}

struct Mistake {
    const char* from;
    const char* to;
    const char* says;
};
class Mistakes : public testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, are_refused_with_file_line_and_words) {
    std::string text{test::kProcedure};
    const auto at = text.find(GetParam().from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, std::string_view{GetParam().from}.size(), GetParam().to);
    const auto read = parse_procedure(text, "p.toml");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.problem().code, "procedure.malformed");
    EXPECT_NE(read.problem().message.find(GetParam().says), std::string::npos)
        << read.problem().message;
    EXPECT_TRUE(read.problem().where.starts_with("p.toml:")) << read.problem().where;
}

INSTANTIATE_TEST_SUITE_P(
    Definition, Mistakes,
    testing::Values(Mistake{"minutes = 3", "minuts = 3", "「minuts」という項目はありません"},
                    Mistake{"kind = \"phone\"", "kind = \"fone\"", "「fone」という値はありません"},
                    Mistake{"key = \"phone\"", "key = \"reason\"", "key「reason」が二つあります"},
                    Mistake{"of = \"reason\"", "of = \"later\"", "前にない質問「later」"},
                    Mistake{"source = \"people.person.name\"", "source = \"elsewhere.name\"",
                            "情報源「elsewhere.name」が facts にありません"},
                    Mistake{"from = \"event_on\"", "from = \"phone\"", "日付の質問ではありません"},
                    Mistake{"{名前|なまえ}", "{名前}", "ふりがなは {漢字|かな}"},
                    Mistake{"retention = \"five\"", "retention = \"six\"",
                            "「six」という値はありません"},
                    Mistake{"version = \"1\"", "version = 1", "version は空でない文字で書きます"},
                    Mistake{"days = 15", "days = 1.5", "小数や時刻は使いません"}));

TEST(Definition, the_schema_of_the_answers_has_every_question_and_its_limits) {
    const auto procedure = parse_procedure(test::kProcedure, "p.toml");
    ASSERT_TRUE(procedure);
    const json::object schema = answer_schema(*procedure);
    const json::object& properties = schema.at("properties").as_object();
    EXPECT_EQ(properties.at("reason").at("enum").as_array().size(), 2U);
    EXPECT_EQ(properties.at("amount").at("maximum").as_int64(), 500'000);
    EXPECT_EQ(properties.at("children").at("type").as_string(), "array");
    EXPECT_FALSE(schema.at("additionalProperties").as_bool());
    const json::array& required = schema.at("required").as_array();
    EXPECT_NE(std::find(required.begin(), required.end(), json::value("phone")), required.end());
    EXPECT_EQ(std::find(required.begin(), required.end(), json::value("other")), required.end());
}

TEST(Words, fall_back_to_japanese) {
    const Words words{"{住所|じゅうしょ}", "", "Address"};
    EXPECT_EQ(words.in("en"), "Address");
    EXPECT_EQ(words.in("ja-easy"), "{住所|じゅうしょ}");
    EXPECT_EQ(words.in("vi"), "{住所|じゅうしょ}");
    EXPECT_EQ(without_ruby("新しい{住所|じゅうしょ}です"), "新しい住所です");
}

}  // namespace
}  // namespace yakuba::procedures
