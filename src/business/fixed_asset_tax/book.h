#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

/// A book of the department as a file: a header and lines, written whole or not at all.
namespace yakuba::fixed_asset_tax {

/// One line of a CSV file.
std::string csv_line(const std::vector<std::string>& fields);

/// Problems: "file.cannot_write".
Result<Done> write_book(const std::string& path, std::string_view header,
                        const std::vector<std::string>& lines);

}  // namespace yakuba::fixed_asset_tax
