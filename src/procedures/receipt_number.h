#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// 受付番号: nine letters that can be read out by phone, "7K4-M29-XHC". No 0 O 1 I and no L; the
/// last letter checks the others, so that one misheard letter or two swapped ones are found. The
/// numbers do not follow each other, so that nobody guesses his neighbour's.
namespace yakuba::procedures {

/// Of the n-th case, n from 1 to about 850 thousand million; each n its own.
std::string receipt_number(std::int64_t n);

/// As typed or told ("7k4 m29 xhc", full-width too) to its written form; none when its check letter
/// does not agree.
std::optional<std::string> read_receipt_number(std::string_view typed);

}  // namespace yakuba::procedures
