#include <gtest/gtest.h>

#include "portal/staff/audit.h"

namespace yakuba::portal::staff {
namespace {

constexpr Date kDay{2026, 11, 26};

identity::AccessFound seen(std::string actor, std::int64_t person, int hour,
                           identity::Door door = identity::Door::staff) {
    identity::AccessFound found;
    found.access.actor = std::move(actor);
    found.access.person_id = PersonId{person};
    found.access.door = door;
    found.at = {start_of_day(kDay).microseconds + std::int64_t{hour} * 3'600'000'000};
    return found;
}

std::vector<Finding> unusual(const std::vector<identity::AccessFound>& accesses) {
    return find_unusual(
        accesses, 3, [](const std::string& actor) { return PersonId{actor == "satou" ? 7 : 0}; },
        [](const std::string& actor) { return actor == "satou" ? "佐藤" : "森"; },
        [](PersonId person) { return person.value() == 9 ? "佐藤" : "青木"; });
}

TEST(Unusual, an_ordinary_day_is_silent) {
    EXPECT_TRUE(unusual({seen("satou", 1, 9), seen("satou", 2, 17), seen("mori", 9, 10)}).empty());
}

TEST(Unusual, finds_ones_own_record_and_namesakes_once_a_day_with_their_number) {
    const auto found = unusual({seen("satou", 7, 9), seen("satou", 7, 10), seen("satou", 9, 11)});
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].kind, Finding::Kind::own);
    EXPECT_EQ(found[0].count, 2);
    EXPECT_EQ(found[1].kind, Finding::Kind::surname);
    EXPECT_EQ(found[1].person, PersonId{9});
}

TEST(Unusual, the_night_begins_at_22_and_ends_at_7) {
    EXPECT_TRUE(unusual({seen("mori", 1, 7), seen("mori", 1, 21)}).empty());
    EXPECT_EQ(unusual({seen("mori", 1, 6)}).size(), 1u);
    EXPECT_EQ(unusual({seen("mori", 1, 22)}).size(), 1u);
}

TEST(Unusual, more_persons_than_many_in_a_day_are_mass_viewing) {
    EXPECT_TRUE(unusual({seen("mori", 1, 9), seen("mori", 2, 9), seen("mori", 3, 9)}).empty());
    const auto found =
        unusual({seen("mori", 1, 9), seen("mori", 2, 9), seen("mori", 3, 9), seen("mori", 4, 9)});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].kind, Finding::Kind::mass);
    EXPECT_EQ(found[0].count, 4);
}

TEST(Unusual, residents_looking_at_themselves_at_night_are_no_matter) {
    EXPECT_TRUE(unusual({seen("satou", 7, 23, identity::Door::resident)}).empty());
}

}  // namespace
}  // namespace yakuba::portal::staff
