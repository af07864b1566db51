#include "cli/timed_run.h"

#include <algorithm>
#include <boost/json.hpp>
#include <iostream>

namespace yakuba::cli {

TimedRun::TimedRun(std::string name, std::string label, Instant started_at)
    : name_(std::move(name)),
      label_(std::move(label)),
      started_at_(started_at),
      start_(std::chrono::steady_clock::now()) {}

double TimedRun::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

void TimedRun::keep(storage::Database& database, std::int64_t rows, const batch::Counts& counts,
                    const std::vector<std::string>& files) const {
    boost::json::object lines;
    for (const auto& [label, number] : counts.lines)
        lines[label] = number;
    std::string paths;
    for (const std::string& file : files)
        paths += file + "\n";
    app::record_run(database,
                    {name_, label_, started_at_, static_cast<std::int64_t>(seconds() * 1'000), rows,
                     app::peak_memory_kib(), boost::json::serialize(lines), paths});
}

std::string with_commas(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

int display_width(std::string_view text) {
    int width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        width += bytes >= 3 ? 2 : 1;
        i += bytes;
    }
    return width;
}

std::string pad_right(std::string_view text, int columns) {
    const int gap = std::max(0, columns - display_width(text));
    return std::string{text} + std::string(static_cast<std::size_t>(gap), ' ');
}

std::string pad_left(std::string_view text, int columns) {
    const int gap = std::max(0, columns - display_width(text));
    return std::string(static_cast<std::size_t>(gap), ' ') + std::string{text};
}

void print_counts(const batch::Counts& counts) {
    for (const auto& [label, number] : counts.lines) {
        std::cout << "  " << pad_right(label, 32) << pad_left(with_commas(number), 20) << '\n';
    }
}

}  // namespace yakuba::cli
