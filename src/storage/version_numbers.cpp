#include "storage/version_numbers.h"

#include <algorithm>
#include <unordered_map>

namespace yakuba::storage {
namespace {

/// A range read is worth it while it meets at most so many strange keys for each wanted one: asking
/// for a single key is a function call on SQLite and a journey on PostgreSQL.
constexpr std::int64_t strangers_allowed(Engine engine) {
    return engine == Engine::sqlite ? 8 : 128;
}
/// So many rows are the work of a counter, more are a chunk of a job.
constexpr std::size_t kFewRows = 16;

struct KeyColumn {
    const Line* line;
    bool text;
};

std::vector<KeyColumn> key_columns(const Table& table) {
    std::vector<KeyColumn> columns;
    for (const std::string_view name : table.key) {
        const Line* const line = table.record->find(name);
        if (line == nullptr) {
            throw DatabaseError(
                "table " + std::string{table.name} + " has no key column " + std::string{name},
                false);
        }
        columns.push_back({line, line->type->kind != Kind::integer});
    }
    return columns;
}

/// A key as bytes to compare and to look up.
void add(std::string& key, std::int64_t value) {
    key.append(reinterpret_cast<const char*>(&value), sizeof value);
}
void add(std::string& key, std::string_view text) {
    add(key, static_cast<std::int64_t>(text.size()));
    key += text;
}

void key_of(const std::vector<KeyColumn>& columns, const void* record, std::string& key) {
    key.clear();
    for (const KeyColumn& column : columns) {
        const void* const field = column.line->field(record);
        if (column.text)
            add(key, column.line->type->text(field));
        else
            add(key, column.line->type->integer(field));
    }
}

Value value_of(const KeyColumn& column, const void* record) {
    const void* const field = column.line->field(record);
    if (column.text) return std::string{column.line->type->text(field)};
    return column.line->type->integer(field);
}

/// The rows that want a number. A record is only good until the next is asked for: the caller may
/// build each in the same place.
struct Wanted {
    const std::function<const void*(std::size_t)>& record;
    std::vector<std::size_t> rows;
};

using Numbers = std::unordered_map<std::string, int>;

void read_numbers(Connection& connection, const Table& table, const std::vector<KeyColumn>& columns,
                  const std::string& condition, const Parameters& parameters, Numbers& numbers) {
    std::string names;
    for (const KeyColumn& column : columns)
        names += std::string{column.line->key} + ", ";
    const std::string group = names.substr(0, names.size() - 2);
    const auto cursor =
        connection.open("SELECT " + names + "max(version) FROM " + std::string{table.name} +
                            " WHERE " + condition + " GROUP BY " + group,
                        parameters, Expect::many);
    std::string key;
    while (cursor->next()) {
        key.clear();
        int at = 0;
        for (const KeyColumn& column : columns) {
            if (column.text)
                add(key, cursor->text(at));
            else
                add(key, cursor->integer(at));
            ++at;
        }
        numbers[key] = static_cast<int>(cursor->integer(at));
    }
}

int read_number(Connection& connection, const Table& table, const std::vector<KeyColumn>& columns,
                const void* record) {
    std::string condition;
    Parameters parameters;
    for (const KeyColumn& column : columns) {
        condition += (condition.empty() ? "" : " AND ") + std::string{column.line->key} +
                     " = :" + std::string{column.line->key};
        parameters.push_back({column.line->key, value_of(column, record)});
    }
    const auto cursor = connection.open(
        "SELECT coalesce(max(version), 0) FROM " + std::string{table.name} + " WHERE " + condition,
        parameters, Expect::few);
    cursor->next();
    return static_cast<int>(cursor->integer(0));
}

/// What the table already holds of the keys wanted: `=` on the leading columns all rows share, a
/// range over the first one in which they differ.
struct Range {
    std::string condition;
    Parameters parameters;
    bool narrow = false;
};

Range range_of(Engine engine, const std::vector<KeyColumn>& columns, const Wanted& wanted) {
    Range range;
    for (const KeyColumn& column : columns) {
        const std::string name{column.line->key};
        const std::string start = range.condition.empty() ? "" : range.condition + " AND ";
        const Value first = value_of(column, wanted.record(wanted.rows.front()));
        const bool shared = std::all_of(
            wanted.rows.begin(), wanted.rows.end(),
            [&](std::size_t row) { return value_of(column, wanted.record(row)) == first; });
        if (shared) {
            range.condition = start + name + " = :" + name;
            range.parameters.push_back({column.line->key, first});
            continue;
        }
        if (column.text) return range;  // texts have no density to judge by
        std::int64_t low = std::get<std::int64_t>(first), high = low;
        for (const std::size_t row : wanted.rows) {
            const std::int64_t value =
                column.line->type->integer(column.line->field(wanted.record(row)));
            low = std::min(low, value);
            high = std::max(high, value);
        }
        range.condition = start + name + " BETWEEN :low AND :high";
        range.parameters.push_back({"low", low});
        range.parameters.push_back({"high", high});
        range.narrow = (high - low) / strangers_allowed(engine) <=
                       static_cast<std::int64_t>(wanted.rows.size());
        return range;
    }
    range.narrow = true;  // every row has the same key
    return range;
}

/// Two counters that write about one person take their turns. A chunk takes no locks: should a
/// counter get between its reading and its writing, the chunk collides and is computed again from
/// what is now known.
void lock_keys(Connection& connection, const Table& table, const std::vector<KeyColumn>& columns,
               const Wanted& wanted) {
    if (wanted.rows.size() > kFewRows) return;
    std::vector<std::string> locks(wanted.rows.size());
    for (std::size_t i = 0; i < locks.size(); ++i)
        key_of(columns, wanted.record(wanted.rows[i]), locks[i]);
    std::sort(locks.begin(), locks.end());  // one order for all, so that nobody waits in a circle
    locks.erase(std::unique(locks.begin(), locks.end()), locks.end());
    for (const std::string& key : locks)
        connection.lock("versions " + std::string{table.name} + key);
}

bool is_empty(Connection& connection, const Table& table) {
    return !connection
                .open("SELECT 1 FROM " + std::string{table.name} + " LIMIT 1", {}, Expect::few)
                ->next();
}

}  // namespace

std::vector<int> version_numbers(Connection& connection, const Table& table, std::size_t count,
                                 const std::function<const void*(std::size_t)>& record,
                                 const std::function<Version(std::size_t)>& version) {
    std::vector<int> result(count);
    Wanted wanted{record, {}};
    for (std::size_t i = 0; i < count; ++i) {
        result[i] = version(i).number;
        if (result[i] == 0) wanted.rows.push_back(i);
    }
    if (wanted.rows.empty()) return result;

    const std::vector<KeyColumn> columns = key_columns(table);
    lock_keys(connection, table, columns, wanted);
    Numbers numbers;
    const bool fresh = is_empty(connection, table);
    const Range range = fresh ? Range{} : range_of(connection.engine(), columns, wanted);
    if (range.narrow) {
        read_numbers(connection, table, columns, range.condition, range.parameters, numbers);
    }
    std::string key;
    for (std::size_t i = 0; i < count; ++i) {
        key_of(columns, record(i), key);
        const auto [known, first_of_key] = numbers.try_emplace(key, 0);
        int& last = known->second;
        if (result[i] == 0) {
            if (!fresh && !range.narrow && first_of_key) {
                last = read_number(connection, table, columns, record(i));
            }
            result[i] = last + 1;
        }
        last = std::max(last, result[i]);
    }
    return result;
}

}  // namespace yakuba::storage
