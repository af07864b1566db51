#include "generator/row_writer.h"

#include <charconv>

#include "exchange/csv.h"
#include "exchange/ledger_files.h"
#include "kernel/date.h"

namespace yakuba::generator {
namespace {

void write_number(std::string& out, std::int64_t value) {
    if (value == 0) {
        out.push_back('0');
        return;
    }
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end);
}

void write_digits(char* at, int value, int count) {
    for (int i = count; i-- > 0; value /= 10)
        at[i] = static_cast<char>('0' + value % 10);
}

void write_month(std::string& out, int yyyymm) {
    char text[7] = {0, 0, 0, 0, '-', 0, 0};
    write_digits(text, yyyymm / 100, 4);
    write_digits(text + 5, yyyymm % 100, 2);
    out.append(text, sizeof text);
}

void write_date(std::string& out, int yyyymmdd) {
    char text[10] = {0, 0, 0, 0, '-', 0, 0, '-', 0, 0};
    write_digits(text, yyyymmdd / 10'000, 4);
    write_digits(text + 5, yyyymmdd / 100 % 100, 2);
    write_digits(text + 8, yyyymmdd % 100, 2);
    out.append(text, sizeof text);
}

void write_instant(std::string& out, Instant instant) {
    constexpr std::int64_t kSecond = 1'000'000;
    constexpr std::int64_t kDay = 86'400 * kSecond;
    const std::int64_t of_day = (instant.microseconds + 9 * 3'600 * kSecond) % kDay;
    write_date(out, date_in_japan(instant).packed());
    char text[] = "T00:00:00.000000+09:00";
    const int seconds = static_cast<int>(of_day / kSecond);
    write_digits(text + 1, seconds / 3'600, 2);
    write_digits(text + 4, seconds / 60 % 60, 2);
    write_digits(text + 7, seconds % 60, 2);
    write_digits(text + 10, static_cast<int>(of_day % kSecond), 6);
    out.append(text, sizeof text - 1);
}

}  // namespace

RowWriter::RowWriter(const storage::Table& table, const Description& row)
    : table_(&table), description_(&row) {
    for (const Line& line : row.lines)
        columns_.push_back(column_of(line));
}

RowWriter::Column RowWriter::column_of(const Line& line) {
    Column column{&line, How::other, {}};
    const std::string_view name = line.type->name;
    if (line.type->text != nullptr) column.how = How::text;
    if (name == "yen" || name == "integer" || name == "fiscal_year") column.how = How::number;
    if (name == "id") column.how = How::id;
    if (name == "boolean") column.how = How::boolean;
    if (name == "date" || name == "partial_date") column.how = How::date;
    if (name == "month") column.how = How::month;
    if (name == "code" && line.type->integer != nullptr) {
        for (const Code& code : line.type->codes()) {
            if (code.value < 0 || code.value > 1000) return column;
            const auto place = static_cast<std::size_t>(code.value);
            if (column.words.size() <= place) column.words.resize(place + 1);
            exchange::write_csv_field(column.words[place], code.key);
        }
        column.how = How::word;
    }
    return column;
}

void RowWriter::header(std::string& out) const {
    exchange::write_ledger_header(out, *table_, *description_);
}

void RowWriter::row(std::string& out, const void* record, const storage::Version& version) const {
    bool first = true;
    for (const Column& column : columns_) {
        if (!first) out.push_back(',');
        first = false;
        const FieldType& type = *column.line->type;
        const void* const field = column.line->field(record);
        if (column.how == How::text) {
            exchange::write_csv_field(out, type.text(field));
            continue;
        }
        if (column.how == How::other) {
            exchange::write_csv_field(out, type.format(field));
            continue;
        }
        const std::int64_t value = type.integer(field);
        switch (column.how) {
            case How::boolean:
                out.append(value != 0 ? "true" : "false");
                break;
            case How::word:
                out.append(column.words[static_cast<std::size_t>(value)]);
                break;
            case How::id:
                if (value != 0) write_number(out, value);
                break;
            case How::date:
                if (value != 0) write_date(out, static_cast<int>(value));
                break;
            case How::month:
                if (value != 0) write_month(out, static_cast<int>(value));
                break;
            default:
                write_number(out, value);
        }
    }
    if (table_->keeping == storage::Keeping::history) {
        out.push_back(',');
        write_date(out, version.valid_from.packed());
        out.push_back(',');
        write_date(out, version.valid_to.packed());
    }
    if (table_->keeping != storage::Keeping::derived) {
        out.push_back(',');
        if (version.recorded_at.microseconds != 0) write_instant(out, version.recorded_at);
    }
    out.append(exchange::kEndOfRow);
}

}  // namespace yakuba::generator
