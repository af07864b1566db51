#pragma once
#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

#include "batch/run_keeper.h"
#include "department/department.h"

namespace yakuba {

/// What is to be run: one job or one kind of letter.
struct RunOrder {
    const DepartmentJob* job = nullptr;
    const DepartmentLetter* letter = nullptr;
    std::vector<PersonId> only;
    Date issued_on;          // letters
    std::int64_t limit = 0;  // letters: a sample of so many; 0: all
};

/// The server's own threads for runs. A run goes on when the page that began it is closed; when the
/// server stops it ends with the chunk it is at, and the same run again goes on from there.
class BatchRunner {
public:
    BatchRunner() = default;
    ~BatchRunner();
    BatchRunner(const BatchRunner&) = delete;
    BatchRunner& operator=(const BatchRunner&) = delete;

    /// Begins the run, or answers the one under way. `row` says department, name, label, day,
    /// actor. Problem "batch.busy" when too much is running already.
    Result<batch::Begun> start(const Town& town, const batch::RunRow& row, const RunOrder& order,
                               Instant now);

private:
    struct Work {
        std::jthread thread;
        std::atomic<bool> over = false;
    };
    void forget_finished();
    void carry_out(const Town& town, batch::RunRow row, const RunOrder& order,
                   batch::RunKeeper& keeper) const;

    std::mutex mutex_;
    std::atomic<bool> stopping_ = false;
    std::list<Work> works_;
};

}  // namespace yakuba
