#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "storage/connection.h"
#include "storage/dialect.h"

/// PostgreSQL, opened through SOCI. Large answers come through a cursor, a few thousand rows at a
/// time and in binary form, so that memory stays bounded; bulk loads are COPY.
namespace yakuba::storage {
namespace {

// Types by their number in pg_type.dat; these never change.
enum : Oid {
    kBool = 16,
    kInt8 = 20,
    kInt2 = 21,
    kInt4 = 23,
    kText = 25,
    kOid = 26,
    kNumeric = 1700
};
constexpr int kRowsFetched = 2'000;
constexpr std::size_t kCopyBuffer = 1 << 18;

/// A result that is freed.
using PgResult = std::unique_ptr<PGresult, decltype(&PQclear)>;
PgResult owned(PGresult* result) { return {result, &PQclear}; }

bool is_collision(std::string_view state) {
    // Serialization failure, deadlock, and a key another writer took first.
    return state == "40001" || state == "40P01" || state == "23505";
}

[[noreturn]] void fail(PGconn* handle, const PGresult* result, std::string_view during) {
    const char* state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    std::string message = result == nullptr ? "" : PQresultErrorMessage(result);
    if (message.empty()) message = PQerrorMessage(handle);
    throw DatabaseError("PostgreSQL: " + message + " [" + std::string{during} + "]",
                        state != nullptr && is_collision(state));
}

PgResult checked(PGconn* handle, PGresult* result, std::string_view during) {
    PgResult held = owned(result);
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN) {
        fail(handle, result, during);
    }
    return held;
}

template <class Integer>
Integer from_network(const char* bytes) {
    Integer value;
    std::memcpy(&value, bytes, sizeof value);
    if constexpr (sizeof value == 2)
        return static_cast<Integer>(__builtin_bswap16(static_cast<std::uint16_t>(value)));
    if constexpr (sizeof value == 4)
        return static_cast<Integer>(__builtin_bswap32(static_cast<std::uint32_t>(value)));
    if constexpr (sizeof value == 8)
        return static_cast<Integer>(__builtin_bswap64(static_cast<std::uint64_t>(value)));
    return value;
}

/// numeric, as sum(bigint) answers it: base-10000 digits. Only whole numbers are kept in this
/// database.
std::int64_t integer_from_numeric(const char* bytes) {
    const int digits = from_network<std::int16_t>(bytes);
    const int weight = from_network<std::int16_t>(bytes + 2);
    const bool negative = from_network<std::uint16_t>(bytes + 4) == 0x4000;
    std::int64_t value = 0;
    for (int i = 0; i <= weight; ++i) {
        value = value * 10'000 + (i < digits ? from_network<std::int16_t>(bytes + 8 + 2 * i) : 0);
    }
    return negative ? -value : value;
}

/// Values for the $1, $2, … of one statement, as libpq wants them.
class Bound {
public:
    Bound(const NumberedSql& statement, const Parameters& parameters) {
        for (const std::string& name : statement.names) {
            const auto found = std::find_if(parameters.begin(), parameters.end(),
                                            [&](const Parameter& p) { return p.name == name; });
            if (found == parameters.end()) {
                throw DatabaseError(
                    "PostgreSQL: no value for :" + name + " [" + statement.sql + "]", false);
            }
            const auto* integer = std::get_if<std::int64_t>(&found->value);
            texts_.push_back(integer != nullptr ? std::to_string(*integer)
                                                : std::get<std::string>(found->value));
            types_.push_back(integer != nullptr ? kInt8 : kText);
        }
        for (const std::string& text : texts_)
            values_.push_back(text.c_str());
    }
    int count() const { return static_cast<int>(values_.size()); }
    const Oid* types() const { return types_.data(); }
    const char* const* values() const { return values_.data(); }

private:
    std::vector<std::string> texts_;
    std::vector<Oid> types_;
    std::vector<const char*> values_;
};

/// The rows of one result, all of them here.
class Rows {
public:
    explicit Rows(PgResult result) : result_(std::move(result)), count_(PQntuples(result_.get())) {
        for (int c = 0; c < PQnfields(result_.get()); ++c)
            types_.push_back(PQftype(result_.get(), c));
    }
    int count() const { return count_; }
    int columns() const { return static_cast<int>(types_.size()); }
    bool is_text(int column) const {
        switch (type(column)) {
            case kBool:
            case kInt2:
            case kInt4:
            case kInt8:
            case kOid:
            case kNumeric:
                return false;
            default:
                return true;
        }
    }
    std::int64_t integer(int row, int column) const {
        if (PQgetisnull(result_.get(), row, column) != 0) return 0;
        const char* const bytes = PQgetvalue(result_.get(), row, column);
        switch (type(column)) {
            case kInt8:
                return from_network<std::int64_t>(bytes);
            case kInt4:
                return from_network<std::int32_t>(bytes);
            case kOid:
                return from_network<std::uint32_t>(bytes);
            case kInt2:
                return from_network<std::int16_t>(bytes);
            case kBool:
                return *bytes;
            case kNumeric:
                return integer_from_numeric(bytes);
            default:
                throw DatabaseError("PostgreSQL: a column is not a whole number", false);
        }
    }
    std::string_view text(int row, int column) const {
        return {PQgetvalue(result_.get(), row, column),
                static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
    }

private:
    Oid type(int column) const { return types_[static_cast<std::size_t>(column)]; }

    PgResult result_;
    int count_;
    std::vector<Oid> types_;
};

/// A cursor over rows that `more` brings in sets; it answers nothing when there are no more.
class PostgresCursor final : public Cursor {
public:
    PostgresCursor(Rows first, std::function<std::optional<Rows>()> more,
                   std::function<void()> close)
        : rows_(std::move(first)), more_(std::move(more)), close_(std::move(close)) {}
    ~PostgresCursor() override {
        if (close_) close_();
    }
    PostgresCursor(const PostgresCursor&) = delete;
    PostgresCursor& operator=(const PostgresCursor&) = delete;

