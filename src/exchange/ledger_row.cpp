#include "exchange/csv.h"
#include "exchange/ledger_files.h"

namespace yakuba::exchange {
namespace {

void write_value(std::string& out, const Line& line, const void* record) {
    const FieldType& type = *line.type;
    const void* const field = line.field(record);
    if (type.text != nullptr) {
        write_csv_field(out, type.text(field));
    } else {
        write_csv_field(out, type.format(field));
    }
}

void write_instant(std::string& out, Instant instant) {
    if (instant.microseconds != 0) out.append(to_iso(instant));
}

}  // namespace

void write_ledger_header(std::string& out, const storage::Table& table, const Description& row) {
    for (const Line& line : row.lines) {
        if (&line != &row.lines.front()) out.push_back(',');
        out.append(line.key);
    }
    if (table.keeping == storage::Keeping::history) out.append(",valid_from,valid_to");
    if (table.keeping != storage::Keeping::derived) out.append(",recorded_at");
    out.append(kEndOfRow);
}

void write_ledger_row(std::string& out, const storage::Table& table, const Description& row,
                      const void* record, const storage::Version& version) {
    for (const Line& line : row.lines) {
        if (&line != &row.lines.front()) out.push_back(',');
        write_value(out, line, record);
    }
    if (table.keeping == storage::Keeping::history) {
        out.push_back(',');
        out.append(to_iso(version.valid_from));
        out.push_back(',');
        out.append(to_iso(version.valid_to));
    }
    if (table.keeping != storage::Keeping::derived) {
        out.push_back(',');
        write_instant(out, version.recorded_at);
    }
    out.append(kEndOfRow);
}

}  // namespace yakuba::exchange
