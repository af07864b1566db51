#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kernel/date.h"
#include "kernel/result.h"
#include "storage/migration.h"
#include "storage/table.h"

namespace yakuba::storage {

enum class Engine { sqlite, postgresql };

/// A value bound to a `:name` in SQL. Use int64 for everything kept as INTEGER (dates packed).
using Value = std::variant<std::int64_t, std::string>;
struct Parameter {
    std::string_view name;
    Value value;
};
using Parameters = std::vector<Parameter>;

/// The database is down, the disk is full, a statement is wrong: thrown, caught once per request or
/// chunk.
class DatabaseError : public std::runtime_error {
public:
    DatabaseError(const std::string& message, bool collision)
        : std::runtime_error(message), collision_(collision) {}
    /// Two writers got into each other's way; the same work may well succeed when tried again.
    bool collision() const { return collision_; }

private:
    bool collision_;
};

/// One connection, used by one thread at a time. SQL is written once for both engines:
/// `:name` parameters, ON CONFLICT, RETURNING; INTEGER columns hold 64 bits on both.
class Session {
public:
    virtual ~Session() = default;

    virtual Engine engine() const = 0;
    /// Runs one statement; answers the number of rows it touched.
    virtual std::int64_t execute(std::string_view sql, const Parameters& = {}) = 0;

    /// Rows of `sql` whose columns are exactly the description's lines in order (see columns_of),
    /// handed one at a time to `row`; `fresh` gives the record to fill. Fetches in sets behind the
    /// scenes.
    virtual void read(const Description& description, std::string_view sql,
                      const Parameters& parameters, const std::function<void*()>& fresh,
                      const std::function<void()>& row) = 0;
    /// As read, for a history table: the five version columns follow the record's.
    virtual void read_versions(const Description& description, std::string_view sql,
                               const Parameters& parameters, const std::function<void*()>& fresh,
                               const std::function<void(const Version&)>& row) = 0;
    /// Rows of plain integers and texts, for counts and keys. The values are valid during the call.
    virtual void read_values(std::string_view sql, const Parameters& parameters,
                             const std::function<void(std::span<const Value>)>& row) = 0;

    /// From here until the session is destroyed, every read sees the database as it is now,
    /// whatever others write: for exports and verify. Not inside a transaction.
    virtual void begin_snapshot() = 0;

    template <class Record>
    std::vector<Record> select(const Description& description, std::string_view sql,
                               const Parameters& parameters = {}) {
        std::vector<Record> rows;
        Record record;
        read(
            description, sql, parameters, [&] { return &(record = Record{}); },
            [&] { rows.push_back(std::move(record)); });
        return rows;
    }
    template <class Record>
    std::vector<Versioned<Record>> select_versions(const Description& description,
                                                   std::string_view sql,
                                                   const Parameters& parameters = {}) {
        std::vector<Versioned<Record>> rows;
        Record record;
        read_versions(
            description, sql, parameters, [&] { return &(record = Record{}); },
            [&](const Version& v) {
                rows.push_back({std::move(record), v});
            });
        return rows;
    }
    /// The single integer of a query such as SELECT count(*); nullopt when there is no row.
    std::optional<std::int64_t> number(std::string_view sql, const Parameters& parameters = {});
    std::optional<std::string> text(std::string_view sql, const Parameters& parameters = {});
};

/// The journal entry that last wrote to a history table, 0 before the first: whoever keeps
/// something read from the table knows by it whether that is still good. It may go down when
/// transactions finish out of their order, but never comes back to a value it had.
std::int64_t last_written(Session& session, const Table& table);

/// "person_id, version, name": the record's columns in order, optionally prefixed ("r.").
std::string columns_of(const Description& description, std::string_view prefix = "");
/// The same followed by the version columns.
std::string version_columns_of(const Description& description, std::string_view prefix = "");
/// Every column of a table, in the order it is created, written, read back and hashed.
std::vector<std::string> stored_columns(const Table& table);

/// Who does something, why, and under which key it must happen only once.
struct Command {
    std::string actor;         // staff id, "batch", "migration"
    std::string purpose;       // 事務: "住民基本台帳 転入届"
    std::string ground = {};   // article or decision
    std::string key;           // a second transact with the same key returns the first result;
                               // empty: nothing to compare, every call is a new command
    std::string summary = {};  // JSON or text for the journal; never a personal number
    Instant at;                // now
};

/// The inside of one transaction.
class Transaction {
public:
    virtual ~Transaction() = default;
    virtual Session& session() = 0;
    virtual Instant at() const = 0;
    virtual std::int64_t entry() const = 0;  // the journal entry being written

