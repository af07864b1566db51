#pragma once
#include <vector>

#include "business/long_term_care_insurance/rules.h"
#include "ledger/records.h"

/// How the year's premium is paid: from the pension (特別徴収) or by terms (普通徴収). Pure.
namespace yakuba::long_term_care_insurance {

/// One line of the plan.
struct Part {
    ledger::Collection collection = ledger::Collection::ordinary;
    int term = 0;     // 期 of ordinary collection; the month of special collection
    YearMonth month;  // in which it is due
    Date due_on;      // 納期限; special collection: the last day of the month
    Yen amount;
};

struct Plan {
    std::vector<Part> parts;  // in order of month
    Yen over_collected;       // what the provisional months took above the year's amount
};

/// The plan of one person's year.
///
/// `open_from`: the first month whose term can still be billed (the month after acquisition, or of
/// the notice); ordinary terms before it are left out, and once all have passed one bill (随時) is
/// due at its end. Every plan adds up to sheet.annual plus what
/// was collected too much.
/// Source: 介護保険法131条, 133条–135条, 140条.
Plan collection_plan(const Rates& rates, const Facts& facts, const Sheet& sheet, FiscalYear year,
                     YearMonth open_from);

/// The provisional months' plan alone, known on 1 April before the year's tax (仮徴収).
Plan provisional_plan(const Facts& facts, FiscalYear year);

}  // namespace yakuba::long_term_care_insurance

namespace yakuba {
template <>
const Description& description_of<long_term_care_insurance::Part>();
}  // namespace yakuba
