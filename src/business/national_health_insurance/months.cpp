#include "business/national_health_insurance/months.h"

#include <algorithm>

namespace yakuba::national_health_insurance {
namespace {

constexpr int kNever = serial(9999, 12);

int month_or(Date day, int otherwise) { return day ? serial(YearMonth{day}) : otherwise; }

}  // namespace

Date lost_by_age(Date birth, int age) {
    const int year = birth.year() + age;
    const bool leap_day = birth.month() == 2 && birth.day() == 29;
    if (leap_day && !std::chrono::year{year}.is_leap()) return Date{year, 3, 1};
    return Date{year, birth.month(), birth.day()};
}

MonthMask insured_months(const Rates& rates, FiscalYear year, const Member& member) {
    if (member.role != Role::insured) return 0;
    const int from = month_or(member.acquired_on, 0);
    const int by_age = serial(YearMonth{lost_by_age(member.birth_date, rates.elderly_age)});
    return months_between(year, from, std::min(month_or(member.lost_on, kNever), by_age));
}

MonthMask care_months(const Rates& rates, FiscalYear year, const Member& member,
                      MonthMask insured) {
    if (member.care_exempt) return 0;
    return insured & months_between(year, month_reaching(member.birth_date, rates.care_age_from),
                                    month_reaching(member.birth_date, rates.care_age_until));
}

MonthMask maternity_months(const Rates& rates, FiscalYear year, const Member& member,
                           MonthMask insured) {
    if (!member.due_month || rates.maternity_after == 0) return 0;
    const int due = serial(member.due_month);
    const int before =
        member.multiple_birth ? rates.maternity_before_multiple : rates.maternity_before;
    const int from = std::max(due - before, serial(rates.maternity_from));
    return insured & months_between(year, from, due + rates.maternity_after + 1);
}

}  // namespace yakuba::national_health_insurance
