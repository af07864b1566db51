#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace yakuba::cli {
namespace {

constexpr int kBarCells = 30;

std::string remaining(double seconds) {
    const int whole = static_cast<int>(seconds + 0.5);
    if (whole < 60) return "残り約" + std::to_string(whole) + "秒";
    return "残り約" + std::to_string(whole / 60) + "分" + std::to_string(whole % 60) + "秒";
}

}  // namespace

Progress::Progress() : terminal_(isatty(STDERR_FILENO) == 1) {}
Progress::~Progress() { finish(); }

void Progress::operator()(std::string_view what, std::int64_t done, std::int64_t total) {
    if (what != what_) {
        finish();
        what_ = what;
        last_step_ = -1;
        started_ = std::chrono::steady_clock::now();
    }
    // A hundred steps on a terminal, ten elsewhere: drawing must cost nothing.
    const int steps = terminal_ ? 100 : 10;
    const int step = total <= 0 ? steps : static_cast<int>(done * steps / total);
    if (step == last_step_) return;
    last_step_ = step;
    draw(done, total);
}

void Progress::draw(std::int64_t done, std::int64_t total) {
    const double share = total <= 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(total);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - started_;
    const std::string left = share > 0.02 && share < 1.0
                                 ? remaining(spent.count() * (1.0 - share) / share)
                                 : std::string{};
    if (!terminal_) {
        std::fprintf(stderr, "%s %3.0f%% (%lld/%lld) %s\n", what_.c_str(), share * 100,
                     static_cast<long long>(done), static_cast<long long>(total), left.c_str());
        return;
    }
    const int filled = std::clamp(static_cast<int>(share * kBarCells), 0, kBarCells);
    std::string bar;
    for (int i = 0; i < kBarCells; ++i)
        bar += i < filled ? "█" : "░";
    std::fprintf(stderr, "\r\x1b[K%s %s %3.0f%% %s", what_.c_str(), bar.c_str(), share * 100,
                 left.c_str());
    std::fflush(stderr);
    line_open_ = true;
}

void Progress::finish() {
    if (line_open_) std::fputc('\n', stderr);
    line_open_ = false;
}

}  // namespace yakuba::cli
