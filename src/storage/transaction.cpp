#include "storage/transaction.h"

#include "storage/version_numbers.h"

namespace yakuba::storage {
namespace {

/// Gives every value of a row to the database and, at the same time, to its canonical form.
class RowWriter {
public:
    RowWriter(Connection& connection, const Table& table, RowsDigest& digest)
        : appender_(connection.appender(table.name, stored_columns(table))),
          lines_(table.record->lines),
          form_(table.name),
          digest_(digest),
          hashed_(table.keeping != Keeping::derived) {
        formatted_.resize(lines_.size());
    }

    void record(const void* record) {
        form_.begin();
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const Line& line = lines_[i];
            const void* const field = line.field(record);
            if (line.type->kind == Kind::integer) {
                integer(line.type->integer(field));
            } else if (line.type->text != nullptr) {
                text(line.type->text(field));
            } else {
                formatted_[i] = line.type->format(field);
                text(formatted_[i]);
            }
        }
    }
    void integer(std::int64_t value) {
        appender_->integer(value);
        if (hashed_) form_.integer(value);
    }
    void end_row() {
        appender_->end_row();
        if (hashed_) digest_.add(form_.hash());
    }
    void finish() { appender_->finish(); }

private:
    void text(std::string_view value) {
        appender_->text(value);
        if (hashed_) form_.text(value);
    }

    std::unique_ptr<Appender> appender_;
    const std::vector<Line>& lines_;
    RowForm form_;
    RowsDigest& digest_;
    bool hashed_;
    std::vector<std::string> formatted_;
};

void expect_keeping(const Table& table, bool history) {
    for (const Line& line : table.record->lines) {
        if (line.type->kind == Kind::list) {
            throw DatabaseError("table " + std::string{table.name} + ": a list is not a column (" +
                                    std::string{line.key} + ")",
                                false);
        }
    }
    if ((table.keeping == Keeping::history) != history) {
        throw DatabaseError("table " + std::string{table.name} +
                                (history ? " has no versions" : " needs the version of each row"),
                            false);
    }
}

}  // namespace

std::vector<std::string> stored_columns(const Table& table) {
    std::vector<std::string> columns;
    for (const Line& line : table.record->lines)
        columns.emplace_back(line.key);
    if (table.keeping == Keeping::history) {
        for (const char* column : {"version", "valid_from", "valid_to"})
            columns.emplace_back(column);
    }
    if (table.keeping != Keeping::derived) {
        for (const char* column : {"recorded_at", "entry"})
            columns.emplace_back(column);
    }
    return columns;
}

void OpenTransaction::append(const Table& table, std::size_t count,
                             const std::function<const void*(std::size_t)>& record,
                             const std::function<Version(std::size_t)>& version) {
    if (table.keeping == Keeping::log) {
        append_log(table, count, record, [&](std::size_t i) { return version(i).recorded_at; });
        return;
    }
    expect_keeping(table, true);
    if (count == 0) return;
    histories_.insert(table.name);
    const std::vector<int> numbers = version_numbers(connection_, table, count, record, version);
    RowWriter writer(connection_, table, digest_);
    for (std::size_t i = 0; i < count; ++i) {
        const Version v = version(i);
        writer.record(record(i));
        writer.integer(numbers[i]);
        writer.integer(v.valid_from.packed());
        writer.integer(v.valid_to.packed());
        writer.integer(v.recorded_at == Instant{} ? at_.microseconds : v.recorded_at.microseconds);
        writer.integer(entry_);
        writer.end_row();
    }
    writer.finish();
    rows_ += static_cast<std::int64_t>(count);
}

void OpenTransaction::append(const Table& table, std::size_t count,
                             const std::function<const void*(std::size_t)>& record) {
    expect_keeping(table, false);
    if (table.keeping == Keeping::log) {
        append_log(table, count, record, [](std::size_t) { return Instant{}; });
        return;
    }
    if (count == 0) return;
    RowWriter writer(connection_, table, digest_);
    for (std::size_t i = 0; i < count; ++i) {
        writer.record(record(i));
        writer.end_row();
    }
    writer.finish();
}

void OpenTransaction::append_log(const Table& table, std::size_t count,
                                 const std::function<const void*(std::size_t)>& record,
                                 const std::function<Instant(std::size_t)>& recorded_at) {
    if (count == 0) return;
    RowWriter writer(connection_, table, digest_);
    for (std::size_t i = 0; i < count; ++i) {
        const Instant recorded = recorded_at(i);
        writer.record(record(i));
        writer.integer(recorded == Instant{} ? at_.microseconds : recorded.microseconds);
        writer.integer(entry_);
        writer.end_row();
    }
    writer.finish();
    rows_ += static_cast<std::int64_t>(count);
}

std::int64_t OpenTransaction::next_number(std::string_view series, std::int64_t count) {
    const auto cursor = connection_.open(
        "INSERT INTO number_series (series, last) VALUES (:series, :count) "
        "ON CONFLICT (series) DO UPDATE SET last = number_series.last + :count RETURNING last",
        {{"series", std::string{series}}, {"count", count}}, Expect::few);
    cursor->next();
    const std::int64_t last = cursor->integer(0);
    while (cursor->next()) {
    }
    return last - count + 1;
}

}  // namespace yakuba::storage
