#include "business/fixed_asset_tax/book.h"

#include <fstream>

#include "exchange/csv.h"

namespace yakuba::fixed_asset_tax {

std::string csv_line(const std::vector<std::string>& fields) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) line += ',';
        exchange::write_csv_field(line, fields[i]);
    }
    return line;
}

Result<Done> write_book(const std::string& path, std::string_view header,
                        const std::vector<std::string>& lines) {
    std::ofstream file{path, std::ios::binary};
    file << header << '\n';
    for (const std::string& line : lines)
        file << line << '\n';
    file.close();
    if (file) return Done{};
    return Problem{
        "file.cannot_write",
        "帳簿を書けません。ディスクの空きと、フォルダーの書き込みの権限を確かめてください。", path};
}

}  // namespace yakuba::fixed_asset_tax
