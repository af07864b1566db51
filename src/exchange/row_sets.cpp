#include "exchange/row_sets.h"

#include <compare>
#include <string>

#include "exchange/csv.h"
#include "exchange/row_reader.h"

namespace yakuba::exchange {
namespace {

constexpr std::size_t kSetsAhead = 4;

/// Counts the versions of each key of a file that keeps the rows of a key together. Where it does
/// not, the number is left to the database.
class VersionCounter {
public:
    explicit VersionCounter(const storage::Table& table) {
        for (const std::string_view name : table.key)
            lines_.push_back(table.record->find(name));
        last_.resize(lines_.size());
    }

    int number_of(const void* record) {
        const std::strong_ordering order = compare_and_keep(record);
        if (order < 0) in_order_ = false;
        if (!in_order_) return 0;
        number_ = order == 0 && number_ != 0 ? number_ + 1 : 1;
        return number_;
    }

private:
    struct Part {
        std::int64_t integer = 0;
        std::string text;
    };
    /// The key of `record` against that of the row before, which it replaces.
    std::strong_ordering compare_and_keep(const void* record) {
        std::strong_ordering order = std::strong_ordering::equal;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const FieldType& type = *lines_[i]->type;
            const void* const field = lines_[i]->field(record);
            Part& last = last_[i];
            if (type.text != nullptr) {
                const std::string_view text = type.text(field);
                if (order == 0) order = text.compare(last.text) <=> 0;
                last.text.assign(text);
            } else {
                const std::int64_t value = type.integer(field);
                if (order == 0) order = value <=> last.integer;
                last.integer = value;
            }
        }
        return order;
    }

    std::vector<const Line*> lines_;
    std::vector<Part> last_;
    int number_ = 0;
    bool in_order_ = true;
};

}  // namespace

RowSet::RowSet(const ImportPart& part) : versions(kRows) {
    const Description& table = *part.table->record;
    if (part.form.record != nullptr) {
        file_rows = part.form.record->make_rows(kRows);
        file_size = part.form.record->size;
        table_rows = table.make_rows(kRows);
        table_size = table.size;
    } else {
        file_rows = table.make_rows(kRows);
        file_size = table.size;
    }
    if (part.derived.table != nullptr) {
        derived_rows = part.derived.table->record->make_rows(kRows);
        derived_size = part.derived.table->record->size;
    }
}

RowSets::RowSets(const ImportPart& part, const MappedFile& file, bool fresh_table)
    : part_(part), file_(file), fresh_table_(fresh_table) {
    for (std::size_t i = 0; i < kSetsAhead; ++i) {
        sets_.push_back(std::make_unique<RowSet>(part));
        empty_.push_back(sets_.back().get());
    }
    thread_ = std::thread{[this] {
        try {
            read_all();
        } catch (...) {
            const std::lock_guard lock{mutex_};
            failure_ = std::current_exception();
        }
        const std::lock_guard lock{mutex_};
        finished_ = true;
        changed_.notify_all();
    }};
}

RowSets::~RowSets() {
    {
        const std::lock_guard lock{mutex_};
        abandoned_ = true;
        changed_.notify_all();
    }
    thread_.join();
}

const RowSet* RowSets::next() {
    std::unique_lock lock{mutex_};
    if (taken_ != nullptr) {
        empty_.push_back(taken_);
        taken_ = nullptr;
        changed_.notify_all();
    }
    changed_.wait(lock, [&] { return !full_.empty() || finished_; });
    if (full_.empty()) {
        if (failure_) std::rethrow_exception(failure_);
        return nullptr;
    }
    taken_ = full_.front();
    full_.pop_front();
    return taken_;
}

RowSet* RowSets::take_empty() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return !empty_.empty() || abandoned_; });
    if (abandoned_) return nullptr;
    RowSet* const set = empty_.front();
    empty_.pop_front();
    set->count = 0;
    set->bad.clear();
    set->lines_read = 0;
    return set;
}

void RowSets::hand_over(RowSet* set) {
    const std::lock_guard lock{mutex_};
    full_.push_back(set);
    changed_.notify_all();
}

void RowSets::read_all() {
    const Description& row =
        part_.form.record != nullptr ? *part_.form.record : *part_.table->record;
    const std::string file_name = std::string{part_.table->name} + ".csv";
    CsvReader csv{file_.content()};
    RowReader reader{*part_.table, row};
    VersionCounter counter{*part_.table};
    std::vector<std::string_view> fields;
    std::vector<BadColumn> bad;

    RowSet* set = take_empty();
    if (set == nullptr) return;
    const auto report = [&](std::string column, Problem problem) {
        set->bad.push_back({file_name, csv.line(), std::move(column), std::move(problem)});
    };

    const Result<bool> header = csv.next(fields);
    if (!header) {
        report("", header.problem());
    } else if (*header) {
        bad = reader.bind(fields);
        for (BadColumn& column : bad)
            report(std::move(column.column), std::move(column.problem));
    }
    if (!header || !*header || !bad.empty()) {
        hand_over(set);
        return;
    }

    while (true) {
        const Result<bool> more = csv.next(fields);
        if (more && !*more) break;
        ++set->lines_read;
        if (!more) {
            report("", more.problem());
            continue;
        }
        if (fields.size() == 1 && fields[0].empty() && row.lines.size() > 1) continue;

        bad.clear();
        void* const file_row = set->file_row(set->count);
        storage::Version& version = set->versions[set->count];
        reader.read(fields, file_row, version, bad);
        std::vector<Problem> problems;
        if (bad.empty() && part_.check) problems = part_.check(file_row);
        if (bad.empty() && problems.empty() && part_.form.to_table) {
            problems = part_.form.to_table(file_row, set->table_row(set->count));
        }
        for (BadColumn& column : bad)
            report(std::move(column.column), std::move(column.problem));
        for (Problem& problem : problems) {
            std::string column = problem.where;
            report(std::move(column), std::move(problem));
        }
        if (!bad.empty() || !problems.empty()) continue;

        if (fresh_table_) version.number = counter.number_of(set->table_row(set->count));
        if (part_.derived.table != nullptr) {
            part_.derived.derive(set->table_row(set->count), set->derived_row(set->count));
        }
        if (++set->count < RowSet::kRows) continue;
        hand_over(set);
        set = take_empty();
        if (set == nullptr) return;
    }
    hand_over(set);
}

}  // namespace yakuba::exchange
