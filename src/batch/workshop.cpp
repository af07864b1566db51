#include "batch/workshop.h"

namespace yakuba::batch {

Workshop::Workshop(std::size_t count, int threads, std::function<Prepare()> start)
    : count_(count), ahead_(static_cast<std::size_t>(threads) + 1) {
    for (int i = 0; i < threads; ++i) {
        threads_.emplace_back([this, start] { work(start); });
    }
}

Workshop::~Workshop() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_all();
}

Outcome Workshop::take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return finished_.contains(next_to_take_); });
    Outcome outcome = std::move(finished_.extract(next_to_take_++).mapped());
    lock.unlock();
    changed_.notify_all();
    return outcome;
}

void Workshop::work(const std::function<Prepare()>& start) {
    Prepare prepare;
    for (;;) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] {
            return closing_ || next_to_prepare_ == count_ ||
                   next_to_prepare_ < next_to_take_ + ahead_;
        });
        if (closing_ || next_to_prepare_ == count_) return;
        const std::size_t piece = next_to_prepare_++;
        lock.unlock();

        Outcome outcome;
        try {
            if (!prepare) prepare = start();
            outcome = prepare(piece);
        } catch (...) {
            outcome.error = std::current_exception();
            prepare = nullptr;  // its session may have been lost: begin with a new one
        }
        lock.lock();
        finished_.emplace(piece, std::move(outcome));
        lock.unlock();
        changed_.notify_all();
    }
}

}  // namespace yakuba::batch
