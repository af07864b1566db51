#include "storage/journal.h"

#include "storage/digest.h"

namespace yakuba::storage {

const Description& journal_description() {
    static const Description description = describe<JournalEntry>(
        "処理記録", {
                        line<&JournalEntry::link>("link", "連番"),
                        line<&JournalEntry::entry>("entry", "処理番号"),
                        line<&JournalEntry::at>("at", "処理日時"),
                        line<&JournalEntry::actor>("actor", "処理者"),
                        line<&JournalEntry::purpose>("purpose", "事務"),
                        line<&JournalEntry::ground>("ground", "根拠"),
                        line<&JournalEntry::command_key>("command_key", "受付キー"),
                        line<&JournalEntry::summary>("summary", "概要"),
                        line<&JournalEntry::result>("result", "結果"),
                        line<&JournalEntry::rows_digest>("rows_digest", "記録の要約値"),
                        line<&JournalEntry::rows_count>("rows_count", "記録の件数"),
                        line<&JournalEntry::previous_hash>("previous_hash", "前の処理の要約値"),
                        line<&JournalEntry::hash>("hash", "要約値"),
                    });
    return description;
}

std::string hash_of(const JournalEntry& entry) {
    std::string form;
    const auto add = [&](std::string_view value) {
        form += std::to_string(value.size()) + ":";
        form += value;
    };
    for (const Line& line : journal_description().lines) {
        if (line.key != "hash") add(line.type->format(line.field(&entry)));
    }
    return blake2b_hex(form);
}

std::string beginning_of_chain() { return std::string(64, '0'); }

std::int64_t next_entry(Connection& connection) {
    // A sequence never waits for another transaction; the price is a gap where one was rolled back.
    const auto cursor = connection.open(connection.engine() == Engine::postgresql
                                            ? "SELECT nextval('journal_entry')"
                                            : "SELECT coalesce(max(entry), 0) + 1 FROM journal",
                                        {}, Expect::few);
    cursor->next();
    return cursor->integer(0);
}

std::optional<std::string> result_of(Connection& connection, const std::string& command_key) {
    const auto cursor =
        connection.open("SELECT result FROM journal WHERE command_key = :command_key",
                        {{"command_key", command_key}}, Expect::few);
    if (!cursor->next()) return std::nullopt;
    return std::string{cursor->text(0)};
}

void add_to_chain(Connection& connection, JournalEntry entry) {
    connection.lock("journal chain");
    entry.link = 1;
    entry.previous_hash = beginning_of_chain();
    {
        const auto last = connection.open(
            "SELECT link, hash FROM journal ORDER BY link DESC LIMIT 1", {}, Expect::few);
        if (last->next()) {
            entry.link = last->integer(0) + 1;
            entry.previous_hash = last->text(1);
        }
    }
    entry.hash = hash_of(entry);
    Parameters parameters;
    std::string columns, names;
    for (const Line& line : journal_description().lines) {
        const void* const field = line.field(&entry);
        parameters.push_back({line.key, line.type->kind == Kind::integer
                                            ? Value{line.type->integer(field)}
                                            : Value{std::string{line.type->text(field)}}});
        columns += (columns.empty() ? "" : ", ") + std::string{line.key};
        names += (names.empty() ? ":" : ", :") + std::string{line.key};
    }
    connection.execute("INSERT INTO journal (" + columns + ") VALUES (" + names + ")", parameters);
}

void note_written(Connection& connection, const std::set<std::string_view>& tables,
                  std::int64_t entry) {
    for (const std::string_view table : tables) {
        connection.execute(
            "INSERT INTO last_written (table_name, entry) VALUES (:table_name, :entry) "
            "ON CONFLICT (table_name) DO UPDATE SET entry = :entry",
            {{"table_name", std::string{table}}, {"entry", entry}});
    }
}

}  // namespace yakuba::storage
