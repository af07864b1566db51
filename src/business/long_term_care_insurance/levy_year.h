#pragma once
#include <memory>
#include <optional>
#include <string>

#include "business/long_term_care_insurance/rates.h"
#include "registry/tax_status.h"
#include "registry/town.h"
#include "rules/rates.h"

/// What one year's levy needs besides the persons.
namespace yakuba::long_term_care_insurance {

/// The limits below which nobody owes inhabitant tax, as that tax's own data files fix them: the
/// levy of R8 asks who would have been taxed before the reform (施行令附則24条).
struct NonTaxLimits {
    Yen per_capita_limit_basic;
    Yen per_capita_limit_addition;
    Yen limit_constant;
    Yen protected_income_max;
};

struct LevyYear {
    FiscalYear year;
    Resolved<Rates> rates;
    std::string fingerprint;
    std::optional<NonTaxLimits> limits;  // of years with the special rule alone
};
/// Problems: those of the rate files, "rates.missing" for a year the law is not known for.
Result<std::shared_ptr<const LevyYear>> levy_year(const Town& town, FiscalYear year);

/// Whether the person would be taxed had the salary deduction not been raised; false in years
/// without the special rule.
bool taxed_before_reform(const LevyYear& levy, const registry::TaxStatus& status);

}  // namespace yakuba::long_term_care_insurance
