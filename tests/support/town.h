#pragma once
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <span>
#include <vector>

#include "kernel/era.h"
#include "registry/town.h"
#include "support/both_engines.h"

namespace yakuba::test {

/// The eras of the project's own data.
inline Calendar calendar() {
    std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
    return *Calendar::from_csv(std::string{std::istreambuf_iterator<char>{file}, {}});
}

using Migrations = std::span<const storage::Migration>;

/// The migrations of several rooms, one room after the other.
inline std::vector<storage::Migration> joined(std::initializer_list<Migrations> rooms) {
    std::vector<storage::Migration> all;
    for (const Migrations room : rooms)
        all.insert(all.end(), room.begin(), room.end());
    return all;
}

/// A town with a database of its own and a clock that moves by a second with every command. For
/// rooms that may use the registry:
///
///     class Department : public test::TownTest {
///     protected:
///         void SetUp() override {
///             open_town({2026, 3, 20}, {registry::migrations(), migrations()});
///             append(registry::resident_table(), somebody, {1990, 5, 5});
///         }
///     };
class TownTest : public BothEngines {
protected:
    void open_town(Date today, std::initializer_list<Migrations> rooms) {
        on(today);
        database_ = open(joined(rooms));
        town_ = {"352039", "山口市", "山口県", YAKUBA_ROOT "/data", database_.get(), &calendar_};
    }

    void on(Date today) { now_ = start_of_day(today); }
    Instant tick() { return now_ = Instant{now_.microseconds + 1'000'000}; }
    storage::Command command() { return {"担当者A", "試験", {}, {}, {}, tick()}; }

    /// `work` in a transaction that has to succeed.
    template <class Work>
    void transact(Instant at, Work work) {
        const storage::Command command{"担当者A", "試験", {}, {}, {}, at};
        const auto done =
            database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
                work(t);
                return std::string{};
            });
        ASSERT_TRUE(done) << done.problem().message << done.problem().detail;
    }
    template <class Work>
    void transact(Work work) {
        transact(tick(), std::move(work));
    }

    /// One record, put down by a command of its own.
    template <class Record>
    void append(const storage::Table& table, const Record& record, Date from, Date to = kForever) {
        transact([&](storage::Transaction& t) { append(t, table, record, from, to); });
    }
    template <class Record>
    static void append(storage::Transaction& t, const storage::Table& table, const Record& record,
                       Date from, Date to = kForever) {
        const std::vector<storage::Versioned<Record>> rows{{record, {0, from, to, {}, 0}}};
        t.append_versions<Record>(table, rows);
    }

    Calendar calendar_ = calendar();
    std::unique_ptr<storage::Database> database_;
    Town town_;
    Instant now_;
};

}  // namespace yakuba::test
