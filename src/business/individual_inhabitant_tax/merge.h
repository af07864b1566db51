#pragma once
#include <span>
#include <vector>

#include "business/individual_inhabitant_tax/facts.h"
#include "business/individual_inhabitant_tax/ledger.h"
#include "business/individual_inhabitant_tax/rates.h"
#include "business/individual_inhabitant_tax/records.h"

/// 合算: everything reported about one person becomes one set of facts. A return speaks for all
/// incomes and deductions; without one the reports of the payers are added up. Where papers
/// disagree the merge goes on by a fixed rule and says so, for a clerk to look at.
namespace yakuba::individual_inhabitant_tax {

enum class Conflict {
    two_returns = 1,     // several returns: the one filed last is used
    salary_differs = 2,  // the return states another salary than the reports: the larger is used
    pension_differs = 3,
    double_dependant = 4,  // another taxpayer claimed the relative before: not counted here
    one_stop_void = 5,     // a return was filed, or gifts went to more than five bodies
    two_spouses = 6,       // only the first is counted
};
std::span<const Code> codes_of(Conflict);

/// The standing records of one person for one year; the withdrawn are left out.
struct Papers {
    PersonId person_id;
    PartialDate birth_date;
    bool resident = true;               // on 1 January
    bool claimed_as_dependant = false;  // some taxpayer named the person as a relative
    std::span<const SalaryReport> salaries;
    std::span<const PensionReport> pensions;
    std::span<const TaxReturn> returns;
    std::span<const DependantRecord> dependants;
    std::span<const OneStopGift> gifts;
    const TaxpayerStatus* status = nullptr;
    std::span<const PersonId> lost_dependants;  // claimed first by somebody else
    Yen last_year_pension_tax;

    bool any() const {
        return !salaries.empty() || !pensions.empty() || !returns.empty() || status != nullptr;
    }
};

struct Merged {
    Facts facts;
    Collecting collecting;
    std::vector<Conflict> conflicts;
};
Merged merge(const Rates& rates, const Papers& papers, FiscalYear year);

}  // namespace yakuba::individual_inhabitant_tax
