#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <map>
#include <thread>

#include "app/businesses.h"
#include "app/town_folder.h"
#include "bench/load.h"
#include "bench/served_town.h"
#include "program.h"
#include "small_town.h"

// The server is killed in the middle of a load, again and again: every note it said it had kept is
// there, and none is there twice.
namespace yakuba::tests {
namespace {

int kills() {
    const char* wanted = std::getenv("YAKUBA_SERVE_KILLS");
    return wanted != nullptr ? std::atoi(wanted) : 5;
}

std::map<std::string, int> kept_notes(const std::string& folder) {
    auto town = app::open_town(folder);
    EXPECT_TRUE(town);
    std::map<std::string, int> notes;
    const auto session = town->database->session();
    session->read_values(
        "SELECT text FROM contact_note WHERE text LIKE '計測 %'", {},
        [&](std::span<const storage::Value> row) { ++notes[std::get<std::string>(row[0])]; });
    const auto verified = storage::verify(*town->database, app::all_tables());
    EXPECT_EQ(verified.first_broken_entry, 0) << verified.reason;
    return notes;
}

TEST(ServeUnderLoad, LosesNothingItAcknowledgedWhenKilled) {
    setenv("YAKUBA_PROGRAM", YAKUBA_PROGRAM, 1);
    const SmallTown small;
    const auto town = small.copy(small.assessed());
    const ProgramRun demo = run_program(town.at({"staff", "demo"}));
    ASSERT_EQ(demo.exit_code, 0) << demo.errors;

    std::vector<std::string> acknowledged;
    for (int round = 1; round <= kills(); ++round) {
        bench::ServedTown server{town.folder()};
        bench::Load load;
        load.port = server.port();
        load.connections = 16;
        load.seconds = 30;
        load.seed = static_cast<std::uint64_t>(round);
        const auto clerk = bench::demo_logins(town.folder(), "staff").front();
        const auto client = bench::demo_logins(town.folder(), "client").front();
        load.login = clerk.login;
        load.password = clerk.password;
        load.client = client.login;
        load.secret = client.password;
        load.questions = {"サトウ", "タナカ"};
        load.persons = {std::stoll(small.taxpayer())};
        std::atomic<bool> gone{false};
        std::jthread killer([&] {
            // The sign-ins of all connections come first; then some seconds of work.
            std::this_thread::sleep_for(std::chrono::milliseconds{4000 + 170 * round});
            gone = true;
            server.kill_now();
        });
        bench::Loaded loaded = bench::run_load(load, &gone);
        killer.join();
        EXPECT_EQ(loaded.errors, 0) << loaded.first_error;
        acknowledged.insert(acknowledged.end(), loaded.acknowledged.begin(),
                            loaded.acknowledged.end());
        const auto kept = kept_notes(town.folder());
        for (const std::string& note : acknowledged) {
            const auto found = kept.find(note);
            ASSERT_TRUE(found != kept.end()) << "lost: " << note;
            EXPECT_EQ(found->second, 1) << "twice: " << note;
        }
        for (const auto& [note, count] : kept)
            EXPECT_EQ(count, 1) << note;
    }
    EXPECT_GT(acknowledged.size(), 10u) << "the load never wrote anything";
}

}  // namespace
}  // namespace yakuba::tests
