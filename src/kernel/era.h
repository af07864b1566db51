#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"

namespace yakuba {

/// An era of the Japanese calendar (元号) and its first day.
struct Era {
    std::string name;    // 令和
    std::string letter;  // R (JIS X 0301)
    Date first_day;
    int number = 0;  // 1 明治 … 5 令和: the digit older records use
};

/// The eras in order, read from data (data/codes/eras.csv): the next one is a row, not a release.
class Calendar {
public:
    explicit Calendar(std::vector<Era> eras);
    /// The calendar the programs use. `csv` is the content of eras.csv.
    static Result<Calendar> from_csv(std::string_view csv);

    /// "令和8年11月23日", first years as 元年. Unknown parts are written 不詳: "昭和10年4月日不詳".
    std::string format(Date date) const;
    std::string format(PartialDate date) const;
    std::string format(YearMonth month) const;
    /// "令和8年度".
    std::string format(FiscalYear year) const;
    /// "R8.11.23".
    std::string format_short(Date date) const;
    /// "令和8年11月23日", "R8.11.23", "昭和六十四年" forms as data entry meets them. On the day an
    /// era changes both names are accepted. Out of the era's days: a Problem "era.out_of_range".
    Result<PartialDate> parse(std::string_view text) const;

    std::span<const Era> eras() const { return eras_; }

private:
    std::vector<Era> eras_;
};

}  // namespace yakuba
