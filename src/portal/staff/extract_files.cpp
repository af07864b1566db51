#include "portal/staff/extract_files.h"

#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace yakuba::portal::staff {
namespace {

std::string quoted(const std::string& text) {
    std::string cell = "\"";
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + "\"";
}

void add_line(std::string& csv, const std::vector<std::string>& cells,
              const std::vector<bool>* numbers) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) csv += ',';
        const bool number = numbers != nullptr && (*numbers)[i];
        csv += quoted(number ? cells[i] : harmless(cells[i]));
    }
    csv += "\r\n";
}

/// A name for a file nobody else has; the file goes with the object.
class ScratchFile {
public:
    ScratchFile() {
        const int handle = mkstemp(path_.data());
        if (handle >= 0) close(handle);
    }
    ~ScratchFile() {
        std::error_code error;
        std::filesystem::remove(path_, error);
    }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_ = (std::filesystem::temp_directory_path() / "yakuba-extract-XXXXXX").string();
};

void write_cell(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& text,
                bool number) {
    const auto r = static_cast<lxw_row_t>(row);
    const auto c = static_cast<lxw_col_t>(column);
    if (number && !text.empty()) {
        worksheet_write_number(sheet, r, c, std::strtod(text.c_str(), nullptr), nullptr);
    } else {
        worksheet_write_string(sheet, r, c, harmless(text).c_str(), nullptr);
    }
}

}  // namespace

std::string harmless(std::string text) {
    if (text.empty()) return text;
    const char first = text.front();
    const bool formula = first == '=' || first == '+' || first == '-' || first == '@' ||
                         first == '\t' || first == '\r' || first == '\n';
    // Full-width signs are turned into plain ones by some spreadsheets.
    const bool wide = text.starts_with("＝") || text.starts_with("＋") || text.starts_with("－") ||
                      text.starts_with("＠");
    return formula || wide ? "'" + text : text;
}

std::string csv_of(const Extract& extract, bool byte_order_mark) {
    std::string csv = byte_order_mark ? "\xEF\xBB\xBF" : "";
    add_line(csv, extract.heads, nullptr);
    for (const auto& row : extract.rows)
        add_line(csv, row, &extract.numbers);
    return csv;
}

Result<std::string> xlsx_of(const Extract& extract, const std::string& title) {
    const ScratchFile scratch;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook* const book = workbook_new_opt(scratch.path().c_str(), &options);
    if (book == nullptr) return Problem{"extract.no_file", "ファイルを作れませんでした。"};
    lxw_doc_properties properties{};
    std::string name = title;
    properties.title = name.data();
    workbook_set_properties(book, &properties);
    lxw_worksheet* const sheet = workbook_add_worksheet(book, "抽出");
    lxw_format* const bold = workbook_add_format(book);
    format_set_bold(bold);
    for (std::size_t i = 0; i < extract.heads.size(); ++i)
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), extract.heads[i].c_str(), bold);
    worksheet_freeze_panes(sheet, 1, 0);
    for (std::size_t row = 0; row < extract.rows.size(); ++row) {
        for (std::size_t column = 0; column < extract.rows[row].size(); ++column)
            write_cell(sheet, row + 1, column, extract.rows[row][column], extract.numbers[column]);
    }
    if (workbook_close(book) != LXW_NO_ERROR) {
        return Problem{"extract.no_file",
                       "ファイルを作れませんでした。ディスクの空きを確かめてください。"};
    }
    std::ifstream file{scratch.path(), std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

}  // namespace yakuba::portal::staff
