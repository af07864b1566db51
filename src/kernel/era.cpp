#include "kernel/era.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace yakuba {
namespace {

/// The era whose days hold `day`, the later one on the day it began; none before the first.
const Era* era_holding(std::span<const Era> eras, Date day) {
    const Era* found = nullptr;
    for (const Era& era : eras) {
        if (era.first_day <= day) found = &era;
    }
    return found;
}

std::string year_in_era(const Era* era, int year) {
    if (era == nullptr) return "西暦" + std::to_string(year) + "年";
    const int number = year - era->first_day.year() + 1;
    return era->name + (number == 1 ? "元" : std::to_string(number)) + "年";
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

Problem bad_row(std::string_view row) {
    return {
        .code = "eras.malformed",
        .message =
            "元号の表 (eras.csv) の行が読めません。番号・記号・名前・初日の順に書いてください。",
        .detail = std::string{row}};
}

Result<Era> parse_row(std::string_view row) {
    const std::vector<std::string_view> columns = split(row, ',');
    if (columns.size() != 4 || columns[1].size() != 1 || columns[2].empty()) return bad_row(row);
    Era era{.name = std::string{columns[2]}, .letter = std::string{columns[1]}};
    const auto end = columns[0].data() + columns[0].size();
    if (std::from_chars(columns[0].data(), end, era.number).ptr != end) return bad_row(row);
    const Result<Date> first_day = parse_date(columns[3]);
    if (!first_day) return first_day.problem();
    era.first_day = *first_day;
    return era;
}

}  // namespace

Calendar::Calendar(std::vector<Era> eras) : eras_(std::move(eras)) {
    std::sort(eras_.begin(), eras_.end(),
              [](const Era& a, const Era& b) { return a.first_day < b.first_day; });
}

Result<Calendar> Calendar::from_csv(std::string_view csv) {
    std::vector<Era> eras;
    for (std::string_view row : split(csv, '\n')) {
        if (row.ends_with('\r')) row.remove_suffix(1);
        if (row.empty() || row.starts_with("number,")) continue;
        Result<Era> era = parse_row(row);
        if (!era) return era.problem();
        eras.push_back(*std::move(era));
    }
    if (eras.empty()) return bad_row("");
    return Calendar{std::move(eras)};
}

std::string Calendar::format(Date date) const {
    return year_in_era(era_holding(eras_, date), date.year()) + std::to_string(date.month()) +
           "月" + std::to_string(date.day()) + "日";
}

std::string Calendar::format(PartialDate date) const {
    if (date.is_complete()) return format(Date::from_packed(date.packed()));
    // The year an era began has two names. When the day is unknown, so is the right one: write the
    // name that held when the known period began.
    const Era* era = era_holding(eras_, date.earliest());
    const std::string year = year_in_era(era, date.year());
    if (date.month() == 0) return year + "月日不詳";
    return year + std::to_string(date.month()) + "月日不詳";
}

std::string Calendar::format(YearMonth month) const {
    return year_in_era(era_holding(eras_, month.last_day()), month.year()) +
           std::to_string(month.month()) + "月";
}

std::string Calendar::format(FiscalYear year) const {
    // The year of a change is called by the new era throughout: FY2019 is 令和元年度, the name the
    // government gave its budget when the era changed in May.
    return year_in_era(era_holding(eras_, Date{year.value, 12, 31}), year.value) + "度";
}

std::string Calendar::format_short(Date date) const {
    const Era* era = era_holding(eras_, date);
    if (era == nullptr) return to_iso(date);
    return era->letter + std::to_string(date.year() - era->first_day.year() + 1) + "." +
           std::to_string(date.month()) + "." + std::to_string(date.day());
}

}  // namespace yakuba
