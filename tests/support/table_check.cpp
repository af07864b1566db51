#include "support/table_check.h"

namespace yakuba::test {
namespace {

using storage::Engine;
using storage::Keeping;

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return all;
}

std::vector<std::string> columns_in_database(storage::Session& session, std::string_view table) {
    std::vector<std::string> columns;
    session.read_values(
        session.engine() == Engine::sqlite
            ? "SELECT name FROM pragma_table_info(:name) ORDER BY cid"
            : "SELECT column_name::text FROM information_schema.columns WHERE table_name = :name "
              "ORDER BY ordinal_position",
        {{"name", std::string{table}}}, [&](std::span<const storage::Value> row) {
            columns.push_back(std::get<std::string>(row[0]));
        });
    return columns;
}

bool refuses_change(storage::Session& session, std::string_view table) {
    const std::string name{table};
    return session.number(session.engine() == Engine::sqlite
                              ? "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND "
                                "tbl_name = :name"
                              : "SELECT count(*) FROM information_schema.triggers WHERE "
                                "event_object_table = :name",
                          {{"name", name}}) >= 2;
}

}  // namespace

std::string misfits(storage::Database& database, std::span<const storage::Table* const> tables) {
    const auto session = database.session();
    std::string found;
    for (const storage::Table* table : tables) {
        const std::string name{table->name};
        const std::string wanted = joined(storage::stored_columns(*table));
        const std::string there = joined(columns_in_database(*session, table->name));
        if (there != wanted)
            found += name + " has (" + there + ") but is described as (" + wanted + ")\n";
        const bool append_only = table->keeping != Keeping::derived;
        if (append_only && !refuses_change(*session, table->name))
            found += name + " is not append only\n";
    }
    return found;
}

}  // namespace yakuba::test
