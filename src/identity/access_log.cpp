#include "identity/access_log.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>

#include "identity/storable_text.h"

namespace yakuba::identity {
namespace {

/// A request shows a page of people, not a town: what one transaction may grow to.
constexpr std::size_t kGroupMost = 4'096;

Access storable(Access access) {
    for (std::string* text :
         {&access.actor, &access.section, &access.terminal, &access.client, &access.purpose,
          &access.department, &access.what, &access.request_id}) {
        *text = storable_text(*text);
    }
    return access;
}

/// The accesses of one caller, on its way to the disk.
struct Waiting {
    std::vector<Access> accesses;
    Instant at;
    bool done = false;
    std::exception_ptr failure;
    std::condition_variable turn;
};

void write_group(storage::Database& database, std::span<Waiting* const> group) {
    storage::Command command;
    command.actor = kAccessLogActor;
    command.purpose = "閲覧記録";
    command.at = group.front()->at;
    std::vector<Access*> rows;
    std::vector<Instant> moments;
    for (Waiting* one : group) {
        for (Access& access : one->accesses) {
            rows.push_back(&access);
            moments.push_back(one->at);
        }
    }
    const auto written =
        database.transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            std::int64_t number =
                t.next_number("access_log", static_cast<std::int64_t>(rows.size()));
            for (Access* access : rows)
                access->access_number = number++;
            t.append(
                access_table(), rows.size(), [&](std::size_t i) -> const void* { return rows[i]; },
                [&](std::size_t i) { return storage::Version{.recorded_at = moments[i]}; });
            return std::string{};
        });
    static_cast<void>(written);  // the work cannot answer a Problem
}

}  // namespace

/// There is no thread of its own, as a server has a log for each of many towns: the first caller
/// in the queue writes for all who wait behind it, then the next in the queue takes over.
struct AccessLog::Parts {
    explicit Parts(storage::Database& d) : database(d) {}

    storage::Database& database;
    std::mutex mutex;
    std::deque<Waiting*> queue;
    bool writing = false;

    std::vector<Waiting*> take_group() {
        std::vector<Waiting*> group;
        std::size_t rows = 0;
        while (!queue.empty() && (group.empty() || rows < kGroupMost)) {
            rows += queue.front()->accesses.size();
            group.push_back(queue.front());
            queue.pop_front();
        }
        return group;
    }
};

AccessLog::AccessLog(storage::Database& database) : parts_(std::make_unique<Parts>(database)) {}
AccessLog::~AccessLog() = default;

void AccessLog::write(std::span<const Access> accesses, Instant now) {
    if (accesses.empty()) return;
    Waiting mine;
    mine.at = now;
    mine.accesses.reserve(accesses.size());
    for (const Access& access : accesses)
        mine.accesses.push_back(storable(access));

    std::unique_lock lock(parts_->mutex);
    parts_->queue.push_back(&mine);
    mine.turn.wait(
        lock, [&] { return mine.done || (!parts_->writing && parts_->queue.front() == &mine); });
    if (!mine.done) {
        parts_->writing = true;
        const std::vector<Waiting*> group = parts_->take_group();
        lock.unlock();
        std::exception_ptr failure;
        try {
            write_group(parts_->database, group);
        } catch (...) {
            failure = std::current_exception();
        }
        lock.lock();
        parts_->writing = false;
        for (Waiting* one : group) {
            one->done = true;
            one->failure = failure;
            // Told under the lock: once it can run, its condition variable may go.
            if (one != &mine) one->turn.notify_one();
        }
        if (!parts_->queue.empty()) parts_->queue.front()->turn.notify_one();
    }
    lock.unlock();
    if (mine.failure) std::rethrow_exception(mine.failure);
}

}  // namespace yakuba::identity
