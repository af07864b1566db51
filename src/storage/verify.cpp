#include <unordered_map>

#include "storage/digest.h"
#include "storage/journal.h"
#include "storage/transaction.h"

namespace yakuba::storage {
namespace {

struct Recounted {
    RowsDigest digest;
    std::int64_t rows = 0;
};
using Recount = std::unordered_map<std::int64_t, Recounted>;

/// Recounts the rows of one table straight from its columns; answers how many there are.
std::int64_t recount_table(Connection& connection, const Table& table, Recount& recount) {
    const std::vector<std::string> names = stored_columns(table);
    std::string columns;
    for (const std::string& name : names)
        columns += (columns.empty() ? "" : ", ") + name;
    const auto cursor =
        connection.open("SELECT " + columns + " FROM " + std::string{table.name}, {}, Expect::many);
    RowForm form(table.name);
    const int last = static_cast<int>(names.size()) - 1;
    std::int64_t rows = 0;
    for (; cursor->next(); ++rows) {
        form.begin();
        for (int column = 0; column <= last; ++column) {
            if (cursor->is_text(column)) {
                form.text(cursor->text(column));
            } else {
                form.integer(cursor->integer(column));
            }
        }
        Recounted& entry = recount[cursor->integer(last)];
        entry.digest.add(form.hash());
        ++entry.rows;
    }
    return rows;
}

std::string broken_because(const JournalEntry& entry, std::int64_t expected_link,
                           const std::string& previous, const Recounted& rows) {
    if (entry.link != expected_link) return "処理記録に抜けがあります。";
    if (entry.previous_hash != previous) return "前の処理とのつながりが切れています。";
    if (entry.hash != hash_of(entry)) return "処理記録が書き換えられています。";
    if (entry.rows_count != rows.rows) {
        return "この処理が書いた記録は" + std::to_string(entry.rows_count) + "件のはずですが、" +
               std::to_string(rows.rows) + "件あります。";
    }
    if (entry.rows_digest != rows.digest.hex())
        return "この処理が書いた記録の内容が変わっています。";
    return {};
}

}  // namespace

Verification verify(Database& database, std::span<const Table* const> tables) {
    const std::unique_ptr<Session> session = database.session();
    session->begin_snapshot();
    Connection& connection = dynamic_cast<ConnectedSession&>(*session).connection();
    Verification found;
    Recount recount;
    for (const Table* table : tables) {
        if (table->keeping == Keeping::derived) continue;
        found.rows += recount_table(connection, *table, recount);
    }
    found.head = beginning_of_chain();
    JournalEntry entry;
    const auto fresh = [&]() -> void* { return &(entry = JournalEntry{}); };
    session->read(journal_description(),
                  "SELECT " + columns_of(journal_description()) + " FROM journal ORDER BY link", {},
                  fresh, [&] {
                      ++found.entries;
                      const auto rows = recount.extract(entry.entry);
                      const std::string reason =
                          broken_because(entry, found.entries, found.head,
                                         rows.empty() ? Recounted{} : rows.mapped());
                      if (!reason.empty() && found.first_broken_entry == 0) {
                          found.first_broken_entry = entry.entry;
                          found.reason = reason;
                      }
                      found.head = entry.hash;
                  });
    if (found.first_broken_entry == 0 && !recount.empty()) {
        std::int64_t first = recount.begin()->first;
        for (const auto& [number, rows] : recount)
            first = std::min(first, number);
        found.first_broken_entry = first;
        found.reason = "処理記録にない処理の記録があります。";
    }
    return found;
}

}  // namespace yakuba::storage
