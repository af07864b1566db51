#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "business/individual_inhabitant_tax/rates.h"
#include "business/individual_inhabitant_tax/rules.h"
#include "kernel/era.h"
#include "ledger/records.h"
#include "notices/letter.h"

/// Sheet and plan → the boxes of the forms. Pure; who the letter is about and who signs it is
/// filled elsewhere.
namespace yakuba::individual_inhabitant_tax {

/// 課税明細: incomes, deductions, bases with their taxes, credits and the sum, zero as "−". The
/// boxes of the form are named by the keys of the sheet's description; whatever line of the sheet
/// the form has a box for is printed there.
void fill_calculation(notices::Letter& letter, const Sheet& sheet);

/// 納税通知書, first page: annual amounts, ways of collection, terms and months.
void fill_notice(notices::Letter& letter, const Sheet& sheet, const Rates& rates,
                 std::span<const ledger::Instalment> plan, const Calendar& calendar);

/// The twelve months of one plan collected from a salary, June first: "month_6" … "month_5".
void fill_months(notices::Boxes& boxes, std::span<const ledger::Instalment> plan,
                 std::string_view prefix = "month_");

/// What of a plan is collected in one way.
Yen collected(std::span<const ledger::Instalment> plan, ledger::Collection collection);

/// How a plan collects, in words: "普通徴収 4回", "給与からの特別徴収 12回".
std::string collection_text(std::span<const ledger::Instalment> plan);

/// "6％", "0.5％", "1/3".
std::string percent_text(Ratio rate);

}  // namespace yakuba::individual_inhabitant_tax
