#pragma once
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "app/run_record.h"
#include "batch/job.h"
#include "kernel/date.h"

namespace yakuba::cli {

/// Times one long piece of work and leaves its record in the town.
class TimedRun {
public:
    TimedRun(std::string name, std::string label, Instant started_at);

    double seconds() const;
    /// Keeps the record. `files`: where the results are.
    void keep(storage::Database& database, std::int64_t rows, const batch::Counts& counts,
              const std::vector<std::string>& files = {}) const;

private:
    std::string name_;
    std::string label_;
    Instant started_at_;
    std::chrono::steady_clock::time_point start_;
};

/// "1,234,567".
std::string with_commas(std::int64_t number);
/// Columns a terminal gives the text: full-width characters take two.
int display_width(std::string_view text);
/// The text filled with spaces to so many columns, on the right or on the left.
std::string pad_right(std::string_view text, int columns);
std::string pad_left(std::string_view text, int columns);

/// Prints counts as aligned lines on standard output.
void print_counts(const batch::Counts& counts);

}  // namespace yakuba::cli
