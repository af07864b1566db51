#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "batch/run_list.h"

namespace yakuba::batch {

/// Keeps the row of a run up to date, and alive while one step takes long, from a thread of its
/// own. Time goes on from `now` by the clock of the machine.
class RunKeeper {
public:
    RunKeeper(storage::Database& database, std::int64_t run_id, Instant now);
    ~RunKeeper();
    RunKeeper(const RunKeeper&) = delete;
    RunKeeper& operator=(const RunKeeper&) = delete;

    /// Where the run stands. Cheap: written by the thread, about once a second.
    void progress(std::string_view step, std::int64_t done, std::int64_t total);
    /// The last word.
    void end(const RunRow& result);
    Instant now() const;

private:
    void keep();
    void write();

    storage::Database& database_;
    const std::int64_t run_id_;
    const Instant began_;
    const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::mutex mutex_;
    std::condition_variable changed_;
    bool over_ = false;
    std::string step_;
    std::int64_t done_ = 0;
    std::int64_t total_ = 0;
    std::jthread thread_;
};

}  // namespace yakuba::batch
