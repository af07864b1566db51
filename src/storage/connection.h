#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "storage/database.h"

/// The storage room's inner door: what one native connection can do on either engine. Everything
/// above it (sessions, transactions, migrations, verify) is written once; only sqlite.cpp and
/// postgresql.cpp know an engine. Other rooms use database.h.
namespace yakuba::storage {

/// Rows of a running query, one at a time. An absent value reads as 0 or "".
class Cursor {
public:
    virtual ~Cursor() = default;
    virtual bool next() = 0;
    virtual int columns() const = 0;
    virtual bool is_text(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    /// Valid until next().
    virtual std::string_view text(int column) const = 0;
};

/// Bulk insertion into one table: the values of each row in the order of the columns.
class Appender {
public:
    virtual ~Appender() = default;
    virtual void integer(std::int64_t value) = 0;
    /// The text must stay where it is until end_row().
    virtual void text(std::string_view value) = 0;
    virtual void end_row() = 0;
    /// Must be called before anything else uses the connection; without it the rows may be lost.
    virtual void finish() = 0;
};

/// How many rows the caller expects: a few come in one round trip, many in sets of bounded memory.
enum class Expect { few, many };

class Connection {
public:
    virtual ~Connection() = default;
    virtual Engine engine() const = 0;
    /// A statement without result; the number of rows it touched.
    virtual std::int64_t execute(std::string_view sql, const Parameters& parameters) = 0;
    /// A statement of this room, without parameters and already in the engine's own words.
    virtual void command(const std::string& sql) = 0;
    virtual std::unique_ptr<Cursor> open(std::string_view sql, const Parameters& parameters,
                                         Expect expect) = 0;
    virtual std::unique_ptr<Appender> appender(std::string_view table,
                                               std::span<const std::string> columns) = 0;
    /// A transaction that will write: on SQLite it waits for its turn here, not at the first
    /// INSERT.
    virtual void begin_write() = 0;
    /// A transaction that only reads, and sees one state of the database throughout.
    virtual void begin_snapshot() = 0;
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;
    /// Makes other transactions that ask for the same lock wait until this one ends. SQLite has one
    /// writer anyway, so there it does nothing.
    virtual void lock(std::string_view what) = 0;
    /// Whether the connection can be used again.
    virtual bool healthy() const = 0;
};

std::unique_ptr<Connection> connect_sqlite(const std::string& path);
std::unique_ptr<Connection> connect_postgresql(const std::string& url);

}  // namespace yakuba::storage
