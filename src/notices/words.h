#pragma once
#include <cstdint>
#include <string>

#include "kernel/money.h"

/// How letters write amounts.
namespace yakuba::notices {

/// "1,234,500"; below zero "△1,234,500", as accounts are written.
std::string with_commas(std::int64_t number);
/// "1,234,500円".
std::string yen_text(Yen amount);
/// "+12,100円", "−300円", "±0円".
std::string difference_text(Yen difference);
/// "1,234,500", and "−" for nothing: for the columns of a table.
std::string column_text(Yen amount);

}  // namespace yakuba::notices
