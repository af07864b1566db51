#include "batch/run_keeper.h"

namespace yakuba::batch {

RunKeeper::RunKeeper(storage::Database& database, std::int64_t run_id, Instant now)
    : database_(database), run_id_(run_id), began_(now), thread_([this] { keep(); }) {}

RunKeeper::~RunKeeper() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    changed_.notify_all();
}

Instant RunKeeper::now() const {
    const auto passed = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - start_);
    return {began_.microseconds + passed.count()};
}

void RunKeeper::progress(std::string_view step, std::int64_t done, std::int64_t total) {
    const std::lock_guard lock(mutex_);
    step_ = step;
    done_ = done;
    total_ = total;
}

void RunKeeper::keep() {
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, std::chrono::seconds{1}, [this] { return over_; })) {
        lock.unlock();
        write();
        lock.lock();
    }
}

void RunKeeper::write() {
    std::unique_lock lock(mutex_);
    const std::string step = step_;
    const std::int64_t done = done_;
    const std::int64_t total = total_;
    lock.unlock();
    try {
        note_progress(database_, run_id_, step, done, total, now());
    } catch (const storage::DatabaseError&) {
        // The next sign of life is a second away; the run itself meets the same database and says
        // so.
    }
}

void RunKeeper::end(const RunRow& result) {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
    write();
    end_run(database_, run_id_, result, now());
}

}  // namespace yakuba::batch
