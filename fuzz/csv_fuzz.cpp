#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/csv.h"

// Whatever the bytes are, the reader ends; and what it could read, written again, reads the same.

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read_good_rows(std::string_view text) {
    yakuba::exchange::CsvReader reader{text};
    std::vector<std::string_view> fields;
    Rows rows;
    while (true) {
        const auto more = reader.next(fields);
        if (more && !*more) return rows;
        if (more) rows.emplace_back(fields.begin(), fields.end());
    }
}

std::string write(const Rows& rows) {
    std::string out;
    for (const auto& row : rows) {
        const std::vector<std::string_view> fields(row.begin(), row.end());
        yakuba::exchange::write_csv_row(out, fields);
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Rows rows = read_good_rows({reinterpret_cast<const char*>(data), size});
    const std::string written = write(rows);
    // A byte order mark that stood inside the text would be skipped if it came first.
    if (written.starts_with("\xEF\xBB\xBF")) return 0;
    if (read_good_rows(written) != rows) std::abort();
    return 0;
}
