#include "storage/database.h"

#include <mutex>
#include <type_traits>

#include "storage/connection.h"
#include "storage/journal.h"
#include "storage/migrate.h"
#include "storage/session.h"
#include "storage/transaction.h"

namespace yakuba::storage {
namespace {

constexpr int kAttempts = 3;

bool names_postgresql(const std::string& url) {
    return url.starts_with("postgresql://") || url.starts_with("postgres://");
}

std::unique_ptr<Connection> connect(const std::string& url) {
    if (names_postgresql(url)) return connect_postgresql(url);
    constexpr std::string_view prefix = "sqlite:";
    return connect_sqlite(url.starts_with(prefix) ? url.substr(prefix.size()) : url);
}

/// Connections at rest. A connection that comes back in the middle of something is closed instead.
class Pool {
public:
    explicit Pool(std::string url) : url_(std::move(url)) {}

    std::unique_ptr<Connection> take() {
        {
            const std::lock_guard lock(mutex_);
            if (!resting_.empty()) {
                std::unique_ptr<Connection> connection = std::move(resting_.back());
                resting_.pop_back();
                return connection;
            }
        }
        return connect(url_);
    }
    void give_back(std::unique_ptr<Connection> connection) {
        connection->rollback();
        if (!connection->healthy()) return;
        const std::lock_guard lock(mutex_);
        resting_.push_back(std::move(connection));
    }

private:
    std::string url_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> resting_;
};

/// A connection out of the pool, for as long as this lives.
class Borrowed {
public:
    explicit Borrowed(Pool& pool) : pool_(pool), connection_(pool.take()) {}
    ~Borrowed() { pool_.give_back(std::move(connection_)); }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_.get(); }

private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
};

class PooledSession final : private Borrowed, public ConnectedSession {
public:
    explicit PooledSession(Pool& pool) : Borrowed(pool), ConnectedSession(**this) {}
};

/// Says for the time it lives that this thread is inside transact: a second one would wait for the
/// first for ever.
class Inside {
public:
    Inside() {
        if (inside_) throw DatabaseError("transact was called inside transact", false);
        inside_ = true;
    }
    ~Inside() { inside_ = false; }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

private:
    static inline thread_local bool inside_ = false;
};

class PooledDatabase final : public Database {
public:
    explicit PooledDatabase(const std::string& url)
        : engine_(names_postgresql(url) ? Engine::postgresql : Engine::sqlite), pool_(url) {
        Borrowed{pool_};  // fails now rather than at the first use
    }

    Engine engine() const override { return engine_; }
    std::unique_ptr<Session> session() override { return std::make_unique<PooledSession>(pool_); }

    Result<int> migrate(std::span<const Migration> migrations) override {
        const std::unique_lock turn = wait_for_turn();
        const Borrowed connection(pool_);
        return run_migrations(*connection, migrations);
    }

    Result<std::string> transact(
        const Command& command,
        const std::function<Result<std::string>(Transaction&)>& work) override {
        const Inside inside;
        return with_retries([&] { return attempt_once(command, work); });
    }

    void amend(const std::function<void(Session&)>& work) override {
        const Inside inside;
        with_retries([&] {
            const std::unique_lock turn = wait_for_turn();
            const Borrowed connection(pool_);
            connection->begin_write();
            ConnectedSession session(*connection);
            work(session);
            connection->commit();
        });
    }

    void gather_statistics() override {
        const std::unique_lock turn = wait_for_turn();
        const Borrowed connection(pool_);
        if (engine_ == Engine::sqlite) connection->command("PRAGMA analysis_limit = 1000");
        connection->command("ANALYZE");
    }

private:
    template <class Attempt>
    std::invoke_result_t<Attempt> with_retries(Attempt attempt_now) {
        for (int attempt = 1;; ++attempt) {
            try {
                return attempt_now();
            } catch (const DatabaseError& error) {
                if (!error.collision() || engine_ == Engine::sqlite || attempt == kAttempts) throw;
            }
        }
    }

    std::unique_lock<std::mutex> wait_for_turn() {
        return engine_ == Engine::sqlite ? std::unique_lock(writer_)
                                         : std::unique_lock<std::mutex>();
    }

    Result<std::string> attempt_once(const Command& command,
                                     const std::function<Result<std::string>(Transaction&)>& work) {
        const std::unique_lock turn = wait_for_turn();
        const Borrowed connection(pool_);  // rolls back whatever is not committed
        connection->begin_write();
        if (!command.key.empty()) {
            connection->lock("command " + command.key);
            if (auto earlier = result_of(*connection, command.key)) return *std::move(earlier);
        }
        const std::int64_t entry = next_entry(*connection);
        OpenTransaction transaction(*connection, command.at, entry);
        Result<std::string> result = work(transaction);
        if (!result) return result;
        add_to_chain(
            *connection,
            {.entry = entry,
             .at = command.at.microseconds,
             .actor = command.actor,
             .purpose = command.purpose,
             .ground = command.ground,
             .command_key = command.key.empty() ? "entry/" + std::to_string(entry) : command.key,
             .summary = command.summary,
             .result = *result,
             .rows_digest = transaction.digest().hex(),
             .rows_count = transaction.rows()});
        note_written(*connection, transaction.histories(), entry);
        connection->commit();
        return result;
    }

    Engine engine_;
    Pool pool_;
    std::mutex writer_;  // SQLite has one writer: waiting here is fair and costs no retries
};

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string& url) {
    try {
        return std::unique_ptr<Database>(std::make_unique<PooledDatabase>(url));
    } catch (const DatabaseError& error) {
        return Problem{.code = "database.cannot_open",
                       .message =
                           "データベースを開けません。保存先の場所と、データベースが動いているかを"
                           "確かめてください。",
                       .detail = error.what()};
    }
}

}  // namespace yakuba::storage
