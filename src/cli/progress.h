#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace yakuba::cli {

/// Progress on standard error: a bar with the remaining time on a terminal, a plain line every
/// tenth of the way elsewhere.
class Progress {
public:
    Progress();
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void operator()(std::string_view what, std::int64_t done, std::int64_t total);
    /// Ends the bar's line.
    void finish();

private:
    void draw(std::int64_t done, std::int64_t total);

    bool terminal_;
    std::string what_;
    int last_step_ = -1;
    bool line_open_ = false;
    std::chrono::steady_clock::time_point started_;
};

}  // namespace yakuba::cli
