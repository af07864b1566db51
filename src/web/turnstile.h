#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>

namespace yakuba::web {

/// Lets so many in at once; the others wait in the order they came, so that nobody waits long while
/// others pass. Safe to share between threads.
class Turnstile {
public:
    explicit Turnstile(int places) : free_(places) {}

    void enter() {
        std::unique_lock lock(mutex_);
        if (free_ > 0) {
            --free_;
            return;
        }
        Waiting mine;
        waiting_.push_back(&mine);
        mine.called.wait(lock, [&] { return mine.turn; });
    }
    void leave() {
        const std::lock_guard lock(mutex_);
        if (waiting_.empty()) {
            ++free_;
            return;
        }
        // The place goes straight to the one who has waited longest.
        Waiting& next = *waiting_.front();
        waiting_.pop_front();
        next.turn = true;
        next.called.notify_one();
    }

private:
    struct Waiting {
        std::condition_variable called;
        bool turn = false;
    };
    std::mutex mutex_;
    std::deque<Waiting*> waiting_;
    int free_;
};

}  // namespace yakuba::web
