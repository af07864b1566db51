#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <unordered_map>

#include "storage/connection.h"

/// SQLite, opened through SOCI. Rows and parameters go through the native handle: SOCI's dynamic
/// rows would read INTEGER columns as 32 bits, and kept statements are SQLite's own fast path.
namespace yakuba::storage {
namespace {

using namespace sqlite_api;

/// Each connection here is used by one thread at a time, so SQLite need not lock at every call;
/// that and its statistics of memory cost a tenth. Must come before the first connection of the
/// process.
void leave_out_needless_locks() {
    static const int done = [] {
        sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    }();
    static_cast<void>(done);
}

// Full synchronisation: a committed transaction survives a power cut, at one fsync per commit. The
// cache is per connection and counts towards the memory of a batch; a mapped file would too, so
// there is none.
constexpr const char* kSettings[] = {
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cache_size = -16384",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = FILE",
    "PRAGMA wal_autocheckpoint = 8192",
    "PRAGMA journal_size_limit = 67108864",
};
constexpr int kBusyTimeoutMs = 60'000;
constexpr std::size_t kStatementsKept = 256;

[[noreturn]] void fail(sqlite3* handle, std::string_view during) {
    const int code = sqlite3_extended_errcode(handle);
    const int primary = code & 0xff;
    throw DatabaseError(
        "SQLite: " + std::string{sqlite3_errmsg(handle)} + " [" + std::string{during} + "]",
        primary == SQLITE_BUSY || primary == SQLITE_LOCKED);
}

/// Prepared statements by their text, so that a query in a loop is parsed once.
class Statements {
public:
    explicit Statements(sqlite3* handle) : handle_(handle) {}
    ~Statements() {
        for (const auto& [sql, statement] : kept_)
            sqlite3_finalize(statement);
    }
    Statements(const Statements&) = delete;
    Statements& operator=(const Statements&) = delete;

    sqlite3_stmt* take(const std::string& sql) {
        if (const auto found = kept_.find(sql); found != kept_.end()) {
            sqlite3_stmt* const statement = found->second;
            kept_.erase(found);
            return statement;
        }
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement,
                               nullptr) != SQLITE_OK) {
            fail(handle_, sql);
        }
        return statement;
    }
    void give_back(const std::string& sql, sqlite3_stmt* statement) {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        if (kept_.size() >= kStatementsKept || !kept_.emplace(sql, statement).second) {
            sqlite3_finalize(statement);
        }
    }

private:
    sqlite3* handle_;
    std::unordered_map<std::string, sqlite3_stmt*> kept_;
};

void bind_all(sqlite3_stmt* statement, std::string_view sql, const Parameters& parameters) {
    for (int index = 1; index <= sqlite3_bind_parameter_count(statement); ++index) {
        const std::string_view name = sqlite3_bind_parameter_name(statement, index) + 1;
        const auto found = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const Parameter& p) { return p.name == name; });
        if (found == parameters.end()) {
            throw DatabaseError(
                "SQLite: no value for :" + std::string{name} + " [" + std::string{sql} + "]",
                false);
        }
        if (const auto* integer = std::get_if<std::int64_t>(&found->value)) {
            sqlite3_bind_int64(statement, index, *integer);
        } else {
            const auto& text = std::get<std::string>(found->value);
            sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()),
                              reinterpret_cast<sqlite3_destructor_type>(-1));
        }
    }
}

class SqliteCursor final : public Cursor {
public:
    SqliteCursor(sqlite3* handle, Statements& statements, std::string sql,
                 const Parameters& parameters)
        : handle_(handle),
          statements_(statements),
          sql_(std::move(sql)),
          statement_(statements.take(sql_)) {
        try {
            bind_all(statement_, sql_, parameters);
        } catch (...) {
            statements_.give_back(sql_, statement_);
            throw;
        }
        columns_ = sqlite3_column_count(statement_);
    }
    ~SqliteCursor() override { statements_.give_back(sql_, statement_); }
    SqliteCursor(const SqliteCursor&) = delete;
    SqliteCursor& operator=(const SqliteCursor&) = delete;

    bool next() override {
        if (done_) return false;
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        done_ = true;
        if (code != SQLITE_DONE) fail(handle_, sql_);
        return false;
    }
    int columns() const override { return columns_; }
    bool is_text(int column) const override {
        return sqlite3_column_type(statement_, column) == SQLITE_TEXT;
    }
    std::int64_t integer(int column) const override {
        return sqlite3_column_int64(statement_, column);
    }
    std::string_view text(int column) const override {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        if (text == nullptr) return {};
        return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }

private:
    sqlite3* handle_;
    Statements& statements_;
    std::string sql_;
    sqlite3_stmt* statement_;
    int columns_ = 0;
    bool done_ = false;
};

