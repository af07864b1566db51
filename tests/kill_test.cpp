#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "program.h"
#include "small_town.h"

// kill -9 at random moments of import, assessment and correction: what was acknowledged is there,
// nothing is half-done, the journal verifies, and running the same command again brings the town to
// exactly the state an undisturbed run brings it to.
namespace yakuba::tests {
namespace {

namespace fs = std::filesystem;

using Commands = std::vector<std::vector<std::string>>;

class KillTest : public testing::Test {
protected:
    static void SetUpTestSuite() { made_ = new SmallTown{}; }
    static void TearDownTestSuite() {
        delete made_;
        made_ = nullptr;
    }

    /// Kills `command` again and again in copies of the town `before`, and compares with `after`.
    void kill_at_random_moments(const std::string& before, const std::string& after,
                                const std::vector<std::string>& command) {
        std::mt19937 random{20'261'124};
        const double whole = time_of(before, command);
        const std::string wanted = made_->fingerprint(after);
        std::uniform_real_distribution<double> moment{0.0, whole * 1.1};
        int killed = 0;
        for (int i = 0; i < kills_wanted(); ++i) {
            const SmallTown::Copy town = made_->copy(before);
            const std::chrono::microseconds when{static_cast<std::int64_t>(moment(random) * 1e6)};
            const ProgramRun broken = run_program(town.at(command), {}, when);
            killed += broken.killed();
            const ProgramRun verified = run_program(town.at({"verify"}));
            ASSERT_EQ(verified.exit_code, 0)
                << "after " << when.count() << " µs: " << verified.output;
            if (broken.exit_code == 0) {
                ASSERT_EQ(made_->fingerprint(town.folder()), wanted)
                    << "acknowledged, but not there";
            }
            const ProgramRun again = run_program(town.at(command));
            ASSERT_EQ(again.exit_code, 0) << again.errors;
            ASSERT_EQ(made_->fingerprint(town.folder()), wanted) << "killed after " << when.count();
            ASSERT_EQ(run_program(town.at({"verify"})).exit_code, 0);
        }
        EXPECT_GT(killed, 0) << "every run had ended before it was killed";
    }

    static double time_of(const std::string& before, const std::vector<std::string>& command) {
        const SmallTown::Copy town = made_->copy(before);
        return run_program(town.at(command)).seconds;
    }

    static SmallTown* made_;
};
SmallTown* KillTest::made_ = nullptr;

TEST_F(KillTest, Import) {
    kill_at_random_moments(made_->empty(), made_->imported(), made_->import_command());
}

TEST_F(KillTest, Assessment) {
    kill_at_random_moments(made_->imported(), made_->assessed(), made_->assess_command());
}

TEST_F(KillTest, Correction) {
    kill_at_random_moments(made_->assessed(), made_->corrected(), made_->correct_command());
}

}  // namespace
}  // namespace yakuba::tests
