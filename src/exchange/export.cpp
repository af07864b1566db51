#include "exchange/ledger_files.h"

namespace yakuba::exchange {
namespace {

using storage::Keeping;
using storage::Table;

std::string order_by(const Table& table) {
    std::string order = " ORDER BY ";
    for (const std::string_view key : table.key)
        order += std::string{key} + ", ";
    order += table.keeping == Keeping::history ? "version" : "recorded_at";
    return order;
}

std::int64_t rows_of(storage::Session& session, const Table& table) {
    return session.number("SELECT count(*) FROM " + std::string{table.name}).value_or(0);
}

/// Reads the table in the order of its file, each row into `record`. The rows of a log have no
/// period.
void read_all(storage::Session& session, const Table& table, void* record,
              const std::function<void(const storage::Version&)>& row) {
    const std::string columns =
        table.keeping == Keeping::history
            ? storage::version_columns_of(*table.record)
            : storage::columns_of(*table.record) + ", 0, 0, 0, recorded_at, entry";
    session.read_versions(
        *table.record, "SELECT " + columns + " FROM " + std::string{table.name} + order_by(table),
        {}, [&] { return record; }, row);
}

Result<std::int64_t> write_table(storage::Session& session, const std::string& folder,
                                 const Table& table, const FileForm& form,
                                 const Progress& progress) {
    const bool own_form = form.record != nullptr;
    const Description& description = own_form ? *form.record : *table.record;
    LedgerFile file{folder, table, description};
    const std::shared_ptr<void> record = table.record->make_rows(1);
    const std::shared_ptr<void> file_row = own_form ? form.record->make_rows(1) : record;
    const std::int64_t total = rows_of(session, table);
    std::int64_t done = 0;
    std::vector<Problem> problems;
    read_all(session, table, record.get(), [&](const storage::Version& version) {
        if (own_form) {
            const Result<Done> opened = form.to_file(record.get(), file_row.get());
            if (!opened) {
                problems.push_back(opened.problem());
                return;
            }
        }
        file.write(file_row.get(), version);
        if (++done % 4096 == 0 && progress) progress(table.label, done, total);
    });
    if (!problems.empty()) return problems.front();
    if (progress) progress(table.label, done, total);
    return file.close();
}

}  // namespace

Result<std::int64_t> export_folder(storage::Database& database, const std::string& folder,
                                   std::span<const Table* const> tables, const Progress& progress) {
    const auto session = database.session();
    session->begin_snapshot();
    std::int64_t rows = 0;
    for (const Table* table : tables) {
        const auto written = write_table(*session, folder, *table, {}, progress);
        if (!written) return written.problem();
        rows += *written;
    }
    return rows;
}

Result<std::int64_t> export_table(storage::Database& database, const std::string& folder,
                                  const Table& table, const FileForm& form,
                                  const Progress& progress) {
    const auto session = database.session();
    session->begin_snapshot();
    return write_table(*session, folder, table, form, progress);
}

}  // namespace yakuba::exchange
