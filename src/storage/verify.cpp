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

/// Feeds the columns of a stored row to the canonical form without making a record of them. The
/// fields must be of one record type, so a described record stands in for the row.
class RecountedTable {
public:
    RecountedTable(Session& session, const Table& table)
        : session_(session), table_(table), form_(table.name) {}

    std::int64_t into(Recount& recount) {
        std::string columns;
        for (const std::string& column : stored_columns(table_)) {
            columns += (columns.empty() ? "" : ", ") + column;
        }
        std::int64_t rows = 0;
        session_.read_values("SELECT " + columns + " FROM " + std::string{table_.name}, {},
                             [&](std::span<const Value> row) {
                                 form_.begin();
                                 for (const Value& value : row)
                                     add(value);
                                 Recounted& entry = recount[std::get<std::int64_t>(row.back())];
                                 entry.digest.add(form_.hash());
                                 ++entry.rows;
                                 ++rows;
                             });
        return rows;
    }

private:
    void add(const Value& value) {
        if (const auto* integer = std::get_if<std::int64_t>(&value))
            form_.integer(*integer);
        else
            form_.text(std::get<std::string>(value));
    }

    Session& session_;
    const Table& table_;
    RowForm form_;
};

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
    Verification found;
    Recount recount;
    for (const Table* table : tables) {
        if (table->keeping == Keeping::derived) continue;
        found.rows += RecountedTable(*session, *table).into(recount);
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