class SqliteAppender final : public Appender {
public:
    SqliteAppender(sqlite3* handle, Statements& statements, std::string_view table,
                   std::span<const std::string> columns)
        : handle_(handle), statements_(statements) {
        std::string names, marks;
        for (const std::string& column : columns) {
            names += (names.empty() ? "" : ", ") + column;
            marks += marks.empty() ? "?" : ", ?";
        }
        sql_ = "INSERT INTO " + std::string{table} + " (" + names + ") VALUES (" + marks + ")";
        statement_ = statements_.take(sql_);
    }
    ~SqliteAppender() override { statements_.give_back(sql_, statement_); }
    SqliteAppender(const SqliteAppender&) = delete;
    SqliteAppender& operator=(const SqliteAppender&) = delete;

    void integer(std::int64_t value) override { sqlite3_bind_int64(statement_, ++bound_, value); }
    void text(std::string_view value) override {
        // An empty view may have no address, and SQLite would take that for NULL.
        sqlite3_bind_text(statement_, ++bound_, value.empty() ? "" : value.data(),
                          static_cast<int>(value.size()), SQLITE_STATIC);
    }
    void end_row() override {
        bound_ = 0;
        if (sqlite3_step(statement_) != SQLITE_DONE) fail(handle_, sql_);
        sqlite3_reset(statement_);
    }
    void finish() override {}

private:
    sqlite3* handle_;
    Statements& statements_;
    std::string sql_;
    sqlite3_stmt* statement_ = nullptr;
    int bound_ = 0;
};

/// SOCI does not export the type information the sanitizer would check this cast with.
__attribute__((no_sanitize("vptr"))) sqlite3* native_handle(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

class SqliteConnection final : public Connection {
public:
    explicit SqliteConnection(const std::string& path)
        : session_(soci::sqlite3, "dbname=\"" + path + "\""),
          handle_(native_handle(session_)),
          statements_(handle_) {
        sqlite3_busy_timeout(handle_, kBusyTimeoutMs);
        command("PRAGMA page_size = 8192");  // for a new file; wide rows then share a page
        enter_wal_mode();
        for (const char* setting : kSettings)
            command(setting);
    }

    Engine engine() const override { return Engine::sqlite; }

    std::int64_t execute(std::string_view sql, const Parameters& parameters) override {
        const std::int64_t before = sqlite3_total_changes(handle_);
        SqliteCursor cursor(handle_, statements_, std::string{sql}, parameters);
        while (cursor.next()) {
        }
        return sqlite3_total_changes(handle_) - before;
    }
    void command(const std::string& sql) override {
        try {
            session_ << sql;
        } catch (const soci::soci_error& error) {
            throw DatabaseError("SQLite: " + std::string{error.what()}, false);
        }
    }
    std::unique_ptr<Cursor> open(std::string_view sql, const Parameters& parameters,
                                 Expect) override {
        return std::make_unique<SqliteCursor>(handle_, statements_, std::string{sql}, parameters);
    }
    std::unique_ptr<Appender> appender(std::string_view table,
                                       std::span<const std::string> columns) override {
        return std::make_unique<SqliteAppender>(handle_, statements_, table, columns);
    }
    void begin_write() override { command("BEGIN IMMEDIATE"); }
    void begin_snapshot() override { command("BEGIN"); }
    void commit() override { command("COMMIT"); }
    void rollback() noexcept override {
        // An error may already have ended the transaction; then there is nothing to take back.
        if (sqlite3_get_autocommit(handle_) == 0) {
            sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
        }
    }
    void lock(std::string_view) override {}
    bool healthy() const override { return sqlite3_get_autocommit(handle_) != 0; }

private:
    // Two processes that open a new file together can refuse each other the change of mode at once,
    // without the busy handler being asked.
    void enter_wal_mode() {
        for (int attempt = 0;; ++attempt) {
            if (sqlite3_exec(handle_, "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr) ==
                SQLITE_OK) {
                return;
            }
            if (attempt == 200) fail(handle_, "journal_mode");
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
    }

    soci::session session_;
    sqlite3* handle_;
    Statements statements_;
};

}  // namespace

std::unique_ptr<Connection> connect_sqlite(const std::string& path) {
    leave_out_needless_locks();
    try {
        return std::make_unique<SqliteConnection>(path);
    } catch (const soci::soci_error& error) {
        throw DatabaseError("SQLite: " + std::string{error.what()}, false);
    }
}

}  // namespace yakuba::storage
