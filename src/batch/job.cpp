#include "batch/job.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <sstream>
#include <thread>

#include "batch/chunks.h"
#include "batch/workshop.h"

namespace yakuba::batch {
namespace {

constexpr std::size_t kSamples = 20;

/// What a chunk counted is the result of its journal entry, one "label<TAB>amount" a line, so that
/// a run that goes on later still reports the whole.
std::string to_text(const Counts& counts) {
    std::string text;
    for (const auto& [label, amount] : counts.lines)
        text += label + "\t" + std::to_string(amount) + "\n";
    return text;
}
Counts counts_from(const std::string& text) {
    Counts counts;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto tab = line.rfind('\t');
        if (tab != std::string::npos)
            counts.add(line.substr(0, tab), std::stoll(line.substr(tab + 1)));
    }
    return counts;
}

/// The chunks of this run that are in the journal already, with what they counted.
std::map<std::string, std::string> chunks_written(storage::Session& session,
                                                  const std::string& run) {
    std::map<std::string, std::string> written;
    session.read_values(
        "SELECT command_key, result FROM journal WHERE command_key >= :first AND command_key < "
        ":past",
        {{"first", run + "/"}, {"past", run + "0"}}, [&](std::span<const storage::Value> row) {
            written.emplace(std::get<std::string>(row[0]), std::get<std::string>(row[1]));
        });
    return written;
}

class Run {
public:
    Run(storage::Database& database, const Job& job, const Request& request)
        : database_(database), job_(job), request_(request), key_(run_key(job, request)) {
        report_.label = job.label;
    }

    Report all() {
        const auto began = std::chrono::steady_clock::now();
        plan();
        const int threads =
            request_.threads > 0
                ? request_.threads
                : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
        Workshop workshop(chunks_.size(), threads, [this] { return start_preparing(); });
        for (const Chunk& chunk : chunks_) {
            finish(chunk, workshop.take());
            advance(chunk);
        }
        report_.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        return std::move(report_);
    }

private:
    storage::Command command(const std::string& key) const {
        return {.actor = request_.actor, .purpose = job_.label, .key = key, .at = request_.now};
    }

    /// The chunks still to do. The first run writes down its size of chunks, for all that follow
    /// it.
    void plan() {
        std::int64_t chunk_persons = request_.chunk_persons;
        if (!request_.dry_run && request_.only.empty()) {
            const auto begun = database_.transact(
                command(key_), [&](storage::Transaction&) -> Result<std::string> {
                    return std::to_string(chunk_persons);
                });
            chunk_persons = std::stoll(*begun);
        }
        const auto session = database_.session();
        chunks_ = request_.only.empty() ? all_chunks(*session, job_, key_, chunk_persons)
                                        : chunks_of(request_.only, key_);
        report_.chunks = static_cast<std::int64_t>(chunks_.size());
        for (const Chunk& chunk : chunks_)
            total_ += chunk.persons;
        if (!request_.dry_run) leave_out_written(chunks_written(*session, key_));
    }

    void leave_out_written(const std::map<std::string, std::string>& written) {
        std::erase_if(chunks_, [&](const Chunk& chunk) {
            const auto found = written.find(chunk.key);
            if (found == written.end()) return false;
            report_.counts.add(counts_from(found->second));
            ++report_.chunks_done_before;
            done_ += chunk.persons;
            return true;
        });
    }

    Workshop::Prepare start_preparing() const {
        std::shared_ptr<storage::Session> session = database_.session();
        return [this, session](std::size_t piece) {
            return Outcome{prepare(*session, chunks_[piece]), nullptr};
        };
    }

    std::vector<Prepared> prepare(storage::Session& session, const Chunk& chunk) const {
        std::vector<Prepared> prepared;
        for (const Range& range : chunk.ranges)
            prepared.push_back(job_.prepare(session, range));
        return prepared;
    }

    void finish(const Chunk& chunk, Outcome outcome) {
        try {
            if (outcome.error) std::rethrow_exception(outcome.error);
            if (!request_.dry_run) write(chunk, outcome.prepared);
            for (Prepared& prepared : outcome.prepared)
                keep(prepared);
        } catch (const std::exception& error) {
            report_.failed.push_back(
                {.code = "batch.chunk_failed",
                 .message = "一部の人の処理ができませんでした。原因を取り除いて同じ処理をもう一度動"
                            "かすと、残りだけが処理されます。",
                 .detail = error.what(),
                 .where = "宛名番号 " + std::to_string(chunk.ranges.front().from.value()) +
                          " から " + std::to_string(chunk.ranges.back().until.value() - 1) +
                          " まで"});
        }
    }

    void write(const Chunk& chunk, std::vector<Prepared>& prepared) {
        bool again = false;
        const auto done = database_.transact(command(chunk.key),
                                             [&](storage::Transaction& t) -> Result<std::string> {
                                                 // Another writer got in between: what was prepared
                                                 // may rest on facts that changed.
                                                 if (std::exchange(again, true))
                                                     prepared = prepare(t.session(), chunk);
                                                 Counts counts;
                                                 for (const Prepared& part : prepared) {
                                                     job_.write(t, part);
                                                     counts.add(part.counts);
                                                 }
                                                 return to_text(counts);
                                             });
        if (!done) throw std::runtime_error(done.problem().detail);
    }

    void keep(const Prepared& prepared) {
        report_.counts.add(prepared.counts);
        for (const std::string& sample : prepared.samples) {
            if (report_.samples.size() < kSamples) report_.samples.push_back(sample);
        }
    }

    void advance(const Chunk& chunk) {
        done_ += chunk.persons;
        if (request_.progress) request_.progress(job_.label, done_, total_);
    }

    storage::Database& database_;
    const Job& job_;
    const Request& request_;
    std::string key_;
    std::vector<Chunk> chunks_;
    std::int64_t done_ = 0;
    std::int64_t total_ = 0;
    Report report_;
};

}  // namespace

void Counts::add(std::string_view label, std::int64_t amount) {
    const auto known = std::find_if(lines.begin(), lines.end(),
                                    [&](const auto& line) { return line.first == label; });
    if (known == lines.end())
        lines.emplace_back(label, amount);
    else
        known->second += amount;
}

void Counts::add(const Counts& other) {
    for (const auto& [label, amount] : other.lines)
        add(label, amount);
}

std::int64_t Counts::of(std::string_view label) const {
    for (const auto& [known, amount] : lines) {
        if (known == label) return amount;
    }
    return 0;
}

Report run(storage::Database& database, const Job& job, const Request& request) {
    return Run(database, job, request).all();
}

}  // namespace yakuba::batch
