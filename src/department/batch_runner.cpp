#include "department/batch_runner.h"

#include <filesystem>

namespace yakuba {
namespace {

constexpr std::size_t kMost = 3;

/// Thrown out of a run's report of progress to end it between two chunks.
struct Stopped {};

batch::Request request_of(const batch::RunRow& row, const RunOrder& order, Instant now) {
    batch::Request request;
    request.day = row.day;
    request.now = now;
    request.actor = row.actor;
    request.dry_run = row.dry_run;
    request.only = order.only;
    return request;
}

LetterRequest letters_of(const Town& town, const batch::RunRow& row, const RunOrder& order,
                         std::int64_t run_id, Instant now) {
    LetterRequest request;
    request.day = row.day;
    request.issued_on = order.issued_on;
    request.now = now;
    request.actor = row.actor;
    request.folder = town.folder + "/notices/run-" + std::to_string(run_id);
    request.only = order.only;
    request.limit = order.limit;
    return request;
}

void keep_letters(batch::RunRow& row, const LetterReport& report) {
    row.state = batch::RunState::done;
    row.counts = "通知\t" + std::to_string(report.letters) + "\nページ\t" +
                 std::to_string(report.pages) + "\n差し止め\t" +
                 std::to_string(report.held_back.size()) + "\n";
    for (const std::string& file : report.files)
        row.files += file + "\n";
    for (const Problem& problem : report.held_back)
        batch::add_problem(row.problems, problem);
}

}  // namespace

BatchRunner::~BatchRunner() { stopping_ = true; }

void BatchRunner::forget_finished() {
    works_.remove_if([](const Work& work) { return work.over.load(); });
}

void BatchRunner::carry_out(const Town& town, batch::RunRow row, const RunOrder& order,
                            batch::RunKeeper& keeper) const {
    const auto progress = [&](std::string_view step, std::int64_t done, std::int64_t total) {
        keeper.progress(step, done, total);
    };
    try {
        if (order.job != nullptr) {
            batch::Request request = request_of(row, order, keeper.now());
            request.progress = [&](std::string_view step, std::int64_t done, std::int64_t total) {
                progress(step, done, total);
                if (stopping_) throw Stopped{};
            };
            const auto report = order.job->run(town, request);
            if (report)
                batch::keep_report(row, *report);
            else
                batch::keep_problem(row, report.problem());
        } else {
            LetterRequest request = letters_of(town, row, order, row.run_id, keeper.now());
            request.progress = progress;
            std::filesystem::create_directories(request.folder);
            const auto report = order.letter->print(town, request);
            if (report)
                keep_letters(row, *report);
            else
                batch::keep_problem(row, report.problem());
        }
    } catch (const Stopped&) {
        row.state = batch::RunState::stopped;
    } catch (const std::exception& error) {
        batch::keep_problem(
            row, {"batch.failed",
                  "処理の途中で問題が起きました。原因を取り除いて、もう一度実行してください。"
                  "済んだ分は残っていて、二重にはなりません。",
                  error.what()});
    }
    keeper.end(row);
}

Result<batch::Begun> BatchRunner::start(const Town& town, const batch::RunRow& row,
                                        const RunOrder& order, Instant now) {
    const std::lock_guard lock(mutex_);
    forget_finished();
    if (works_.size() >= kMost) {
        return Problem{"batch.busy",
                       "ほかの一括処理が実行中です。終わってから、もう一度実行してください。"};
    }
    const batch::Begun begun = batch::begin_run(*town.database, row, now);
    if (!begun.mine) return begun;
    Work& work = works_.emplace_back();
    work.thread =
        std::jthread([this, &work, town, order, now, id = begun.run_id, mine = row]() mutable {
            mine.run_id = id;
            {
                batch::RunKeeper keeper(*town.database, id, now);
                try {
                    carry_out(town, std::move(mine), order, keeper);
                } catch (const std::exception&) {
                    // The database is away: the row falls silent and is seen as stopped.
                }
            }
            work.over = true;
        });
    return begun;
}

}  // namespace yakuba
