#pragma once
#include <bit>
#include <cstdint>

#include "business/national_health_insurance/facts.h"
#include "business/national_health_insurance/rates.h"

/// The months of a fiscal year as twelve bits, April first: a person's months of insurance, of the
/// care part and of maternity are masks, and counting them is counting bits.
namespace yakuba::national_health_insurance {

using MonthMask = std::uint32_t;
inline constexpr MonthMask kWholeYear = 0xFFF;

constexpr int count(MonthMask months) { return std::popcount(months); }
/// Months since year 0, so that they can be subtracted.
constexpr int serial(int year, int month) { return year * 12 + month - 1; }
constexpr int serial(YearMonth m) { return serial(m.year(), m.month()); }

/// The months of the year from one to before another, by their serials.
constexpr MonthMask months_between(FiscalYear year, int from, int until) {
    const int april = serial(year.value, 4);
    const int first = from < april ? 0 : from - april > 12 ? 12 : from - april;
    const int last = until < april ? 0 : until - april > 12 ? 12 : until - april;
    if (first >= last) return 0;
    return ((MonthMask{1} << last) - 1) & ~((MonthMask{1} << first) - 1);
}

/// The month that holds the day before the birthday at an age: 介護分 begins and ends with it
/// (年齢計算ニ関スル法律).
constexpr int month_reaching(Date birth, int age) {
    return serial(birth.year() + age, birth.month()) - (birth.day() == 1 ? 1 : 0);
}

/// The day of losing the qualification by age: the day after reaching 75, the birthday
/// (国民健康保険法8条1項, 6条8号).
Date lost_by_age(Date birth, int age);

/// The months of whose last day the person was insured here: from the month of acquisition to the
/// month before the month of loss.
MonthMask insured_months(const Rates& rates, FiscalYear year, const Member& member);
/// Of these, the months as 介護納付金賦課被保険者.
MonthMask care_months(const Rates& rates, FiscalYear year, const Member& member, MonthMask insured);
/// Of these, the months of the maternity reduction (29条の7第5項9号).
MonthMask maternity_months(const Rates& rates, FiscalYear year, const Member& member,
                           MonthMask insured);

/// Under the class until the first 31 March on or after reaching the age: the same all year.
constexpr bool before_school_year_end(Date birth, int age, FiscalYear year) {
    return birth > Date{year.value - age, 4, 1};
}
/// Of that age on 31 December before the fiscal year.
constexpr bool of_age_before(Date birth, int age, FiscalYear year) {
    return birth <= Date{year.value - age, 1, 1};
}

}  // namespace yakuba::national_health_insurance
