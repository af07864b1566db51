#pragma once
#include <string>

#include "kernel/result.h"
#include "portal/staff/extract_ledger.h"

namespace yakuba::portal::staff {

/// A text that no spreadsheet takes for a formula: what begins with = + - @ or a control character
/// gets an apostrophe before it.
std::string harmless(std::string text);

/// RFC 4180, every cell quoted, CR+LF; with a byte order mark when Excel is to read it as UTF-8.
std::string csv_of(const Extract& extract, bool byte_order_mark);
/// A workbook of one sheet: bold heads, the first row held, numbers as numbers, texts as texts.
Result<std::string> xlsx_of(const Extract& extract, const std::string& title);

}  // namespace yakuba::portal::staff
