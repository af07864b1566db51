#include "batch/chunks.h"

#include <algorithm>

namespace yakuba::batch {
namespace {

constexpr std::size_t kChosenPersons = 500;

std::string cell_key(const std::string& run, std::int64_t cell) {
    return run + "/" + std::to_string(cell);
}

std::optional<std::int64_t> first_from(storage::Session& session, const Job& job,
                                       std::int64_t from) {
    const std::string sql = "SELECT " + job.id_column + " FROM " + job.table + " WHERE " +
                            job.id_column + " >= :from ORDER BY " + job.id_column + " LIMIT 1";
    return session.number(sql, {{"from", from}});
}

// FNV-1a, written out so that a key means the same on every machine.
std::uint64_t hash_of(const std::vector<PersonId>& persons) {
    std::uint64_t hash = 14'695'981'039'346'656'037ull;
    for (const PersonId person : persons) {
        hash = (hash ^ static_cast<std::uint64_t>(person.value())) * 1'099'511'628'211ull;
    }
    return hash;
}

void sort_once(std::vector<PersonId>& persons) {
    std::sort(persons.begin(), persons.end());
    persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
}

}  // namespace

std::string run_key(const Job& job, const Request& request) {
    const std::string name = request.key.empty() ? job.name : job.name + "/" + request.key;
    if (request.only.empty()) return name;
    std::vector<PersonId> persons = request.only;
    sort_once(persons);
    return name + "/only/" + std::to_string(hash_of(persons)) + "/" +
           std::to_string(request.now.microseconds);
}

std::vector<Chunk> all_chunks(storage::Session& session, const Job& job, const std::string& run,
                              std::int64_t chunk_persons) {
    std::vector<Chunk> chunks;
    for (std::int64_t from = 0;;) {
        const std::optional<std::int64_t> next = first_from(session, job, from);
        if (!next) return chunks;
        const std::int64_t cell = *next / chunk_persons;
        from = (cell + 1) * chunk_persons;
        chunks.push_back({cell_key(run, cell),
                          {{PersonId{cell * chunk_persons}, PersonId{from}}},
                          chunk_persons});
    }
}

std::vector<Chunk> chunks_of(std::vector<PersonId> only, const std::string& run) {
    sort_once(only);
    std::vector<Chunk> chunks;
    for (std::size_t i = 0; i < only.size(); ++i) {
        if (i % kChosenPersons == 0) {
            chunks.push_back({cell_key(run, static_cast<std::int64_t>(chunks.size())), {}, 0});
        }
        Chunk& chunk = chunks.back();
        const PersonId next{only[i].value() + 1};
        if (!chunk.ranges.empty() && chunk.ranges.back().until == only[i]) {
            chunk.ranges.back().until = next;
        } else {
            chunk.ranges.push_back({only[i], next});
        }
        ++chunk.persons;
    }
    return chunks;
}

}  // namespace yakuba::batch
