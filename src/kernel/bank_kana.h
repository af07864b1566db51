#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "kernel/result.h"

/// Names as the transfer files of the banks carry them (全国銀行協会の振替・振込ファイル): single
/// bytes of Shift_JIS, half-width kana with ﾞ and ﾟ as bytes of their own.
namespace yakuba {

/// `name` in the characters of the banks: hiragana as katakana, small kana large, ヲ ヰ ヱ as ｵ ｲ
/// ｴ, long marks and dashes as '-', letters and digits in capitals of half width, runs of spaces as
/// one, none at either end. ・ becomes '.'.
///
/// Allowed beside kana: A-Z 0-9 space ( ) - . and the bytes of `extra`, as some banks also take
/// '/' or ','. Anything else is a Problem "bank_kana.unwritable"; nothing is left out silently.
/// Answers Shift_JIS bytes; their number is the length that counts in a record.
Result<std::string> bank_kana(std::string_view name, std::string_view extra = "");

/// At most `bytes` bytes of a bank kana, never a kana without its ﾞ or ﾟ, and no space at the end.
std::string_view truncate_bank_kana(std::string_view kana, std::size_t bytes);

/// Bank kana as UTF-8, for people to read. Bytes that are not bank kana become U+FFFD.
std::string bank_kana_to_utf8(std::string_view kana);

}  // namespace yakuba
