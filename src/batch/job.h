#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/result.h"
#include "storage/database.h"

namespace yakuba::batch {

/// Half-open range of person numbers: what is prepared at once. A job over employers uses their
/// numbers the same way: both share one number space.
struct Range {
    PersonId from;
    PersonId until;
};

/// What a run counted, in the order of first use: {"対象者", 190000}, {"課税", 98000}, …
struct Counts {
    std::vector<std::pair<std::string, std::int64_t>> lines;
    void add(std::string_view label, std::int64_t amount);
    void add(const Counts& other);
    std::int64_t of(std::string_view label) const;
};

/// The result of one chunk before it is written: whatever the department wants to write, what it
/// counted, and a few lines a clerk can look at.
struct Prepared {
    std::shared_ptr<void> work;
    Counts counts;
    std::vector<std::string> samples;
};

/// A job streams facts in sets, runs the rule over a span, writes in sets.
struct Job {
    std::string name;   // "individual-inhabitant-tax assess 2026": with the key, names the run
    std::string label;  // 個人住民税 当初賦課 令和8年度
    /// Reads the facts of one chunk and runs the rule over them. Called from many threads at once,
    /// each with its own session; must not write.
    std::function<Prepared(storage::Session&, Range)> prepare;
    /// Writes what one call of prepare made. Called inside one transaction, in order of chunks. It
    /// may be called again with the same Prepared after the database rolled the transaction back.
    std::function<void(storage::Transaction&, const Prepared&)> write;
    /// Whose numbers the chunks run over.
    std::string table = "resident";
    std::string id_column = "person_id";
};

struct Request {
    Date day;  // the period's first day
    Instant now;
    std::string actor = "batch";
    std::string key;                     // empty: derived from the job's name
    bool dry_run = false;                // prepare everything, write nothing
    int threads = 0;                     // 0: as many as the machine has cores
    std::int64_t chunk_persons = 5'000;  // a run that is resumed keeps the one it began with
    std::vector<PersonId>
        only;  // these persons alone: a run of its own, again each time `now` differs
    std::function<void(std::string_view label, std::int64_t done, std::int64_t total)> progress;
};

struct Report {
    std::string label;
    Counts counts;  // of all chunks, also those an earlier run had written
    std::vector<std::string> samples;
    std::int64_t chunks = 0;
    std::int64_t chunks_done_before = 0;  // an earlier, interrupted run had written these
    std::vector<Problem> failed;  // "batch.chunk_failed": the same run again does these alone
    double seconds = 0;
};

/// Runs a job over all persons of the database: one transaction per chunk, keyed by job and chunk,
/// so an interrupted run goes on where it stopped and a finished one changes nothing. While one
/// chunk is written the next are prepared; memory holds a few chunks at a time.
///
/// A person who came in after a chunk was written is not in it: that is for a run with `only`.
Report run(storage::Database& database, const Job& job, const Request& request);

}  // namespace yakuba::batch
