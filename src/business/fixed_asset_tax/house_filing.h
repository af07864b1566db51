#pragma once
#include "business/fixed_asset_tax/filing.h"

/// Papers about what became of a house: each writes the ledgers of the house and of the land it
/// stands on, in the caller's transaction.
namespace yakuba::fixed_asset_tax {

/// 家屋滅失届: gone from a day on. The land loses its dwellings, unless it is deemed to keep them.
struct HouseGone {
    std::int64_t house_id = 0;
    Date gone_on;
    Deemed site = Deemed::none;
};
Result<Differences> report_gone(const Town& town, storage::Transaction& transaction,
                                const HouseGone& report);

/// 増築: floors added. `points` are those of the added part as surveyed, 0 while it has not been.
struct HouseExtended {
    std::int64_t house_id = 0;
    Date finished_on;
    Area area;
    Area living_area;
    std::int64_t points = 0;
};
Result<Differences> report_extended(const Town& town, storage::Transaction& transaction,
                                    const HouseExtended& report);

}  // namespace yakuba::fixed_asset_tax
