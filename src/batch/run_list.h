#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "batch/job.h"
#include "rules/description.h"
#include "storage/database.h"
#include "storage/migration.h"

/// The list of runs (処理の一覧), in a working table shared by every program of the house: a run
/// begun on a page is seen from the command line and the other way round, survives a reload of the
/// page, and is begun only once.
namespace yakuba::batch {

enum class RunKind { job = 1, letters = 2 };
std::span<const Code> codes_of(RunKind);

enum class RunState {
    running = 1,  // 実行中
    done = 2,     // 終了
    partial = 3,  // 一部失敗: the same run again does the rest alone
    refused = 4,  // 中止: a Problem, nothing was done
    stopped = 5,  // 中断: the program ended under it
};
std::span<const Code> codes_of(RunState);

/// One run. Lists of lines keep their parts apart with tabs.
struct RunRow {
    std::int64_t run_id = 0;
    RunKind kind = RunKind::job;
    std::string department;
    std::string name;   // of the job or letter: "assess"
    std::string label;  // 個人住民税 当初賦課
    Date day;           // the period's first day
    bool dry_run = false;
    std::string parameters;  // of letters: "issued_on=2026-11-26&limit=200"
    std::string actor;
    std::string actor_name;
    RunState state = RunState::running;
    std::string step;  // what is being done
    std::int64_t done = 0;
    std::int64_t total = 0;
    Instant started_at;
    Instant beat_at;   // the last sign of life
    Instant ended_at;  // none: running
    std::int64_t chunks = 0;
    std::int64_t chunks_done_before = 0;
    std::string counts;    // "label\tamount" a line
    std::string samples;   // one a line
    std::string problems;  // "message\twhere\tdetail" a line
    std::string files;     // one path a line
    std::string program;   // that does it
};
const Description& run_row_description();
std::span<const storage::Migration> migrations();

/// A running row belongs to a program that has ended when that can be seen on this machine, or when
/// there was no sign of life for so long.
inline constexpr std::int64_t kRunSilentSeconds = 60;

struct Begun {
    std::int64_t run_id = 0;
    bool mine = false;  // false: this very run is under way already; run_id is that one
};
/// Begins a run: one at a time of each kind, department, name, day and dry_run.
Begun begin_run(storage::Database& database, const RunRow& wanted, Instant now);
/// A sign of life. Call it at most about once a second.
void note_progress(storage::Database& database, std::int64_t run_id, std::string_view step,
                   std::int64_t done, std::int64_t total, Instant now);
/// What came out: state, counts, samples, problems, files of `result` are kept.
void end_run(storage::Database& database, std::int64_t run_id, const RunRow& result, Instant now);

/// Rows whose program has ended are seen as stopped.
std::optional<RunRow> find_run(storage::Session& session, std::int64_t run_id, Instant now);
struct RunQuery {
    std::string department;  // empty: all
    std::string name;
    RunKind kind = RunKind{};  // none: both
    Date from;                 // of the period
    Date until;                // exclusive
    std::int64_t before = 0;   // run_id: the page after
    int limit = 100;
};
/// Newest first.
std::vector<RunRow> find_runs(storage::Session& session, const RunQuery& query, Instant now);

/// A report into a row: state, counts, samples, problems.
void keep_report(RunRow& row, const Report& report);
/// A Problem into a row: refused.
void keep_problem(RunRow& row, const Problem& problem);
/// Adds "message\twhere\tdetail" without tabs or line ends of its own.
void add_problem(std::string& lines, const Problem& problem);

}  // namespace yakuba::batch
