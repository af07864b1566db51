#include "batch/run_list.h"

#include <algorithm>

#include "batch/program.h"

namespace yakuba::batch {
namespace {

constexpr storage::Migration kMigrations[] = {
    {"0160 batch", R"(
CREATE TABLE batch_run (
    run_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    department TEXT NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    day INTEGER NOT NULL,
    dry_run INTEGER NOT NULL,
    parameters TEXT NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    state INTEGER NOT NULL,
    step TEXT NOT NULL,
    done INTEGER NOT NULL,
    total INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    beat_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    chunks INTEGER NOT NULL,
    chunks_done_before INTEGER NOT NULL,
    counts TEXT NOT NULL,
    samples TEXT NOT NULL,
    problems TEXT NOT NULL,
    files TEXT NOT NULL,
    program TEXT NOT NULL,
    under_way TEXT,
    PRIMARY KEY (run_id)
) STRICT;
CREATE UNIQUE INDEX batch_run_under_way ON batch_run (under_way);
CREATE INDEX batch_run_of_job ON batch_run (department, name, day);
)"},
};

constexpr std::int64_t kSecond = 1'000'000;

/// What there may be only one of at a time.
std::string under_way(const RunRow& row) {
    return FieldForm<RunKind>::format(row.kind) + "/" + row.department + "/" + row.name + "/" +
           to_iso(row.day) + (row.dry_run ? "/dry" : "");
}

storage::Parameters parameters_of(const RunRow& row) {
    storage::Parameters parameters;
    for (const Line& line : run_row_description().lines) {
        const void* const field = line.field(&row);
        if (line.type->integer != nullptr) {
            parameters.push_back({line.key, line.type->integer(field)});
        } else {
            parameters.push_back({line.key, std::string{line.type->text(field)}});
        }
    }
    return parameters;
}

bool is_dead(const RunRow& row, Instant now) {
    const bool silent = now.microseconds - row.beat_at.microseconds > kRunSilentSeconds * kSecond;
    return row.state == RunState::running && (silent || has_ended(row.program));
}

RunRow as_seen(RunRow row, Instant now) {
    if (is_dead(row, now)) row.state = RunState::stopped;
    return row;
}

/// Runs whose program has ended make way.
void stop_dead_runs(storage::Session& session, Instant now) {
    const auto running = session.select<RunRow>(
        run_row_description(), "SELECT " + storage::columns_of(run_row_description()) +
                                   " FROM batch_run WHERE under_way IS NOT NULL");
    for (const RunRow& row : running) {
        if (!is_dead(row, now)) continue;
        session.execute(
            "UPDATE batch_run SET state = :stopped, ended_at = beat_at, under_way = NULL WHERE "
            "run_id = :run AND under_way IS NOT NULL",
            {{"stopped", static_cast<std::int64_t>(RunState::stopped)}, {"run", row.run_id}});
    }
}

std::string one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
    return text;
}

}  // namespace

std::span<const Code> codes_of(RunKind) {
    static constexpr Code kCodes[] = {{1, "job", "処理"}, {2, "letters", "帳票"}};
    return kCodes;
}

std::span<const Code> codes_of(RunState) {
    static constexpr Code kCodes[] = {{1, "running", "実行中"},
                                      {2, "done", "終了"},
                                      {3, "partial", "一部失敗"},
                                      {4, "refused", "中止"},
                                      {5, "stopped", "中断"}};
    return kCodes;
}

const Description& run_row_description() {
    using R = RunRow;
    static const Description description = describe<R>(
        "処理の一覧", {
                          line<&R::run_id>("run_id", "処理番号"),
                          line<&R::kind>("kind", "種類"),
                          line<&R::department>("department", "業務"),
                          line<&R::name>("name", "処理名"),
                          line<&R::label>("label", "処理"),
                          line<&R::day>("day", "対象の期間"),
                          line<&R::dry_run>("dry_run", "試行"),
                          line<&R::parameters>("parameters", "条件"),
                          line<&R::actor>("actor", "実行者"),
                          line<&R::actor_name>("actor_name", "実行者の氏名"),
                          line<&R::state>("state", "状態"),
                          line<&R::step>("step", "段階"),
                          line<&R::done>("done", "済み"),
                          line<&R::total>("total", "全体"),
                          line<&R::started_at>("started_at", "開始日時"),
                          line<&R::beat_at>("beat_at", "最後の動き"),
                          line<&R::ended_at>("ended_at", "終了日時"),
                          line<&R::chunks>("chunks", "処理単位"),
                          line<&R::chunks_done_before>("chunks_done_before", "前回までの単位"),
                          line<&R::counts>("counts", "件数"),
                          line<&R::samples>("samples", "例"),
                          line<&R::problems>("problems", "エラー"),
                          line<&R::files>("files", "出力"),
                          line<&R::program>("program", "プログラム"),
                      });
    return description;
}

std::span<const storage::Migration> migrations() { return kMigrations; }

