#include "storage/migrate.h"

#include <chrono>

#include "storage/dialect.h"
#include "storage/digest.h"
#include "storage/schema.h"

namespace yakuba::storage {
namespace {

/// A transaction that is taken back unless it is committed.
class Guarded {
public:
    explicit Guarded(Connection& connection) : connection_(connection) {
        connection_.begin_write();
    }
    ~Guarded() { connection_.rollback(); }
    Guarded(const Guarded&) = delete;
    Guarded& operator=(const Guarded&) = delete;

private:
    Connection& connection_;
};

// When the program was installed here is a fact of this machine, not of the town's calendar.
std::int64_t machine_time() {
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

constexpr const char* kMigrationTable = R"(
CREATE TABLE IF NOT EXISTS migration (
    name TEXT NOT NULL PRIMARY KEY,
    checksum TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;)";

/// Another program may be doing the same at this moment: the lock comes before the look.
Result<int> run_one(Connection& connection, const Migration& migration) {
    const Guarded transaction(connection);
    connection.lock("migration");
    for (const std::string& statement : statements_of(connection.engine(), kMigrationTable)) {
        connection.command(statement);
    }
    const std::string name{migration.name};
    const std::string checksum = blake2b_hex(migration.sql);
    {
        const auto known = connection.open("SELECT checksum FROM migration WHERE name = :name",
                                           {{"name", name}}, Expect::few);
        if (known->next()) {
            if (known->text(0) == checksum) return 0;
            return Problem{.code = "migration.changed",
                           .message =
                               "データベースの作りがこのプログラムと合いません。データベースを作っ"
                               "たときと同じ版のプログラムを使ってください。",
                           .detail = name};
        }
    }
    for (const std::string& statement : statements_of(connection.engine(), migration.sql)) {
        connection.command(statement);
    }
    connection.execute(
        "INSERT INTO migration (name, checksum, applied_at) VALUES (:name, :checksum, :applied_at)",
        {{"name", name}, {"checksum", checksum}, {"applied_at", machine_time()}});
    connection.commit();
    return 1;
}

}  // namespace

Result<int> run_migrations(Connection& connection, std::span<const Migration> migrations) {
    int done = 0;
    for (const std::span<const Migration> list : {own_migrations(), migrations}) {
        for (const Migration& migration : list) {
            const Result<int> one = run_one(connection, migration);
            if (!one) return one;
            done += *one;
        }
    }
    return done;
}

}  // namespace yakuba::storage
