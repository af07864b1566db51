#include <libpq-fe.h>

#include <memory>
#include <stdexcept>

#include "bench/figure.h"
#include "bench/floor.h"

namespace yakuba::bench {
namespace {

constexpr int kRowsPerTransaction = 10'000;

using Rows = std::unique_ptr<PGresult, decltype(&PQclear)>;

class Server {
public:
    explicit Server(const std::string& url) : connection_(PQconnectdb(url.c_str()), &PQfinish) {
        if (PQstatus(connection_.get()) != CONNECTION_OK) {
            throw std::runtime_error(PQerrorMessage(connection_.get()));
        }
    }
    Rows run(const std::string& sql) const {
        Rows rows{PQexec(connection_.get(), sql.c_str()), &PQclear};
        check(rows);
        return rows;
    }
    void prepare(const std::string& sql, int count) const {
        check(Rows{PQprepare(connection_.get(), "floor", sql.c_str(), count, nullptr), &PQclear});
    }
    void insert(const std::vector<const char*>& values) const {
        check(Rows{PQexecPrepared(connection_.get(), "floor", static_cast<int>(values.size()),
                                  values.data(), nullptr, nullptr, 0),
                   &PQclear});
    }

private:
    void check(const Rows& rows) const {
        const auto status = PQresultStatus(rows.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
            throw std::runtime_error(PQerrorMessage(connection_.get()));
        }
    }
    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
};

/// Fetches rows in sets of 10,000 through a cursor.
template <class Each>
void each_set(const Server& server, const FloorRows& fetched, Each each) {
    server.run("BEGIN");
    server.run("DECLARE rows NO SCROLL CURSOR FOR SELECT * FROM " + fetched.table + " WHERE " +
               fetched.condition);
    for (;;) {
        const Rows rows = server.run("FETCH " + std::to_string(kRowsPerTransaction) + " FROM rows");
        if (PQntuples(rows.get()) == 0) break;
        each(rows.get());
    }
    server.run("COMMIT");
}

double copy_rows(const Server& source, const Server& copy, const FloorRows& copied) {
    const std::string& table = copied.table;
    copy.run("CREATE TABLE floor." + table + " (LIKE " + table + " INCLUDING INDEXES)");
    double seconds = 0;
    bool prepared = false;
    each_set(source, copied, [&](PGresult* rows) {
        const int columns = PQnfields(rows);
        if (!prepared) {
            std::string marks = "$1";
            for (int c = 2; c <= columns; ++c)
                marks += ",$" + std::to_string(c);
            copy.run("DEALLOCATE ALL");
            copy.prepare("INSERT INTO floor." + table + " VALUES (" + marks + ")", columns);
            prepared = true;
        }
        std::vector<const char*> values(static_cast<std::size_t>(columns));
        const Stopwatch watch;
        copy.run("BEGIN");
        for (int r = 0; r < PQntuples(rows); ++r) {
            for (int c = 0; c < columns; ++c) {
                values[static_cast<std::size_t>(c)] = PQgetvalue(rows, r, c);
            }
            copy.insert(values);
        }
        copy.run("COMMIT");
        seconds += watch.seconds();
    });
    return seconds;
}

}  // namespace

double postgresql_floor_seconds(const std::string& url, const FloorTables& tables) {
    const Server source{url};
    const Server copy{url};
    copy.run("DROP SCHEMA IF EXISTS floor CASCADE");
    copy.run("CREATE SCHEMA floor");
    double seconds = 0;
    const Stopwatch reading;
    for (const std::string& table : tables.read) {
        each_set(source, {table}, [](PGresult*) {});
    }
    seconds += reading.seconds();
    for (const FloorRows& rows : tables.written)
        seconds += copy_rows(source, copy, rows);
    copy.run("DROP SCHEMA floor CASCADE");
    return seconds;
}

}  // namespace yakuba::bench
