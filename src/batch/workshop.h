#pragma once
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "batch/job.h"

namespace yakuba::batch {

/// What preparing one chunk came to: a Prepared for each of its ranges, or why not.
struct Outcome {
    std::vector<Prepared> prepared;
    std::exception_ptr error;
};

/// Threads that prepare pieces 0 … count-1 and hand them over in this order. They stay at most a
/// few pieces ahead of the one who takes them, so memory stays bounded however long the run is.
class Workshop {
public:
    /// `start` is called once in each thread and answers how that thread prepares a piece.
    using Prepare = std::function<Outcome(std::size_t piece)>;
    Workshop(std::size_t count, int threads, std::function<Prepare()> start);
    ~Workshop();
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    /// The next piece in order; waits for it.
    Outcome take();

private:
    void work(const std::function<Prepare()>& start);

    const std::size_t count_;
    const std::size_t ahead_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t next_to_prepare_ = 0;
    std::size_t next_to_take_ = 0;
    bool closing_ = false;
    std::map<std::size_t, Outcome> finished_;
    std::vector<std::jthread> threads_;
};

}  // namespace yakuba::batch
