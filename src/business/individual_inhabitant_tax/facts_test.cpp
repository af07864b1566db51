#include "business/individual_inhabitant_tax/facts.h"

#include <gtest/gtest.h>

namespace yakuba::individual_inhabitant_tax {
namespace {

constexpr Date kDay{2026, 4, 1};

std::vector<std::string> places(const Facts& facts) {
    std::vector<std::string> all;
    for (const Problem& problem : impossible(facts, kDay))
        all.push_back(problem.where);
    return all;
}
using Places = std::vector<std::string>;

TEST(Impossible, NothingIsWrongWithLittle) {
    EXPECT_TRUE(places({}).empty());
    Facts facts;
    facts.real_estate = -1'000'000_yen;  // a loss is possible
    EXPECT_TRUE(places(facts).empty());
}

TEST(Impossible, NegativeAndEnormousAmounts) {
    Facts facts;
    facts.salary = -1_yen;
    facts.business = Yen{1'000'000'000'001};
    EXPECT_EQ(places(facts), (Places{"/salary", "/business"}));
}

TEST(Impossible, PersonsOfTheFuture) {
    Facts facts;
    facts.birth_date = PartialDate{2026, 1, 1};
    EXPECT_EQ(places(facts), Places{"/birth_date"});
    facts.birth_date = PartialDate{2025, 12, 31};
    EXPECT_TRUE(places(facts).empty());
}

TEST(Impossible, RelativesWithoutAnAgeAndTwoSpouses) {
    Facts facts;
    facts.dependants.push_back({.relation = Relation::spouse});
    facts.dependants.push_back({.relation = Relation::child});
    facts.dependants.push_back({.relation = Relation::spouse, .age = 40});
    EXPECT_EQ(places(facts), (Places{"/dependants/1", "/dependants/2"}));
}

}  // namespace
}  // namespace yakuba::individual_inhabitant_tax
