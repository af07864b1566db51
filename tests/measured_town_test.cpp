#include <gtest/gtest.h>

#include <set>

#include "app/town_folder.h"
#include "bench/drawn_residents.h"
#include "registry/residents.h"
#include "small_town.h"

// What a measurement is taken of: residents, as many as asked for, from all over the town. Numbers
// of residents do not begin at one, and those of people from elsewhere lie far above them.
namespace yakuba::tests {
namespace {

TEST(MeasuredTown, DrawsAsManyDifferentResidentsAsAsked) {
    const SmallTown made;
    const auto town = app::open_town(made.imported());
    ASSERT_TRUE(town);
    const auto session = town->database->session();
    std::set<PersonId> drawn;
    for (const auto& resident : bench::drawn_residents(*session, 1'000)) {
        EXPECT_TRUE(registry::is_resident(resident.standing));
        drawn.insert(resident.person_id);
    }
    EXPECT_EQ(drawn.size(), 1'000U);
}

TEST(MeasuredTown, RefusesATownWithoutResidents) {
    const SmallTown made;
    const auto town = app::open_town(made.empty());
    ASSERT_TRUE(town);
    EXPECT_THROW(bench::drawn_residents(*town->database->session(), 10), std::runtime_error);
}

}  // namespace
}  // namespace yakuba::tests
