#pragma once
#include <string>

#include "kernel/open_days.h"

namespace yakuba {

/// The days on which the municipality, or a bank, does business, after the public holidays in
/// data/codes/holidays.csv. The file is read once for each folder. Problems: "holidays.missing",
/// "holidays.malformed".
Result<OpenDays> open_days(const std::string& data_folder, Closed who);

}  // namespace yakuba
