#pragma once
#include <vector>

#include "business/individual_inhabitant_tax/rates.h"
#include "business/individual_inhabitant_tax/rules.h"
#include "kernel/open_days.h"
#include "ledger/charges.h"

/// Sheet → what is owed, by whom it is collected, and on which days. Pure.
namespace yakuba::individual_inhabitant_tax {

/// From what the tax of a person can be taken (徴収区分), as the records tell.
struct Collecting {
    PersonId salary_payer;           // 特別徴収義務者; none: no collection from a salary
    PersonId pension_payer;          // 年金保険者; none: no collection from a pension
    bool other_from_salary = false;  // 給与・年金以外の所得も給与から
    bool under_65 = true;            // on 1 April: a pension is then collected with the salary
    Yen last_year_pension_tax;       // collected from the pension last year; 0: the first year
};

/// How a year's tax is divided between the ways of collecting it. City, prefecture and forest tax
/// are collected together (地方税法41条, 森林環境税法7条).
struct Shares {
    Yen salary;
    Yen pension;
    Yen ordinary;
};
/// The income levy follows the incomes: the salary's from the salary, the pension's from the
/// pension, the rest by ordinary collection unless the person wished it from the salary. The
/// per-capita levies and the forest tax go with the salary, else with the pension (321条の3,
/// 321条の7の2).
Shares shares_of(const Sheet& sheet, const Collecting& collecting);

/// The terms, months and payments of one year with their due days, without amounts.
struct Schedule {
    std::vector<ledger::Instalment> ordinary;  // the terms of the ordinance (320条)
    std::vector<ledger::Instalment> salary;    // June to May (321条の5)
    std::vector<ledger::Instalment> pension;   // April, June, August; October, December, February
};
/// A due day on which the municipality is closed is the next open day (20条の5第2項).
Schedule schedule_of(const Rates& rates, FiscalYear year, const OpenDays& office);

/// The charge and its first plan. `payable` 0 gives a charge of 0 without instalments.
ledger::PlannedCharge plan(const Rates& rates, const Schedule& schedule, const Sheet& sheet,
                           const Collecting& collecting, PersonId person, FiscalYear year);

/// 随時: a first charge decided within the year, on `day`: what the plan would have collected
/// before it is spread over the instalments still to come.
ledger::PlannedCharge late_plan(const Rates& rates, const Schedule& schedule, const Sheet& sheet,
                                const Collecting& collecting, PersonId person, FiscalYear year,
                                Date day, const OpenDays& office, std::string reason);

/// 更正: the charge for a changed sheet. Instalments collected before `day` stay, the difference is
/// spread over the others; what cannot be lowered there comes off the last of the past ones, so
/// that the plan adds up and the receipts show the over-payment. An increase with nothing left to
/// collect becomes one ordinary term at the end of the next month (随時).
ledger::PlannedCharge change(const Rates& rates, const Sheet& sheet,
                             const std::vector<ledger::Instalment>& old_plan, PersonId person,
                             FiscalYear year, Date day, const OpenDays& office, std::string reason);

}  // namespace yakuba::individual_inhabitant_tax
