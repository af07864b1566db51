#include "kernel/era.h"

#include <algorithm>
#include <charconv>
#include <optional>
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

// ---- reading ----

/// Takes `word` off the front of `text`.
bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

/// One digit: half width, full width, or a kanji digit from 〇 to 九.
std::optional<int> take_digit(std::string_view& text) {
    static constexpr std::string_view kWritten[][4] = {
        {"0", "０", "〇", "零"}, {"1", "１", "一", "壱"}, {"2", "２", "二", "弐"},
        {"3", "３", "三", "参"}, {"4", "４", "四", "四"}, {"5", "５", "五", "五"},
        {"6", "６", "六", "六"}, {"7", "７", "七", "七"}, {"8", "８", "八", "八"},
        {"9", "９", "九", "九"}};
    for (int digit = 0; digit < 10; ++digit) {
        for (const std::string_view form : kWritten[digit]) {
            if (take(text, form)) return digit;
        }
    }
    return std::nullopt;
}

/// A year, month or day: 元, digits (64, ６４, 六四) or counted by tens (六十四).
std::optional<int> take_number(std::string_view& text) {
    if (take(text, "元")) return 1;
    std::optional<int> tens = take_digit(text);
    int count = tens ? 1 : 0;
    if (take(text, "十") || take(text, "拾")) {
        return tens.value_or(1) * 10 + take_digit(text).value_or(0);
    }
    if (!tens) return std::nullopt;
    int number = *tens;
    for (std::optional<int> next; count < 4 && (next = take_digit(text)); ++count) {
        number = number * 10 + *next;
    }
    return number;
}

bool take_separator(std::string_view& text, std::string_view kanji) {
    for (const std::string_view separator : {kanji, std::string_view{"."}, std::string_view{"/"},
                                             std::string_view{"-"}, std::string_view{"．"}}) {
        if (take(text, separator)) return true;
    }
    return false;
}

const Era* take_era(std::span<const Era> eras, std::string_view& text) {
    for (const Era& era : eras) {
        if (take(text, era.name) || take(text, era.letter)) return &era;
        const char small = static_cast<char>(era.letter.front() - 'A' + 'a');
        if (take(text, std::string_view{&small, 1})) return &era;
    }
    return nullptr;
}

struct Written {  // what stands after the era
    int year = 0;
    int month = 0;  // 0: unknown
    int day = 0;    // 0: unknown
};

/// "8年11月23日", "8.11.23", "10年4月日不詳", "10年月日不詳", "10年4月", "10年".
std::optional<Written> read_parts(std::string_view text) {
    Written written;
    const auto year = take_number(text);
    if (!year || *year == 0) return std::nullopt;
    written.year = *year;
    const bool after_year = take_separator(text, "年");
    if (text.empty() || text == "月日不詳" || text == "不詳") return written;
    if (!after_year) return std::nullopt;
    const auto month = take_number(text);
    if (!month) return std::nullopt;
    written.month = *month;
    const bool after_month = take_separator(text, "月");
    if (text.empty() || text == "日不詳" || text == "不詳") return written;
    if (!after_month) return std::nullopt;
    const auto day = take_number(text);
    if (!day) return std::nullopt;
    written.day = *day;
    take(text, "日");
    return text.empty() ? std::optional{written} : std::nullopt;
}

bool is_possible(PartialDate date) {
    if (date.month() == 0) return date.day() == 0;
    return date.month() <= 12 && is_calendar_day(date.earliest());
}

Problem unreadable(std::string_view text) {
    return {
        .code = "era.malformed",
        .message =
            "和暦の日付として読めません。「令和8年11月23日」や「R8.11.23」のように書いてください。",
        .detail = std::string{text}};
}

// ---- eras.csv ----

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

Result<PartialDate> Calendar::parse(std::string_view text) const {
    std::string_view rest = text;
    const Era* era = take_era(eras_, rest);
    if (era == nullptr) return unreadable(text);
    const auto written = read_parts(rest);
    if (!written) return unreadable(text);
    const PartialDate date{era->first_day.year() + written->year - 1, written->month, written->day};
    if (date.year() > 9999 || !is_possible(date)) return unreadable(text);

    // The day an era begins is also the last day of the one before it (明治45年7月30日).
    const Era* const next = era + 1;
    const bool is_last = next == eras_.data() + eras_.size();
    const Date last_day = is_last ? kForever : next->first_day;
    if (date.latest() < era->first_day || date.earliest() > last_day) {
        return Problem{
            .code = "era.out_of_range",
            .message = era->name + "の期間にない日付です。元号と年をもう一度確かめてください。",
            .detail = std::string{text}};
    }
    return date;
}

}  // namespace yakuba
