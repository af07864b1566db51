#include "storage/session.h"

namespace yakuba::storage {
namespace {

constexpr int kVersionColumns = 5;

void check_columns(const Cursor& cursor, std::size_t expected, std::string_view sql) {
    if (cursor.columns() == static_cast<int>(expected)) return;
    throw DatabaseError("the query answers " + std::to_string(cursor.columns()) +
                            " columns, the record has " + std::to_string(expected) + " [" +
                            std::string{sql} + "]",
                        false);
}

void fill(const Description& description, const Cursor& cursor, void* record) {
    int column = 0;
    for (const Line& line : description.lines) {
        void* const field = line.mutable_field(record);
        if (line.type->kind == Kind::integer) {
            line.type->set_integer(field, cursor.integer(column));
        } else if (line.type->set_text != nullptr) {
            line.type->set_text(field, cursor.text(column));
        } else {
            line.type->parse(field, cursor.text(column));
        }
        ++column;
    }
}

Version version_from(const Cursor& cursor, int column) {
    return {.number = static_cast<int>(cursor.integer(column)),
            .valid_from = Date::from_packed(static_cast<std::int32_t>(cursor.integer(column + 1))),
            .valid_to = Date::from_packed(static_cast<std::int32_t>(cursor.integer(column + 2))),
            .recorded_at = Instant{cursor.integer(column + 3)},
            .entry = cursor.integer(column + 4)};
}

}  // namespace

void ConnectedSession::read(const Description& description, std::string_view sql,
                            const Parameters& parameters, const std::function<void*()>& fresh,
                            const std::function<void()>& row) {
    const auto cursor = connection_.open(sql, parameters, Expect::many);
    check_columns(*cursor, description.lines.size(), sql);
    while (cursor->next()) {
        fill(description, *cursor, fresh());
        row();
    }
}

void ConnectedSession::read_versions(const Description& description, std::string_view sql,
                                     const Parameters& parameters,
                                     const std::function<void*()>& fresh,
                                     const std::function<void(const Version&)>& row) {
    const auto cursor = connection_.open(sql, parameters, Expect::many);
    check_columns(*cursor, description.lines.size() + kVersionColumns, sql);
    const int after_record = static_cast<int>(description.lines.size());
    while (cursor->next()) {
        fill(description, *cursor, fresh());
        row(version_from(*cursor, after_record));
    }
}

void ConnectedSession::read_values(std::string_view sql, const Parameters& parameters,
                                   const std::function<void(std::span<const Value>)>& row) {
    const auto cursor = connection_.open(sql, parameters, Expect::many);
    std::vector<Value> values(static_cast<std::size_t>(cursor->columns()));
    while (cursor->next()) {
        for (int column = 0; column < cursor->columns(); ++column) {
            Value& value = values[static_cast<std::size_t>(column)];
            if (cursor->is_text(column)) {
                value = std::string{cursor->text(column)};
            } else {
                value = cursor->integer(column);
            }
        }
        row(values);
    }
}

std::optional<std::int64_t> Session::number(std::string_view sql, const Parameters& parameters) {
    std::optional<std::int64_t> found;
    read_values(sql, parameters, [&](std::span<const Value> row) {
        if (!found) found = std::get<std::int64_t>(row[0]);
    });
    return found;
}

std::optional<std::string> Session::text(std::string_view sql, const Parameters& parameters) {
    std::optional<std::string> found;
    read_values(sql, parameters, [&](std::span<const Value> row) {
        const auto* value = std::get_if<std::string>(&row[0]);
        if (!found) found = value != nullptr ? *value : std::string{};
    });
    return found;
}

std::int64_t last_written(Session& session, const Table& table) {
    return session
        .number("SELECT entry FROM last_written WHERE table_name = :table_name",
                {{"table_name", std::string{table.name}}})
        .value_or(0);
}

std::string columns_of(const Description& description, std::string_view prefix) {
    std::string columns;
    columns.reserve(description.lines.size() * 24);
    for (const Line& line : description.lines) {
        if (!columns.empty()) columns += ", ";
        columns.append(prefix).append(line.key);
    }
    return columns;
}

std::string version_columns_of(const Description& description, std::string_view prefix) {
    std::string columns = columns_of(description, prefix);
    for (const char* column : {"version", "valid_from", "valid_to", "recorded_at", "entry"}) {
        columns.append(", ").append(prefix).append(column);
    }
    return columns;
}

}  // namespace yakuba::storage
