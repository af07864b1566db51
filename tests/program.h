#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace yakuba::tests {

/// What a run of the program left behind.
struct ProgramRun {
    int exit_code = -1;  // -1: killed
    std::string output;  // standard output
    std::string errors;  // standard error
    double seconds = 0;
    bool killed() const { return exit_code == -1; }
};

/// Runs the yakuba program itself, with the clock standing at `now` (an ISO instant), feeding
/// `input`. With `kill_after`, it is killed with SIGKILL at that moment unless it has ended by
/// then.
ProgramRun run_program(const std::vector<std::string>& arguments, const std::string& input = {},
                       std::optional<std::chrono::microseconds> kill_after = {},
                       const std::string& now = "2026-11-24T09:00:00.000000+09:00");

/// How many times each kill test kills: YAKUBA_KILLS, else 20.
int kills_wanted();

}  // namespace yakuba::tests
