#pragma once
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace yakuba::exchange {

/// RFC 4180 rows out of a UTF-8 stream: quoted fields, doubled quotes, CRLF or LF, a BOM skipped.
/// Fields are views into the reader's buffer, valid until the next call.
class CsvReader {
public:
    explicit CsvReader(std::istream& input);
    ~CsvReader();

    /// The next row into `fields`; false at the end. A malformed row (bare quote, bytes after a closing
    /// quote, not UTF-8, over 1 MiB) is a Problem "csv.malformed" with "N行" in `where`; reading may go on.
    Result<bool> next(std::vector<std::string_view>& fields);
    /// Line on which the last row began, from 1.
    std::int64_t line() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// One field, quoted only when it must be. Appends to `out`.
void write_csv_field(std::string& out, std::string_view field);

}  // namespace yakuba::exchange
