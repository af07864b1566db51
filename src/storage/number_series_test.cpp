#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <thread>

#include "storage/test_records.h"
#include "support/both_engines.h"

namespace yakuba::storage {
namespace {

using namespace test_records;

class NumberSeries : public test::BothEngines {};

TEST_P(NumberSeries, begin_at_one_and_are_independent) {
    const auto database = open();
    const auto done = database->transact(command(""), [](Transaction& t) -> Result<std::string> {
        EXPECT_EQ(t.next_number("household"), 1);
        EXPECT_EQ(t.next_number("household", 10), 2);
        EXPECT_EQ(t.next_number("household"), 12);
        EXPECT_EQ(t.next_number("certificate/2026"), 1);
        return std::string{};
    });
    EXPECT_TRUE(done);
}

/// Issues 10,000 numbers in transactions of a hundred; every tenth transaction is taken back and
/// repeated.
std::vector<std::int64_t> issue_ten_thousand(Database& database, unsigned seed) {
    std::mt19937 chance(seed);
    std::vector<std::int64_t> kept;
    while (kept.size() < 10'000) {
        std::vector<std::int64_t> taken;
        const bool take_back = chance() % 10 == 0;
        const auto done =
            database.transact(command(""), [&](Transaction& t) -> Result<std::string> {
                taken.clear();
                for (int i = 0; i < 100; ++i)
                    taken.push_back(t.next_number("receipt"));
                if (take_back) return Problem{"test.taken_back", ""};
                return std::string{};
            });
        EXPECT_EQ(static_cast<bool>(done), !take_back);
        if (done) kept.insert(kept.end(), taken.begin(), taken.end());
    }
    return kept;
}

TEST_P(NumberSeries, eight_threads_issue_eighty_thousand_without_double_or_gap) {
    const auto database = open();
    std::vector<std::vector<std::int64_t>> issued(8);
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < issued.size(); ++i) {
            threads.emplace_back([&, i] { issued[i] = issue_ten_thousand(*database, i); });
        }
    }
    std::vector<std::int64_t> all;
    for (const auto& part : issued) {
        EXPECT_TRUE(std::is_sorted(part.begin(), part.end()));
        all.insert(all.end(), part.begin(), part.end());
    }
    std::sort(all.begin(), all.end());
    ASSERT_EQ(all.size(), 80'000u);
    for (std::size_t i = 0; i < all.size(); ++i) {
        ASSERT_EQ(all[i], static_cast<std::int64_t>(i) + 1);
    }
}

YAKUBA_ON_BOTH_ENGINES(NumberSeries);

}  // namespace
}  // namespace yakuba::storage
