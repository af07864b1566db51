#include "business/national_health_insurance/judgement.h"

#include <algorithm>

namespace yakuba::national_health_insurance {
namespace {

/// What of the salary income does not count for one involuntarily unemployed.
Yen unemployed_relief(const Rates& rates, FiscalYear year, const Member& member) {
    if (!is_unemployed(member, year)) return 0_yen;
    const Yen counted = floor_to(1_yen, member.salary_income * rates.unemployed_salary_share);
    return member.salary_income - counted;
}

Yen basic_deduction(const Rates& rates, Yen total_income) {
    for (const BasicBand& band : rates.basic) {
        if (total_income <= band.income_max) return band.amount;
    }
    return 0_yen;
}

/// Of the household on the day of judgement.
bool belongs_on(const Rates& rates, const Member& member, Date day) {
    if (member.acquired_on && member.acquired_on > day) return false;
    if (member.lost_on && member.lost_on <= day) return false;
    return member.role != Role::insured || lost_by_age(member.birth_date, rates.elderly_age) > day;
}

bool is_earner(const Rates& rates, const Member& member, bool senior) {
    if (member.salary_revenue > rates.earner_salary_over) return true;
    return member.pension_revenue >
           (senior ? rates.earner_senior_pension_over : rates.earner_pension_over);
}

Yen judged_income(const Rates& rates, FiscalYear year, const Member& member, bool senior) {
    Yen income =
        member.gross_income + member.judged_adjustment - unemployed_relief(rates, year, member);
    // 65歳以上の公的年金等: 15万円を限度に差し引く.
    if (senior) income -= std::min(rates.senior_pension_deduction, member.pension_income);
    return at_least_zero(income);
}

/// The first day in the year on which anybody is insured.
Date first_insured_day(FiscalYear year, const Facts& household, std::span<const Member> members,
                       MonthMask insured) {
    const Date april = year.first_day();
    if (household.levied_from > april) return household.levied_from;
    if ((insured & 1U) != 0) {
        for (const Member& member : members) {
            if (member.role == Role::insured && member.acquired_on <= april) return april;
        }
    }
    Date first = kForever;
    for (const Member& member : members) {
        if (member.role == Role::insured) first = std::min(first, member.acquired_on);
    }
    return std::max(first, april);
}

}  // namespace

bool is_unemployed(const Member& member, FiscalYear year) {
    if (!member.left_job_on) return false;
    const FiscalYear first = fiscal_year_of(member.left_job_on + std::chrono::days{1});
    return year == first || year.value == first.value + 1;
}

Yen levy_base(const Rates& rates, FiscalYear year, const Member& member) {
    const Yen income =
        member.gross_income + member.casualty_loss_carried - unemployed_relief(rates, year, member);
    return at_least_zero(
        income - basic_deduction(rates, std::max(member.total_income, member.gross_income)));
}

void judge(const Rates& rates, FiscalYear year, const Facts& household,
           std::span<const Member> members, MonthMask insured_months, Sheet& sheet) {
    sheet.basis_on = first_insured_day(year, household, members, insured_months);
    bool undeclared = false;
    for (const Member& member : members) {
        if (!belongs_on(rates, member, sheet.basis_on)) continue;
        const bool senior = of_age_before(member.birth_date, rates.senior_age, year);
        sheet.judged_income += judged_income(rates, year, member, senior);
        sheet.earners += is_earner(rates, member, senior);
        sheet.counted += member.role != Role::head_only;
        undeclared = undeclared || !member.declared;
    }
    const Yen base =
        rates.reduction_base + rates.reduction_per_earner * std::max(0, sheet.earners - 1);
    sheet.limit_seventy = base;
    sheet.limit_fifty = base + rates.reduction_per_person_half * sheet.counted;
    sheet.limit_twenty = base + rates.reduction_per_person_fifth * sheet.counted;
    if (undeclared) {
        sheet.reduction = Reduction::undeclared;
    } else if (sheet.judged_income <= sheet.limit_seventy) {
        sheet.reduction = Reduction::seventy;
    } else if (sheet.judged_income <= sheet.limit_fifty) {
        sheet.reduction = Reduction::fifty;
    } else if (sheet.judged_income <= sheet.limit_twenty) {
        sheet.reduction = Reduction::twenty;
    }
}

}  // namespace yakuba::national_health_insurance
