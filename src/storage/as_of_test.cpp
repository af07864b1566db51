#include "storage/as_of.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "storage/test_records.h"
#include "support/both_engines.h"

namespace yakuba::storage {
namespace {

using namespace test_records;

class AsOfReading : public test::BothEngines {};

constexpr Date kApril{2026, 4, 1}, kMay{2026, 5, 1}, kJune{2026, 6, 1};

std::string names(const std::vector<Versioned<Animal>>& rows) {
    std::string all;
    for (const auto& row : rows)
        all += row.record.name + " ";
    return all;
}

TEST_P(AsOfReading, takes_the_last_version_that_covers_the_day) {
    const auto database = open(migrations());
    const Instant later{kNow.microseconds + 1}, latest{kNow.microseconds + 2};
    ASSERT_TRUE(keep(*database, "a", std::vector{animal(1, 1, "first"), animal(2, 1, "other")}));
    ASSERT_TRUE(keep(*database, "b", std::vector{animal(1, 1, "from May", kMay)}, later));
    ASSERT_TRUE(
        keep(*database, "c", std::vector{animal(1, 1, "April corrected", kApril, kMay)}, latest));
    const auto session = database->session();
    const auto read = [&](AsOf as_of) {
        return names(select_as_of<Animal>(*session, animal_table(), as_of, everything()));
    };
    EXPECT_EQ(read({kApril}), "April corrected other ");
    EXPECT_EQ(read({kJune}), "from May other ");
    EXPECT_EQ(read({kApril, later}), "first other ");
    EXPECT_EQ(read({kJune, kNow}), "first other ");
    EXPECT_EQ(read({Date{2026, 3, 31}}), "");
    EXPECT_EQ(read({kJune, Instant{kNow.microseconds - 1}}), "");
    EXPECT_EQ(
        find_as_of<Animal>(*session, animal_table(), {kJune}, equals("owner", 1))->record.name,
        "from May");
    EXPECT_FALSE(find_as_of<Animal>(*session, animal_table(), {kJune}, equals("owner", 3)));
    EXPECT_EQ(names(select_as_of<Animal>(*session, animal_table(), {kJune},
                                         both(between("owner", 1, 3), equals("number", 1)))),
              "from May other ");
}

TEST_P(AsOfReading, finds_by_another_column_only_what_nothing_overrides) {
    const auto database = open(migrations());
    ASSERT_TRUE(keep(*database, "a", std::vector{animal(1, 1, "ぽち"), animal(2, 1, "ぽち")}));
    ASSERT_TRUE(keep(*database, "b", std::vector{animal(1, 1, "たま", kMay)}));
    const auto session = database->session();
    const std::string sql = "SELECT " + version_columns_of(animal_description(), "a.") +
                            " FROM animal a WHERE a.name = :name AND " +
                            last_as_of(animal_table(), "a") + " ORDER BY a.owner";
    const Where where{"", {{"name", std::string{"ぽち"}}}};
    const auto owners = [&](Date day) {
        return session
            ->select_versions<Animal>(animal_description(), sql, as_of_parameters({day}, where))
            .size();
    };
    EXPECT_EQ(owners(kApril), 2u);
    EXPECT_EQ(owners(kMay), 1u);
}

/// What the versions say of one day, the slow and obvious way.
std::map<std::pair<std::int64_t, int>, std::string> obvious(
    const std::vector<Versioned<Animal>>& all, AsOf as_of) {
    std::map<std::pair<std::int64_t, int>, std::pair<int, std::string>> last;
    for (const auto& [record, version] : all) {
        if (version.valid_from > as_of.valid || version.valid_to <= as_of.valid) continue;
        if (version.recorded_at > as_of.known) continue;
        auto& best = last[{record.owner.value(), record.number}];
        if (version.number > best.first) best = {version.number, record.name};
    }
    std::map<std::pair<std::int64_t, int>, std::string> names;
    for (const auto& [key, best] : last)
        names[key] = best.second;
    return names;
}

TEST_P(AsOfReading, agrees_with_the_obvious_way_for_any_history) {
    const auto database = open(migrations());
    std::int64_t town = 0;  // each history has owners of its own
    const bool agreed = rc::check([&] {
        town += 100;
        std::vector<Versioned<Animal>> all;
        std::map<std::pair<std::int64_t, int>, int> numbers;
        std::int64_t now = kNow.microseconds;
        for (int entry = 0, entries = *rc::gen::inRange(1, 5); entry < entries; ++entry) {
            std::vector<Versioned<Animal>> rows;
            now += *rc::gen::inRange(0, 3);
            for (int row = 0, count = *rc::gen::inRange(1, 7); row < count; ++row) {
                const int from = *rc::gen::inRange(1, 20);
                rows.push_back(animal(town + *rc::gen::inRange(0, 4), *rc::gen::inRange(1, 3),
                                      std::to_string(entry) + "/" + std::to_string(row),
                                      Date{2026, 4, from},
                                      Date{2026, 4, *rc::gen::inRange(from + 1, 25)}));
            }
            RC_ASSERT(static_cast<bool>(keep(*database, "", rows, Instant{now})));
            for (Versioned<Animal> row : rows) {
                row.version.number = ++numbers[{row.record.owner.value(), row.record.number}];
                row.version.recorded_at = Instant{now};
                all.push_back(row);
            }
        }
        const auto session = database->session();
        for (int question = 0; question < 8; ++question) {
            const AsOf as_of{Date{2026, 4, *rc::gen::inRange(1, 26)},
                             Instant{kNow.microseconds + *rc::gen::inRange(-1, 12)}};
            std::map<std::pair<std::int64_t, int>, std::string> found;
            for_each_as_of<Animal>(
                *session, animal_table(), as_of, between("owner", town, town + 100),
                [&](const Animal& a, const Version&) {
                    RC_ASSERT(found.emplace(std::pair{a.owner.value(), a.number}, a.name).second);
                });
            RC_ASSERT(found == obvious(all, as_of));
        }
    });
    EXPECT_TRUE(agreed);
}

YAKUBA_ON_BOTH_ENGINES(AsOfReading);

}  // namespace
}  // namespace yakuba::storage
