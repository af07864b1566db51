#pragma once
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "exchange/ledger_files.h"
#include "exchange/mapped_file.h"

namespace yakuba::exchange {

/// Rows read from one file and ready to be inserted: the records of the table, their versions, and
/// what is derived from them. A set is used again and again, so that reading allocates almost
/// nothing.
struct RowSet {
    static constexpr std::size_t kRows = 2048;

    explicit RowSet(const ImportPart& part);
    const void* record(std::size_t i) const { return table_row(i); }
    const void* derived(std::size_t i) const { return at(derived_rows, derived_size, i); }
    void* file_row(std::size_t i) const { return at(file_rows, file_size, i); }
    void* table_row(std::size_t i) const {
        return table_rows ? at(table_rows, table_size, i) : file_row(i);
    }
    void* derived_row(std::size_t i) const { return at(derived_rows, derived_size, i); }

    std::size_t count = 0;
    std::vector<storage::Version> versions;
    std::vector<BadRow> bad;
    std::int64_t lines_read = 0;

private:
    static void* at(const std::shared_ptr<void>& rows, std::size_t size, std::size_t i) {
        return static_cast<char*>(rows.get()) + size * i;
    }
    std::shared_ptr<void> file_rows, table_rows, derived_rows;
    std::size_t file_size = 0, table_size = 0, derived_size = 0;
};

/// Reads one ledger file on a thread of its own, a few sets ahead of whoever takes them.
class RowSets {
public:
    /// `fresh_table`: the table is empty, so versions can be counted here instead of looked up.
    RowSets(const ImportPart& part, const MappedFile& file, bool fresh_table);
    ~RowSets();

    /// The next set, valid until the next call; nullptr at the end. What the reading thread threw
    /// is thrown here.
    const RowSet* next();

private:
    void read_all();
    RowSet* take_empty();
    void hand_over(RowSet* set);

    const ImportPart& part_;
    const MappedFile& file_;
    const bool fresh_table_;
    std::vector<std::unique_ptr<RowSet>> sets_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<RowSet*> empty_;
    std::deque<RowSet*> full_;
    RowSet* taken_ = nullptr;
    bool finished_ = false;
    bool abandoned_ = false;
    std::exception_ptr failure_;
    std::thread thread_;
};

}  // namespace yakuba::exchange
