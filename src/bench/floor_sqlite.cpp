#include <sqlite3.h>

#include <filesystem>
#include <stdexcept>

#include "bench/figure.h"
#include "bench/floor.h"

namespace yakuba::bench {
namespace {

constexpr int kRowsPerTransaction = 10'000;

class File {
public:
    explicit File(const std::string& path) {
        if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK) throw std::runtime_error(path);
    }
    ~File() { sqlite3_close(handle_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    sqlite3* handle() const { return handle_; }
    void execute(const std::string& sql) const {
        if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
            throw std::runtime_error(sqlite3_errmsg(handle_));
        }
    }

private:
    sqlite3* handle_ = nullptr;
};

class Statement {
public:
    Statement(const File& file, const std::string& sql) {
        if (sqlite3_prepare_v2(file.handle(), sql.c_str(), -1, &handle_, nullptr) != SQLITE_OK) {
            throw std::runtime_error(sqlite3_errmsg(file.handle()));
        }
    }
    ~Statement() { sqlite3_finalize(handle_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    sqlite3_stmt* handle() const { return handle_; }
    bool step() const { return sqlite3_step(handle_) == SQLITE_ROW; }

private:
    sqlite3_stmt* handle_ = nullptr;
};

/// Touches every column as a program would, so that nothing is left unread.
void read_all(const File& file, const std::string& table) {
    const Statement rows{file, "SELECT * FROM " + table};
    const int columns = sqlite3_column_count(rows.handle());
    std::int64_t sum = 0;
    std::string text;
    while (rows.step()) {
        for (int c = 0; c < columns; ++c) {
            if (sqlite3_column_type(rows.handle(), c) == SQLITE_TEXT) {
                text.assign(reinterpret_cast<const char*>(sqlite3_column_text(rows.handle(), c)));
                sum += static_cast<std::int64_t>(text.size());
            } else {
                sum += sqlite3_column_int64(rows.handle(), c);
            }
        }
    }
    volatile std::int64_t keep = sum;
    static_cast<void>(keep);
}

struct Cell {
    bool is_text = false;
    std::int64_t number = 0;
    std::string text;
};

void take(sqlite3_stmt* from, int columns, std::vector<Cell>& cells) {
    for (int c = 0; c < columns; ++c) {
        Cell& cell = cells.emplace_back();
        cell.is_text = sqlite3_column_type(from, c) == SQLITE_TEXT;
        if (cell.is_text) {
            cell.text = reinterpret_cast<const char*>(sqlite3_column_text(from, c));
        } else {
            cell.number = sqlite3_column_int64(from, c);
        }
    }
}

void write(const File& copy, const Statement& insert, const std::vector<Cell>& cells, int columns) {
    copy.execute("BEGIN IMMEDIATE");
    for (std::size_t at = 0; at < cells.size(); at += static_cast<std::size_t>(columns)) {
        for (int c = 0; c < columns; ++c) {
            const Cell& cell = cells[at + static_cast<std::size_t>(c)];
            if (cell.is_text) {
                sqlite3_bind_text(insert.handle(), c + 1, cell.text.c_str(),
                                  static_cast<int>(cell.text.size()), SQLITE_STATIC);
            } else {
                sqlite3_bind_int64(insert.handle(), c + 1, cell.number);
            }
        }
        insert.step();
        sqlite3_reset(insert.handle());
    }
    copy.execute("COMMIT");
}

/// Copies rows of one table; answers the seconds spent writing alone.
double copy_rows(const File& file, const File& copy, const FloorRows& copied) {
    const std::string& table = copied.table;
    const Statement ddl{file, "SELECT sql FROM sqlite_master WHERE name = '" + table + "'"};
    if (!ddl.step()) return 0;
    copy.execute(reinterpret_cast<const char*>(sqlite3_column_text(ddl.handle(), 0)));
    const Statement rows{file, "SELECT * FROM " + table + " WHERE " + copied.condition};
    const int columns = sqlite3_column_count(rows.handle());
    std::string marks = "?";
    for (int c = 1; c < columns; ++c)
        marks += ",?";
    const Statement insert{copy, "INSERT INTO " + table + " VALUES (" + marks + ")"};

    double seconds = 0;
    bool more = true;
    while (more) {
        std::vector<Cell> cells;
        int taken = 0;
        while (taken < kRowsPerTransaction && (more = rows.step())) {
            take(rows.handle(), columns, cells);
            ++taken;
        }
        const Stopwatch watch;
        write(copy, insert, cells, columns);
        seconds += watch.seconds();
    }
    return seconds;
}

}  // namespace

double sqlite_floor_seconds(const std::string& path, const FloorTables& tables,
                            const std::string& work_folder) {
    const std::string copy_path = work_folder + "/floor.db";
    std::filesystem::remove(copy_path);
    double seconds = 0;
    {
        const File file{path};
        const File copy{copy_path};
        copy.execute("PRAGMA journal_mode = WAL");
        copy.execute("PRAGMA synchronous = FULL");
        const Stopwatch reading;
        for (const std::string& table : tables.read)
            read_all(file, table);
        seconds += reading.seconds();
        for (const FloorRows& rows : tables.written)
            seconds += copy_rows(file, copy, rows);
    }
    for (const char* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(copy_path + suffix);
    return seconds;
}

}  // namespace yakuba::bench
