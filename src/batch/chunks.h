#pragma once
#include <optional>
#include <string>
#include <vector>

#include "batch/job.h"

namespace yakuba::batch {

/// One transaction of a run.
struct Chunk {
    std::string key;            // names it in the journal
    std::vector<Range> ranges;  // one, or several when only some persons are asked for
    std::int64_t persons = 0;   // at most; for showing progress
};

/// The name of a run, the beginning of all its keys.
std::string run_key(const Job& job, const Request& request);

/// All persons, in cells of `chunk_persons` numbers counted from 0, so that a cell keeps its key
/// when persons are added. Cells without anybody are left out.
std::vector<Chunk> all_chunks(storage::Session& session, const Job& job, const std::string& run,
                              std::int64_t chunk_persons);

/// The persons asked for, some hundred in a chunk; neighbours are read as one range.
std::vector<Chunk> chunks_of(std::vector<PersonId> only, const std::string& run);

}  // namespace yakuba::batch