    bool next() override {
        if (++row_ < rows_.count()) return true;
        if (!more_) return false;
        std::optional<Rows> following = more_();
        if (!following || following->count() == 0) {
            more_ = nullptr;
            return false;
        }
        rows_ = *std::move(following);
        row_ = 0;
        return true;
    }
    int columns() const override { return rows_.columns(); }
    bool is_text(int column) const override { return rows_.is_text(column); }
    std::int64_t integer(int column) const override { return rows_.integer(row_, column); }
    std::string_view text(int column) const override { return rows_.text(row_, column); }

private:
    Rows rows_;
    std::function<std::optional<Rows>()> more_;
    std::function<void()> close_;
    int row_ = -1;
};

/// COPY … FROM STDIN in binary form: a count of columns, then each value with its length before it.
class CopyAppender final : public Appender {
public:
    CopyAppender(PGconn* handle, std::string_view table, std::span<const std::string> columns)
        : handle_(handle), columns_(static_cast<std::int16_t>(columns.size())) {
        std::string names;
        for (const std::string& column : columns)
            names += (names.empty() ? "" : ", ") + column;
        sql_ = "COPY " + std::string{table} + " (" + names + ") FROM STDIN (FORMAT binary)";
        checked(handle_, PQexec(handle_, sql_.c_str()), sql_);
        open_ = true;
        buffer_.reserve(kCopyBuffer + 4096);
        buffer_.append("PGCOPY\n\377\r\n\0", 11);
        put<std::int32_t>(0);
        put<std::int32_t>(0);
    }
    ~CopyAppender() override {
        if (open_) {
            PQputCopyEnd(handle_, "abandoned");
            while (PGresult* result = PQgetResult(handle_))
                PQclear(result);
        }
    }
    CopyAppender(const CopyAppender&) = delete;
    CopyAppender& operator=(const CopyAppender&) = delete;

