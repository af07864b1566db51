#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "exchange/ledger_files.h"

namespace yakuba::exchange {
namespace {

constexpr std::size_t kFlushAt = std::size_t{1} << 20;

namespace json = boost::json;

json::object column(std::string_view key, std::string_view label, std::string_view type,
                    std::string_view article, std::string_view note) {
    json::object about{{"key", key}, {"label", label}, {"type", type}};
    if (!article.empty()) about["article"] = article;
    if (!note.empty()) about["note"] = note;
    return about;
}

json::object column(const Line& line) {
    json::object about = column(line.key, line.label, line.type->name, line.article, line.note);
    if (line.type->codes != nullptr) {
        json::array codes;
        for (const Code& code : line.type->codes()) {
            codes.push_back({{"key", code.key}, {"label", code.label}});
        }
        about["codes"] = std::move(codes);
    }
    return about;
}

/// What the columns of the file mean, for people and for other programs.
json::object schema_of(const storage::Table& table, const Description& row) {
    json::array columns;
    for (const Line& line : row.lines)
        columns.push_back(column(line));
    if (table.keeping == storage::Keeping::history) {
        columns.push_back(column("valid_from", "有効期間の初日", "date", "", "異動日"));
        columns.push_back(
            column("valid_to", "有効期間の末日の翌日", "date", "", "9999-12-31 は終わりなし"));
    }
    if (table.keeping != storage::Keeping::derived) {
        columns.push_back(column("recorded_at", "登録日時", "instant", "", "空欄は取込日時"));
    }
    json::array key;
    for (const std::string_view name : table.key)
        key.push_back(json::string{name});
    return {
        {"name", table.name},  {"label", table.label},  {"file", std::string{table.name} + ".csv"},
        {"encoding", "UTF-8"}, {"key", std::move(key)}, {"columns", std::move(columns)}};
}

}  // namespace

struct LedgerFile::State {
    const storage::Table& table;
    const Description& row;
    std::string path;
    std::ofstream file;
    std::string buffer;
    std::int64_t rows = 0;

    void flush() {
        file.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        buffer.clear();
    }
};

LedgerFile::LedgerFile(const std::string& folder, const storage::Table& table,
                       const Description& row) {
    std::error_code ignored;  // a folder that cannot be made shows as a file that cannot be written
    std::filesystem::create_directories(folder, ignored);
    const std::string stem = folder + "/" + std::string{table.name};
    state_ = std::make_unique<State>(
        State{table, row, stem + ".csv", std::ofstream{stem + ".csv", std::ios::binary}, {}, 0});
    std::ofstream{stem + ".schema.json", std::ios::binary} << json::serialize(schema_of(table, row))
                                                           << '\n';
    write_ledger_header(state_->buffer, table, row);
}

LedgerFile::~LedgerFile() = default;
LedgerFile::LedgerFile(LedgerFile&&) noexcept = default;

void LedgerFile::write(const void* record, const storage::Version& version) {
    write_ledger_row(state_->buffer, state_->table, state_->row, record, version);
    ++state_->rows;
    if (state_->buffer.size() >= kFlushAt) state_->flush();
}

Result<std::int64_t> LedgerFile::close() {
    state_->flush();
    state_->file.close();
    if (!state_->file) {
        return Problem{"file.cannot_write",
                       "ファイルに書けません。空き容量と書き込みの権限を確かめてください。",
                       state_->path};
    }
    return state_->rows;
}

}  // namespace yakuba::exchange
