#include "exchange/row_reader.h"

#include <algorithm>

namespace yakuba::exchange {
namespace {

/// What the column takes, in words.
std::string expected(const FieldType& type) {
    if (type.codes != nullptr) {
        std::string words = "次のどれかで書いてください: ";
        for (const Code& code : type.codes()) {
            if (&code != &type.codes().front()) words += ", ";
            words += code.key;
        }
        return words;
    }
    if (type.name == "date") return "日付を 2026-04-01 のように書いてください。";
    if (type.name == "partial_date") {
        return "日付を 1935-04-01 のように書いてください。不詳の月・日は 00 です。";
    }
    if (type.name == "month") return "年月を 2026-04 のように書いてください。";
    if (type.name == "fiscal_year") return "年度を西暦4桁で書いてください。";
    if (type.name == "boolean") return "true か false で書いてください。";
    if (type.name == "instant") {
        return "日時を 2026-04-01T09:30:00.000000+09:00 のように書いてください。";
    }
    if (type.name == "id") return "1以上の整数で書いてください。";
    return "整数で書いてください。";
}

Problem unreadable(const FieldType& type) {
    return {"import.wrong_type", "値を読めません。" + expected(type)};
}

}  // namespace

RowReader::Column RowReader::column_named(std::string_view key) const {
    if (const Line* line = row_.find(key)) return {Target::field, line, line->key};
    if (table_.keeping == storage::Keeping::history) {
        if (key == "valid_from") return {Target::valid_from, nullptr, "valid_from"};
        if (key == "valid_to") return {Target::valid_to, nullptr, "valid_to"};
    }
    if (table_.keeping != storage::Keeping::derived && key == "recorded_at") {
        return {Target::recorded_at, nullptr, "recorded_at"};
    }
    return {};
}

std::vector<BadColumn> RowReader::bind(const std::vector<std::string_view>& header) {
    std::vector<BadColumn> bad;
    columns_.clear();
    const auto bound = [&](std::string_view key) {
        return std::ranges::any_of(columns_, [&](const Column& c) { return c.key == key; });
    };
    for (const std::string_view key : header) {
        const Column column = column_named(key);
        if (column.key.empty()) {
            bad.push_back(
                {std::string{key},
                 {"import.unknown_column",
                  "この台帳にない列です。項目定義（schema.json）の列名にそろえてください。"}});
        } else if (bound(column.key)) {
            bad.push_back({std::string{key}, {"import.repeated_column", "同じ列が二つあります。"}});
        }
        columns_.push_back(column);
    }
    const auto need = [&](std::string_view key) {
        if (!bound(key)) {
            bad.push_back({std::string{key}, {"import.missing_column", "必要な列がありません。"}});
        }
    };
    for (const Line& line : row_.lines)
        need(line.key);
    if (table_.keeping == storage::Keeping::history) need("valid_from");
    return bad;
}

bool RowReader::read_version(Target target, std::string_view text, storage::Version& version) {
    if (target == Target::recorded_at) {
        const auto instant = text.empty() ? Instant{} : FieldForm<Instant>::parse(text);
        if (instant) version.recorded_at = *instant;
        return instant.has_value();
    }
    const auto date = text.empty() && target == Target::valid_to ? std::optional{kForever}
                                                                 : FieldForm<Date>::parse(text);
    if (!date || !*date) return false;
    (target == Target::valid_from ? version.valid_from : version.valid_to) = *date;
    return true;
}

void RowReader::read(const std::vector<std::string_view>& fields, void* record,
                     storage::Version& version, std::vector<BadColumn>& bad) const {
    if (fields.size() != columns_.size()) {
        bad.push_back({"",
                       {"import.wrong_column_count",
                        "列の数が見出しと違います。見出し " + std::to_string(columns_.size()) +
                            "列、この行 " + std::to_string(fields.size()) + "列。"}});
        return;
    }
    version = {};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Column& column = columns_[i];
        if (column.target != Target::field) {
            if (!read_version(column.target, fields[i], version)) {
                bad.push_back(
                    {std::string{column.key}, unreadable(column.target == Target::recorded_at
                                                             ? *detail::field_type<Instant>()
                                                             : *detail::field_type<Date>())});
            }
            continue;
        }
        const FieldType& type = *column.line->type;
        void* const field = column.line->mutable_field(record);
        if (type.set_text != nullptr) {
            type.set_text(field, fields[i]);
        } else if (!type.parse(field, fields[i])) {
            bad.push_back({std::string{column.key}, unreadable(type)});
        }
    }
    if (version.valid_from && version.valid_to <= version.valid_from) {
        bad.push_back({"valid_to",
                       {"import.empty_period", "有効期間の終わりが初日より後になっていません。"}});
    }
}

}  // namespace yakuba::exchange