    /// Appends versions to a history table. `record` and `version` are asked for row 0..count-1,
    /// more than once; a record need only be good until the next is asked for;
    /// version.number 0 means "next for its key" (looked up), version.recorded_at 0 means at().
    /// On a log table only version.recorded_at counts: an import keeps the moments of its file.
    virtual void append(const Table& table, std::size_t count,
                        const std::function<const void*(std::size_t)>& record,
                        const std::function<Version(std::size_t)>& version) = 0;
    /// Appends rows to a log table (recorded_at, entry added) or a derived one.
    virtual void append(const Table& table, std::size_t count,
                        const std::function<const void*(std::size_t)>& record) = 0;

    /// The next number of a series ("household", "certificate/2026"), without a gap: a rolled-back
    /// transaction gives its numbers back. Takes `count` numbers and answers the first. Others who
    /// want one of the same series wait until this transaction ends, so take them late.
    virtual std::int64_t next_number(std::string_view series, std::int64_t count = 1) = 0;

    template <class Record>
    void append_versions(const Table& table, std::span<const Versioned<Record>> rows) {
        append(
            table, rows.size(), [&](std::size_t i) -> const void* { return &rows[i].record; },
            [&](std::size_t i) { return rows[i].version; });
    }
    template <class Record>
    void append_rows(const Table& table, std::span<const Record> rows) {
        append(table, rows.size(), [&](std::size_t i) -> const void* { return &rows[i]; });
    }
};

/// One town's database. Safe to share between threads; each thread takes its own Session.
class Database {
public:
    virtual ~Database() = default;

    /// `url`: "sqlite:PATH", a bare path, or "postgresql://…". Applies no migrations.
    /// Problems: "database.cannot_open".
    static Result<std::unique_ptr<Database>> open(const std::string& url);

    virtual Engine engine() const = 0;
    /// A reading session; returned to the pool when destroyed.
    virtual std::unique_ptr<Session> session() = 0;

    /// Runs, once each and in order, the migrations this database has not seen. A migration whose
    /// text no longer matches its recorded checksum: Problem "migration.changed".
    virtual Result<int> migrate(std::span<const Migration> migrations) = 0;

    /// The one door for writes: one database transaction that does `work` and appends one journal
    /// entry. `work` answers a text result (JSON or empty) or a Problem, which rolls everything
    /// back. The same key again: the first result, and `work` is not called. Errors of the database
    /// throw.
    ///
    /// On PostgreSQL writers run side by side; when two get into each other's way, `work` is rolled
    /// back and called once more (three times at most). So it may not count on being called only
    /// once: whatever it collects outside the database it must begin anew.
    ///
    /// `work` reads through its Transaction's session, which sees what was just written, and never
    /// calls transact itself (that throws).
    virtual Result<std::string> transact(
        const Command& command, const std::function<Result<std::string>(Transaction&)>& work) = 0;

    /// Changes working tables: what comes and goes (sessions, drafts of forms, counters of failed
    /// sign-ins) and so stands in no journal and no export. One short write transaction; nothing of
    /// it stays when `work` throws. On PostgreSQL `work` may be called again, as in transact.
    /// Tables that keep history refuse what is done to them here.
    virtual void amend(const std::function<void(Session&)>& work) = 0;

    /// Counts what the tables hold, so that the engine chooses its indexes well. After a bulk load;
    /// a second or so.
    virtual void gather_statistics() = 0;
};

/// What verify found: the journal walked from its first entry, and every row's digest recounted.
struct Verification {
    std::int64_t entries = 0;
    std::int64_t rows = 0;
    std::int64_t first_broken_entry = 0;  // 0: none
    std::string reason;                   // Japanese, for the operator
    std::string head;  // hash of the last entry: kept on paper, it vouches for all before
};
/// Walks the journal and recounts the rows of `tables`, which must be all history and log tables of
/// the house, in one pass each and one snapshot. What this can and cannot find: storage/digest.h.
Verification verify(Database& database, std::span<const Table* const> tables);

}  // namespace yakuba::storage