    void integer(std::int64_t value) override {
        begin_value();
        put<std::int32_t>(8);
        put(value);
    }
    void text(std::string_view value) override {
        begin_value();
        put(static_cast<std::int32_t>(value.size()));
        buffer_.append(value);
    }
    void end_row() override {
        in_row_ = false;
        if (buffer_.size() >= kCopyBuffer) send();
    }
    void finish() override {
        put<std::int16_t>(-1);
        send();
        open_ = false;
        if (PQputCopyEnd(handle_, nullptr) != 1) fail(handle_, nullptr, sql_);
        PgResult last = owned(PQgetResult(handle_));
        while (PGresult* result = PQgetResult(handle_))
            PQclear(result);
        if (PQresultStatus(last.get()) != PGRES_COMMAND_OK) fail(handle_, last.get(), sql_);
    }

private:
    template <class Integer>
    void put(Integer value) {
        const Integer swapped = from_network<Integer>(reinterpret_cast<const char*>(&value));
        buffer_.append(reinterpret_cast<const char*>(&swapped), sizeof swapped);
    }
    void begin_value() {
        if (in_row_) return;
        in_row_ = true;
        put(columns_);
    }
    void send() {
        if (PQputCopyData(handle_, buffer_.data(), static_cast<int>(buffer_.size())) != 1) {
            fail(handle_, nullptr, sql_);
        }
        buffer_.clear();
    }

