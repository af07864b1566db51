#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace yakuba::bench {

/// What one run of the program itself cost, as the operating system counted it.
struct Cost {
    double wall_seconds = 0;
    double cpu_seconds = 0;     // of all its threads
    double peak_mebibytes = 0;  // largest resident memory
    std::string output;         // standard output
};

/// Runs this program again with other arguments, so that each figure has a process of its own.
/// Throws std::runtime_error with what it said when it fails.
Cost run_self(const std::vector<std::string>& arguments);

}  // namespace yakuba::bench
