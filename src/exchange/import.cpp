#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "exchange/ledger_files.h"
#include "exchange/mapped_file.h"
#include "exchange/row_sets.h"

namespace yakuba::exchange {
namespace {

struct Source {
    const ImportPart* part = nullptr;
    MappedFile file;
    std::int64_t lines = 0;  // about: line ends inside quotes count too
};

std::string file_name(const storage::Table& table) { return std::string{table.name} + ".csv"; }

/// The files that are there, in the order of the parts; what cannot be read goes into `bad`.
std::vector<Source> sources_in(const std::string& folder, std::span<const ImportPart> parts,
                               std::vector<BadRow>& bad) {
    std::vector<Source> sources;
    for (const ImportPart& part : parts) {
        const std::string path = folder + "/" + file_name(*part.table);
        if (!std::filesystem::exists(path)) continue;
        auto file = MappedFile::open(path);
        if (!file) {
            bad.push_back({file_name(*part.table), 0, "", file.problem()});
            continue;
        }
        sources.push_back({&part, *std::move(file), 0});
        const std::string_view text = sources.back().file.content();
        sources.back().lines = std::max<std::int64_t>(0, std::ranges::count(text, '\n') - 1);
    }
    return sources;
}

/// Names and contents of all files in 64 hex digits (BLAKE2b).
std::string content_hash(std::span<const Source> sources) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
    const auto add = [&](std::string_view bytes) {
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()),
                                  bytes.size());
    };
    for (const Source& source : sources) {
        const std::string_view content = source.file.content();
        add(source.part->table->name);
        add("\n" + std::to_string(content.size()) + "\n");
        add(content);
    }
    unsigned char digest[crypto_generichash_BYTES];
    crypto_generichash_final(&state, digest, sizeof digest);
    char hex[2 * sizeof digest + 1];
    return sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
}

bool is_empty(storage::Session& session, const storage::Table& table) {
    return !session.number("SELECT 1 FROM " + std::string{table.name} + " LIMIT 1");
}

void insert(storage::Transaction& transaction, const ImportPart& part, const RowSet& set) {
    if (set.count == 0) return;
    const auto record = [&](std::size_t i) { return set.record(i); };
    if (part.table->keeping == storage::Keeping::derived) {
        transaction.append(*part.table, set.count, record);
    } else {
        transaction.append(*part.table, set.count, record,
                           [&](std::size_t i) { return set.versions[i]; });
    }
    if (part.derived.table != nullptr) {
        transaction.append(*part.derived.table, set.count,
                           [&](std::size_t i) { return set.derived(i); });
    }
    if (part.after) {
        std::vector<const void*> records(set.count);
        for (std::size_t i = 0; i < set.count; ++i)
            records[i] = set.record(i);
        part.after(transaction, records);
    }
}

/// Loads one file. Once a bad row is known and only whole files are wanted, the rest is still read
/// and checked, so that every bad row is named, but nothing more is inserted.
void load(storage::Transaction& transaction, const Source& source, bool good_rows_only,
          ImportReport& report, const Progress& progress) {
    const ImportPart& part = *source.part;
    if (part.begin) part.begin(transaction);
    RowSets sets{part, source.file, is_empty(transaction.session(), *part.table)};
    std::int64_t lines = 0;
    while (const RowSet* set = sets.next()) {
        report.bad.insert(report.bad.end(), set->bad.begin(), set->bad.end());
        if (report.bad.empty() || good_rows_only) {
            insert(transaction, part, *set);
            report.rows += static_cast<std::int64_t>(set->count);
        }
        lines += set->lines_read;
        if (progress) progress(part.table->label, std::min(lines, source.lines), source.lines);
    }
    if (part.finish && (report.bad.empty() || good_rows_only)) part.finish(transaction);
}

}  // namespace

ImportReport import_folder(storage::Database& database, const std::string& folder,
                           std::span<const ImportPart> parts, const storage::Command& command,
                           bool good_rows_only, const Progress& progress) {
    ImportReport report;
    const std::vector<Source> sources = sources_in(folder, parts, report.bad);
    if (!report.bad.empty()) return report;

    storage::Command keyed = command;
    keyed.key += (good_rows_only ? "/good/" : "/") + content_hash(sources);
    bool called = false;
    const auto result =
        database.transact(keyed, [&](storage::Transaction& transaction) -> Result<std::string> {
            called = true;
            report = {};
            for (const Source& source : sources) {
                load(transaction, source, good_rows_only, report, progress);
            }
            if (!report.bad.empty() && !good_rows_only) {
                return Problem{"import.bad_rows",
                               "読み込めない行があるため、何も取り込みませんでした。"};
            }
            return std::to_string(report.rows);
        });
    if (!result) {
        report.rows = 0;
        if (report.bad.empty()) report.bad.push_back({"", 0, "", result.problem()});
    } else if (!called) {
        report.repeated = true;
    }
    return report;
}

}  // namespace yakuba::exchange