Begun begin_run(storage::Database& database, const RunRow& wanted, Instant now) {
    const std::string key = under_way(wanted);
    Begun begun;
    database.amend([&](storage::Session& session) {
        begun = {};
        stop_dead_runs(session, now);
        // Another program may take the same number; then nothing is inserted, and the next is
        // tried.
        while (begun.run_id == 0) {
            RunRow row = wanted;
            row.run_id =
                session.number("SELECT coalesce(max(run_id), 0) + 1 FROM batch_run").value_or(1);
            row.state = RunState::running;
            row.started_at = row.beat_at = now;
            row.ended_at = {};
            row.program = this_program();
            storage::Parameters parameters = parameters_of(row);
            std::string names;
            for (const Line& line : run_row_description().lines)
                names += ":" + std::string{line.key} + ", ";
            parameters.push_back({"under_way", key});
            begun.mine =
                session.execute(
                    "INSERT INTO batch_run (" + storage::columns_of(run_row_description()) +
                        ", under_way) VALUES (" + names + ":under_way) ON CONFLICT DO NOTHING",
                    parameters) == 1;
            begun.run_id =
                session
                    .number("SELECT run_id FROM batch_run WHERE under_way = :key", {{"key", key}})
                    .value_or(0);
        }
    });
    return begun;
}

void note_progress(storage::Database& database, std::int64_t run_id, std::string_view step,
                   std::int64_t done, std::int64_t total, Instant now) {
    database.amend([&](storage::Session& session) {
        session.execute(
            "UPDATE batch_run SET step = :step, done = :done, total = :total, beat_at = :now WHERE "
            "run_id = :run",
            {{"step", std::string{step}},
             {"done", done},
             {"total", total},
             {"now", now.microseconds},
             {"run", run_id}});
    });
}

void end_run(storage::Database& database, std::int64_t run_id, const RunRow& result, Instant now) {
    database.amend([&](storage::Session& session) {
        session.execute(
            "UPDATE batch_run SET state = :state, chunks = :chunks, chunks_done_before = :before, "
            "counts = :counts, samples = :samples, problems = :problems, files = :files, beat_at = "
            ":now, ended_at = :now, under_way = NULL WHERE run_id = :run",
            {{"state", static_cast<std::int64_t>(result.state)},
             {"chunks", result.chunks},
             {"before", result.chunks_done_before},
             {"counts", result.counts},
             {"samples", result.samples},
             {"problems", result.problems},
             {"files", result.files},
             {"now", now.microseconds},
             {"run", run_id}});
    });
}

std::optional<RunRow> find_run(storage::Session& session, std::int64_t run_id, Instant now) {
    auto rows = session.select<RunRow>(run_row_description(),
                                       "SELECT " + storage::columns_of(run_row_description()) +
                                           " FROM batch_run WHERE run_id = :run",
                                       {{"run", run_id}});
    if (rows.empty()) return std::nullopt;
    return as_seen(std::move(rows.front()), now);
}

std::vector<RunRow> find_runs(storage::Session& session, const RunQuery& query, Instant now) {
    std::string where = "1 = 1";
    storage::Parameters parameters;
    const auto ask = [&](const char* text, std::string_view name, storage::Value value) {
        where += std::string{" AND "} + text;
        parameters.push_back({name, std::move(value)});
    };
    if (!query.department.empty()) ask("department = :department", "department", query.department);
    if (!query.name.empty()) ask("name = :name", "name", query.name);
    if (query.kind != RunKind{}) ask("kind = :kind", "kind", static_cast<std::int64_t>(query.kind));
    if (query.from) ask("day >= :from_day", "from_day", std::int64_t{query.from.packed()});
    if (query.until) ask("day < :until_day", "until_day", std::int64_t{query.until.packed()});
    if (query.before > 0) ask("run_id < :before", "before", query.before);
    auto rows = session.select<RunRow>(
        run_row_description(),
        "SELECT " + storage::columns_of(run_row_description()) + " FROM batch_run WHERE " + where +
            " ORDER BY run_id DESC LIMIT " + std::to_string(query.limit),
        parameters);
    for (RunRow& row : rows)
        row = as_seen(std::move(row), now);
    return rows;
}

void add_problem(std::string& lines, const Problem& problem) {
    lines += one_line(problem.message) + "\t" + one_line(problem.where) + "\t" +
             one_line(problem.detail) + "\n";
}

void keep_report(RunRow& row, const Report& report) {
    row.state = report.failed.empty() ? RunState::done : RunState::partial;
    row.chunks = report.chunks;
    row.chunks_done_before = report.chunks_done_before;
    for (const auto& [label, amount] : report.counts.lines)
        row.counts += one_line(label) + "\t" + std::to_string(amount) + "\n";
    for (const std::string& sample : report.samples)
        row.samples += one_line(sample) + "\n";
    for (const Problem& problem : report.failed)
        add_problem(row.problems, problem);
}

void keep_problem(RunRow& row, const Problem& problem) {
    row.state = RunState::refused;
    add_problem(row.problems, problem);
}

}  // namespace yakuba::batch
