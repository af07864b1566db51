#pragma once
#include <string>

#include "kernel/date.h"
#include "registry/town.h"

/// Dates as the staff read them.
namespace yakuba::portal::staff {

std::string compact_day(const Town& town, Date day);  // R8.11.20; "" for none
std::string compact_day(const Town& town, Instant at);
std::string era_day(const Town& town, PartialDate day);   // 昭和63年6月14日
std::string long_day(const Town& town, Date day);         // 令和8年（2026年）11月20日
std::string moment(const Town& town, Instant at);         // R8.11.20 14:32
std::string fiscal_year(const Town& town, FiscalYear y);  // 令和8年度（2026年度）
std::string month_and_day(Date day);                      // 12月1日
/// "12月1日まで（あと5日）", "12月1日まで（3日過ぎています）", with the year when it is another
/// one.
std::string due_words(const Town& town, Date due, Date today);
/// Class of a due date: late, soon (a week), calm.
std::string_view due_kind(Date due, Date today);

/// "1988年・38歳" beside a birth date; what is unknown is left out.
std::string year_and_age(PartialDate birth, Date day);
/// Years of age, or empty when the birth date does not say.
std::string age_text(PartialDate birth, Date day);

}  // namespace yakuba::portal::staff
