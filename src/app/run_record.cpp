#include "app/run_record.h"

#include <sys/resource.h>

namespace yakuba::app {
namespace {

const Description& description() {
    static const Description kDescription = describe<RunRecord>(
        "処理の記録", {
                          line<&RunRecord::name>("name", "処理名"),
                          line<&RunRecord::label>("label", "処理"),
                          line<&RunRecord::started_at>("started_at", "開始日時"),
                          line<&RunRecord::milliseconds>("milliseconds", "所要時間", {}, "ミリ秒"),
                          line<&RunRecord::rows>("rows", "件数"),
                          line<&RunRecord::peak_kib>("peak_kib", "最大メモリー", {}, "KiB"),
                          line<&RunRecord::counts>("counts", "内訳"),
                          line<&RunRecord::files>("files", "出力先"),
                      });
    return kDescription;
}

constexpr storage::Migration kMigrations[] = {
    {"0900 run_record", R"(
CREATE TABLE run_record (
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    peak_kib INTEGER NOT NULL,
    counts TEXT NOT NULL,
    files TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (name, started_at)
) STRICT;
APPEND ONLY run_record;
)"},
};

}  // namespace

const storage::Table& run_record_table() {
    static const storage::Table kTable{
        "run_record", "処理の記録", &description(), {"name", "started_at"}, storage::Keeping::log};
    return kTable;
}

std::span<const storage::Migration> migrations() { return kMigrations; }

void record_run(storage::Database& database, const RunRecord& record) {
    storage::Command command;
    command.actor = "batch";
    command.purpose = "処理の記録";
    command.key =
        "run_record/" + record.name + "/" + std::to_string(record.started_at.microseconds);
    command.at = Instant{record.started_at.microseconds + record.milliseconds * 1'000};
    const auto written =
        database.transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            t.append_rows<RunRecord>(run_record_table(), {&record, 1});
            return std::string{};
        });
    static_cast<void>(written);  // the work cannot answer a Problem
}

std::vector<RunRecord> last_runs(storage::Database& database) {
    const auto session = database.session();
    return session->select<RunRecord>(
        description(), "SELECT " + storage::columns_of(description(), "r.") +
                           " FROM run_record r WHERE r.started_at = (SELECT max(l.started_at)"
                           " FROM run_record l WHERE l.name = r.name) ORDER BY r.started_at");
}

std::int64_t peak_memory_kib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

}  // namespace yakuba::app
