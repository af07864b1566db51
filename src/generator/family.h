#pragma once
#include <cstdint>
#include <vector>

#include "business/individual_inhabitant_tax/records.h"
#include "generator/work.h"

namespace yakuba::generator {

/// Who supports whom in a household, as told to the tax office for one year.
struct Support {
    std::size_t dependant = 0;  // place in the household
    individual_inhabitant_tax::Relation relation = individual_inhabitant_tax::Relation::other;
    bool cohabiting = true;
};

/// The household as the tax sees it: who is here on 1 January, what each earned, whom each
/// supports.
struct TaxHousehold {
    std::vector<Work> work;                      // by place in the household
    std::vector<bool> here;                      // on 1 January
    std::vector<std::vector<Support>> supports;  // by taxpayer

    /// The one in whose hands the family's living is: most income of head and spouse.
    std::size_t first_earner = 0;
};

TaxHousehold draw_tax_household(std::uint64_t seed, const Employers& employers, const TaxYear& year,
                                const Household& household);

}  // namespace yakuba::generator