    PGconn* handle_;
    std::int16_t columns_;
    std::string sql_;
    std::string buffer_;
    bool in_row_ = false;
    bool open_ = false;
};

bool only_reads(std::string_view sql) {
    const auto start = sql.find_first_not_of(" \t\n(");
    if (start == std::string_view::npos) return false;
    std::string word{sql.substr(start, 6)};
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return word == "SELECT" || word.substr(0, 4) == "WITH" || word == "VALUES";
}

/// A number for pg_advisory_xact_lock: FNV-1a of the words. Two words that collide only wait for
/// each other.
std::int64_t lock_number(std::string_view what) {
    std::uint64_t hash = 14'695'981'039'346'656'037ull;
    for (const char c : what)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ull;
    return std::bit_cast<std::int64_t>(hash);
}

/// SOCI does not export the type information the sanitizer would check this cast with.
__attribute__((no_sanitize("vptr"))) PGconn* native_handle(soci::session& session) {
    return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

class PostgresConnection final : public Connection {
public:
    explicit PostgresConnection(const std::string& url)
        : session_(soci::postgresql, url), handle_(native_handle(session_)) {
        // Cursors here are read to their end, so the planner must not prefer a fast first row.
        command(
            "SET client_encoding = 'UTF8'; SET cursor_tuple_fraction = 1; "
            "SET client_min_messages = warning; SET idle_in_transaction_session_timeout = 0");
    }

    Engine engine() const override { return Engine::postgresql; }

    std::int64_t execute(std::string_view sql, const Parameters& parameters) override {
        const PgResult result = run(sql, parameters);
        const std::string touched = PQcmdTuples(result.get());
        return touched.empty() ? 0 : std::stoll(touched);
    }
    void command(const std::string& sql) override {
        checked(handle_, PQexec(handle_, sql.c_str()), sql);
    }

    std::unique_ptr<Cursor> open(std::string_view sql, const Parameters& parameters,
                                 Expect expect) override {
        if (expect == Expect::many && only_reads(sql)) return open_cursor(sql, parameters);
        return std::make_unique<PostgresCursor>(Rows{run(sql, parameters)}, nullptr, nullptr);
    }
    std::unique_ptr<Appender> appender(std::string_view table,
                                       std::span<const std::string> columns) override {
        return std::make_unique<CopyAppender>(handle_, table, columns);
    }
    void begin_write() override { command("BEGIN ISOLATION LEVEL READ COMMITTED"); }
    void begin_snapshot() override { command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
    void commit() override { command("COMMIT"); }
    void rollback() noexcept override {
        if (PQtransactionStatus(handle_) != PQTRANS_IDLE) PQclear(PQexec(handle_, "ROLLBACK"));
    }
    void lock(std::string_view what) override {
        run("SELECT pg_advisory_xact_lock(:number)", {{"number", lock_number(what)}});
    }
    bool healthy() const override {
        return PQstatus(handle_) == CONNECTION_OK && PQtransactionStatus(handle_) == PQTRANS_IDLE;
    }

private:
    PgResult run(std::string_view sql, const Parameters& parameters) {
        const NumberedSql statement = numbered(sql);
        const Bound bound(statement, parameters);
        return checked(handle_,
                       PQexecParams(handle_, statement.sql.c_str(), bound.count(), bound.types(),
                                    bound.values(), nullptr, nullptr, 1),
                       sql);
    }

    /// BEGIN, DECLARE and the first FETCH travel together; inside a transaction the BEGIN is left
    /// out.
    std::unique_ptr<Cursor> open_cursor(std::string_view sql, const Parameters& parameters) {
        const NumberedSql statement = numbered(sql);
        const Bound bound(statement, parameters);
        const bool own_transaction =
            cursors_alone_ == 0 && PQtransactionStatus(handle_) == PQTRANS_IDLE;
        const std::string name = "yakuba_" + std::to_string(++cursors_made_);
        const std::string declare = "DECLARE " + name + " NO SCROLL CURSOR FOR " + statement.sql;
        const std::string fetch = "FETCH " + std::to_string(kRowsFetched) + " FROM " + name;

        PQenterPipelineMode(handle_);
        if (own_transaction)
            PQsendQueryParams(handle_, "BEGIN", 0, nullptr, nullptr, nullptr, nullptr, 0);
        PQsendQueryParams(handle_, declare.c_str(), bound.count(), bound.types(), bound.values(),
                          nullptr, nullptr, 0);
        PQsendQueryParams(handle_, fetch.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 1);
        PQpipelineSync(handle_);
        std::optional<Rows> first;
        std::optional<DatabaseError> error;
        for (;;) {
            PgResult result = owned(PQgetResult(handle_));
            if (!result) continue;  // the end of one statement's results
            const ExecStatusType status = PQresultStatus(result.get());
            if (status == PGRES_PIPELINE_SYNC) break;
            if (status == PGRES_TUPLES_OK) first.emplace(std::move(result));
            if (status == PGRES_FATAL_ERROR && !error) {
                error.emplace(std::string{"PostgreSQL: "} + PQresultErrorMessage(result.get()) +
                                  " [" + std::string{sql} + "]",
                              false);
                if (PQstatus(handle_) != CONNECTION_OK) throw *error;
            }
        }
        PQexitPipelineMode(handle_);
        if (error) {
            if (own_transaction) rollback();
            throw *error;
        }
        if (own_transaction || cursors_alone_ > 0) ++cursors_alone_;
        const bool in_own = cursors_alone_ > 0;
        auto close = [this, name, in_own] {
            // The transaction that was begun for reading ends with its last cursor.
            if (in_own && --cursors_alone_ == 0) return rollback();
            PQclear(PQexec(handle_, ("CLOSE " + name).c_str()));
        };
        std::function<std::optional<Rows>()> more;
        if (first->count() == kRowsFetched) {
            more = [this, fetch]() -> std::optional<Rows> {
                return Rows{checked(
                    handle_,
                    PQexecParams(handle_, fetch.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 1),
                    fetch)};
            };
        }
        return std::make_unique<PostgresCursor>(*std::move(first), std::move(more),
                                                std::move(close));
    }

    soci::session session_;
    PGconn* handle_;
    std::int64_t cursors_made_ = 0;
    int cursors_alone_ = 0;  // open cursors of a transaction begun only for reading
};

}  // namespace

std::unique_ptr<Connection> connect_postgresql(const std::string& url) {
    try {
        return std::make_unique<PostgresConnection>(url);
    } catch (const soci::soci_error& error) {
        throw DatabaseError("PostgreSQL: " + std::string{error.what()}, false);
    }
}

}  // namespace yakuba::storage
