#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "storage/test_records.h"
#include "support/both_engines.h"

namespace yakuba::storage {
namespace {

using namespace test_records;

constexpr int kRows = 2'000;

class Killed : public test::BothEngines {};

/// Writes entries of two thousand rows until it is killed, and says through the pipe which ones
/// were acknowledged.
[[noreturn]] void write_until_killed(const std::string& url, std::int64_t first, int acknowledged) {
    const auto database = Database::open(url);
    if (!database) _exit(1);
    for (std::int64_t owner = first;; ++owner) {
        std::vector<Versioned<Animal>> rows;
        for (int i = 1; i <= kRows; ++i)
            rows.push_back(animal(owner, i, "n" + std::to_string(i)));
        const auto done = keep(**database, "owner " + std::to_string(owner), rows);
        if (!done || write(acknowledged, &owner, sizeof owner) != sizeof owner) _exit(1);
    }
}

/// How often each test kills: YAKUBA_KILLS, or a few.
int kills() {
    const char* const wanted = std::getenv("YAKUBA_KILLS");
    return wanted != nullptr ? std::atoi(wanted) : 10;
}

TEST_P(Killed, at_any_moment_loses_nothing_acknowledged_and_leaves_nothing_half_done) {
    { open(migrations()); }
    std::mt19937 chance(2'026);
    std::int64_t last = 0;
    for (int round = 0; round < kills(); ++round) {
        int ends[2];
        ASSERT_EQ(pipe(ends), 0);
        const pid_t child = fork();
        if (child == 0) write_until_killed(url(), last + 1, ends[1]);
        close(ends[1]);
        // On a busy machine a writer may be killed before its first write, again and again.
        if (std::int64_t first = 0;
            last == 0 && read(ends[0], &first, sizeof first) == sizeof first)
            last = first;
        std::this_thread::sleep_for(std::chrono::microseconds{3'000 + chance() % 60'000} +
                                    std::chrono::milliseconds{round});
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        for (std::int64_t owner = 0; read(ends[0], &owner, sizeof owner) == sizeof owner;)
            last = owner;
        close(ends[0]);

        const auto database = open_again();
        const auto session = database->session();
        session->begin_snapshot();  // PostgreSQL may just be finishing what the killed one had sent
        EXPECT_GE(*session->number("SELECT coalesce(max(owner), 0) FROM animal"), last);
        session->read_values(
            "SELECT owner, count(*) FROM animal GROUP BY owner", {},
            [](std::span<const Value> row) { EXPECT_EQ(std::get<std::int64_t>(row[1]), kRows); });
        EXPECT_EQ(session->number("SELECT count(*) FROM animal"),
                  *session->number("SELECT count(*) FROM journal") * kRows);
        EXPECT_EQ(verify(*database, tables()).first_broken_entry, 0);
        last = *session->number("SELECT coalesce(max(owner), 0) FROM animal");
    }
    EXPECT_GT(last, 0);
}

YAKUBA_ON_BOTH_ENGINES(Killed);

}  // namespace
}  // namespace yakuba::storage
