#pragma once
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace yakuba::exchange {

/// RFC 4180 rows out of UTF-8 text: quoted fields, doubled quotes, CRLF or LF, a BOM skipped.
/// Fields are views into the reader's buffer, valid until the next call.
///
/// Cost: one pass of eight bytes at a time over the text, one check of the encoding; nothing is
/// copied but fields with a doubled quote.
class CsvReader {
public:
    /// Reads block by block; the buffer never holds more than one row and one block.
    explicit CsvReader(std::istream& input);
    /// Reads text that outlives the reader, such as a mapped file.
    explicit CsvReader(std::string_view text);
    ~CsvReader();

    /// The next row into `fields`; false at the end. An empty line is a row of one empty field.
    /// A malformed row (bare quote, bytes after a closing quote, a lone carriage return, not UTF-8,
    /// over 1 MiB) is a Problem "csv.malformed" with "N行" in `where`; reading may go on with the
    /// next line.
    Result<bool> next(std::vector<std::string_view>& fields);
    /// Line on which the last row began, from 1.
    std::int64_t line() const;
    /// Bytes read so far, for progress.
    std::int64_t position() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// One field, quoted only when it must be. Appends to `out`.
void write_csv_field(std::string& out, std::string_view field);

/// One row, ended by CRLF (RFC 4180 §2.1). Appends to `out`.
void write_csv_row(std::string& out, std::span<const std::string_view> fields);
inline constexpr std::string_view kEndOfRow = "\r\n";

}  // namespace yakuba::exchange
