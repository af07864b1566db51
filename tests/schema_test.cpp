#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "program.h"

// The schema says of facts what the calculator does with them.
namespace yakuba::tests {
namespace {

class SchemaOf {
public:
    explicit SchemaOf(const std::string& business) {
        const ProgramRun run = run_program({"calc", business, "--schema"});
        EXPECT_EQ(run.exit_code, 0) << run.errors;
        text_ = boost::json::parse(run.output);
        const valijson::adapters::BoostJsonAdapter adapter{text_};
        valijson::SchemaParser{}.populateSchema(adapter, schema_);
    }
    bool accepts(const std::string& facts) {
        const boost::json::value value = boost::json::parse(facts);
        const valijson::adapters::BoostJsonAdapter adapter{value};
        return valijson::Validator{}.validate(schema_, adapter, nullptr);
    }

private:
    boost::json::value text_;
    valijson::Schema schema_;
};

TEST(Schema, SaysWhatInhabitantTaxTakes) {
    SchemaOf schema{"individual-inhabitant-tax"};
    EXPECT_TRUE(schema.accepts(R"({})"));
    EXPECT_TRUE(schema.accepts(R"({"salary": 5000000, "dependants": [{"relation": "spouse"}]})"));
    EXPECT_FALSE(schema.accepts(R"({"salry": 5000000})"));
    EXPECT_FALSE(schema.accepts(R"({"salary": "many"})"));
    EXPECT_FALSE(schema.accepts(R"({"dependants": [{"relation": "friend"}]})"));
}

TEST(Schema, SaysWhatChildAllowanceTakes) {
    SchemaOf schema{"child-allowance"};
    EXPECT_TRUE(schema.accepts(R"({"children": [{"birth_date": "2020-05-01"}]})"));
    EXPECT_FALSE(schema.accepts(R"({"children": {"birth_date": "2020-05-01"}})"));
    EXPECT_FALSE(schema.accepts(R"({"children": [{"born": "2020-05-01"}]})"));
}

}  // namespace
}  // namespace yakuba::tests
